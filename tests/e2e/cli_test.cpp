// The command line of the real binary: what it accepts, and in which words it refuses the rest.
#include <sys/wait.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

// A working folder with a script and a simulation file, gone at the end of the test.
struct Folder {
  std::string path;

  Folder() {
    std::string name = std::filesystem::temp_directory_path() / "hail_XXXXXX";
    path = mkdtemp(name.data());
    write("shop.js",
          "exports.Shopper = function () {};\nexports.Shopper.actions = {visit: 1};\n"
          "exports.Shopper.prototype.visit = function () {};\n");
    write("old.rn", "pub fn main() {}\n");
    write("sim.yaml", "script: shop.js\nbots: {Shopper: 3}\nduration: 2m\nmax_rate: 5\n");
    write("bad.yaml", "script: shop.js\nbost: 3\n");
    write("hail.toml", "max_rate = 7\nduration = \"3m\"\n[env]\nA = \"config\"\n");
    write("bad.toml", "\nmax_rat = 7\n");
  }
  ~Folder() { std::filesystem::remove_all(path); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path + "/" + name) << text;
  }
};

struct Ended {
  int code = -1;
  std::string out, err;
};

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Runs "hailstorm ARGUMENTS" through the shell in the folder, without what the tester's own
// environment says to it. `before` may set variables.
Ended hailstorm(const Folder& folder, const std::string& arguments,
                const std::string& before = {}) {
  const std::string command = "cd " + folder.path + " && env -u NO_COLOR -u HAILSTORM_CONFIG " +
                              before + " " HAIL_BINARY " " + arguments + " >.out 2>.err </dev/null";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, contents(folder.path + "/.out"),
          contents(folder.path + "/.err")};
}

struct Wrong {
  const char* arguments;
  int code;
  const char* message;  // the beginning of what stderr says after "hailstorm: "
  const char* before = "";
};

const char* what_is_missing =
    "run what? A URL, a script or a simulation file is missing\n"
    "  for example: hailstorm run http://127.0.0.1:8000/hello --bots 64 --duration 30s\n";

