// A bot's states: begun again and again until it succeeds, entered by wish, left for good or for a
// successor; methods called from outside.
#include <set>

#include "rehearsal.h"

using namespace hailstorm;
using Catch::Contains;
using namespace std::chrono_literals;

namespace {

// A bot that acts each 100 ms and writes down what it does; `rest` are its methods and hooks.
std::string diarist(const std::string& rest) {
  return script_of(
      "var bot = hs.bot, BotState = hs.BotState;\n"
      "Bot.every = '100ms'; Bot.actions = { act: 1 };\n"
      "methods.act = function () { this.note('act'); };\n"
      "methods.note = function (text) {\n"
      "  var last = this.log[this.log.length - 1];\n"
      "  if (last !== text) this.log.push(text);\n};\n"
      "methods.onStop = function () {\n"
      "  var sets = {}; sets[this.log.join(' ')] = true; hs.check(0, sets);\n};\n" +
      rest);
}

// What a bot has written, told when it stopped.
std::string diary(Rehearsal& stage) {
  std::string all;
  for (const auto& [key, tally] : stage.total().checks) all += key.name;
  return all;
}

// The reply to an invocation; nothing yet: "(none)".
struct Asked {
  void operator()(Bot& bot, const std::string& method, const std::string& arguments = {}) {
    text = "(none)";
    bot.invoke({method, arguments, [this](const Reply& reply) {
                  text = std::string(name_of(reply.kind)) + ": " + reply.text;
                }});
  }
  std::string text;
};

}  // namespace

TEST_CASE("Initializing is tried again, after longer and longer pauses, until it succeeds") {
  Rehearsal stage(
      diarist("methods.onStart = function () {\n"
              "  this.tries = (this.tries || 0) + 1;\n"
              "  if (this.tries < 9) throw 'no';\n};\n"));
  Bot& bot = stage.start();
  std::vector<Nanos> tries{Nanos(0)};
  std::uint64_t seen = 1;
  for (Nanos t{}; bot.state() == BotState::initializing && t < 200s; t += 10ms) {
    stage.advance(10ms, 10ms);
    if (stage.action("onStart").started == seen) continue;
    ++seen;
    tries.push_back(t);
    CHECK((bot.state() == BotState::running || stage.action("act").started == 0));
  }
  REQUIRE(tries.size() == 9);
  const std::vector<Nanos> longest{1s, 2s, 4s, 8s, 16s, 30s, 30s, 30s};
  for (std::size_t i = 0; i < longest.size(); ++i) {
    CAPTURE(i);
    CHECK(tries[i + 1] - tries[i] >= longest[i] / 2);
    CHECK(tries[i + 1] - tries[i] <= longest[i] + 20ms);
  }
  CHECK(stage.action("onStart").failed == 8);
  CHECK(stage.mishaps() == "onStart: threw no\n");
  CHECK(stage.role.census == Census{.running = 1});
  stage.advance(1s);
  CHECK(stage.action("act").started > 8);
}

TEST_CASE("a bot with a number of actions to do gives up after five attempts at Initializing") {
  const std::string script = diarist("methods.onStart = function () { throw 'no'; };\n");
  Rehearsal stage(script, 3);
  Bot& bot = stage.start();
  for (Nanos t{}; bot.end() == Bot::End::alive && t < 60s; t += 10ms) stage.advance(10ms, 10ms);
  CHECK(bot.end() == Bot::End::given_up);
  CHECK(stage.action("onStart").started == 5);
  CHECK(stage.action("onStart").failed == 5);
  CHECK(stage.action("act").started == 0);
  CHECK(stage.role.census == Census{});
  Rehearsal endless(script);
  Bot& patient = endless.start();
  endless.advance(120s, 10ms);
  CHECK(patient.end() == Bot::End::alive);
}

TEST_CASE("bots that fail together try again at moments of their own, the same for a seed") {
  const std::string script = diarist("methods.onStart = function () { throw 'no'; };\n");
  const auto moments = [&script](std::uint64_t seed) {
    Rehearsal stage(script, {}, seed);
    for (std::uint64_t k = 0; k < 20; ++k) stage.start(k);
    std::vector<std::uint64_t> curve;
    for (int i = 0; i < 20; ++i) {
      stage.advance(50ms, 5ms);
      curve.push_back(stage.action("onStart").started);
    }
    return curve;
  };
  const auto first = moments(1);
  CHECK(std::set<std::uint64_t>(first.begin(), first.end()).size() > 6);
  CHECK(moments(1) == first);
  CHECK(moments(2) != first);
}

