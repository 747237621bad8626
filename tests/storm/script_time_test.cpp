// What scripts do with time: groups and observations are tallied, timers end with their bot.
#include "rehearsal.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

std::string each_second(const std::string& body) {
  return script_of("Bot.every = '1s';\nBot.actions = { act: 1 };\nmethods.act = function () {\n" +
                   body + "\n};\n");
}

}  // namespace

TEST_CASE("groups and observations are tallied with their times") {
  Rehearsal stage(
      each_second("hs.group('outer', function () {\n"
                  "  hs.sleep(0.1);\n"
                  "  hs.group('inner', function () { hs.sleep(0.2); });\n"
                  "});\n"
                  "hs.metrics.observe('o', function () { hs.sleep(0.05); return 7; });"));
  stage.start();
  stage.advance(3s);
  const auto& timings = stage.total().timings;
  const Histogram& outer = timings.at({TimingKind::group, "Bot", "outer"});
  CHECK(outer.count() >= 2);
  CHECK(outer.min() >= 300'000'000);
  CHECK(outer.max() <= 303'000'000);
  CHECK(timings.at({TimingKind::group, "Bot", "outer::inner"}).min() >= 200'000'000);
  CHECK(timings.at({TimingKind::observed, "Bot", "o", 7}).max() <= 52'000'000);
}

TEST_CASE("an action goes on while it has timers, and its duration with it") {
  Rehearsal stage(each_second("setTimeout(function () { hs.check(0, { 'late': true }); }, 250);"));
  stage.start();
  stage.advance(1300ms);
  CHECK(stage.checked("late") == 1);
  CHECK(stage.action("act").ended == 1);
  CHECK(stage.action("act").duration.min() >= 250'000'000);
}

TEST_CASE("a bot that is stopped drops its timers, and its hook still runs") {
  Rehearsal stage(each_second("setInterval(function () { hs.check(0, { 'tick': true }); }, 10);") +
                  "methods.onStop = function () {\n"
                  "  setTimeout(function () { hs.check(0, { 'stop': true }); }, 30);\n};\n");
  Bot& bot = stage.start();
  stage.advance(1100ms);
  const auto ticks = stage.checked("tick");
  CHECK(ticks > 5);
  bot.stop();
  stage.advance(100ms);
  CHECK(stage.checked("tick") == ticks);
  CHECK(stage.checked("stop") == 1);
  CHECK(bot.end() == Bot::End::stopped);
  CHECK(stage.mishaps().empty());
}

TEST_CASE("an interval that is set while its bot stops does not keep it") {
  Rehearsal stage(each_second("hs.sleep(0.5); setInterval(function () {}, 10);"));
  Bot& bot = stage.start();
  stage.advance(1100ms);
  bot.stop();
  stage.advance(600ms);
  CHECK(bot.end() == Bot::End::stopped);
}
