// Strands: what waits beside each other in one bot, and how it ends.
#include "async_program.h"

using namespace hailstorm;
using Catch::Contains;
using Catch::EndsWith;
using Catch::StartsWith;

namespace {

const char* const slow_functions =
    "function get(ms) { return http.get('http://x/' + ms).body; }\n"
    "async function slow(ms) { get(ms); log('slow', ms); return ms; }\n"
    "async function sleeper(s) { sleep(s); log('slept', s); return s; }\n"
    "function later(ms, v) { return new Promise(function (ok) { setTimeout(ok, ms, v); }); }\n"
    "function thunks(ms, f) { return ms.map(function (x) { return function () { return f(x); }; "
    "}); }\n";

// A bot that does the program once, with answers and timers as they come.
struct Play {
  explicit Play(const std::string& text, const ScriptLimits& limits = {})
      : stage(program(slow_functions + text), {}, limits),
        bot(stage.heap.create(0, {}).value()),
        answering(stage, bot),
        step(answering.go_on(stage.heap.run(bot, 0))) {}

  std::string said() const { return hailstorm::said(stage); }

  Stage stage;
  ScriptHeap::Slot bot;
  Answering answering;
  Step step;
};

}  // namespace

TEST_CASE("requests of a Promise.all that block begin together, and take the time of one") {
  Play play(
      "log(__hs.wait(__hs.all(thunks([200, 190, 180], get), 'all')).join(' '));\n"
      "log(__hs.wait(__hs.map([30, 20], function (ms) { sleep(0.1); return get(ms); }, 'all')));");
  CHECK(play.step == Step::idle);
  CHECK(play.said() == "http://x/200 http://x/190 http://x/180\nhttp://x/30,http://x/20\n");
  CHECK(play.answering.most() == 3);
  CHECK(play.answering.asked() == 5);
  CHECK(play.answering.ms() == 330);
}

TEST_CASE("a strand waits while the bot's own code is in a request, and the other way round") {
  Play play(
      "var a = slow(30), b = slow(10), c = sleeper(0.02);\n"
      "log('main', get(25));\n"
      "log(__hs.wait(a), __hs.wait(b), __hs.wait(c));");
  CHECK(play.step == Step::idle);
  CHECK(play.said() == "slow 10\nslept 0.02\nmain http://x/25\nslow 30\n30 10 0.02\n");
  CHECK(play.answering.ms() == 30);
}

TEST_CASE("callbacks of promises and timers may block") {
  Play play(
      "later(10, 5).then(function (ms) { return get(ms); }).then(log);\n"
      "queueMicrotask(function () { sleep(0.005); log('slept'); });\n"
      "setTimeout(function () { log('timer', get(30)); }, 20);\n"
      "setTimeout(function () { log('another'); }, 21);");
  CHECK(play.step == Step::idle);
  CHECK(play.said() == "slept\nhttp://x/5\nanother\ntimer http://x/30\n");
  CHECK(play.answering.ms() == 50);
}

TEST_CASE("timers run while the handler awaits, and jobs after each of them") {
  Play play(
      "setTimeout(function () { log('a'); Promise.resolve().then(function () { log('job'); }); }, "
      "5);\nsetTimeout(function () { log('b'); }, 5);\n"
      "log('awaited', __hs.wait(later(10, 'x')));\n"
      "sleep(0.1); log('end');");
  CHECK(play.step == Step::idle);
  CHECK(play.said() == "a\njob\nb\nawaited x\nend\n");
  CHECK(play.answering.ms() == 110);
}

TEST_CASE("batches and storages are waited for in strands") {
  Play play(
      "function batch(ms) { return http.batch(['http://x/' + ms, 'http://y/1'])[0].body; }\n"
      "function read(key) { return hs.storage.getBotStorage('s', 7).read(key); }\n"
      "log(__hs.wait(__hs.all(thunks([40, 50], batch), 'all')));\n"
      "log(http.batch([]).length);\n");
  CHECK(play.said() == "http://x/40,http://x/50\n0\n");
  CHECK(play.answering.most() == 4);
  Stage stage(program(std::string(slow_functions) +
                      "function read(key) { return hs.storage.getBotStorage('s', 7).read(key); }\n"
                      "log(__hs.wait(__hs.all(thunks(['k', 'l'], read), 'all')), read('m'));"));
  stage.host.stored_elsewhere = true;
  const auto bot = stage.heap.create(0, {}).value();
  Answering answering(stage, bot);
  CHECK(answering.go_on(stage.heap.run(bot, 0)) == Step::idle);
  CHECK(said(stage) == "k,l m\n");
  CHECK(answering.ms() == 100);
}

