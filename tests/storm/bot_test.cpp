// A bot lives through its states, keeps its ticks' accounts and ends in each of its ways.
#include "storm/bot.h"

#include <cmath>

#include "rehearsal.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

// Writes down what it does and says so at the end, as the name of a check.
const char* const diary =
    "Bot.registerBot = function (b) {\n"
    "  b.setIntervalMillis(100);\n"
    "  b.registerAction(hs.enterState(hs.BotState.Initializing), 'init');\n"
    "  b.registerAction(hs.enterState(hs.BotState.Running), 'run');\n"
    "  b.registerAction(hs.enterState(hs.BotState.Stopping), 'stop');\n"
    "  b.registerAction(hs.alive(1), 'act');\n"
    "};\n"
    "methods.init = function () { hs.sleep(1); this.log.push('init'); };\n"
    "methods.run = function () { hs.sleep(1); this.log.push('run'); };\n"
    "methods.act = function () { this.log.push('act'); };\n"
    "methods.stop = function () {\n"
    "  hs.sleep(1); this.log.push('stop');\n"
    "  var sets = {}; sets[this.log.join(' ')] = true; hs.check(0, sets);\n"
    "};\n";

// One action, of the given body, each 100 ms.
std::string each_100_ms(const std::string& body) {
  return script_of(
      "Bot.every = '100ms';\nBot.actions = { act: 1 };\nmethods.act = function () {\n" + body +
      "\n};\n");
}

// One action, of the given body, as often as it goes.
std::string at_once(const std::string& body) {
  return script_of("Bot.every = 0;\nBot.actions = { act: 1 };\nmethods.act = function () {\n" +
                   body + "\n};\n");
}

void check_balance(Rehearsal& stage) {
  for (const auto& [key, action] : stage.total().actions) {
    CAPTURE(key.action);
    CHECK(action.started == action.ended + action.cut_off);
  }
  const ModelTally tally = stage.tally();
  CHECK(tally.bots_started == tally.bots_stopped + tally.bots_failed + tally.bots_cut_off);
  CHECK(stage.role.census == Census{});
}

}  // namespace

TEST_CASE("a bot initializes, runs, acts at its ticks, stops and is gone") {
  Rehearsal stage{script_of(diary)};
  Bot& bot = stage.start();
  CHECK(bot.state() == BotState::initializing);
  CHECK(stage.role.census.initializing == 1);
  stage.advance(milliseconds(1500));
  CHECK(bot.state() == BotState::running);
  CHECK(stage.role.census == Census{.running = 1});
  stage.advance(milliseconds(700));
  bot.stop();
  CHECK(stage.role.census == Census{.stopping = 1});
  bot.stop();
  stage.advance(2s);
  CHECK(stage.gone == std::vector<Bot*>{&bot});
  CHECK(bot.end() == Bot::End::stopped);
  CHECK(stage.checked("init run act act stop") == 1);
  CHECK(stage.tally().bots_stopped == 1);
  check_balance(stage);
}

TEST_CASE("a bot whose constructor throws is failed at once") {
  Rehearsal stage(
      "exports.Bot = function Bot() { throw new Error('no'); };\n"
      "exports.Bot.actions = { act: 1 };\nexports.Bot.prototype.act = function () {};\n");
  Bot& bot = stage.start();
  CHECK(bot.end() == Bot::End::failed);
  CHECK(stage.gone.size() == 1);
  CHECK(stage.mishaps() == "constructor: bot.js:1: Error: no\n");
  CHECK(stage.tally().bots_failed == 1);
  check_balance(stage);
}

TEST_CASE("each tick of a bot is served, owed and served, or missed") {
  struct {
    const char* body;
    std::uint64_t ticks, owed, missed;
  } const cases[] = {
      {"", 70, 0, 0},
      {"hs.sleep(0.05);", 70, 0, 0},
      // Busy for 350 ms: it serves a tick, one is owed, the two or three after that are missed.
      {"hs.sleep(0.35);", 20, 20, 50},
      {"hs.sleep(0.15);", 47, 46, 23},
  };
  for (const auto& expected : cases) {
    CAPTURE(expected.body);
    Rehearsal stage(each_100_ms(expected.body));
    Bot& bot = stage.start();
    stage.advance(7s);
    bot.stop();
    stage.advance(1s);
    const ModelTally tally = stage.tally();
    CHECK(tally.ticks == expected.ticks);
    CHECK(tally.ticks_owed + 1 >= expected.owed);
    CHECK(tally.ticks_owed <= expected.owed);
    CHECK(tally.ticks_missed == expected.missed);
    CHECK(stage.action("act").started == tally.ticks);
    check_balance(stage);
  }
}

