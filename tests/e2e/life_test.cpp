// The lives of bots as the user sees them: the same for the same seed, stopped in whatever they are
// at, and a script's word on the run in its exit code.
#include <signal.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <sstream>

#include "base/clock.h"
#include "process.h"

using namespace hailstorm;
using Catch::Contains;
using namespace std::chrono_literals;

namespace {

const SteadyClock machine_clock;

// Two kinds of users, by interval and by wait; each tells what it draws.
const char* const diarists =
    "var hs = require('hailstorm');\n"
    "function tell(what) {\n"
    "  var res = hs.http.get(hs.env.BASE_URL + '/' + what);\n"
    "  console.log(hs.bot.model + '#' + hs.bot.index, what, res.status, Math.random());\n}\n"
    "function model(rest) {\n"
    "  function Bot() { tell_born(); }\n"
    "  function tell_born() {\n"
    "    console.log(hs.bot.model + '#' + hs.bot.index, 'born', hs.bot.id > 0, Math.random());\n"
    "  }\n"
    "  Object.keys(rest).forEach(function (name) { Bot[name] = rest[name]; });\n"
    "  Object.keys(rest.actions).forEach(function (name) {\n"
    "    Bot.prototype[name] = function () { tell(name); };\n"
    "  });\n"
    "  return Bot;\n}\n"
    "exports.Shopper = model({ every: '20ms', actions: { browse: 10, search: 3, buy: 1 } });\n"
    "exports.Reader = model({ wait: hs.between(0, 0.02), actions: { read: 2, skip: 1 } });\n";

// What each bot told, in its order.
std::map<std::string, std::string> diaries(const std::string& printed) {
  std::map<std::string, std::string> found;
  std::istringstream lines(printed);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t begin = line.find("bot.js:");
    if (begin == std::string::npos || line.find(" info ") > begin) continue;
    const std::size_t text = line.find(": ", begin) + 2, end = line.find(' ', text);
    found[line.substr(text, end - text)] += line.substr(end) + "\n";
  }
  return found;
}

std::map<std::string, std::string> diaries_of(const WorkFolder& folder, const std::string& url,
                                              const std::string& seed, const std::string& threads) {
  const StormRun run =
      storm(folder, {folder.file("bot.js"), "--bots", "Shopper=6", "--bots", "Reader=4",
                     "--iterations-per-bot", "12", "--log-rate", "100000", "--seed", seed,
                     "--threads", threads, "-e", "BASE_URL=" + url});
  CAPTURE(run.err);
  REQUIRE(run.code == 0);
  return diaries(run.err);
}

// Bots that are stopped in the middle of something, each in something else, by its index.
const char* const busy_bots =
    "var hs = require('hailstorm'), bot = hs.bot;\n"
    "function Bot() {}\n"
    "Bot.every = '50ms'; Bot.actions = { act: 1 }; Bot.hooks = { 7: 'seven' };\n"
    "Bot.prototype.onStart = function () {\n"
    "  if (bot.index === 0) throw new Error('never begins');\n"
    "  if (bot.index === 1) hs.sleep(0.7);\n"
    "};\n"
    "Bot.prototype.act = function () {\n"
    "  if (bot.index === 2) hs.sleep(0.7);\n"
    "  if (bot.index === 3) hs.http.get(hs.env.BASE_URL + '/slow?delay=700ms');\n"
    "  if (bot.index === 4) bot.enterState(hs.BotState.Custom(7));\n"
    "  if (bot.index === 5 && hs.env.STUCK) hs.sleep(600);\n"
    "};\n"
    "Bot.prototype.seven = function () { hs.sleep(0.7); };\n"
    "Bot.prototype.onStop = function () {\n"
    "  console.log('stopped', bot.index); if (bot.index === 6 && hs.env.STUCK) hs.sleep(600);\n"
    "};\n"
    "exports.Bot = Bot;\n";

// How many bots of the run began, or ended so.
std::int64_t bots(const nlohmann::json& report, const char* what) {
  return report.at("metrics").at("bots").at(what).get<std::int64_t>();
}