TEST_CASE("a race leaves the others under way, and the handler is over when they are") {
  Play play("log(__hs.wait(__hs.all(thunks([10, 300], get), 'race')));");
  CHECK(play.step == Step::idle);
  CHECK(play.said() == "http://x/10\n");
  CHECK(play.answering.ms() == 300);
}

TEST_CASE("strands that nobody waits for belong to their handler") {
  Play play("slow(20); sleeper(0.05); log('end');");
  CHECK(play.step == Step::idle);
  CHECK(play.said() == "end\nslow 20\nslept 0.05\n");
  CHECK(play.answering.ms() == 50);
}

TEST_CASE("asyncRequest gives a promise of its response") {
  Play play(
      "var p = http.asyncRequest('GET', 'http://x/20'), q = http.asyncRequest('GET', "
      "'http://x/10');\n"
      "log(p instanceof Promise, p.constructor === Promise, JSON.stringify(p));\n"
      "q.then(function (r) { log('q', r.status); });\n"
      "log(__hs.wait(p).body, p.wait() === p.wait());\n"
      "try { __hs.wait(http.asyncRequest('GET', 'http://refused/1', null, { throw: true })); }\n"
      "catch (e) { log(e.message, /bot.js/.test(e.stack)); }\n"
      "log(__hs.wait(http.asyncRequest('GET', 'http://refused/1')).error);\n"
      "try { __hs.wait(__hs.all([function () { http.get('http://refused/1', { throw: true }); }], "
      "'all')); }\ncatch (e) { log(e.message, /bot.js/.test(e.stack)); }");
  CHECK(play.step == Step::idle);
  CHECK(play.said() ==
        "true true {}\nq 200\nhttp://x/20 true\nthe request failed: connect_refused true\n"
        "connect_refused\nthe request failed: connect_refused true\n");
}

TEST_CASE("an async handler fails with what it throws, and where") {
  Play play("async function act(n) {\n  sleep(n);\n  throw new Error('no');\n}\nreturn act(1);");
  CHECK(play.step == Step::failed);
  CHECK_THAT(play.said(), StartsWith("bot.js:") && EndsWith(": Error: no\n"));
}

TEST_CASE("a rejection that nobody handles fails its handler, once") {
  Play play(
      "Promise.reject(new Error('lost'));\nvar late = Promise.reject(1);\n"
      "var caught = Promise.reject(2); caught.catch(function () {});\n"
      "Promise.resolve().then(function () { return late; }).catch(function () {});\n"
      "later(5).then(function () { throw 'later'; });\n"
      "log('goes on', get(10));");
  CHECK(play.step == Step::failed);
  CHECK_THAT(play.said(), StartsWith("goes on http://x/10\nbot.js:") &&
                              Contains(": unhandled rejection: Error: lost\n") &&
                              EndsWith("unhandled rejection: threw later\n"));
  CHECK(play.stage.host.errors.size() == 2);
}

TEST_CASE("what throws in a job or a timer fails the handler, and the others go on") {
  Play play(
      "queueMicrotask(function () { throw 'job'; }); setTimeout(function () { throw 'timer'; "
      "}, 5);\nlog(get(10));");
  CHECK(play.step == Step::failed);
  CHECK(play.said() == "http://x/10\nthrew job\nthrew timer\n");
}

TEST_CASE("a handler that waits for what nobody will settle is told so, and may catch it") {
  Play play(
      "try { __hs.wait(new Promise(function () {})); } catch (e) { log('caught', e.message); }\n"
      "async function stuck(ok) { __hs.wait(new Promise(function () {})); }\n"
      "stuck();\nsleep(1);\n__hs.wait(new Promise(function () {}));");
  CHECK(play.step == Step::failed);
  CHECK_THAT(play.said(), StartsWith("caught this waits for a promise that nobody will settle") &&
                              Contains("\nbot.js:") && Contains("nobody will settle"));
}

