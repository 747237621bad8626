// A crowd brings the bots of a model on a worker to what the shape wants.
#include "storm/shaped_crowd.h"

#include <set>

#include "rehearsal.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

const char* const sleeper =
    "Bot.wait = hs.constant(1); Bot.actions = { act: 1 };\n"
    "methods.act = function () {};\nmethods.onStop = function () { hs.sleep(0.5); };\n";

Simulation wanting(const std::string& shape) {
  Simulation simulation;
  simulation.bots = {{"Bot", shape}};
  simulation.duration = 20s;
  return simulation;
}

StormOptions on_threads(unsigned threads) {
  StormOptions options;
  options.threads = threads;
  return options;
}

// A worker's part of a crowd, ticked by hand.
struct Assembly {
  Assembly(const std::string& script, const std::string& shape, const StormOptions& options = {},
           unsigned worker = 0, std::optional<std::uint64_t> iterations = {},
           const ScriptLimits& limits = {})
      : stage(script, iterations, 1, limits),
        plan(plan_storm(stage.loaded.models, wanting(shape), options)),
        crowd(plan.crowds.at(0), plan, plan.workers.at(worker), stage.recorder),
        admission(plan.workers.at(worker).capacity, plan.workers.at(worker).rate) {
    stage.on_leaving = [this](Bot& bot) { crowd.bot_leaving(bot); };
    stage.on_stopping = [this](Bot& bot) { crowd.bot_stopping(bot); };
    stage.on_gone = [this](Bot& bot) {
      --bots;
      ended.push_back(crowd.bot_gone(bot, stage.loop.now()));
    };
  }

  // The tick at t; then 50 ms pass.
  void tick() {
    const Stint stint(stage.loop, 1s);
    crowd.tick(t);
    crowd.stop_surplus(stint);
    crowd.cut_off_slow(stint, stage.loop.now() - grace);
    admission.refill(t);
    crowd.admit(stint, stage.loop.now(), admission, bots,
                [this](Role& role, const BotParams& params, std::uint64_t place,
                       std::optional<Instant> due) {
                  indexes.insert(params.index);
                  ids.push_back(params.bot_id);
                  return std::make_unique<Bot>(stage.workplace, role, stage.heap, params, place,
                                               due);
                });
    t += tick_length;
    stage.advance(tick_length, milliseconds(10));
  }
  void ticks_for(Nanos duration) {
    for (Nanos passed{}; passed < duration; passed += tick_length) tick();
  }
  Census census() const { return crowd.census(stage.loop.now(), admission, bots); }

  Rehearsal stage;
  StormPlan plan;
  std::vector<std::unique_ptr<Bot>> ended;
  ShapedCrowd crowd;
  Admission admission;
  std::uint64_t bots = 0;
  Nanos t{}, grace = 30s;
  std::set<std::uint64_t> indexes;
  std::vector<std::uint64_t> ids;
};

// What each census must hold.
void check_sum(const Census& c) {
  CAPTURE(c.wanted, c.initializing, c.running, c.stopping, c.late, c.refused, c.held);
  CHECK(c.wanted == c.initializing + c.running + c.late + c.refused + c.held);
  CHECK(c.initializing >= 0);
  CHECK(c.running >= 0);
  CHECK(c.stopping >= 0);
  CHECK(c.late >= 0);
  CHECK(c.refused >= 0);
  CHECK(c.held >= 0);
}

}  // namespace

TEST_CASE("a crowd follows its shape up and down") {
  Assembly a(script_of(sleeper), "5 + 4*step(t-1) - 7*step(t-2)");
  a.tick();
  CHECK(a.census() == Census{.wanted = 5, .running = 5});
  a.ticks_for(1s);
  CHECK(a.census() == Census{.wanted = 9, .running = 9});
  a.ticks_for(1s);
  CHECK(a.census() == Census{.wanted = 2, .running = 2, .stopping = 7});
  a.ticks_for(1s);
  CHECK(a.census() == Census{.wanted = 2, .running = 2});
  CHECK(a.ended.size() == 7);
}

TEST_CASE("a bot that is wanted again while its older self stops is held until that is gone") {
  Assembly a(script_of(sleeper), "4 - 3*step(t-1) + 3*step(t-1.2)");
  a.ticks_for(milliseconds(1300));
  CHECK(a.census() == Census{.wanted = 4, .running = 1, .stopping = 3, .held = 3});
  a.ticks_for(milliseconds(500));
  CHECK(a.census() == Census{.wanted = 4, .running = 4});
  CHECK(a.indexes.size() == 4);
}