TEST_CASE("a bot can be stopped in each phase of Initializing, its last hook run") {
  const struct {
    const char* hook;
    Nanos stopped_at;
  } cases[] = {{"hs.sleep(5);", 1s}, {"throw 'no';", 100ms}, {"hs.sleep(1); throw 'no';", 500ms}};
  for (const auto& each : cases) {
    CAPTURE(each.hook);
    Rehearsal stage(diarist("methods.onStart = function () {" + std::string(each.hook) + "};\n"));
    Bot& bot = stage.start();
    stage.advance(each.stopped_at, 10ms);
    bot.stop();
    stage.advance(5s, 10ms);
    CHECK(bot.end() == Bot::End::stopped);
    CHECK(stage.action("onStop").ended == 1);
    CHECK(stage.action("act").started == 0);
    CHECK(stage.tally().ticks + stage.tally().ticks_missed == 0);
    CHECK(stage.role.census == Census{});
  }
}

TEST_CASE("a hook that fails in any state but Initializing is counted, and the bot goes on") {
  Rehearsal stage(
      diarist("Bot.hooks = { Running: 'warm', 3: 'third' };\n"
              "methods.warm = function () { throw 'cold'; };\n"
              "methods.third = function () { throw 'no third'; };\n"
              "methods.onStop = function () { throw 'no end'; };\n"));
  Bot& bot = stage.start();
  CHECK(bot.state() == BotState::running);
  stage.advance(1s);
  REQUIRE(bot.enter_state(custom_state(3)));
  stage.advance(1s);
  CHECK(bot.state() == custom_state(3));
  CHECK(stage.role.census == Census{.running = 1});
  CHECK(stage.action("act").started == 20);
  bot.stop();
  CHECK(bot.end() == Bot::End::stopped);
  CHECK(stage.mishaps() == "onStop: threw no end\nthird: threw no third\nwarm: threw cold\n");
}

TEST_CASE("a state that a bot wishes for is entered when its handler has ended") {
  Rehearsal stage(
      diarist("Bot.hooks = { 7: 'seven' };\n"
              "methods.act = function () {\n"
              "  if (this.log.length) return this.note('act');\n"
              "  bot.enterState(BotState.Custom(1)); bot.enterState(BotState.Custom(7));\n"
              "  this.note('wished in ' + bot.state);\n  hs.sleep(0.05);\n"
              "  this.note('still in ' + bot.state);\n};\n"
              "methods.seven = function () { this.note('hook of ' + bot.state); };\n"));
  Bot& bot = stage.start();
  stage.advance(1s);
  CHECK(bot.state() == custom_state(7));
  bot.stop();
  CHECK(diary(stage) == "wished in Running still in Running hook of Custom(7) act");
}

TEST_CASE("entering the state that it is in runs the hook again; without a hook nothing runs") {
  Rehearsal stage(
      diarist("Bot.hooks = { Running: 'warm' };\n"
              "methods.warm = function () { this.note('warm'); };\n"));
  Bot& bot = stage.start();
  stage.advance(500ms);
  CHECK(bot.enter_state(BotState::running));
  CHECK(bot.state() == BotState::running);
  stage.advance(500ms);
  CHECK(bot.enter_state(custom_state(0)));
  stage.advance(500ms);
  CHECK(bot.state() == custom_state(0));
  CHECK(stage.action("warm").ended == 2);
  bot.stop();
  CHECK(diary(stage) == "warm act warm act");
}

TEST_CASE("a hook that wishes for its own state lets others have their turn") {
  Rehearsal stage(
      diarist("Bot.hooks = { 7: 'seven' };\n"
              "methods.seven = function () { bot.enterState(BotState.Custom(7)); };\n"));
  Bot& spinning = stage.start();
  spinning.enter_state(custom_state(7));
  Bot& other = stage.start(1);
  stage.advance(1s);
  CHECK(other.state() == BotState::running);
  CHECK(stage.action("seven").ended > 100);
  CHECK(stage.action("act").ended == 10);
  spinning.stop();
  CHECK(spinning.end() == Bot::End::stopped);
}