// A bot whose only action says something of the run.
std::string condemning(const std::string& body) {
  return "var hs = require('hailstorm');\n"
         "function Bot() {}\nBot.every = '100ms'; Bot.actions = { act: 1 };\n"
         "Bot.prototype.act = function () {\n" +
         body +
         "\n};\nBot.prototype.onStop = function () { console.log('stopped'); };\n"
         "exports.Bot = Bot;\n";
}

}  // namespace

TEST_CASE("the same seed gives each bot the same actions and numbers, on any number of threads") {
  WorkFolder folder;
  PracticeTarget target(folder);
  folder.write("bot.js", diarists);
  const auto first = diaries_of(folder, target.url(), "7", "1");
  REQUIRE(first.size() == 10);
  for (const auto& [bot, diary] : first) {
    CAPTURE(bot);
    CHECK(std::count(diary.begin(), diary.end(), '\n') == 13);
  }
  CHECK(diaries_of(folder, target.url(), "7", "1") == first);
  CHECK(diaries_of(folder, target.url(), "7", "3") == first);
  const auto other = diaries_of(folder, target.url(), "8", "1");
  REQUIRE(other.size() == 10);
  for (const auto& [bot, diary] : first) CHECK(other.at(bot) != diary);
  CHECK(target.requests() == 4 * 120);
}

TEST_CASE("Ctrl-C lets every bot end what it is at, whatever that is, and runs its last hook") {
  WorkFolder folder;
  PracticeTarget target(folder);
  folder.write("bot.js", busy_bots);
  Process run(folder, "run",
              storm_words(folder, {folder.file("bot.js"), "--bots", "7", "--threads", "2", "-e",
                                   "BASE_URL=" + target.url()}));
  REQUIRE(target.comes_to("requests", 1));
  run.signal(SIGINT);
  const Instant start = machine_clock.now();
  CHECK(run.wait() == 105);
  CHECK(machine_clock.now() - start < 10s);
  CAPTURE(run.err());
  for (int i = 0; i < 7; ++i)
    CHECK_THAT(run.err(), Contains(": stopped " + std::to_string(i) + "\n"));
  const nlohmann::json report = report_of(folder);
  CHECK(report.at("run").at("ending") == "interrupted");
  CHECK(bots(report, "started") == 7);
  CHECK(bots(report, "stopped") == 7);
}

TEST_CASE("bots that do not stop in time are cut off in the middle of a run, and without an end") {
  WorkFolder folder;
  folder.write(
      "bot.js",
      "var hs = require('hailstorm');\nfunction Bot() {}\n"
      "Bot.every = '50ms'; Bot.actions = { act: 1 };\nBot.prototype.act = function () {};\n"
      "Bot.prototype.onStop = function () { hs.sleep(600); };\nexports.Bot = Bot;\n");
  const StormRun fewer = storm(folder, {folder.file("bot.js"), "--bots", "2 - 2*step(t-0.4)", "-d",
                                        "2s", "--graceful-stop", "600ms", "-t", "1"});
  CHECK(fewer.code == 0);
  CHECK(bots(fewer.report, "cut_off") == 2);
  CHECK(fewer.report.at("run").at("elapsed_s").get<double>() < 2.5);  // nobody was left at its end
  const StormRun counted = storm(folder, {folder.file("bot.js"), "--bots", "2", "-i", "4",
                                          "--graceful-stop", "600ms", "-t", "1"});
  CHECK(counted.code == 0);
  CHECK(bots(counted.report, "cut_off") == 2);
}

TEST_CASE("a second Ctrl-C cuts off the bots that do not end") {
  WorkFolder folder;
  PracticeTarget target(folder);
  folder.write("bot.js", busy_bots);
  Process run(folder, "run",
              storm_words(folder, {folder.file("bot.js"), "--bots", "7", "--threads", "2", "-e",
                                   "STUCK=1", "-e", "BASE_URL=" + target.url()}));
  REQUIRE(target.comes_to("requests", 1));
  run.signal(SIGINT);
  REQUIRE(run.has_printed(": stopped 6"));
  run.signal(SIGINT);
  const Instant start = machine_clock.now();
  CHECK(run.wait() == 105);
  CHECK(machine_clock.now() - start < 5s);
  const nlohmann::json report = report_of(folder);
  CHECK(bots(report, "started") == 7);
  CHECK(bots(report, "cut_off") >= 2);
  CHECK(bots(report, "stopped") + bots(report, "cut_off") == 7);
}

