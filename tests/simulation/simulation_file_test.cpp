// Simulation files: what is understood, and in which words the rest is refused.
#include "simulation/simulation_file.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "simulation/options.h"
#include "simulation/script_file.h"

using namespace hailstorm;

namespace {

// A folder with the script bots/shop.js, gone at the end of the test.
struct Folder {
  std::string path;

  Folder() {
    std::string name = std::filesystem::temp_directory_path() / "hail_XXXXXX";
    path = mkdtemp(name.data());
    std::filesystem::create_directory(path + "/bots");
    std::ofstream(path + "/bots/shop.js") << "exports.Shopper = function () {};\n";
    std::ofstream(path + "/bots/old.rn") << "// a bot\npub fn main(ctx) {}\n";
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

std::string refusal(const std::string& text) {
  const Folder folder;
  try {
    read_simulation(text, "sim.yaml", folder.path);
  } catch (const Error& error) {
    std::string what = error.what();
    const auto at = what.find(folder.path + "/");
    return at == what.npos ? what : what.erase(at, folder.path.size() + 1);
  }
  return "accepted";
}

Simulation accepted(const std::string& text) {
  const Folder folder;
  return read_simulation(text, "sim.yaml", folder.path);
}

const std::string head = "script: bots/shop.js\n";

}  // namespace

TEST_CASE("A simulation file gives script, shapes, length, environment and tags") {
  const auto simulation = accepted(
      "script: bots/shop.js        # a path\n"
      "bots:\n"
      "  Shopper: \"100*rect((t-60)/120)\"\n"
      "  Buyer: 5\n"
      "duration: 2m\n"
      "iterations: 10\n"
      "iterations_per_bot: 3\n"
      "include_tags: [quick, slow]\n"
      "exclude_tags: database\n"
      "env: { BASE_URL: 'http://a:80/x', DEBUG: 1, NOTE: \"\" }\n"
      "tags: { team: shop }\n");
  CHECK(simulation.script.text == "exports.Shopper = function () {};\n");
  REQUIRE(simulation.bots.size() == 2);
  CHECK(simulation.bots[0].model == "Shopper");
  CHECK(simulation.bots[0].shape == "100*rect((t-60)/120)");
  CHECK(simulation.bots[1].model == "Buyer");
  CHECK(simulation.bots[1].shape == "5");
  CHECK(simulation.duration == std::chrono::minutes(2));
  CHECK(simulation.iterations == 10u);
  CHECK(simulation.iterations_per_bot == 3u);
  CHECK(simulation.tags_wanted == std::vector<std::string>{"quick", "slow"});
  CHECK(simulation.tags_unwanted == std::vector<std::string>{"database"});
  CHECK(simulation.env == std::map<std::string, std::string>{
                              {"BASE_URL", "http://a:80/x"}, {"DEBUG", "1"}, {"NOTE", ""}});
  CHECK(simulation.tags == std::map<std::string, std::string>{{"team", "shop"}});
}

TEST_CASE("Run options stand in a simulation file, paths are relative to it") {
  const Folder folder;
  auto file = read_simulation_file(head +
                                       "threads: 3\nseed: 7\nmax_running: 500\nmax-rate: 12.5\n"
                                       "graceful_stop: 5s\nbots_per_heap: 10\ntimeout: 2s\n"
                                       "insecure_skip_tls_verify: true\nca_file: ca.pem\n"
                                       "report: [json=a.json, json=b.json]\nquiet: yes\n",
                                   "sim.yaml", folder.path);
  const auto options = resolve(file.script, file.given, {}).options;
  CHECK(options.threads == 3);
  CHECK(options.seed == 7);
  CHECK(options.max_running == 500u);
  CHECK(options.max_rate == 12.5);
  CHECK(options.graceful_stop == std::chrono::seconds(5));
  CHECK(options.bots_per_heap == 10);
  CHECK(options.http.timeout == std::chrono::seconds(2));
  CHECK(options.http.insecure_skip_tls_verify);
  CHECK(options.http.ca_file == folder.path + "/ca.pem");
  REQUIRE(options.reports.size() == 2);
  CHECK(options.reports[1].path == "b.json");
  CHECK(options.quiet);
  CHECK(options.origins.at("max-rate").where == "sim.yaml:5:11");
}

TEST_CASE("One text is the shape of the only model, unquoted or quoted") {
  for (const std::string shape : {"64", "min(t, 10)", "\"min(t, 10)\"", "'min(t, 10)'"}) {
    INFO(shape);
    const auto simulation = accepted(head + "bots: " + shape);
    REQUIRE(simulation.bots.size() == 1);
    CHECK(simulation.bots[0].model.empty());
  }
  CHECK(accepted(head).bots.empty());
}

TEST_CASE("A script stands in the file itself, with the lines of the file") {
  const auto block = accepted("bots: 3\nscript: |\n  exports.A =\n    function () {};\n").script;
  CHECK(block.name == "sim.yaml");
  CHECK(block.text == "\n\nexports.A =\n  function () {};\n");

  const auto quoted =
      accepted("{\"bots\": 3,\n\"script\": \"exports.A = 1;\\nexports.B = 2;\\n\"}");
  CHECK(quoted.script.name == "sim.yaml:2");
  CHECK(quoted.script.text == "exports.A = 1;\nexports.B = 2;\n");
}

TEST_CASE("Files of the original are accepted, as YAML and as JSON") {
  for (const std::string text :
       {"script: |\n  exports.demo = 1;\nbehaviour:\n- model: demo\n  expression: 10*tri(t/60)\n",
        "{\"script\": \"exports.demo = 1;\\n\",\n"
        " \"behaviour\": [{\"model\": \"demo\", \"expression\": \"10*tri(t/60)\"}]}"}) {
    INFO(text);
    const auto simulation = accepted(text);
    REQUIRE(simulation.bots.size() == 1);
    CHECK(simulation.bots[0].model == "demo");
    CHECK(simulation.bots[0].shape == "10*tri(t/60)");
  }
}

TEST_CASE("Anchors, comments, a byte order mark and Windows line ends do no harm") {
  const auto simulation =
      accepted("\xEF\xBB\xBFscript: bots/shop.js # here\r\nbots: {A: &crowd \"3\", B: *crowd}\r\n");
  REQUIRE(simulation.bots.size() == 2);
  CHECK(simulation.bots[1].shape == "3");
}

struct Refused {
  std::string text, message;
};

TEST_CASE("What is wrong with a key or a value is told with its place and a remedy") {
  const Refused cases[] = {
      {"bots: 3",
       "sim.yaml: the key 'script' is missing\n"
       "  name the script of the bots: script: bots/shop.js"},
      {head + "bot: 3", "sim.yaml:2:1: unknown key 'bot'\n  did you mean 'bots'?"},
      {head + "Duration: 3s", "sim.yaml:2:1: unknown key 'Duration'\n  did you mean 'duration'?"},
      {head + "bots: 3\nduration: 1m\nbots: 4",
       "sim.yaml:4:1: 'bots' is given twice, first in line 2\n  keep one of them"},
      {head + "env:\n  A: 1\n  A: 2",
       "sim.yaml:4:3: 'A' is given twice, first in line 3\n  keep one of them"},
      {head + "max_rate: 3\nmax-rate: 4",
       "sim.yaml:3:11: given twice: '3' and '4'\n  keep one of them"},
      {head + "duration: 120",
       "sim.yaml:2:11: '120' is not a duration: a unit (ms, s, m, h) is missing at character 4\n"
       "  write it as 500ms, 90s, 2m or 1h30m"},
      {head + "duration: 0s", "sim.yaml:2:11: '0s' is no time at all: it must be above zero"},
      {head + "duration: [2m]", "sim.yaml:2:11: 'duration' must be a single value, not a list"},
      {head + "duration: {a: b}", "sim.yaml:2:11: 'duration' must be a single value, not a map"},
      {head + "duration:\nseed: 3",
       "sim.yaml:2:1: 'duration' has no value\n  an empty text is written \"\""},
      {head + "iterations: many", "sim.yaml:2:13: 'many' is not a whole number, at least 1"},
      {head + "tags: [slow]",
       "sim.yaml:2:7: 'tags' are those of the run: a map of KEY: value\n"
       "  actions are chosen by their tags with include_tags: [slow]"},
      {head + "iterations: -1", "sim.yaml:2:13: '-1' is not a whole number, at least 1"},
      {head + "threads: 0", "sim.yaml:2:10: '0' is not a whole number from 1 to 1024"},
      {head + "max_rate: .inf", "sim.yaml:2:11: '.inf' is not a number above zero"},
      {head + "quiet: perhaps", "sim.yaml:2:8: 'perhaps' is neither true nor false"},
      {head + "env: A=1", "sim.yaml:2:6: 'env' must be a map of KEY: value, not a single value"},
      {head + "env: {A: [1]}", "sim.yaml:2:10: 'A' must be a single value, not a list"},
      {head + "env: {A: }", "sim.yaml:2:7: 'A' has no value\n  an empty text is written \"\""},
      {head + "env: {A-B: 1}", "sim.yaml:2:7: 'A-B' cannot be the name of a key"},
      {head + "bots: {3: 1}", "sim.yaml:2:8: '3' cannot be the name of a model"},
      {head + "bots: [1, 2]",
       "sim.yaml:2:7: 'bots' must be the shape of the only model or a map of MODEL: shape, not a "
       "list"},
      {head + "bots: {Shopper: {shape: 3}}",
       "sim.yaml:2:17: 'Shopper' must be a shape (a number or a formula of t), not a map"},
      {head + "bots: \"\"",
       "sim.yaml:2:7: the shape is empty\n"
       "  give a number or a formula of t: 10"},
      {head + "stages: [30s]",
       "sim.yaml:2:10: '30s' is not a stage: it has no ':'\n"
       "  write it as TIME:BOTS, e.g. 30s:100"},
      {head + "stages: [[30s]]", "sim.yaml:2:10: each item of 'stages' must be a text"},
      {head + "report: cvs=a.csv",
       "sim.yaml:2:9: unknown kind of report 'cvs'\n  did you mean 'csv'?"},
      {head + "report: a.html",
       "sim.yaml:2:9: 'a.html' does not say which kind of report it is\n  write it as html=a.html"},
      {head + "behaviour: 3", "sim.yaml:2:1: 'behaviour' must be a list of {model, expression}"},
      {head + "behaviour: [{model: a}]",
       "sim.yaml:2:13: an item of 'behaviour' must have the keys model and expression"},
      {head + "behaviour: [{model: a, expresion: 3}]",
       "sim.yaml:2:24: unknown key 'expresion'\n  did you mean 'expression'?"},
      {head + "behaviour: []\nbots: 3",
       "sim.yaml:2:1: 'behaviour' and 'bots' both say how many bots there are\n  keep 'bots'"},
      {"exports.A = 1;",
       "sim.yaml:1:1: a simulation is a list of keys: script, bots, duration, "
       "...\n  a script is run by itself: hailstorm run shop.js"},
  };
  for (const auto& [text, message] : cases) {
    INFO(text);
    CHECK(refusal(text) == message);
  }
}

TEST_CASE("What is wrong with arrivals is told with its place and a remedy") {
  const std::string head = "script: bots/shop.js\n";
  const Refused cases[] = {
      {head + "arrivals: {A: 3*}",
       "sim.yaml:2:15: the shape ends where a number, t, a function or '(' is expected\n"
       "  3*\n    ^"},
      {head + "arrivals: [3]",
       "sim.yaml:2:11: 'arrivals' must be the shape of the only model or a map of MODEL: shape, "
       "not a "
       "list"},
      {head + "when_full: wait",
       "sim.yaml:2:12: 'wait' is neither queue nor drop\n"
       "  queue: who finds no room waits; drop: who finds no room is counted, and gone"},
      {head + "catch_up: 1",
       "sim.yaml:2:11: '1' is not a factor from 1.1 to 1000\n"
       "  twice the pace: --catch-up 2"},
      {head + "fail_on_overload: 5",
       "sim.yaml:2:19: '5' is not a share of the run's seconds\n"
       "  a twentieth of them: --fail-on-overload=5%"},
      {head + "fail_on_overload: 101%",
       "sim.yaml:2:19: '101%' is more than all of the run's seconds\n"
       "  a twentieth of them: --fail-on-overload=5%"},
      {head + "pacing_gap: 1s",
       "sim.yaml:2:13: '1s' is longer than 10ms\n"
       "  a fine pace: --pacing-gap 0, a cheap one: 1ms"}};
  for (const auto& [text, message] : cases) {
    INFO(text);
    CHECK(refusal(text) == message);
  }
}

TEST_CASE("A script that cannot be had is told at its place") {
  const Refused cases[] = {
      {"script: bots/shp.js", "sim.yaml:1:9: there is no file bots/shp.js"},
      {"script: exports.A = function () {}",
       "sim.yaml:1:9: a script in place must be a block\n"
       "  write 'script: |' and the script indented in the lines below it"},
      {"script: ''", "sim.yaml:1:9: 'script' is empty\n  name the script: script: bots/shop.js"},
      {"script: [a.js]",
       "sim.yaml:1:9: 'script' must be a path, or the script itself as a block "
       "(|), not a list"},
      {"script: bots", "bots: this is a folder, not a file"},
      {"script: |\n  // old\n  pub fn main() {\n  }\n",
       "sim.yaml: line 2 of the script is Rune, the language of the original Hailstorm; scripts "
       "are "
       "JavaScript here\n  docs/from-rust.md shows, construct by construct, how to write it anew"},
      {"script: bots/old.rn",
       "bots/old.rn: line 2 of the script is Rune, the language of the original Hailstorm; scripts "
       "are JavaScript here\n  docs/from-rust.md shows, construct by construct, how to write it "
       "anew"},
  };
  for (const auto& [text, message] : cases) {
    INFO(text);
    CHECK(refusal(text) == message);
  }
}

TEST_CASE("Rune is told from JavaScript") {
  CHECK_THROWS_AS(refuse_rune("pub async fn main(b) {}", "x"), Error);
  CHECK_THROWS_AS(refuse_rune("impl A {\n  fn register_bot(b) {}\n}", "x"), Error);
  CHECK_NOTHROW(refuse_rune("var fn = 3; fn (4);\n/*\n fn call(x) explains\n*/", "x"));
  CHECK_NOTHROW(refuse_rune("A.registerBot = function (b) {};", "x"));
  CHECK_NOTHROW(refuse_rune("", "x"));
}

TEST_CASE("A simulation file has at most one MiB") {
  CHECK(refusal(head + "# " + std::string(1 << 20, 'x')) ==
        "sim.yaml: larger than 1 MiB, the most a simulation file may have");
}

TEST_CASE("Names, DNS and certificates are maps in a simulation file") {
  const Folder folder;
  const auto read = read_simulation_file(
      "script: bots/shop.js\nconnections: worker\n"
      "hosts: { api.test: 127.0.0.1, \"*.b.test:443\": \"[::1]:8443\" }\n"
      "dns: { ttl: 1m, select: first }\n"
      "block_hosts: [ads.test, \"*.ads.test\"]\n"
      "tls_auth:\n"
      "  - { domains: [a.test, b.test], cert: a.pem, key: /b.key, password: x }\n"
      "  - { cert: \"c,1.pem\" }\n",
      "sim.yaml", folder.path);
  const HttpOptions http = resolve(read.script, read.given, {}).options.http;
  CHECK(http.connections == ConnectionMode::worker);
  CHECK(http.hosts.at("api.test") == "127.0.0.1");
  CHECK(http.hosts.at("*.b.test:443") == "[::1]:8443");
  CHECK(http.dns.ttl == std::chrono::minutes(1));
  CHECK(http.dns.select == DnsSettings::Select::first);
  CHECK(http.block_hosts.size() == 2);
  REQUIRE(http.certificates.size() == 2);
  CHECK(http.certificates[0].cert == folder.path + "/a.pem");
  CHECK(http.certificates[0].key == "/b.key");
  CHECK(http.certificates[0].domains.size() == 2);
  CHECK(http.certificates[1].cert == folder.path + "/c,1.pem");
  CHECK(refusal(head + "tls_auth: a.pem") ==
        "sim.yaml:2:11: 'tls_auth' must be a list of maps\n"
        "  for example: tls_auth: [{cert: client.pem, key: client.key}]");
  CHECK(refusal(head + "dns: { tl: 5m }") ==
        "sim.yaml:2:6: 'tl=5m' is not ttl=, select= or policy=\n"
        "  for example: ttl=5m,select=random,policy=preferIPv4");
}