// A bot that is busy for 350 ms of every 400: of four ticks the first is served or owed, one
// further is owed, two are missed.
TEST_CASE("response counts from when the tick was due, of what was missed until the bot was free") {
  Rehearsal stage(each_100_ms("hs.sleep(0.35);"));
  stage.start();
  stage.advance(7s);
  const ActionTally act = stage.action("act");
  CHECK(act.duration.max() == 350'000'000);
  // Served late: the owed tick's action begins when the one before it has ended.
  CHECK(act.lag.count() == act.started);
  CHECK(act.response.count() == act.ended);
  CHECK(act.response.min() >= 350'000'000);
  CHECK(act.response.max() > 600'000'000);
  CHECK(act.response.max() == act.lag.max() + 350'000'000);
  CHECK(act.missed.count() == stage.tally().ticks_missed);
  CHECK(act.missed.max() < 300'000'000);
  // The sum of all is what a closed form says: a tick each 100 ms, none of them forgotten.
  CHECK(act.response.count() + act.missed.count() + 4 >= 70);
}

TEST_CASE("a missed tick has an action only where there is but one") {
  for (const bool two : {false, true}) {
    Rehearsal stage(script_of("Bot.every = '100ms'; Bot.actions = { act: 1" +
                              std::string(two ? ", other: 1" : "") +
                              " };\n"
                              "methods.act = methods.other = function () { hs.sleep(0.35); };\n"));
    stage.start();
    stage.advance(3s);
    CHECK(stage.action(two ? "" : "act").missed.count() == stage.tally().ticks_missed);
    CHECK(stage.tally().ticks_missed > 10);
  }
}

TEST_CASE("a closed loop has no intended start, and says nothing of one") {
  Rehearsal stage(
      script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                "methods.act = function () { hs.sleep(0.1); };\n"));
  stage.start();
  stage.advance(1s);
  const ActionTally act = stage.action("act");
  CHECK(act.ended > 5);
  CHECK(act.response.empty());
  CHECK(act.lag.empty());
}

TEST_CASE("ticks that a stall has made late start at twice their pace") {
  Rehearsal stage(
      script_of("Bot.every = '1s'; Bot.actions = { act: 1 };\nmethods.act = function () {};\n"));
  for (std::uint64_t k = 0; k < 1000; ++k) stage.start(k);
  stage.advance(2s);
  const std::uint64_t before = stage.action("act").started;
  stage.clock.advance(200ms);  // nobody looks
  std::vector<std::uint64_t> started;
  for (int i = 0; i < 40; ++i) {
    stage.advance(milliseconds(10));
    started.push_back(stage.action("act").started);
  }
  // A thousand a second are due; 200 are late. Twice the pace makes 20 in 10 ms, and after another
  // 200 ms it is as if nothing had been.
  for (std::size_t i = 1; i < 15; ++i) {
    CAPTURE(i, started);
    CHECK(started[i] - started[i - 1] >= 8);
    CHECK(started[i] - started[i - 1] <= 34);
  }
  CHECK(started.back() - before > 550);
  CHECK(started.back() - before < 650);
  CHECK(stage.tally().ticks_missed == 0);
  CHECK(stage.action("act").lag.max() <= 210'000'000);
}

TEST_CASE("however a bot ends, no tick that was planned is lost from the accounts") {
  for (const bool cut : {false, true}) {
    for (std::uint64_t planned = 10; planned < 17; ++planned) {
      CAPTURE(cut, planned);
      Rehearsal stage(each_100_ms("hs.sleep(0.35);"));
      Bot& bot = stage.start();
      stage.advance(planned * 100ms);
      cut ? bot.cut_off() : bot.stop();
      CHECK(stage.tally().ticks + stage.tally().ticks_missed == planned);
      CHECK(stage.tally().ticks_owed <= stage.tally().ticks);
    }
  }
  // Two actions of 350 ms: eight ticks by the time the second ends, and the bot with it.
  Rehearsal stage(each_100_ms("hs.sleep(0.35); this.log.push(1);\n"
                              "if (this.log.length === 2) for (;;) {}"),
                  {}, 1, {.slice = milliseconds(1)});
  Bot& bot = stage.start();
  stage.advance(2s);
  CHECK(bot.end() == Bot::End::failed);
  CHECK(stage.tally().ticks == 2);
  CHECK(stage.tally().ticks_missed == 6);
}