TEST_CASE("a third Ctrl-C ends a run whose thread does not") {
  WorkFolder folder;
  folder.write("bot.js",
               "exports.default = function () { console.log('round and round'); for (;;) {} };\n");
  Process run(
      folder, "run",
      {HAIL_BINARY, "run", folder.file("bot.js"), "--threads", "1", "--script-slice", "60s"});
  REQUIRE(run.has_printed("round and round"));
  run.signal(SIGINT);
  REQUIRE(run.has_printed("stopping: "));
  const Instant start = machine_clock.now();
  run.signal(SIGINT);
  run.signal(SIGTERM);
  CHECK(run.wait() == 105);
  CHECK(machine_clock.now() - start < 10s);
  CHECK_THAT(run.err(), Contains("quit without a report: threads had not ended"));
}

TEST_CASE("bots that do not end within --graceful-stop are cut off") {
  WorkFolder folder;
  folder.write("bot.js", condemning("hs.sleep(600);"));
  const StormRun run = storm(folder, {folder.file("bot.js"), "--bots", "2", "--duration", "300ms",
                                      "--graceful-stop", "300ms"});
  CHECK(run.code == 0);
  CHECK(bots(run.report, "cut_off") == 2);
}

TEST_CASE("a script that aborts ends the run with 108 and its reason, the last hooks run") {
  WorkFolder folder;
  folder.write("bot.js", condemning("hs.test.abort('the shop is empty');"));
  const StormRun run = storm(folder, {folder.file("bot.js"), "--bots", "3", "--duration", "60s"});
  CAPTURE(run.err);
  CHECK(run.code == 108);
  CHECK_THAT(run.out, Contains("aborted after") && Contains("s: the shop is empty"));
  CHECK_THAT(run.out, Contains("bot.js:5") && Contains("test.abort: the shop is empty"));
  CHECK_THAT(run.err, Contains(": stopped\n"));
  CHECK(run.report.at("run").at("ending") == "aborted");
  CHECK(run.report.at("run").at("ending_reason") == "the shop is empty");
}

TEST_CASE("a run that its script calls failed goes on to its end, which is 110") {
  WorkFolder folder;
  folder.write("bot.js", condemning("hs.test.fail('too slow');"));
  const StormRun run =
      storm(folder, {folder.file("bot.js"), "--bots", "2", "--iterations-per-bot", "5"});
  CAPTURE(run.err);
  CHECK(run.code == 110);
  CHECK_THAT(run.out, Contains("failed: too slow"));
  CHECK(run.report.at("run").at("ending") == "iterations done");
}

TEST_CASE("of several exit codes the weightier one is given") {
  WorkFolder folder;
  folder.write("bot.js", condemning("hs.test.fail('too slow'); hs.test.abort('enough');"));
  CHECK(storm(folder, {folder.file("bot.js"), "--bots", "1", "--duration", "60s"}).code == 108);
  folder.write("bot.js", condemning("hs.test.fail('too slow'); console.log('said');"));
  Process failed(folder, "run", storm_words(folder, {folder.file("bot.js"), "--bots", "1"}));
  REQUIRE(failed.has_printed(": said"));
  failed.signal(SIGINT);
  CHECK(failed.wait() == 110);
}

TEST_CASE("a script that calls the run off while it is loaded is refused") {
  WorkFolder folder;
  folder.write("bot.js", "require('hailstorm').test.abort('not here');\n");
  Process run(folder, "run", storm_words(folder, {folder.file("bot.js")}));
  CHECK(run.wait() == 107);
  CHECK_THAT(run.err(), Contains("no bot is being run here"));
}