TEST_CASE("whatever states a bot enters, its ticks keep their accounts") {
  for (const std::string hook : {"", "hs.sleep(0.03);", "hs.sleep(0.25);"}) {
    CAPTURE(hook);
    Rehearsal stage(
        diarist("Bot.hooks = { 7: 'seven' };\nmethods.seven = function () {" + hook + "};\n"));
    Bot& bot = stage.start();
    for (int i = 0; i < 10; ++i) {
      stage.advance(330ms);
      bot.enter_state(custom_state(7));
    }
    stage.advance(200ms);
    bot.stop();
    CHECK(stage.tally().ticks + stage.tally().ticks_missed == 35);
    CHECK(stage.tally().ticks == stage.action("act").started);
    CHECK((stage.tally().ticks_owed > 0) == !hook.empty());
  }
}

TEST_CASE("a wait goes on as it was drawn when a bot enters a state in it") {
  Rehearsal stage(
      script_of("Bot.wait = hs.constant(1); Bot.actions = { act: 1 };\n"
                "methods.act = function () {};\n"));
  Bot& bot = stage.start();
  stage.advance(100ms);
  for (int i = 0; i < 8; ++i) {
    stage.advance(500ms);
    bot.enter_state(custom_state(1));
  }
  stage.advance(1s);
  CHECK(stage.action("act").started == 6);
}

TEST_CASE("a bot begins anew in Initializing: no ticks until its hook has succeeded") {
  Rehearsal stage(
      diarist("Bot.hooks = { Running: 'warm' };\n"
              "methods.onStart = function () {\n"
              "  this.tries = (this.tries || 0) + 1; this.note('login');\n"
              "  if (this.tries === 2) throw 'expired';\n};\n"
              "methods.warm = function () { this.note('warm'); };\n"
              "methods.act = function () {\n"
              "  this.note('act');\n"
              "  if (this.tries === 1) bot.enterState(BotState.Initializing);\n};\n"));
  Bot& bot = stage.start();
  stage.advance(300ms);
  CHECK(bot.state() == BotState::initializing);
  CHECK(stage.role.census == Census{.initializing = 1});
  CHECK(stage.action("act").started == 1);
  stage.advance(2s);
  CHECK(bot.state() == BotState::running);
  CHECK(stage.tally().ticks_missed == 0);
  bot.stop();
  CHECK(diary(stage) == "login warm act login warm act");
}

TEST_CASE("a state wished for while Initializing takes the place of Running, and waits for it") {
  Rehearsal stage(
      diarist("Bot.hooks = { Running: 'warm', 7: 'seven' };\n"
              "methods.onStart = function () {\n"
              "  this.tries = (this.tries || 0) + 1; bot.enterState(BotState.Custom(7));\n"
              "  if (this.tries === 1) throw 'no';\n};\n"
              "methods.warm = function () { this.note('warm'); };\n"
              "methods.seven = function () { this.note('seven'); };\n"));
  Bot& bot = stage.start();
  stage.advance(200ms);
  CHECK(bot.state() == BotState::initializing);
  // Told to begin, it does not wait for the end of its pause.
  CHECK(bot.enter_state(BotState::initializing));
  stage.advance(500ms);
  CHECK(bot.state() == custom_state(7));
  bot.stop();
  CHECK_FALSE(bot.enter_state(custom_state(7)));
  CHECK(diary(stage) == "seven act");
}

TEST_CASE("a bot leaves by bot.stop() or for good by bot.finish(), wherever it says so") {
  const struct {
    const char* rest;
    Bot::End end;
    const char* diary;
  } cases[] = {
      {"methods.act = function () { bot.stop(); this.note('act'); hs.sleep(0.25); };\n",
       Bot::End::left, "act"},
      {"methods.act = function () { bot.finish(); bot.enterState(BotState.Running); };\n",
       Bot::End::finished, ""},
      {"methods.act = function () { bot.stop(); throw 'too'; };\n", Bot::End::left, ""},
      {"methods.act = function () { bot.enterState(BotState.Stopping); };\n", Bot::End::left, ""},
      {"methods.onStart = function () { bot.stop(); this.note('in'); };\n", Bot::End::left, "in"},
      {"methods.onStart = function () { bot.stop(); throw 'no'; };\n", Bot::End::left, ""},
      {"Bot.hooks = { Running: 'warm' }; methods.warm = function () { bot.finish(); };\n",
       Bot::End::finished, ""},
  };
  for (const auto& each : cases) {
    CAPTURE(each.rest);
    Rehearsal stage(diarist(each.rest));
    Bot& bot = stage.start();
    stage.advance(1s);
    CHECK(bot.end() == each.end);
    CHECK(stage.leaving.size() == (each.end == Bot::End::left ? 1 : 0));
    CHECK(stage.gone.size() == 1);
    CHECK(stage.action("onStop").ended == 1);
    CHECK(stage.tally().bots_stopped == 1);
    CHECK(stage.tally().ticks == stage.action("act").started);
    CHECK(diary(stage) == each.diary);
    CHECK(stage.role.census == Census{});
  }
}