TEST_CASE("an action that waits for nothing, as often as it goes, does not starve other bots") {
  Rehearsal stage(
      script_of("Bot.every = 0; Bot.actions = { spin: 1 };\n"
                "methods.spin = function () {};\n"));
  for (std::uint64_t k = 0; k < 5; ++k) stage.start(k);
  std::uint64_t before = 0;
  for (int i = 0; i < 20; ++i) {
    stage.advance(milliseconds(1));
    const std::uint64_t now = stage.action("spin").started;
    CHECK(now > before);
    CHECK(now <= before + 10);
    before = now;
  }
  for (const auto& bot : stage.bots) bot->stop();
  CHECK(stage.gone.size() == 5);
  check_balance(stage);
}

TEST_CASE("without an interval an action that has waited is followed by the next at once") {
  Rehearsal stage(at_once("hs.sleep(0.25);"));
  stage.start();
  stage.advance(milliseconds(1));
  stage.advance(5s);
  CHECK(stage.action("act").started == 21);
  CHECK(stage.total().models.at("Bot").ticks == 0);
}

TEST_CASE("a wait lies between its bounds, and is drawn anew after each action") {
  Rehearsal stage(
      script_of("Bot.wait = hs.between(0.2, 0.4); Bot.actions = { act: 1 };\n"
                "methods.act = function () {};\n"));
  stage.start();
  std::vector<int> waits;
  std::uint64_t seen = 0;
  int last = 0;
  for (int ms = 1; ms <= 30'000; ++ms) {
    stage.advance(milliseconds(1));
    if (ms % 5 > 0) continue;
    const std::uint64_t started = stage.action("act").started;
    if (started == seen) continue;
    REQUIRE(started == seen + 1);
    if (seen++ > 0) waits.push_back(ms - last);
    last = ms;
  }
  REQUIRE(waits.size() > 80);
  double sum = 0;
  for (const int wait : waits) {
    CHECK(wait >= 195);
    CHECK(wait <= 410);
    sum += wait;
  }
  CHECK(sum / static_cast<double>(waits.size()) == Approx(300).margin(20));
}

TEST_CASE("a constant wait begins when the action has ended") {
  Rehearsal stage(
      script_of("Bot.wait = hs.constant(0.3); Bot.actions = { act: 1 };\n"
                "methods.act = function () { hs.sleep(0.2); };\n"));
  stage.start();
  stage.advance(milliseconds(1));
  stage.advance(5s);
  CHECK(stage.action("act").started == 11);
}

TEST_CASE("a bot that has done its iterations stops by itself, its hook included") {
  Rehearsal stage(script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                            "methods.act = function () {};\nmethods.onStop = function () {};\n"),
                  7);
  Bot& bot = stage.start();
  stage.advance(milliseconds(50));
  CHECK(bot.end() == Bot::End::finished);
  CHECK(stage.action("act").ended == 7);
  CHECK(stage.action("onStop").ended == 1);
  CHECK(stage.tally().bots_stopped == 1);
  check_balance(stage);
}

TEST_CASE("a bot that is stopped in its sleep ends its action first") {
  Rehearsal stage(at_once("hs.sleep(1);\nhs.check(0, { awake: true });"));
  Bot& bot = stage.start();
  stage.advance(milliseconds(500));
  bot.stop();
  CHECK(bot.end() == Bot::End::alive);
  stage.advance(milliseconds(400));
  CHECK(bot.end() == Bot::End::alive);
  stage.advance(milliseconds(200));
  CHECK(bot.end() == Bot::End::stopped);
  CHECK(stage.checked("awake") == 1);
  CHECK(stage.action("act").ended == 1);
  check_balance(stage);
}

TEST_CASE("a bot that is cut off in its sleep is gone at once, its action counted as cut off") {
  for (const bool stopped_before : {false, true}) {
    Rehearsal stage(at_once("hs.sleep(1);"));
    Bot& bot = stage.start();
    stage.advance(milliseconds(500));
    if (stopped_before) bot.stop();
    bot.cut_off();
    bot.cut_off();
    bot.stop();
    CHECK(bot.end() == Bot::End::cut_off);
    stage.advance(2s);
    CHECK(stage.gone.size() == 1);
    CHECK(stage.action("act").cut_off == 1);
    CHECK(stage.tally().bots_cut_off == 1);
    check_balance(stage);
  }
}