const Wrong wrong_lines[] = {
    {"", 2, "which command?\n  hailstorm --help lists them\n"},
    {"rnu shop.js", 2, "there is no command 'rnu'\n  did you mean 'run'?\n"},
    {"storm", 2, "there is no command 'storm'\n  known are run, check, try, bundle, plot, new"},
    {"shop.js", 2, "there is no command 'shop.js'\n  to run it: hailstorm run shop.js\n"},
    {"http://127.0.0.1:1/", 2,
     "there is no command 'http://127.0.0.1:1/'\n  to run it: hailstorm run http://127.0.0.1:1/\n"},
    {"--bots 5 shop.js", 2, "--bots: a command comes first, then its options\n  for example: "},
    {"controller", 2, "'controller' is not in this version\n"},
    {"run", 2, what_is_missing},
    {"run --bots 5", 2, what_is_missing},
    {"run shop.js more.js", 2,
     "one of 'shop.js' and 'more.js' is too many\n"
     "  hailstorm run takes one: URL | SCRIPT | SIMULATION\n"},
    {"run shop.js --bot 5", 2, "unknown option --bot\n  did you mean --bots?\n"},
    {"run shop.js --graceful_stop=5s", 2,
     "unknown option --graceful_stop\n  did you mean --graceful-stop?\n"},
    {"run --vus 5 shop.js", 2, "unknown option --vus\n  it is --bots here\n"},
    {"run -c 64 shop.js", 2, "unknown option -c\n  it is --bots here\n"},
    {"run shop.js -x", 2, "unknown option -x\n  hailstorm run --help-all lists the options\n"},
    {"run shop.js --upstream a:1", 2, "option --upstream is not in this version\n"},
    {"run shop.js --arrivals 5 --bots 3 -d 1s", 104,
     "arrivals: the model Shopper has two shapes: 3 bots and 5 arrivals per second\n"},
    {"run shop.js -o a", 104,
     "--out: 'a' does not say which kind of output it is\n  write it as ndjson=a\n"},
    {"run shop.js --bots", 2, "--bots: a value is missing\n"},
    {"run --bots --duration 5s shop.js", 2,
     "--bots: a value is missing: the next word is --duration\n"},
    {"run --bots= shop.js", 2, "--bots: a value is missing\n"},
    {"run -u=5 shop.js", 2, "-u: a one-letter option takes its value without '='\n  write -u 5\n"},
    {"run shop.js -d 5s --duration 6s", 2,
     "--duration: given twice: '5s' and '6s'\n  keep one of them\n"},
    {"run shop.js -u 5 -s 30s:5", 2, "--stage: stages and bots both say how many bots there are\n"},
    {"run shop.js -d 5", 104,
     "--duration: '5' is not a duration: a unit (ms, s, m, h) is missing at character 2\n"
     "  write it as 500ms, 90s, 2m or 1h30m\n"},
    {"run shop.js -i 0", 104, "--iterations: '0' is not a whole number, at least 1\n"},
    {"run shop.js -t 30s", 104,
     "--threads: '30s' is a time, not a number of threads\n"
     "  -t is --threads, as in wrk; how long the run lasts is -d 30s\n"},
    {"run shop.js -e KEY", 104, "--env: 'KEY' has no '='\n  write it as KEY=VALUE\n"},
    {"run shop.js --max-rate 0", 104, "--max-rate: '0' is not a number above zero\n"},
    {"run shop.js --report out.json", 104,
     "--report: 'out.json' does not say which kind of report it is\n"
     "  write it as json=out.json\n"},
    {"run shop.js --report htm=a", 104,
     "--report: unknown kind of report 'htm'\n  did you mean 'html'?\n"},
    {"run shop.js --log-level loud", 104,
     "--log-level: 'loud' is not a level of a log\n"
     "  it is debug, info, warning, error or off\n"},
    {"run shop.js --log-format xml", 104,
     "--log-format: 'xml' is not a format of a log\n  it is text or json\n"},
    {"run shop.js --progress-every 0s", 104, "--progress-every: "},
    {"run shop.js --loglevel debug", 2, "unknown option --loglevel\n  it is --log-level here\n"},
    {"run shop.js -u 'Shopper=2*(t'", 104, "--bots: "},
    {"run shop.js -u Shopper", 104, "--bots: "},
    {"run missing.js", 1,
     "missing.js: there is no such file\n"
     "  hailstorm new missing.js writes one to start from\n"},
    {"run missing.yaml", 1,
     "missing.yaml: there is no such file\n"
     "  give a URL, a script (.js, .ts) or a simulation file (.yaml)\n"},
    {"run localhost:8000/hello", 1,
     "localhost:8000/hello: there is no such file\n"
     "  a URL begins with its scheme: http://localhost:8000/hello\n"},
    {"run .", 1, ".: this is a folder, not a file\n"},
    {"run http:///hello", 2, "http:///hello: the URL names no host\n"},
    {"run http://a/ -H nonsense", 104,
     "--header: 'nonsense' is not a header\n  write it as 'Name: value'\n"},
    {"run http://a/ --method 'P T'", 104, "--method: 'P T' cannot be a method\n"},
    {"run shop.js --connections 64", 104,
     "--connections: '64' is not bot, worker or request\n"
     "  how many bots there are is --bots 64\n"},
    {"run shop.js --connections bot --no-connection-reuse", 2,
     "--no-connection-reuse: it means connections of the mode request"},
    {"run shop.js --rps 5", 2, "unknown option --rps\n  it is --max-rps here\n"},
    {"run shop.js --local-ips 1.2.3", 104, "--local-ip: '1.2.3' is not an IP address\n"},
    {"run shop.js --body-max 10x", 104,
     "--body-max: '10x' is not a size above zero\n  write it as 512, 10kb, 10kib or 2mb\n"},
    {"run shop.js --host a.test=b", 104, "--host: 'b' is not an IP address\n"},
    {"run shop.js --proxy socks5://a:1", 104,
     "--proxy: a proxy of the kind 'socks5' is not in this version\n"},
    {"run shop.js", 104, "https_proxy: this is not a proxy: host and port are needed\n",
     "https_proxy=nonsense"},
    {"run shop.js", 104,
     "HAILSTORM_MAX_REDIRECT: no setting has this name\n"
     "  did you mean 'HAILSTORM_MAX_REDIRECTS'?\n",
     "HAILSTORM_MAX_REDIRECT=5"},
    {"run shop.js --ca-file none.pem", 1, "none.pem: "},
    {"run http://a/ --method GET --body x", 2, "--body: a GET has no body\n"},
    {"run shop.js -H 'A: b'", 2, "--header: it is for a URL only; a script sets its own\n"},
    {"run old.rn", 107, "old.rn: line 1 of the script is Rune, the language of the original"},
    {"run bad.yaml", 104, "bad.yaml:2:1: unknown key 'bost'\n  did you mean 'bots'?\n"},
    {"run shop.js --config bad.toml", 104,
     "bad.toml:2: unknown key 'max_rat'\n  did you mean 'max_rate'?\n"},
    {"run shop.js --config none.toml", 1, "none.toml: No such file or directory\n"},
    {"run shop.js", 104,
     "HAILSTORM_DURATIN: no setting has this name\n  did you mean 'HAILSTORM_DURATION'?\n",
     "HAILSTORM_DURATIN=5s"},
    {"run shop.js", 104, "HAILSTORM_DURATION: '5x' is not a duration: unknown unit 'x'",
     "HAILSTORM_DURATION=5x"},
    {"run shop.js -d 5s", 104, "HAILSTORM_DURATION: '5x' is not a duration: unknown unit 'x'",
     "HAILSTORM_DURATION=5x"},
    {"check", 2, "check what? A URL, a script or a simulation file is missing\n"},
    {"plot", 2, "plot what? A shape or a simulation file is missing\n"},
    {"plot t --until 0s", 104, "--until: '0s' is no time at all: it must be above zero\n"},
    {"plot t --width 3", 104, "--width: '3' is not a whole number from 24 to 1000\n"},
    {"plot -t", 2, "unknown option -t\n  a shape that begins with '-' comes after '--': "},
    {"target 127.0.0.1:8000", 2,
     "'127.0.0.1:8000' is too many: it takes options only\n  hailstorm target --help lists them\n"},
    {"target --port 80", 2, "unknown option --port\n  it is --listen here\n"},
    {"target --threads 0", 104, "--threads: '0' is not a whole number from 1 to 256\n"},
    {"target --tls-cert a.pem", 2, "--tls-cert: --tls-key belongs to it\n"},
    {"new", 2, "the name of what to write is missing\n"},
    {"new shop", 2,
     "shop: a script's name ends in .js or .ts\n  hailstorm new shop.js, or hailstorm new shop "
     "--typescript\n"},
    {"new shop.js", 2, "shop.js: this file exists already\n  --force overwrites it\n"},
    {"new no/shop.js", 1, "no/shop.js: No such file or directory\n"},
};