TEST_CASE("a bot that leaves in its constructor has run its last hook") {
  Rehearsal stage(
      "var hs = require('hailstorm');\n"
      "exports.Bot = function Bot() { hs.bot.stop(); };\n"
      "exports.Bot.actions = { act: 1 };\nexports.Bot.prototype.act = function () {};\n"
      "exports.Bot.prototype.onStop = function () {};\n");
  Bot& bot = stage.start();
  CHECK(bot.end() == Bot::End::left);
  CHECK(stage.action("onStop").ended == 1);
}

TEST_CASE("a bot that must stop before it can leave just stops") {
  Rehearsal stage(diarist("methods.act = function () { hs.sleep(0.3); bot.stop(); };\n"));
  Bot& bot = stage.start();
  stage.advance(150ms);
  bot.stop();
  stage.advance(1s);
  CHECK(bot.end() == Bot::End::stopped);
  CHECK(stage.leaving.empty());
}

TEST_CASE("a method called from outside gets its arguments and gives its result") {
  Rehearsal stage(
      diarist("methods.add = function (a, b) { hs.sleep(0.05); return { sum: a + b }; };\n"
              "methods.greet = function (whom) { return 'Gr\\u00fc\\u00df ' + whom.name; };\n"
              "methods.nothing = function () {};\n"
              "methods.wrong = function () { throw new Error('no'); };\n"));
  Bot& bot = stage.start();
  stage.advance(500ms);
  Asked asked;
  asked(bot, "add", "[1, 2]");
  CHECK(asked.text == "(none)");
  Asked second;
  second(bot, "add", "[1, 2]");
  CHECK(second.text == "busy: ");
  stage.advance(60ms);
  CHECK(asked.text == R"(done: {"sum":3})");
  asked(bot, "greet", R"({"name": "Bjørn"})");
  CHECK(asked.text == R"(done: "Grüß Bjørn")");
  asked(bot, "nothing");
  CHECK(asked.text == "done: null");
  asked(bot, "wrong");
  CHECK_THAT(asked.text, Contains("threw: bot.js:") && Contains("Error: no"));
  CHECK(stage.action("add").ended == 1);
  CHECK(stage.action("wrong").failed == 1);
  stage.advance(440ms);
  CHECK(stage.tally().ticks == 10);
  CHECK(stage.tally().ticks_missed == 0);
}

TEST_CASE("ticks that find a bot at a method called from outside are owed or missed") {
  Rehearsal stage(diarist("methods.slow = function () { hs.sleep(0.35); };\n"));
  Bot& bot = stage.start();
  Asked asked;
  stage.advance(500ms);
  asked(bot, "slow");
  stage.advance(500ms);
  CHECK(asked.text == "done: null");
  CHECK(stage.tally().ticks + stage.tally().ticks_missed == 10);
  CHECK(stage.tally().ticks_owed == 1);
  CHECK(stage.tally().ticks_missed >= 2);
  CHECK(stage.action("act").started == stage.tally().ticks);
}

TEST_CASE("a bot between two attempts at Initializing answers, and tries again all the same") {
  Rehearsal stage(
      diarist("methods.onStart = function () {\n"
              "  this.tries = (this.tries || 0) + 1; if (this.tries < 2) throw 'no';\n};\n"
              "methods.told = function () { hs.sleep(2); return bot.state; };\n"));
  Bot& bot = stage.start();
  stage.advance(100ms);
  Asked asked;
  asked(bot, "told");
  stage.advance(2100ms);
  CHECK(asked.text == R"(done: "Initializing")");
  CHECK(bot.state() == BotState::running);
}