TEST_CASE("a request that is under way when its bot is cut off ends as cut off") {
  Rehearsal stage(at_once("hs.http.get('http://127.0.0.1:1/a?b=1');"));
  Bot& bot = stage.start();
  // Right after the tick, before the loop looks at any socket.
  Timer cut(&bot, [](void* self) { static_cast<Bot*>(self)->cut_off(); });
  stage.loop.arm(cut, stage.clock.now() + milliseconds(1));
  stage.advance(milliseconds(1));
  REQUIRE(stage.total().begun == 1);
  std::uint64_t ended = 0;
  for (const auto& [key, tally] : stage.total().exchanges) {
    CHECK(key.name == "/a");
    CHECK(key.method == "GET");
    ended += tally.ended;
  }
  CHECK(ended == stage.total().begun);
  check_balance(stage);
}

TEST_CASE("a refused request is an answer that the script sees") {
  Rehearsal stage(script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                            "methods.act = function () {\n"
                            "  var r = hs.http.get('http://127.0.0.1:1/');\n"
                            "  hs.check(r, { refused: r.outcome === 'connect_refused' });\n};\n"),
                  1);
  Bot& bot = stage.start();
  for (int i = 0; i < 10'000 && bot.end() == Bot::End::alive; ++i) {
    stage.advance(milliseconds(1));
  }
  CHECK(bot.end() == Bot::End::finished);
  CHECK(stage.checked("refused") == 1);
  check_balance(stage);
}

TEST_CASE("a bot whose script never comes back is failed") {
  Rehearsal stage(script_of("Bot.every = '100ms'; Bot.actions = { act: 1 };\n"
                            "methods.act = function () { for (;;) {} };\n"),
                  {}, 1, {.slice = milliseconds(5)});
  Bot& bot = stage.start();
  stage.advance(milliseconds(100));
  CHECK(bot.end() == Bot::End::failed);
  CHECK_THAT(stage.mishaps(),
             Catch::Contains("act: ") && Catch::Contains("killed: ran for 5ms without waiting"));
  CHECK(stage.tally().bots_failed == 1);
  CHECK(stage.tally().bots_killed[static_cast<std::size_t>(Limit::slice)] == 1);
  CHECK(stage.tally().ticks == 1);
  check_balance(stage);
}

TEST_CASE("actions are drawn in proportion to their weights") {
  Rehearsal stage(
      script_of("Bot.actions = { a: 1, b: 2, c: 0, d: 3.5, e: 0.5 };\n"
                "['a', 'b', 'c', 'd', 'e'].forEach(function (name) {\n"
                "  methods[name] = function () {};\n});\n"));
  const std::uint64_t seed = 42;
  Random random(seed);
  std::map<std::string, double> drawn;
  const int draws = 70'000;
  std::uint32_t place = Choice::start;
  for (int i = 0; i < draws; ++i)
    ++drawn[stage.loaded.models[0].actions[stage.role.choice.next(random, place)].name];
  const std::map<std::string, double> weights{{"a", 1}, {"b", 2}, {"d", 3.5}, {"e", 0.5}};
  CHECK(drawn.size() == weights.size());
  double chi_square = 0;
  for (const auto& [name, weight] : weights) {
    const double expected = draws * weight / 7;
    chi_square += std::pow(drawn[name] - expected, 2) / expected;
  }
  CAPTURE(seed);
  CHECK(chi_square < 16.27);  // three degrees of freedom, p = 0.001
}

TEST_CASE("the same seed gives the same bots the same actions, in whatever company") {
  const std::string script = script_of(
      "Bot.every = 0; Bot.actions = { a: 1, b: 1, c: 1 };\n"
      "['a', 'b', 'c'].forEach(function (name) {\n"
      "  methods[name] = function () { this.log.push(name + Math.random()); };\n});\n"
      "methods.onStop = function () {\n"
      "  var sets = {}; sets[this.log.join(' ')] = true; hs.check(0, sets);\n};\n");
  const auto diary_of = [&](std::uint64_t seed, const std::vector<std::uint64_t>& company) {
    Rehearsal stage(script, 12, seed);
    for (const std::uint64_t k : company) stage.start(k);
    stage.advance(milliseconds(100));
    std::vector<std::string> entries;
    for (const auto& [key, tally] : stage.total().checks) entries.push_back(key.name);
    return entries;
  };
  const auto alone = diary_of(1, {5});
  REQUIRE(alone.size() == 1);
  const auto together = diary_of(1, {3, 5, 4});
  CHECK(together.size() == 3);
  CHECK(std::count(together.begin(), together.end(), alone[0]) == 1);
  CHECK(diary_of(1, {5}) == alone);
  CHECK(diary_of(2, {5}) != alone);
}
