// The file of --config: the part of TOML that is read, and how the rest is refused.
#include "simulation/config_file.h"

#include <catch2/catch.hpp>

#include "base/error.h"
#include "base/random.h"

using namespace hailstorm;

namespace {

std::string refusal(const std::string& text) {
  try {
    read_config(text, "h.toml", "");
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::configuration);
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("A config file gives settings with their lines") {
  const auto given = read_config(
      "# all of it\n"
      "max_running = 5_000   # a comment\n"
      "max-rate = 2.5\n"
      "graceful_stop = '5s'\n"
      "quiet = true\r\n"
      "ca_file = \"ca.pem\"\n"
      "tls_auth = ['cert=a.pem,key=/b.key,domains=a.test,b.test']\n"
      "stages = [\n  \"30s:100\", # up\n  '1m:0',\n]\n"
      "\n"
      "[bots]\n"
      "Shopper = \"100*rect((t-60)/120)\"\n"
      "[ env ]\n"
      "BASE_URL = \"http://a # no comment\"\n"
      "\"QUOTED\" = \"a\\t\\\"b\\\"\\\\\"\n"
      "[hosts]\n\"*.a.test:80\" = '127.0.0.1'\n",
      "h.toml", "/etc/hail");
  std::string text;
  for (const auto& one : given)
    text += one.origin.where + " " + one.setting + " " + one.value + "\n";
  CHECK(text ==
        "h.toml:2 max-running 5000\n"
        "h.toml:3 max-rate 2.5\n"
        "h.toml:4 graceful-stop 5s\n"
        "h.toml:5 quiet true\n"
        "h.toml:6 ca-file /etc/hail/ca.pem\n"
        "h.toml:7 tls-auth cert=/etc/hail/a.pem,key=/b.key,domains=a.test,b.test\n"
        "h.toml:9 stage 30s:100\n"
        "h.toml:10 stage 1m:0\n"
        "h.toml:14 bots Shopper=100*rect((t-60)/120)\n"
        "h.toml:16 env BASE_URL=http://a # no comment\n"
        "h.toml:17 env QUOTED=a\t\"b\"\\\n"
        "h.toml:19 host *.a.test:80=127.0.0.1\n");
  CHECK(given[0].origin.layer == Layer::config_file);
  CHECK(read_config("", "h.toml", "").empty());
}

TEST_CASE("What a config file cannot say is told with its line") {
  const std::pair<std::string, std::string> cases[] = {
      {"seed = 1\nmax_runing = 5",
       "h.toml:2: unknown key 'max_runing'\n  did you mean 'max_running'?"},
      {"seed = 1\nseed = 2",
       "h.toml:2: 'seed' is given twice, first in line 1\n  keep one of them"},
      {"max_rate = 1\nmax-rate = 2",
       "h.toml:2: 'max_rate' is given twice, first in line 1\n  keep one of them"},
      {"[env]\nA = 1\n[env]",
       "h.toml:3: '[env]' is given twice, first in line 1\n  keep one of them"},
      {"[run]", "h.toml:1: unknown table [run]\n  known are bots, arrivals, env, tags, hosts"},
      {"[threads]",
       "h.toml:1: unknown table [threads]\n  known are bots, arrivals, env, tags, hosts"},
      {"[env",
       "h.toml:1: a table's name ends with ']'\n"
       "  write [env] alone on its line"},
      {"env = 3", "h.toml:1: 'env' has keys of its own\n  write it as a table: [env]"},
      {"env.A = 3", "h.toml:1: '=' is expected after the key\n  a table of keys is written [env]"},
      {"duration = 2m", "h.toml:1: a text must be in quotes\n  write \"2m\""},
      {"duration =", "h.toml:1: the value is missing"},
      {"duration = \"2m", "h.toml:1: the quote is not closed"},
      {"duration = \"\"\"2m\"\"\"", "h.toml:1: texts of several lines are not supported"},
      {"duration = \"2m\" seed = 1",
       "h.toml:1: something follows the end of the value\n  write one key = value per line"},
      {"duration = [\"2m\"]", "h.toml:1: a list is not possible here"},
      {"bots = {A = 1}", "h.toml:1: inline tables are not supported\n  write a table: [env]"},
      {"stages = [\"1s:1\"", "h.toml:1: a ',' or ']' is expected in the list"},
      {"stages = [\"1s:1\",", "h.toml:1: the list is not closed by ']'"},
      {"ca_file = \"a\\b\"",
       "h.toml:1: unknown escape in a text\n"
       "  known are \\n \\t \\r \\\" \\\\; in '...' a backslash is itself"},
      {"[env]\nA-B = 1", "h.toml:2: 'A-B' cannot be a key here"},
      {"= 3", "h.toml:1: a key is expected, such as max_running = 500"},
  };
  for (const auto& [text, message] : cases) {
    INFO(text);
    CHECK(refusal(text) == message);
  }
}

TEST_CASE("An empty text is a value") {
  const auto given = read_config("ca_file = \"\"\nquiet = ''", "h.toml", "");
  REQUIRE(given.size() == 2);
  CHECK(given[0].value.empty());
}

TEST_CASE("Broken copies of a good config file are accepted or refused, never worse") {
  const std::string good = "seed = 1\nreport = [\"json=a\"]\n[env]\nA = \"x\\n\" # y\nB = 'z'\n";
  const std::uint64_t seed = 7;
  Random random(seed);
  INFO("seed " << seed);
  for (int i = 0; i < 5000; ++i) {
    std::string text = good;
    for (auto changes = 1 + random.below(4); changes > 0; --changes) {
      const char c = "[]{}='\"\n#\\,. \t-1a\xff"[random.below(18)];
      text[random.below(text.size())] = c;
    }
    INFO(text);
    CHECK(!refusal(text).empty());
  }
}