TEST_CASE("who asks a bot that ends is told so") {
  const std::string script = diarist(
      "methods.slow = function () { hs.sleep(9); };\n"
      "methods.last = function () { bot.stop(); return 'bye'; };\n"
      "methods.mad = function () { for (;;) {} };\n");
  Asked asked;
  Rehearsal cut(script);
  asked(cut.start(), "slow");
  cut.bots[0]->cut_off();
  CHECK(asked.text == "gone: ");
  CHECK(cut.action("slow").cut_off == 1);
  asked(*cut.bots[0], "slow");
  CHECK_THAT(asked.text, Contains("no such bot"));
  Rehearsal leaving(script);
  asked(leaving.start(), "last");
  CHECK(asked.text == R"(done: "bye")");
  leaving.advance(10ms);
  CHECK(leaving.bots[0]->end() == Bot::End::left);
  Rehearsal mad(script, {}, 1, {.slice = milliseconds(5)});
  asked(mad.start(), "mad");
  CHECK_THAT(asked.text, Contains("threw: ") && Contains("killed: ran for 5ms"));
  CHECK(mad.bots[0]->end() == Bot::End::failed);
}

TEST_CASE("what a script calls the run is told once for each reason, ten at most") {
  Rehearsal stage(
      diarist("methods.act = function () {\n"
              "  this.n = (this.n || 0) + 1; hs.test.fail('reason ' + Math.floor(this.n / 2));\n"
              "  if (this.n === 3) hs.test.abort('enough');\n};\n"));
  std::vector<Sentence> heard;
  stage.host.hear_sentence = [&heard](const Sentence& sentence) { heard.push_back(sentence); };
  stage.start();
  stage.advance(5s);
  REQUIRE(heard.size() == 10);
  CHECK(heard[0] == Sentence{false, "reason 0"});
  CHECK(heard[1] == Sentence{false, "reason 1"});
  CHECK(heard[2] == Sentence{true, "enough"});
  CHECK(stage.action("act").failed == 1);
  CHECK_THAT(stage.mishaps(), Contains("act: bot.js:") && Contains("test.abort: enough"));
}

TEST_CASE("what test.abort ends may clear its timers on the way out") {
  Rehearsal stage(
      diarist("methods.act = function () {\n"
              "  var timer = setTimeout(function () {}, 1000);\n"
              "  try { hs.test.abort('enough'); } finally { clearTimeout(timer); }\n"
              "};\n"));
  stage.start();
  stage.advance(150ms);
  CHECK(stage.action("act").failed >= 1);
  CHECK_THAT(stage.mishaps(), Contains("test.abort: enough") && !Contains("cannot block"));
}

TEST_CASE("whoever catches what test.abort throws comes no further than to its next wait") {
  for (const char* wait : {"hs.sleep(1);", "hs.http.get('http://127.0.0.1:1/');",
                           "hs.http.batch(['http://127.0.0.1:1/']);",
                           "hs.http.asyncRequest('GET', 'http://127.0.0.1:1/');",
                           "__hs.wait(new Promise(function () {}));"}) {
    CAPTURE(wait);
    Rehearsal stage(diarist(
        "methods.act = function () {\n"
        "  setTimeout(function () { hs.sleep(5); }, 1);\n"
        "  try { hs.test.abort('enough'); } catch (e) { this.note('caught'); }\n  " +
        std::string(wait) +
        "\n  this.note('went on');\n};\n"
        "methods.onStop = function () { hs.sleep(1); hs.check(0, { stopped: true }); };\n"));
    Bot& bot = stage.start();
    stage.advance(150ms);
    CHECK(stage.action("act").failed >= 1);
    CHECK(stage.action("act").started == stage.action("act").ended);
    CHECK_THAT(stage.mishaps(),
               Contains("TypeError: cannot block after test.abort: the handler is over"));
    bot.stop();
    stage.advance(1100ms);
    CHECK(bot.end() == Bot::End::stopped);
    CHECK(stage.checked("stopped") == 1);
  }
}

TEST_CASE("a bot knows its ids and its place; one without a global id cannot live") {
  const std::string script = diarist(
      "methods.act = function () {\n"
      "  hs.check(0, { ids: bot.index === 4 && bot.id === 5 && bot.internalId === 0x010B\n"
      "    && bot.globalId === 0x03010B && bot.model === 'Bot' });\n};\n");
  Rehearsal stage(script);
  stage.start(4);
  stage.advance(100ms);
  CHECK(stage.checked("ids") == 1);
  Rehearsal far(script);
  far.options.rank = 300'000'000;
  CHECK(far.start(1'000'000).end() == Bot::End::failed);
  CHECK(far.mishaps() ==
        "constructor: the global id of bot 1000001 of model 0 on rank 300000000 has more than 53 "
        "bits\n");
}
