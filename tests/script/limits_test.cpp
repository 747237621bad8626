// What a bot may use: each limit ends the bot that passes it, tells where, and harms no other.
#include "script/limits.h"

#include "fake_host.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

ScriptLimits tight() {
  ScriptLimits limits;
  limits.slice = std::chrono::milliseconds(40);
  limits.bot_bytes = 4 << 20;
  limits.response_bytes = 1 << 20;
  limits.heap_bytes = 64 << 20;
  limits.regexp_steps = 100'000;
  limits.call_depth = 500;
  return limits;
}

// A bot of index 1 runs the body, from line 6 on; one of index 0 asks for a page.
std::string beside(const std::string& body) {
  return bot_with("if (this.index === 0) return http.get('http://x/');\n" + body);
}

// What a script has passed that runs the body, beside a bot that is to notice nothing of it.
struct Passed {
  explicit Passed(const std::string& body, const ScriptLimits& limits = tight())
      : stage(beside(body), {}, limits) {
    const auto good = stage.heap.create(0, {0, 1}).value();
    REQUIRE(stage.heap.run(good, 0) == Step::http);
    const auto bad = stage.heap.create(0, {1, 2}).value();
    step = stage.heap.run(bad, 0);
    death = stage.heap.death();
    text = stage.thrown();
    if (step == Step::dead) stage.heap.destroy(bad);
    CHECK(stage.resume(good, answer(200)) == Step::idle);
  }

  Stage stage;
  Step step = Step::idle;
  Limit death = Limit::none;
  std::string text;
};

}  // namespace

TEST_CASE("a heap tells once of a stretch that has run for long, whether or not it was ended") {
  Passed brief("for (var i = 0; i < 1000; i++) this.n = i;");
  CHECK_FALSE(brief.stage.heap.took_long());
  ScriptLimits patient = tight();
  patient.slice = std::chrono::seconds(10);
  Passed lasting("for (var i = 0; i < 1e6; i++) this.n = i;", patient);
  REQUIRE(lasting.step == Step::idle);
  CHECK(lasting.stage.heap.took_long());
  CHECK_FALSE(lasting.stage.heap.took_long());
  CHECK(Passed("for (;;) this.n++;").stage.heap.took_long());
}

TEST_CASE("who runs for too long is ended, whatever it catches, and its line is told") {
  const std::pair<const char*, const char*> cases[] = {
      {"for (;;) this.n++;", ":6: killed"},
      {"try { null.x; } catch (e) { for (;;) {} }", ":6: killed"},
      {"for (;;) { try { for (;;) {} } catch (e) {} finally { for (;;) {} } }", ":6: killed"},
      {"var o = { get x() { for (;;) {} } };\no.x;", ":6: killed"},
      {"JSON.stringify({ toJSON: function () { for (;;) {} } });", ":6: killed"},
      {"[1, 2].forEach(function () { for (;;) {} });", ":6: killed"},
      {"'a'.replace(/a/, function () { for (;;) {} });", ":6: killed"},
      {"(function f() { try { f(); } finally { f(); } })();", ":6: killed"},
      {"for (;;) new Array(1e6).join('x');", ":6: killed"},
      {"for (;;) 'x'.repeat(1e6);", ":6: killed"},
      {"var a = new Array(1e6); for (;;) a.indexOf(1);", ":6: killed"},
      {"var s = 'a'.repeat(1e6), n = 'a'.repeat(5e5) + 'b'; s.indexOf(n);", ":6: killed"},
      {"var s = new Array(1e5).join('\\u00e9a'); for (var i = 0;; i += 777) s.charAt(i % 2e5);",
       ":6: killed"},
      {"'a'.repeat(1e6).replace(/a/g, 'b'); 'a'.repeat(1e6).split('').sort();", ":6: killed"},
      {"var a = []; for (var i = 0; i < 1e3; i++) a.push(Math.random());\nfor (;;) a.sort();",
       ":7: killed"},
  };
  for (const auto& [body, place] : cases) {
    CAPTURE(body);
    const Passed passed(body);
    CAPTURE(passed.text);
    CHECK(passed.step == Step::dead);
    CHECK(passed.death == Limit::slice);
    CHECK_THAT(passed.text, Contains(place) && Contains("(--script-slice), in "));
  }
}