TEST_CASE("what is missing is late for want of rate, refused for want of room") {
  StormOptions slow;
  slow.max_rate = 10;
  Assembly late(script_of(sleeper), "30", slow);
  late.ticks_for(milliseconds(1050));
  CHECK(late.census() == Census{.wanted = 30, .running = 10, .late = 20});
  StormOptions small;
  small.max_running = 3;
  Assembly refused(script_of(sleeper), "5", small);
  refused.ticks_for(milliseconds(200));
  CHECK(refused.census() == Census{.wanted = 5, .running = 3, .refused = 2});
}

TEST_CASE("the place of a bot that died is free again after a second") {
  Assembly a(script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                       "methods.act = function () { for (;;) {} };\n"),
             "1", {}, 0, {}, {.slice = milliseconds(1)});
  a.tick();
  CHECK(a.ended.size() == 1);
  CHECK(a.census() == Census{.wanted = 1, .held = 1});
  a.ticks_for(milliseconds(900));
  CHECK(a.ids.size() == 1);
  a.ticks_for(milliseconds(200));
  CHECK(a.ids == std::vector<std::uint64_t>{1, 1});
}

TEST_CASE("bots that have done their iterations are wanted no more, and do not come back") {
  Assembly a(script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                       "methods.act = function () {};\n"
                       "methods.onStop = function () { hs.sleep(0.5); };\n"),
             "3", {}, 0, 5);
  for (int i = 0; i < 30; ++i) {
    a.tick();
    check_sum(a.census());
  }
  CHECK(a.ids.size() == 3);
  CHECK(a.crowd.roster().done() == 3);
  CHECK(a.census() == Census{});
}

TEST_CASE("a worker's ids begin with its number, step by the workers, the lowest free one first") {
  Assembly a(script_of(sleeper), "8 - 6*step(t-1) + 10*step(t-2)", on_threads(2), 1);
  a.tick();
  CHECK(a.ids == std::vector<std::uint64_t>{2, 4, 6, 8});
  a.ids.clear();
  a.ticks_for(1900ms);
  CHECK(a.ids.empty());
  a.ticks_for(100ms);
  CHECK(a.ids == std::vector<std::uint64_t>{4, 6, 8, 10, 12});
}

TEST_CASE("the workers together have exactly the bots below N, whatever N is") {
  const std::uint64_t seed = 3;
  Random random(seed);
  for (int round = 0; round < 8; ++round) {
    const std::uint64_t n = random.below(round % 2 == 0 ? 12 : 120);
    StormOptions options = on_threads(1 + static_cast<unsigned>(random.below(4)));
    CAPTURE(seed, n, options.threads);
    std::multiset<std::uint64_t> indexes;
    std::set<std::uint64_t> ids;
    for (unsigned w = 0; w < options.threads; ++w) {
      Assembly a(script_of(sleeper), std::to_string(n), options, w);
      a.tick();
      CHECK(a.crowd.peak() == a.indexes.size());
      indexes.insert(a.indexes.begin(), a.indexes.end());
      ids.insert(a.ids.begin(), a.ids.end());
    }
    CHECK(indexes.size() == n);
    CHECK(ids.size() == n);
    std::uint64_t k = 0;
    for (const std::uint64_t index : indexes) CHECK(index == k++);
  }
}

TEST_CASE("whatever the shape does, the census adds up") {
  const std::uint64_t seed = 5;
  CAPTURE(seed);
  Random random(seed);
  StormOptions options;
  options.max_rate = 60;
  options.max_running = 25;
  Assembly a(script_of("Bot.every = '300ms'; Bot.actions = { act: 3, die: 1 };\n"
                       "methods.act = function () { hs.sleep(Math.random()); };\n"
                       "methods.die = function () { if (Math.random() < 0.1) for (;;) {} };\n"
                       "methods.onStart = function () { hs.sleep(Math.random()); };\n"
                       "methods.onStop = function () { hs.sleep(Math.random() * 2); };\n"),
             "20 + 20*sin(t*2)", options, 0, {}, {.slice = milliseconds(1)});
  for (int i = 0; i < 200; ++i) {
    a.tick();
    check_sum(a.census());
    if (i % 7 == 0) a.ended.clear();
  }
  a.crowd.stop();
  a.crowd.stop_surplus(Stint(a.stage.loop, 1s));
  a.stage.advance(1s, milliseconds(10));
  std::vector<Bot*> left;
  a.crowd.roster().each_bot([&left](Bot& bot) { left.push_back(&bot); });
  for (Bot* bot : left) bot->cut_off();
  CHECK(a.census() == Census{});
  CHECK(a.bots == 0);
  const ModelTally tally = a.stage.tally();
  CHECK(tally.bots_started == a.ids.size());
  CHECK(tally.bots_started == tally.bots_stopped + tally.bots_failed + tally.bots_cut_off);
  CHECK(tally.bots_failed > 0);
  CHECK(tally.bots_cut_off > 0);
  for (const auto& [key, action] : a.stage.total().actions) {
    CAPTURE(key.action);
    CHECK(action.started == action.ended + action.cut_off);
  }
}

