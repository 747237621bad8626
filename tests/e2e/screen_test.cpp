// What a person sees of a run in a terminal, in tmux; what a program reads of it in a pipe.
#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "process.h"
#include "tmux.h"

using namespace hailstorm;
using Catch::Matchers::Contains;
using Catch::Matchers::Matches;

namespace {

constexpr const char* chatty =
    "var hs = require('hailstorm');\n"
    "exports.Chatty = function () {};\n"
    "exports.Chatty.every = '300ms';\n"
    "exports.Chatty.actions = { talk: 1 };\n"
    "exports.Chatty.prototype.talk = function () {\n"
    "  hs.http.get(hs.env.BASE_URL + '/hello');\n"
    "  console.log('here I am');\n"
    "  console.warn('token', 'Bearer abcdefghijkl\\nsecond \\u001b[2Jline');\n"
    "  console.debug('not to be seen');\n"
    "};\n";

std::string storm_command(const std::string& words) { return HAIL_BINARY " run " + words; }

int count(const std::string& text, const std::string& part) {
  int found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size())
    ++found;
  return found;
}

// The screen is there once, and whole.
bool is_tidy(const std::string& text) {
  for (const char* part : {" running", "/s", "p95 ", "lag "})
    if (count(text, part) != 1) return false;
  return true;
}

constexpr const char* hint = "keys: w +1 W +10 s -1 S -10 bots";

}  // namespace

TEST_CASE("the live screen stands at the bottom of 80 by 24, and of 120 by 40") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  for (const auto& [columns, rows] : {std::pair(80, 24), std::pair(120, 40)}) {
    const Tmux tmux(folder, columns, rows,
                    storm_command(target.url() + "/hello --bots 4 --max-rps 200 --duration 60s"));
    CHECK(tmux.shows("0:03 of 1:00"));
    const std::string text = tmux.text();
    INFO(text);
    CHECK(is_tidy(text));
    CHECK_THAT(text, Contains(" bots      4 running  4 wanted"));
    CHECK_THAT(text, Contains(" failed    0 (0.00%)"));
    CHECK_THAT(text, Contains(" generator lag "));
    CHECK_THAT(text, Contains("━"));
    CHECK_THAT(text, Contains("█"));
    CHECK_THAT(text, Contains(hint));
    // What was said before stands above it.
    CHECK(text.find("Ctrl-C stops gracefully") < text.find("0:03 of 1:00"));
  }
}

TEST_CASE("a terminal that is resized shows the screen once, and nothing of the old one") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  const Tmux tmux(folder, 120, 40,
                  storm_command(target.url() + "/hello --bots 4 --max-rps 200 --duration 60s"));
  REQUIRE(tmux.shows("0:02 of 1:00"));
  for (const auto& [columns, rows] : {std::pair(60, 30), std::pair(40, 12), std::pair(100, 9),
                                      std::pair(30, 24), std::pair(80, 24)}) {
    tmux.resize(columns, rows);
    std::string text;
    const bool tidy = eventually([&] { return is_tidy(text = tmux.text()); });
    INFO(columns << "x" << rows << "\n" << text);
    CHECK(tidy);
    CHECK(count(text, " of 1:00") == 1);
  }
}

TEST_CASE("what scripts print stands above the screen, line by line and without secrets") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  folder.write("chatty.js", chatty);
  const Tmux tmux(folder, 80, 24,
                  storm_command("chatty.js --bots 2 --duration 60s -e BASE_URL=" + target.url()));
  REQUIRE(tmux.shows("0:03 of 1:00"));
  const std::vector<std::string> lines = tmux.lines();
  INFO(tmux.text());
  CHECK(is_tidy(tmux.text()));
  const auto screen = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
    return line.find(" of 1:00") != std::string::npos;
  });
  REQUIRE(screen - lines.begin() > 6);
  for (auto line = screen - 6; line != screen; ++line) {
    const std::string what =
        "[0-9:.]{12} (info   |warning) Chatty#[01] chatty.js:[78]: "
        "(here I am|token Bearer \\*\\*\\*)|  second \\[2Jline";
    CHECK_THAT(*line, Matches(what));
  }
}

TEST_CASE("keys change the number of bots, and the report says when") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  const Tmux tmux(
      folder, 80, 30,
      storm_command(target.url() +
                    "/hello --bots 4 --max-rps 100 --duration 60s --report json=r.json"));
  REQUIRE(tmux.shows("4 running"));
  tmux.press("w");
  CHECK(tmux.shows("5 running"));
  CHECK_THAT(tmux.text(), Contains("Visitor: 5 bots from ") && Contains(" on, 4 before"));
  tmux.press("W");
  CHECK(tmux.shows("15 running  15 wanted"));
  tmux.press("S");
  tmux.press("s");
  CHECK(tmux.shows("4 running  4 wanted"));
  tmux.press("S");
  CHECK(tmux.shows("0 running  0 wanted"));
  CHECK_THAT(tmux.text(), Contains("Visitor: 0 bots from ") && Contains(hint));
  tmux.press("C-c");
  REQUIRE(tmux.shows("exit 105"));
  CHECK(tmux.shows(" icanon"));
  const auto run = nlohmann::json::parse(contents_of(folder.file("r.json"))).at("run");
  std::vector<int> numbers;
  for (const auto& change : run.at("changes")) numbers.push_back(change.at("to"));
  CHECK(numbers == std::vector<int>{5, 15, 5, 4, 0});
  CHECK_THAT(run.at("notes").dump(), Contains("Visitor: 4 bots, 5 from ") && Contains("(by keys)"));
}