TEST_CASE("who searches something large again and again is ended, too, and soon") {
  ScriptLimits roomy = tight();
  roomy.bot_bytes = roomy.response_bytes = 128 << 20;
  const std::string json = R"({"a":")" + std::string(8 << 20, 'x') + R"(","z":1})";
  std::string page;
  for (int i = 0; i < 100'000; ++i) page += "<p>a</p>";
  const std::pair<const char*, const std::string*> cases[] = {
      {"for (;;) res.json('z');", &json},
      {"var p = res.html();\nfor (;;) p.find('b > i');", &page}};
  for (const auto& [body, answered] : cases) {
    CAPTURE(body);
    Stage stage(bot_with("var res = http.get('http://x/');\n" + std::string(body)), {}, roomy);
    const auto bot = stage.begin(Step::http);
    SteadyClock clock;
    const Instant begun = clock.now();
    CHECK(stage.resume(bot, answer(200, {}, *answered)) == Step::dead);
    CHECK(stage.heap.death() == Limit::slice);
    CHECK(clock.now() - begun < std::chrono::seconds(20));
  }
}

TEST_CASE("who holds too much is ended, whatever it holds it in") {
  const char* const bodies[] = {
      "var s = 'x'; for (;;) s += s;",
      "var a = []; for (;;) a.push({});",
      "var a = []; for (;;) a.push(function () { return a; });",
      "var a = []; for (;;) a.push(new Uint8Array(1e5));",
      "var a = []; for (var i = 0;; i++) a.push('key' + i);",
      "new Uint8Array(1e9);",
      "'x'.repeat(1e9);",
      "try { var s = 'x'; for (;;) s += s; } catch (e) { s = null; for (;;) {} }",
      "var o = {}; for (var i = 0;; i++) o['k' + i] = i;",
      "JSON.parse('[' + new Array(6e4).join('{},') + '{}]');",
  };
  for (const char* body : bodies) {
    CAPTURE(body);
    ScriptLimits patient = tight();
    patient.slice = std::chrono::minutes(1);
    const Passed passed(body, patient);
    CAPTURE(passed.text);
    CHECK(passed.step == Step::dead);
    CHECK(passed.death == Limit::memory);
    CHECK_THAT(passed.text, Contains("killed: held more than 4 MiB (--bot-memory), in ") &&
                                (Contains("bot.js:6:") || Contains("bot.js:7:")));
  }
}

TEST_CASE("garbage is nobody's: who lets go of what it makes may make as much as it likes") {
  ScriptLimits limits = tight();
  limits.slice = std::chrono::seconds(60);
  const Passed passed(
      "var kept = '';\n"
      "for (var i = 0; i < 2e4; i++) { var f = function () { return f; }; kept = 'y' + i; }\n"
      "for (i = 0; i < 40; i++) { var s = new Array(1e5).join('z' + i); }\n",
      limits);
  CAPTURE(passed.text);
  CHECK(passed.step == Step::idle);
}

TEST_CASE("a regular expression that takes too many steps ends its bot") {
  for (const char* body : {"/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!');",
                           "try { 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.replace(/(a+)+b/, ''); } "
                           "catch (e) {}\nthis.survived = true;"}) {
    CAPTURE(body);
    const Passed passed(body);
    CHECK(passed.step == Step::dead);
    CHECK(passed.death == Limit::regexp_steps);
    CHECK_THAT(passed.text, Contains("bot.js:6: killed: a regular expression took more than "
                                     "100000 steps (--regexp-steps)"));
  }
}

TEST_CASE("calls that go too deep throw a RangeError, which a script may catch") {
  const Passed uncaught("(function f() { f(); })();");
  CHECK(uncaught.step == Step::failed);
  CHECK_THAT(uncaught.text, Contains("bot.js:6: RangeError: callstack limit"));
  const Passed caught(
      "try { (function f() { f(); })(); } catch (e) { check(e, { 'RangeError': e "
      "instanceof RangeError }); }");
  CHECK(caught.step == Step::idle);
  caught.stage.all_passed(1);
}

TEST_CASE("a native function visits no more than five million elements") {
  for (const char* body :
       {"new Array(1e9).join('');", "Array.prototype.indexOf.call({ length: 4e9 }, 1);",
        "[].concat(new Array(1e8));", "Array.prototype.reverse.call({ length: 1e9 });",
        "new Array(1e9).splice(0, 5);"}) {
    CAPTURE(body);
    const Passed passed(body);
    CAPTURE(passed.text);
    CHECK(passed.step == Step::failed);
    CHECK_THAT(passed.text, Contains("RangeError: an array of more than 5000000 elements"));
  }
}

TEST_CASE("what a bot holds of its responses has a limit of its own") {
  Stage stage(bot_with("this.kept = this.kept || [];\n"
                       "for (;;) this.kept.push(http.get('http://x/'));"),
              {}, tight());
  const auto bot = stage.begin(Step::http);
  const std::string body(100'000, 'x');
  for (int i = 0; i < 10; ++i) REQUIRE(stage.resume(bot, answer(200, {}, body)) == Step::http);
  CHECK(stage.resume(bot, answer(200, {}, body)) == Step::dead);
  CHECK(stage.heap.death() == Limit::response_memory);
  CHECK_THAT(stage.thrown(),
             Contains("killed: held more than 1 MiB of responses (--response-memory)"));
  stage.heap.destroy(bot);
  CHECK(stage.heap.bots() == 0);
}

TEST_CASE("a constructor that passes a limit makes no bot") {
  Stage stage(
      "function Bot(p) { if (p.index === 0) for (;;) {} }\n"
      "Bot.actions = { act: 1 }; Bot.prototype.act = function () {}; exports.Bot = Bot;",
      {}, tight());
  CHECK_FALSE(stage.heap.create(0, {0, 1}));
  CHECK(stage.heap.death() == Limit::slice);
  CHECK(stage.heap.bots() == 0);
  CHECK(stage.heap.create(0, {1, 1}));
}

TEST_CASE("churned bots leave nothing behind") {
  Stage stage(bot_with("this.list = []; for (var i = 0; i < 50; i++) this.list.push(function () "
                       "{ return i; }); if (this.index % 3 === 0) for (;;) this.list.push({});"),
              {}, tight());
  std::size_t after_100 = 0;
  for (std::uint64_t k = 1; k <= 400; ++k) {
    const auto bot = stage.heap.create(0, {k % 100 == 0 ? k - k % 3 : 1, k}).value();
    stage.heap.run(bot, 0);
    stage.heap.destroy(bot);
    if (stage.heap.collection_due()) stage.heap.collect();
    if (k == 100) {
      stage.heap.collect();
      after_100 = stage.heap.bytes();
    }
  }
  stage.heap.collect();
  CHECK(stage.heap.bytes() < after_100 + 20'000);
}