TEST_CASE("what has stood still goes on in the handler that settles its promise") {
  Stage stage(
      "function Bot() { var self = this; this.turns = 0;\n"
      "  this.gate = new Promise(function (ok) { self.open = ok; });\n"
      "  this.gate.then(function (v) { console.log('opened ' + v); }); }\n"
      "Bot.actions = { act: 1 };\n"
      "Bot.prototype.act = function () { console.log('act'); if (++this.turns === 2) this.open(7); "
      "};\nexports.Bot = Bot;");
  const auto bot = stage.heap.create(0, {}).value();
  CHECK(stage.heap.run(bot, 0) == Step::idle);
  CHECK(stage.heap.run(bot, 0) == Step::idle);
  CHECK(stage.heap.run(bot, 0) == Step::idle);
  CHECK(said(stage) == "act\nact\nopened 7\nact\n");
}

TEST_CASE("a constructor may begin what waits for promises, and no requests") {
  Stage stage(
      lowered("function Bot(p) { this.ready = init(); if (p.index) net(); }\n"
              "async function init() { await (1); console.log('made'); return 5; }\n"
              "async function net() { require('hailstorm').http.get('http://x/'); }\n"
              "Bot.actions = { act: 1 };\n"
              "Bot.prototype.act = function () { console.log(__hs.wait(this.ready)); };\n"
              "exports.Bot = Bot;",
              Awaits::wait));
  const auto bot = stage.heap.create(0, {}).value();
  CHECK(said(stage) == "made\n");
  CHECK(stage.heap.run(bot, 0) == Step::idle);
  CHECK(said(stage) == "made\n5\n");
  CHECK(stage.heap.create(0, {1, 2}));
  CHECK_THAT(stage.thrown(),
             Contains("unhandled rejection: TypeError: cannot block in a constructor"));
}

TEST_CASE("an async handler runs in the bot's own coroutine from the second time on") {
  Stage stage(
      lowered("function Bot() {}\nBot.actions = { act: 1 };\n"
              "async function act() { require('hailstorm').http.get('http://x/'); }\n"
              "Bot.prototype.act = act;\nexports.Bot = Bot;",
              Awaits::wait));
  const auto bot = stage.heap.create(0, {}).value();
  CHECK(stage.heap.run(bot, 0) == Step::waiting);
  CHECK(stage.call().ticket == 1);
  CHECK(stage.resume(bot, answer(200), 1) == Step::idle);
  CHECK(stage.heap.run(bot, 0) == Step::http);
  CHECK(stage.call().ticket == 0);
  CHECK(stage.resume(bot, answer(200)) == Step::idle);
}

TEST_CASE("an async method that is called from outside gives what its promise becomes") {
  Stage stage(
      lowered("function Bot() {}\nBot.actions = { act: 1 };\n"
              "Bot.prototype.act = function () {};\n"
              "async function add(a, b) { require('hailstorm').sleep(1); return a + b; }\n"
              "Bot.prototype.add = add;\nexports.Bot = Bot;",
              Awaits::wait));
  const auto bot = stage.heap.create(0, {}).value();
  REQUIRE(stage.heap.invoke(bot, "add", "[2, 3]") == Step::sleeping);
  CHECK(stage.heap.resume(bot) == Step::idle);
  CHECK(stage.heap.returned() == "5");
}

TEST_CASE("timers that a handler leaves are dropped when its bot stops; sleeping strands go on") {
  Stage stage(program(std::string(slow_functions) +
                      "setInterval(function () { log('tick'); }, 10); sleeper(0.5);\n"
                      "__hs.wait(later(100)); log('awaited');"));
  const auto bot = stage.heap.create(0, {}).value();
  REQUIRE(stage.heap.run(bot, 0) == Step::sleeping);
  CHECK(stage.heap.drop_timers(bot));
  Answering answering(stage, bot);
  CHECK(answering.go_on(stage.heap.resume(bot)) == Step::idle);
  CHECK_THAT(said(stage), StartsWith("tick\n") && EndsWith("awaited\nslept 0.5\n"));
  CHECK(answering.ms() == 500);
}