// The value and origin that `check` lists for a setting: "5s (command line: --duration)".
std::string listed(const Ended& ended, const std::string& setting) {
  const auto at = ended.out.find(setting + " = ");
  if (at == std::string::npos) return "not listed in: " + ended.out + ended.err;
  const auto value = at + setting.size() + 3;
  return ended.out.substr(value, ended.out.find('\n', value) - value);
}

}  // namespace

TEST_CASE("Each wrong command line is refused with its exit code and in its words") {
  const Folder folder;
  for (const auto& [arguments, code, message, before] : wrong_lines) {
    INFO(before << " hailstorm " << arguments);
    const Ended ended = hailstorm(folder, arguments, before);
    CHECK(ended.code == code);
    const std::string expected = std::string("hailstorm: ") + message;
    CHECK(ended.err.substr(0, expected.size()) == expected);
    CHECK(ended.out.empty());
  }
}

TEST_CASE("The command line beats the environment, that the config file, that the simulation") {
  const Folder folder;
  const std::string all = "check sim.yaml --config hail.toml";
  const auto without = hailstorm(folder, "check sim.yaml");
  CHECK(listed(without, "duration") == "2m (sim.yaml:3:11)");
  CHECK(listed(without, "max-rate") == "5 per second (sim.yaml:4:11)");
  CHECK(listed(without, "seed") == "1 (default)");
  const auto config = hailstorm(folder, all);
  CHECK(listed(config, "duration") == "3m (hail.toml:2)");
  CHECK(listed(config, "max-rate") == "7 per second (hail.toml:1)");
  const auto variable = hailstorm(folder, all, "HAILSTORM_DURATION=4m HAILSTORM_ENV=B=1");
  CHECK(listed(variable, "duration") == "4m (environment: HAILSTORM_DURATION)");
  CHECK(listed(variable, "env A") == "config (hail.toml:4)");
  CHECK(listed(variable, "env B") == "1 (environment: HAILSTORM_ENV)");
  const auto typed = hailstorm(folder, all + " -d 5m -e A=typed", "HAILSTORM_DURATION=4m");
  CHECK(listed(typed, "duration") == "5m (command line: --duration)");
  CHECK(listed(typed, "env A") == "typed (command line: --env)");
}