TEST_CASE("a bot that does not stop in time is cut off, whoever else is wanted") {
  const char* const stuck =
      "Bot.wait = hs.constant(1); Bot.actions = { act: 1 };\nmethods.act = function () {};\n"
      "methods.onStop = function () { hs.sleep(hs.bot.index === 1 ? 0.3 : 60); };\n";
  Assembly a(script_of(stuck), "4 - 3*step(t-1) - step(t-1.5)");
  a.grace = 1s;
  a.ticks_for(1950ms);
  CHECK(a.census() == Census{.stopping = 3});  // the one of index 1 has ended
  a.ticks_for(150ms);
  CHECK(a.census() == Census{.stopping = 1});
  CHECK(a.stage.tally().bots_cut_off == 2);
  a.ticks_for(350ms);
  CHECK(a.census() == Census{.stopping = 1});
  a.ticks_for(150ms);
  CHECK(a.census() == Census{});
  CHECK(a.stage.tally().bots_cut_off == 3);
  CHECK(a.stage.tally().bots_stopped == 1);
}

TEST_CASE("those who are to be cut off go in stints, and none before its time") {
  Assembly a(script_of("Bot.wait = hs.constant(1); Bot.actions = { act: 1 };\n"
                       "methods.act = function () {};\n"
                       "methods.onStop = function () { hs.sleep(60); };\n"),
             "8 - 8*step(t-0.05)");
  a.ticks_for(100ms);
  REQUIRE(a.census() == Census{.stopping = 8});
  CHECK_FALSE(a.crowd.cut_off_slow(Stint(a.stage.loop, 1s), a.stage.loop.now() - 10s));
  CHECK(a.crowd.cut_off_slow(Stint(a.stage.loop, 0s), a.stage.loop.now()));
  CHECK(a.census() == Census{.stopping = 8});
  CHECK_FALSE(a.crowd.cut_off_slow(Stint(a.stage.loop, 1s), a.stage.loop.now()));
  CHECK(a.census() == Census{});
}

TEST_CASE("a bot that has done its iterations and is cut off in its last hook does not come back") {
  Assembly a(script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                       "methods.act = function () {};\n"
                       "methods.onStop = function () { hs.sleep(60); };\n"),
             "3", {}, 0, 5);
  a.grace = 500ms;
  a.ticks_for(2s);
  CHECK(a.ids.size() == 3);
  CHECK(a.crowd.all_done());
  CHECK(a.stage.tally().bots_cut_off == 3);
  CHECK(a.stage.action("act").ended == 15);
}

TEST_CASE("a model whose bots begin and are all killed in their first action cannot live") {
  Assembly a(script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                       "methods.onStart = function () {};\n"
                       "methods.act = function () { for (;;) {} };\n"),
             "30", {}, 0, {}, {.slice = milliseconds(1)});
  a.tick();
  CHECK(a.crowd.cannot_live());
  CHECK(a.census().alive() == 0);
  CHECK(a.crowd.take_most() == 30);
  CHECK(a.crowd.take_most() == 0);
}

TEST_CASE("a few who fail to begin stop no run in which others begin") {
  Assembly a(
      "var hs = require('hailstorm');\n"
      "exports.Bot = function Bot(p) { if (p.index % 2) throw new Error('no'); };\n"
      "exports.Bot.actions = { act: 1 }; exports.Bot.every = '60s';\n"
      "exports.Bot.prototype.act = function () {};\n",
      "100");
  a.tick();
  CHECK(a.stage.tally().bots_failed == 50);
  CHECK_FALSE(a.crowd.cannot_live());
}

TEST_CASE("a lone bot that is killed in its first action has two more attempts") {
  Assembly a(script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                       "methods.act = function () { for (;;) {} };\n"),
             "1", {}, 0, {}, {.slice = milliseconds(1)});
  a.ticks_for(2s);
  CHECK(a.stage.tally().bots_failed == 2);
  CHECK_FALSE(a.crowd.cannot_live());
  a.ticks_for(2s);
  CHECK(a.crowd.cannot_live());
}