TEST_CASE("keys change no formula, which is said once") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  const Tmux tmux(
      folder, 80, 24,
      storm_command(target.url() + "/hello --bots '2+0*t' --max-rps 100 --duration 60s"));
  REQUIRE(tmux.shows("2 running"));
  CHECK_THAT(tmux.text(), !Contains("keys"));
  for (const char* key : {"w", "S", "x", "w"}) tmux.press(key);
  CHECK(tmux.shows("keys change nothing: the bots of Visitor follow a formula of time: 2+0*t"));
  REQUIRE(tmux.shows("0:05 of 1:00"));
  CHECK(count(tmux.text(), "keys change nothing") == 1);
  CHECK(tmux.shows("2 running  2 wanted"));
}

TEST_CASE("the terminal is as it was when the run has ended, crashed or been killed by a key") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  const std::string words = target.url() + "/hello --max-rps 50 --duration ";
  const Tmux ended(folder, 80, 50, storm_command(words + "2s"));
  const Tmux quit(folder, 80, 50, "ulimit -c 0; " + storm_command(words + "60s"));
  REQUIRE(quit.shows("0:02 of 1:00"));
  quit.press("C-\\");
  REQUIRE(quit.shows("exit 131"));
  CHECK(quit.shows(" icanon"));
  CHECK_THAT(quit.text(), !Contains("-icanon"));
  // Nor does it never block now, as standard input of the shell's next command.
  quit.press("x");
  CHECK(quit.shows("x"));
  CHECK_THAT(quit.text(), !Contains("temporarily unavailable"));
  REQUIRE(ended.shows("exit 0"));
  CHECK(ended.shows(" icanon"));
  CHECK_THAT(ended.text(), !Contains("-icanon") && !Contains(" generator lag "));
}

TEST_CASE("a dumb terminal gets lines, and a locale without UTF-8 a screen in ASCII") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  const std::string words = storm_command(target.url() +
                                          "/hello --bots 4 --max-rps 200 --duration 60s "
                                          "--progress-every 1s");
  const Tmux dumb(folder, 130, 24, "export TERM=dumb; " + words);
  const Tmux ascii(folder, 80, 24, "export LC_ALL=C; " + words);
  CHECK(dumb.shows("0:02/1:00  bots 4/4  "));
  CHECK_THAT(dumb.text(), !Contains(" latency "));
  REQUIRE(ascii.shows("0:03 of 1:00  ==="));
  const std::string text = ascii.text();
  INFO(text);
  CHECK(is_tidy(text));
  CHECK(std::all_of(text.begin(), text.end(), [](char c) { return c > 0; }));
}

TEST_CASE("in a pipe there is a line now and then, without a single control character") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  const StormRun run = storm(folder, {target.url() + "/hello", "--bots", "2", "--max-rps", "100",
                                      "--duration", "3s", "--progress-every", "1s"});
  REQUIRE(run.code == 0);
  INFO(run.err);
  CHECK(count(run.err, " req/s  failed 0 (0.00%)  p50 ") >= 2);
  CHECK_THAT(run.err, Contains("0:02/0:03  bots 2/2  "));
  CHECK(run.err.find_first_of("\r\x1b") == std::string::npos);
}

TEST_CASE("as JSON everything on standard error is an object a line") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  folder.write("chatty.js", chatty);
  const StormRun run =
      storm(folder, {folder.file("chatty.js"), "--bots", "2", "--duration", "3s", "-e",
                     "BASE_URL=" + target.url(), "--progress-every", "1s", "--log-format", "json",
                     "--log-level", "debug", "--log-rate", "5"});
  REQUIRE(run.code == 0);
  std::map<std::string, int> sources, levels;
  std::istringstream lines(run.err);
  for (std::string line; std::getline(lines, line);) {
    const auto object = nlohmann::json::parse(line);
    ++sources[object.at("source")];
    ++levels[object.at("level")];
    if (object.at("source") != "console" || !object.contains("model")) continue;
    CHECK(object.at("model") == "Chatty");
    CHECK(object.at("file") == folder.file("chatty.js"));
    CHECK(object.at("line") >= 7);
    CHECK_THAT(object.at("msg").get<std::string>(), !Contains("abcdefghijkl"));
  }
  CHECK(sources["run"] >= 2);
  CHECK(sources["progress"] >= 2);
  CHECK(sources["console"] >= 6);
  CHECK(levels["debug"] >= 1);
  CHECK_THAT(run.err, Contains(" more lines of scripts left out (--log-rate)"));
}

TEST_CASE("a level leaves out what matters less") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  folder.write("chatty.js", chatty);
  const auto run_at = [&](const std::string& level) {
    return storm(folder, {folder.file("chatty.js"), "--duration", "1s", "-e",
                          "BASE_URL=" + target.url(), "--log-level", level})
        .err;
  };
  const std::string warnings = run_at("warn");
  CHECK_THAT(warnings, Contains("token Bearer ***"));
  CHECK_THAT(warnings, !Contains("here I am") && !Contains("Ctrl-C"));
  CHECK(run_at("off").empty());
}