TEST_CASE("A script that imports k6 isolates its bots and runs once, unless it is told otherwise") {
  const Folder folder;
  const std::string import = "import { sleep } from 'k6';\nexport default () => sleep(0.01);\n";
  folder.write("k6.js", import);
  folder.write("own.js", import + "export const options = { isolate: 'heap', duration: '1s' };\n");
  const std::string once = "note: one iteration, as k6 has it", why = ", because it imports k6";
  const auto plain = hailstorm(folder, "check k6.js");
  CHECK(plain.out.find(once) != std::string::npos);
  CHECK(plain.out.find(why) != std::string::npos);
  CHECK(listed(plain, "iterations") == "1 (default)");
  const auto ended = hailstorm(folder, "run k6.js");
  CHECK(ended.code == 0);
  CHECK(ended.out.find("actions............: 1 ") != std::string::npos);
  for (const std::string given : {"-d 1s", "-i 3", "--iterations-per-bot 2", "-u 2", "-s 1s:2"})
    CHECK(hailstorm(folder, "check k6.js " + given).out.find(once) == std::string::npos);
  for (const std::string line :
       {"check k6.js --isolate heap", "check k6.js --isolate bot", "check own.js", "check shop.js"})
    CHECK(hailstorm(folder, line).out.find(why) == std::string::npos);
}

TEST_CASE("A proxy of the environment is told, and beaten by an empty --proxy") {
  const Folder folder;
  const std::string low = "http_proxy=http://u:secret@127.0.0.1:9 HTTP_PROXY=http://127.0.0.1:8";
  const auto found = hailstorm(folder, "check sim.yaml", low);
  CHECK(listed(found, "proxy for http") == "http://127.0.0.1:9 (environment: http_proxy)");
  CHECK(found.out.find("secret") == std::string::npos);
  const auto none = hailstorm(folder, "check sim.yaml --proxy ''", low);
  CHECK(listed(none, "proxy") == "none (command line: --proxy)");
  const auto run = hailstorm(folder, "run sim.yaml -d 100ms", low);
  CHECK(run.code == 0);
  CHECK(run.err.find("through the proxy for http http://127.0.0.1:9 (environment: http_proxy)") !=
        std::string::npos);
}

TEST_CASE("The command check shows no value that has a secret's name, nor a password in a URL") {
  const Folder folder;
  const auto found = hailstorm(
      folder, "check shop.js -e PASSWORD=hush1 -e key=hush2 -e BASE=http://u:hush3@h/ -e NAME=ada");
  CHECK(listed(found, "env PASSWORD") == "*** (command line: --env)");
  CHECK(listed(found, "env key") == "*** (command line: --env)");
  CHECK(listed(found, "env BASE") == "http://***@h/ (command line: --env)");
  CHECK(listed(found, "env NAME") == "ada (command line: --env)");
  const auto url =
      hailstorm(folder, "check http://u:hush4@127.0.0.1/ -H 'Authorization: Bearer hush5hush5'");
  CHECK((found.out + url.out).find("hush") == std::string::npos);
}

TEST_CASE("HAILSTORM_CONFIG names the config file, --config beats it") {
  const Folder folder;
  const auto named = hailstorm(folder, "check sim.yaml", "HAILSTORM_CONFIG=hail.toml");
  CHECK(listed(named, "duration") == "3m (hail.toml:2)");
  const auto beaten =
      hailstorm(folder, "check sim.yaml --config hail.toml", "HAILSTORM_CONFIG=bad.toml");
  CHECK(listed(beaten, "duration") == "3m (hail.toml:2)");
}