TEST_CASE("a limit that is passed in a strand ends the bot") {
  ScriptLimits limits;
  limits.slice = std::chrono::milliseconds(20);
  for (const char* text :
       {"async function f(x) { for (;;) {} }\nf(1);",
        "async function f(x) { sleep(1); try { for (;;) {} } catch (e) {} }\nf(1); get(5000);",
        "Promise.resolve().then(function () { for (;;) {} });",
        "function f() { return Promise.resolve().then(f); }\nf(); get(10);",
        "setTimeout(function () { for (;;) {} }, 10); __hs.wait(later(50));"}) {
    CAPTURE(text);
    Play play(text, limits);
    CHECK(play.step == Step::dead);
    CHECK(play.stage.heap.death() == Limit::slice);
    play.stage.heap.destroy(play.bot);
    CHECK(play.stage.heap.run(play.stage.heap.create(0, {}).value(), 0) != Step::idle);
  }
}

TEST_CASE("a thousand strands of a bot run beside each other, and their memory comes back") {
  ScriptLimits patient;
  patient.slice = std::chrono::seconds(10);  // of a build with a sanitizer
  Stage stage(
      program("var list = []; for (var i = 0; i < 1000; i++) list.push(i % 50);\n"
              "var got = __hs.wait(__hs.map(list, function (ms) { return http.get('http://x/' + "
              "ms).body; }, 'all'));\n"
              "check(got, { all: got.length === 1000 && got[999] === 'http://x/49' });\n"
              "async function deep(n) { return n ? 1 + await (deep(n - 1)) : 0; }\n"
              "check(0, { deep: __hs.wait(deep(1000)) === 1000 });"),
      {}, patient);
  const auto bot = stage.heap.create(0, {}).value();
  std::size_t first = 0;
  for (int i = 0; i < 5; ++i) {
    Answering answering(stage, bot);
    REQUIRE(answering.go_on(stage.heap.run(bot, 0)) == Step::idle);
    CHECK(answering.most() == 1000);
    CHECK(answering.asked() == 1000);
    stage.heap.collect();
    if (i == 0) first = stage.heap.bytes();
  }
  stage.all_passed(10);
  CHECK(stage.heap.bytes() < first + 16 * 1024);
  stage.heap.destroy(bot);
  stage.heap.collect();
  const Stage fresh(bot_with(""));
  CHECK(stage.heap.bytes() < fresh.heap.bytes() + 200 * 1024);
}

TEST_CASE("a bot that is destroyed while its strands wait leaves nothing to the next") {
  Stage stage(program(std::string(slow_functions) +
                      "slow(10); sleeper(1); later(5).then(log); new Promise(function () {});\n"
                      "__hs.wait(__hs.all(thunks([20, 30], get), 'all'));"));
  std::size_t first = 0;
  for (int i = 0; i < 50; ++i) {
    const auto bot = stage.heap.create(0, {}).value();
    REQUIRE(stage.heap.run(bot, 0) == Step::sleeping);
    CHECK(stage.heap.calls().size() == 3);
    CHECK(stage.heap.calls()[0].ticket == 1);
    stage.heap.destroy(bot);
    stage.heap.collect();
    if (i == 0) first = stage.heap.bytes();
  }
  CHECK(stage.heap.bytes() < first + 16 * 1024);
  CHECK(said(stage).empty());
}

TEST_CASE("each strand is in the group it was begun in") {
  Stage stage(program(
      std::string(slow_functions) +
      "hs.group('g', function () {\n"
      "  __hs.wait(__hs.all([function () { get(3); get(4); },\n"
      "    function () { hs.group('in', function () { get(2); get(5); }); get(1); }], 'all'));\n"
      "  get(6);\n});\nget(7);\n"
      "__hs.wait(hs.group('async', async_part)); async function async_part() { sleep(0.25); }"));
  const auto bot = stage.heap.create(0, {}).value();
  Step step = stage.heap.run(bot, 0);
  std::map<std::string, std::string> groups;
  std::vector<std::pair<std::string, Ticket>> open;
  while (step != Step::idle) {
    for (const HttpCall& call : stage.heap.calls()) {
      const std::string url(call.fetch.request.url);
      groups[url.substr(9)] = stage.host.shown(call.tags);
      open.emplace_back(url, call.ticket);
    }
    if (open.empty()) {
      REQUIRE(step == Step::sleeping);
      stage.host.clock.advance(stage.heap.sleep_call());
      step = stage.heap.resume(bot);
      continue;
    }
    const Ticket ticket = open.back().second;
    open.pop_back();
    step = stage.resume(bot, answer(200), ticket);
  }
  CHECK(groups == std::map<std::string, std::string>{{"1", "g"},
                                                     {"2", "g::in"},
                                                     {"3", "g"},
                                                     {"4", "g"},
                                                     {"5", "g::in"},
                                                     {"6", "g"},
                                                     {"7", ""}});
  CHECK(stage.host.timings ==
        std::vector<std::string>{"group g::in 0", "group g 0", "group async 0"});
}