TEST_CASE("a model cannot live when its first bots, 20 or all, fail and none comes to an end") {
  const std::string stillborn =
      "exports.Bot = function Bot() { throw new Error('no'); };\n"
      "exports.Bot.actions = { act: 1 };\n"
      "exports.Bot.prototype.act = function () {};\n";
  Assembly few(stillborn, "3");
  CHECK_FALSE(few.crowd.cannot_live());
  few.tick();
  CHECK(few.crowd.cannot_live());
  Assembly many(stillborn, "19 + 21*step(t - 1)");
  many.tick();
  CHECK_FALSE(many.crowd.cannot_live());
  many.ticks_for(1500ms);
  CHECK(many.crowd.cannot_live());
}

TEST_CASE("a model whose bots have once come to the end of an action can live, whoever fails") {
  Assembly some(script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                          "methods.act = function () { hs.sleep(0.01);\n"
                          "  if (this.acted) for (;;) this.acted++; this.acted = 1; };\n"),
                "2", {}, 0, {}, {.slice = milliseconds(1)});
  some.ticks_for(3s);
  CHECK(some.stage.tally().bots_failed >= 4);
  CHECK_FALSE(some.crowd.cannot_live());
}

TEST_CASE("a bot that leaves is succeeded under the same index, at once if it has lived a while") {
  const char* const leaver =
      "Bot.every = 0; Bot.actions = { act: 1 };\n"
      "methods.act = function () { hs.sleep(1.5); hs.bot.stop(); };\n"
      "methods.onStop = function () { hs.sleep(0.2); };\n";
  Assembly a(script_of(leaver), "3");
  a.ticks_for(1600ms);
  CHECK(a.census() == Census{.wanted = 3, .stopping = 3, .held = 3});
  a.ticks_for(200ms);
  CHECK(a.census() == Census{.wanted = 3, .running = 3});
  CHECK(a.ended.size() == 3);
  CHECK(a.indexes.size() == 3);
}

TEST_CASE("a place that became free between two ticks is held until the next, not late") {
  Assembly a(script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                       "methods.act = function () { hs.sleep(1.52); hs.bot.stop(); };\n"),
             "3");
  a.ticks_for(1550ms);
  CHECK(a.ended.size() == 3);
  CHECK(a.census() == Census{.wanted = 3, .held = 3});
  a.tick();
  CHECK(a.census() == Census{.wanted = 3, .running = 3});
}

TEST_CASE("a bot that leaves as soon as it comes is succeeded once a second") {
  Assembly a(script_of("Bot.actions = { act: 1 }; methods.act = function () {};\n"
                       "methods.onStart = function () { hs.bot.stop(); };\n"),
             "2");
  a.tick();
  CHECK(a.census() == Census{.wanted = 2, .held = 2});
  a.ticks_for(10s);
  CHECK(a.ended.size() >= 20);
  CHECK(a.ended.size() <= 22);
  check_sum(a.census());
}

TEST_CASE("a bot that leaves while it is wanted no more is not succeeded") {
  Assembly a(script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                       "methods.act = function () { hs.sleep(0.5); hs.bot.stop(); };\n"
                       "methods.onStop = function () { hs.sleep(1); };\n"),
             "2 - 2*step(t-0.7)");
  a.ticks_for(600ms);
  CHECK(a.census() == Census{.wanted = 2, .stopping = 2, .held = 2});
  a.ticks_for(200ms);
  CHECK(a.census() == Census{.stopping = 2});
  a.ticks_for(3s);
  CHECK(a.census() == Census{});
  CHECK(a.ended.size() == 2);
}

TEST_CASE("a bot that has finished for good is wanted no more") {
  Assembly a(script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                       "methods.act = function () { hs.sleep(0.1); hs.bot.finish(); };\n"),
             "4");
  a.ticks_for(3s);
  CHECK(a.census() == Census{});
  CHECK(a.ended.size() == 4);
  CHECK(a.crowd.roster().done() == 4);
}

TEST_CASE("the id of a bot whose constructor throws is given to the next one") {
  Assembly a(
      "var hs = require('hailstorm'), born = 0;\n"
      "exports.Bot = function Bot(p) { if (++born % 2) throw new Error('no'); };\n"
      "exports.Bot.actions = { act: 1 }; exports.Bot.wait = hs.constant(1);\n"
      "exports.Bot.prototype.act = function () {};\n",
      "4");
  a.ticks_for(20s);
  CHECK(a.crowd.roster().bots() == 4);
  const std::uint64_t highest = *std::max_element(a.ids.begin(), a.ids.end());
  CHECK(highest == 4);
  CHECK(a.stage.mishaps() == "constructor: bot.js:2: Error: no\n");
}
