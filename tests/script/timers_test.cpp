// setTimeout and setInterval: on the bot's own coroutine, after the handler, in the order of their
// due times.
#include "fake_host.h"

using namespace hailstorm;
using Catch::Contains;
using Texts = std::vector<std::string>;
using std::chrono::milliseconds;

namespace {

// Lets a bot sleep by turning its host's hands, until it waits for something else.
Step go_on(Stage& stage, ScriptHeap::Slot bot, Step step) {
  for (int i = 0; step == Step::sleeping; ++i) {
    REQUIRE(i < 100'000);
    stage.host.clock.advance(stage.heap.sleep_call());
    step = stage.heap.resume(bot);
  }
  return step;
}

Step run(Stage& stage) {
  const auto bot = stage.heap.create(0, {}).value();
  return go_on(stage, bot, stage.heap.run(bot, 0));
}

std::string log(const std::string& text) { return "console.log('" + text + "');\n"; }

std::string later(const std::string& text, const std::string& ms) {
  return "setTimeout(function () { " + log(text) + "}, " + ms + ");\n";
}

}  // namespace

TEST_CASE("timers run after the handler's body, by due time, then in the order of their making") {
  Stage stage(bot_with(later("c", "20") + later("a", "5") + later("d", "20") + later("b", "5") +
                       later("at once", "0") + later("too", "undefined") + log("body")));
  CHECK(run(stage) == Step::idle);
  CHECK(stage.host.prints ==
        Texts{"log: body", "log: at once", "log: too", "log: a", "log: b", "log: c", "log: d"});
}

TEST_CASE("a callback gets its arguments, may set timers, and may block") {
  Stage stage(
      bot_with("setTimeout(function (a, b) {\n"
               "  check(a + b, { 'arguments': a + b === 5 });\n"
               "  var r = http.get('http://x/');\n"
               "  check(r, { 'answered': r.status === 200 });\n"
               "  setTimeout(function () { check(1, { 'inner': true }); }, 5);\n"
               "}, 10, 2, 3);"));
  const auto bot = stage.begin(Step::sleeping);
  CHECK(stage.heap.sleep_call() == milliseconds(10));
  REQUIRE(go_on(stage, bot, Step::sleeping) == Step::waiting);
  CHECK(go_on(stage, bot, stage.resume(bot, answer(200), stage.call().ticket)) == Step::idle);
  stage.all_passed(3);
}

TEST_CASE("an interval repeats until it is cleared; what is cleared does not run") {
  Stage stage(
      bot_with("var n = 0, self = setInterval(function () {\n"
               "  console.log(++n);\n"
               "  if (n === 3) clearInterval(self);\n"
               "}, 10);\n"
               "clearTimeout(setTimeout(function () { console.log('never'); }, 5));\n"
               "clearTimeout(12345); clearTimeout(undefined); clearTimeout(self + 99);"));
  CHECK(run(stage) == Step::idle);
  CHECK(stage.host.prints == Texts{"log: 1", "log: 2", "log: 3"});
}

TEST_CASE("two bots of a heap have timers of their own") {
  Stage stage(bot_with("var k = this.index; setTimeout(function () { console.log(k); }, 10 - k);"));
  const auto first = stage.heap.create(0, {1, 1}).value(),
             second = stage.heap.create(0, {2, 2}).value();
  CHECK(stage.heap.run(first, 0) == Step::sleeping);
  CHECK(stage.heap.run(second, 0) == Step::sleeping);
  stage.host.clock.advance(milliseconds(20));
  CHECK(stage.heap.resume(second) == Step::idle);
  CHECK(stage.heap.resume(first) == Step::idle);
  CHECK(stage.host.prints == Texts{"log: 2", "log: 1"});
}

TEST_CASE("a handler or a callback that throws takes its timers with it") {
  Stage body(
      bot_with("if (this.again) return; this.again = true;\n" + later("never", "1") + "throw 1;"));
  auto bot = body.begin(Step::failed);
  CHECK(body.heap.run(bot, 0) == Step::idle);
  CHECK(body.host.prints.empty());

  Stage callback(bot_with("setTimeout(function () { throw 1; }, 1);\n" + later("never", "2")));
  bot = callback.begin(Step::sleeping);
  CHECK(go_on(callback, bot, Step::sleeping) == Step::failed);
  CHECK(callback.host.prints.empty());
  CHECK(callback.host.errors == Texts{"threw 1"});
}

TEST_CASE("a bot whose timers are dropped ends its handler, and may set others in the next") {
  Stage stage(bot_with("setInterval(function () { console.log('tick'); }, 10);"));
  const auto bot = stage.begin(Step::sleeping);
  CHECK(stage.heap.drop_timers(bot));
  CHECK(stage.heap.resume(bot) == Step::idle);
  CHECK_FALSE(stage.heap.drop_timers(bot));
  REQUIRE(stage.heap.run(bot, 0) == Step::sleeping);
  stage.host.clock.advance(milliseconds(10));
  CHECK(stage.heap.resume(bot) == Step::sleeping);
  CHECK(stage.host.prints == Texts{"log: tick"});
}

TEST_CASE("thousands of timers come in their order; more than 10,000 are refused") {
  const std::string order =
      "var last = 0, seen = 0;\n"
      "function at(ms) { return function () {\n"
      "  if (ms < last) throw new Error(ms + ' after ' + last);\n"
      "  last = ms; seen++;\n"
      "}; }\n"
      "for (var i = 0; i < COUNT; i++) {\n"
      "  var ms = 1 + (i * 7919) % 1000, id = setTimeout(at(ms), ms);\n"
      "  if (i % 3 === 0) clearTimeout(id);\n"
      "}\n"
      "setTimeout(function () { console.log(seen); }, 2000);";
  Stage stage(bot_with("var COUNT = 3000;\n" + order));
  CHECK(run(stage) == Step::idle);
  CHECK(stage.thrown().empty());
  CHECK(stage.host.prints == Texts{"log: 2000"});

  Stage greedy(bot_with("for (;;) setTimeout(function () {}, 1e6);"));
  CHECK(run(greedy) == Step::failed);
  CHECK_THAT(greedy.thrown(),
             Contains("RangeError: setTimeout: this bot has 10,000 timers already"));
}

TEST_CASE("a bot that is destroyed with timers leaves none to the next in its slot") {
  Stage stage(bot_with(later("old", "10")));
  const auto bot = stage.begin(Step::sleeping);
  stage.heap.destroy(bot);
  const auto next = stage.heap.create(0, {}).value();
  REQUIRE(next == bot);
  CHECK(go_on(stage, next, stage.heap.run(next, 0)) == Step::idle);
  CHECK(stage.host.prints == Texts{"log: old"});
}

TEST_CASE("timers belong to methods, and run functions") {
  CHECK_THAT(refusal("setTimeout(function () {}, 1);"),
             Contains("requests and timers begin in the methods of a bot"));
  Stage stage(bot_with("setTimeout('alert(1)', 1);"));
  CHECK(run(stage) == Step::failed);
  CHECK_THAT(stage.thrown(),
             Contains("setTimeout(function, ms): what to run is \"alert(1)\", not a function"));
}