TEST_CASE("what async functions give is observed when it is there") {
  Play play(
      "async function ok(n) { sleep(0.01); return 404; }\nasync function bad(n) { sleep(0.01); "
      "throw 1; }\n"
      "log(__hs.wait(hs.metrics.observe('ok', ok)));\n"
      "try { __hs.wait(hs.metrics.observe('bad', bad)); } catch (e) { log(e); }");
  CHECK(play.said() == "404\n1\n");
  CHECK(play.stage.host.timings == std::vector<std::string>{"observed ok 404", "observed bad -1"});
}

TEST_CASE("a promise that one bot awaits and another settles goes on in the first one's turn") {
  Stage stage(
      "var open, gate = new Promise(function (ok) { open = ok; });\n"
      "function Bot(p) { this.index = p.index; }\nBot.actions = { act: 1 };\n"
      "Bot.prototype.act = function () {\n"
      "  if (this.index === 1) { console.log('opens'); open('gate'); return; }\n"
      "  gate.then(function (v) { console.log(v); });\n"
      "  require('hailstorm').sleep(1); console.log('slept'); };\nexports.Bot = Bot;");
  const auto waits = stage.heap.create(0, {0, 1}).value(),
             opens = stage.heap.create(0, {1, 2}).value();
  CHECK(stage.heap.run(waits, 0) == Step::sleeping);
  CHECK(stage.heap.run(opens, 0) == Step::idle);
  stage.host.clock.advance(std::chrono::seconds(1));
  CHECK(stage.heap.resume(waits) == Step::idle);
  CHECK(said(stage) == "opens\nslept\ngate\n");
}

TEST_CASE("promises and what compiled code calls are the same for all bots, and stay so") {
  Stage stage(bot_with(
      "function refused(f) { try { f(); } catch (e) { return e instanceof TypeError; } }\n"
      "check(0, { then: refused(function () { 'use strict'; Promise.prototype.then = 1; }),\n"
      "  all: refused(function () { 'use strict'; Promise.all = 1; }),\n"
      "  promise: refused(function () { 'use strict'; Promise = 1; }),\n"
      "  hs: refused(function () { 'use strict'; __hs.wait = 1; }),\n"
      "  own: refused(function () { 'use strict'; http.asyncRequest.x = 1; }) });"));
  CHECK(stage.heap.run(stage.heap.create(0, {}).value(), 0) == Step::idle);
  stage.all_passed(5);
}

TEST_CASE("a module may await at its top level what is settled while it is loaded") {
  const std::string rest =
      "function Bot() {}\nBot.actions = { act: 1 };\n"
      "Bot.prototype.act = function () { console.log(x); };\n"
      "exports.Bot = Bot;\n";
  const auto module = [&](const std::string& first) {
    return lowered("var x; return __hs.run(function () { x = " + first + ";\n" + rest +
                       "async function five(n) { await (n); await (n); return 5; }\n}, this, "
                       "arguments);",
                   Awaits::wait);
  };
  Stage stage(module("await (five(1).then(function (v) { return v + 1; }))"));
  CHECK(stage.heap.run(stage.heap.create(0, {}).value(), 0) == Step::idle);
  CHECK(said(stage) == "6\n");
  CHECK_THAT(refusal(module("await (new Promise(function () {}))")),
             Contains("the top level of bot.js waits for a promise that nothing settles"));
  CHECK_THAT(refusal(module("await (Promise.reject(new Error('no x')))")), Contains("Error: no x"));
  CHECK_THAT(refusal("Promise.reject(new Error('nobody'));" + rest), Contains("Error: nobody"));
  CHECK_THAT(refusal(module("require('hailstorm').http.get('http://x/')")),
             Contains("TypeError: cannot block at the top level of a script"));
}