TEST_CASE("An option takes one value per use and leaves the positional alone") {
  const Folder folder;
  for (const std::string line :
       {"--bots Shopper=1 shop.js", "shop.js -u Shopper=1", "-qu Shopper=1 shop.js",
        "-e A=1 -u Shopper=1 -e B=2 -- shop.js", "--bots=Shopper=1 shop.js"}) {
    INFO(line);
    const auto ended = hailstorm(folder, "check " + line);
    CHECK(ended.code == 0);
    CHECK(listed(ended, "bots Shopper") == "1 (command line: --bots)");
  }
  CHECK(listed(hailstorm(folder, "check --bots -5 shop.js"), "bots") ==
        "-5 (command line: --bots)");
}

TEST_CASE("A formula keeps its own equals sign out of the model's name") {
  const Folder folder;
  const auto ended = hailstorm(folder, "check shop.js -u 'Shopper=100*rect((t-60)/120)'");
  CHECK(listed(ended, "bots Shopper") == "100*rect((t-60)/120) (command line: --bots)");
}

TEST_CASE("The option --show-script prints the bot of the URL form") {
  const Folder folder;
  const auto ended = hailstorm(folder, "run --show-script");
  CHECK(ended.code == 0);
  CHECK(ended.out == contents(HAIL_SOURCE_DIR "/apps/hailstorm/url_bot.js"));
}

TEST_CASE("new writes a script once, and again only when forced") {
  const Folder folder;
  const auto first = hailstorm(folder, "new fresh.js");
  CHECK(first.code == 0);
  CHECK(first.out.find("hailstorm run fresh.js") != std::string::npos);
  const std::string text = contents(folder.path + "/fresh.js");
  CHECK(text == contents(HAIL_SOURCE_DIR "/apps/hailstorm/new_bot.js"));
  folder.write("fresh.js", "mine");
  CHECK(hailstorm(folder, "new fresh.js").code == 2);
  CHECK(contents(folder.path + "/fresh.js") == "mine");
  CHECK(hailstorm(folder, "new fresh.js --force").code == 0);
  CHECK(contents(folder.path + "/fresh.js") == text);
}

TEST_CASE("plot draws a shape, and each model of a simulation file") {
  const Folder folder;
  const auto shape = hailstorm(folder, "plot '10*tri((t-60)/60)' --until 2m --width 60 --height 8");
  CHECK(shape.code == 0);
  CHECK(shape.out.starts_with("10*tri((t-60)/60)\n"));
  CHECK(hailstorm(folder, "plot -- '-t+5'").code == 0);
  CHECK(hailstorm(folder, "plot sim.yaml").out.starts_with("Shopper = 3\n"));
  CHECK(hailstorm(folder, "plot '1/(t-t)'").code == 104);
}

TEST_CASE("The help is the golden one, --help-all shows every option, both wherever they stand") {
  const Folder folder;
  const auto golden = contents(HAIL_SOURCE_DIR "/tests/e2e/run_help.txt");
  const auto help = hailstorm(folder, "run --help");
  CHECK(help.code == 0);
  CHECK(help.out == golden);
  CHECK(hailstorm(folder, "help run").out == golden);
  CHECK(hailstorm(folder, "run shop.js --nonsense -h").out == golden);
  const auto all = hailstorm(folder, "run --help-all").out;
  for (const std::string option : {"--bots-per-heap", "--ca-file", "--tag", "--method", "--body",
                                   "--dns", "--tls-auth", "--no-proxy", "--batch-per-host"}) {
    CHECK(all.find(option) != all.npos);
    CHECK(golden.find(option) == golden.npos);
  }
  CHECK(hailstorm(folder, "--help").out == contents(HAIL_SOURCE_DIR "/tests/e2e/help.txt"));
  for (const std::string command : {"check", "plot", "new", "target"})
    CHECK(hailstorm(folder, command + " --help").code == 0);
}

TEST_CASE("The option --version tells the version") {
  const Folder folder;
  const auto ended = hailstorm(folder, "--version");
  CHECK(ended.code == 0);
  CHECK(ended.out.starts_with("hailstorm 0."));
}
