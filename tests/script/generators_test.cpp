// Generators and what runs in strands of its own: the same order as in Node. The programs are what
// the transpiler makes of those that Node 20 has run.
#include "async_program.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

const char* const async_generators = R"js(
function gen(n) { if (!__hs.inline(gen)) return __hs.async_generator(gen, this, arguments);
  try { for (var i = 0; i < n; i++) { log('gen', i); var got = __hs.yield_async(i); log('got',
  got); __hs.wait(null); } return __hs.wait('end'); } finally { log('cleanup');
  __hs.wait(null); log('cleanup 2'); } }
function forawait(it, body) { // what the transpiler writes out
  var iterator = __hs.iterate_async(it), step, done = true;
  try { while (done = true, !(step = __hs.wait(iterator.next())).done) { done = false;
    if (body(step.value) === 'break') { break; } done = true; } }
  catch (e) { if (!done && iterator['return']) { try { __hs.wait(iterator['return']());
    } catch (x) {} } throw e; }
  if (!done && iterator['return']) __hs.wait(iterator['return']());
}
function main() { if (!__hs.inline(main)) return __hs.run(main, this, arguments);
  forawait(gen(3), function (v) { log('v', v); });
  forawait(gen(3), function (w) { log('w', w); if (w === 1) return 'break'; });
  forawait([Promise.resolve('a'), 'b', new Promise(function (ok) { setTimeout(ok, 2, 'c'); })],
    function (x) { log('x', x); });
  var g = gen(5);
  Promise.all([g.next('A'), g.next('B'), g.next('C'), g.return('R'),
    g.next('D')]).then(function (r) { log(JSON.stringify(r)); });
  for (var i = 0; i < 10; i++) { __hs.wait(null); log('tick', i); }
  var h = gen(5); __hs.wait(h.next()); try { __hs.wait(h.throw(new Error('T'))); } catch (e) {
    log('thrown', e.message); }
  log(JSON.stringify(__hs.wait(h.next())), JSON.stringify(__hs.wait(h.return(5))));
  var k = gen(1); log(JSON.stringify(__hs.wait(k.return(Promise.resolve('early')))));
    log(JSON.stringify(__hs.wait(k.next())));
  var t = gen(1); try { __hs.wait(t.throw('x')); } catch (e) { log('t', e);
    } log(JSON.stringify(__hs.wait(t.next())));
  function outer() { if (!__hs.inline(outer)) return __hs.async_generator(outer, this,
    arguments); var r = __hs.delegate_async(gen(2)); log('r', r); __hs.delegate_async(['p',
    Promise.resolve('q')]); try { __hs.yield_async(Promise.reject('bad')); } catch (e) {
    __hs.uncaught(e); log('caught in gen', e); } __hs.yield_async('last'); }
  forawait(outer(), function (y) { log('y', y); });
  function thrower() { if (!__hs.inline(thrower)) return __hs.async_generator(thrower, this,
    arguments); __hs.yield_async(1); throw 'oops'; }
  try { forawait(thrower(), function (z) { log('z', z); }); } catch (e) {
    log('for await threw', e); }
  var o = outer(); log(JSON.stringify(__hs.wait(o.next())));
    log(JSON.stringify(__hs.wait(o.return('rr')))); log(JSON.stringify(__hs.wait(o.next())));
  try { forawait([1, Promise.reject('in list'), 3], function (q) { log('q', q); });
    } catch (e) { log('list', e); }
}
main().then(function () { log('done'); }, function (e) { log('failed', e); });
)js";

const char* const async_generators_in_node =
    "gen 0\nv 0\ngot undefined\ngen 1\nv 1\ngot undefined\ngen 2\nv 2\ngot undefined\ncleanup\n"
    "cleanup 2\ngen 0\nw 0\ngot undefined\ngen 1\nw 1\ncleanup\ncleanup 2\nx a\nx b\nx c\n"
    "gen 0\ngot B\ntick 0\ngen 1\ntick 1\ngot C\ntick 2\ngen 2\ntick 3\ntick 4\ncleanup\n"
    "tick 5\ncleanup 2\ntick 6\ntick 7\n"
    "[{\"value\":0,\"done\":false},{\"value\":1,\"done\":false},{\"value\":2,\"done\":false},{"
    "\"value\":\"R\",\"done\":true},{\"done\":true}]\n"
    "tick 8\ntick 9\ngen 0\ncleanup\ncleanup 2\nthrown T\n"
    "{\"done\":true} {\"value\":5,\"done\":true}\n{\"value\":\"early\",\"done\":true}\n"
    "{\"done\":true}\nt x\n{\"done\":true}\ngen 0\ny 0\ngot undefined\ngen 1\ny 1\n"
    "got undefined\ncleanup\ncleanup 2\nr end\ny p\ny q\ncaught in gen bad\ny last\nz 1\n"
    "for await threw oops\ngen 0\n{\"value\":0,\"done\":false}\ncleanup\ncleanup 2\n"
    "{\"value\":\"rr\",\"done\":true}\n{\"done\":true}\nq 1\nlist in list\ndone\n";

const char* const generators = R"js(
function gen(n) { if (!__hs.inline(gen)) return __hs.generator(gen, this, arguments); try {
  for (var i = 0; i < n; i++) { var got = __hs.yield(i); log('got', got); } return 'end';
  } catch (e) { __hs.uncaught(e); log('caught', e); __hs.yield('recovered'); } finally {
  log('cleanup'); } }
var g = gen(3); log(JSON.stringify(g.next('ignored')), JSON.stringify(g.next('a')),
  JSON.stringify(g.next('b')), JSON.stringify(g.next('c')), JSON.stringify(g.next()));
g = gen(3); g.next(); log(JSON.stringify(g.throw('T')), JSON.stringify(g.next()),
  JSON.stringify(g.next()));
g = gen(3); g.next(); log(JSON.stringify(g.return('R')), JSON.stringify(g.next()));
g = gen(3); log(JSON.stringify(g.return('never begun')), JSON.stringify(g.next()));
function outer() { if (!__hs.inline(outer)) return __hs.generator(outer, this, arguments);
  var r = __hs.delegate(gen(2)); log('r', r); __hs.delegate([7, 8]); __hs.delegate('xy'); }
g = outer(); var s; while (!(s = g.next('n')).done) log('o', s.value);
g = outer(); g.next(); log(JSON.stringify(g.return('out')));
function self() { if (!__hs.inline(self)) return __hs.generator(self, this, arguments); try {
  it.next(); } catch (e) { __hs.uncaught(e); log(e instanceof TypeError); } __hs.yield(1);
  } var it = self(); it.next();
log(g[Symbol.iterator]() === g);
function thr() { if (!__hs.inline(thr)) return __hs.generator(thr, this, arguments);
  __hs.yield(1); throw 'x'; } g = thr(); g.next(); try { g.next(); } catch (e) { log('threw',
  e); } log(JSON.stringify(g.next()));
)js";

const char* const generators_in_node =
    "got a\ngot b\ngot c\ncleanup\n"
    "{\"value\":0,\"done\":false} {\"value\":1,\"done\":false} {\"value\":2,\"done\":false} "
    "{\"value\":\"end\",\"done\":true} {\"done\":true}\n"
    "caught T\ncleanup\n"
    "{\"value\":\"recovered\",\"done\":false} {\"done\":true} {\"done\":true}\ncleanup\n"
    "{\"value\":\"R\",\"done\":true} {\"done\":true}\n"
    "{\"value\":\"never begun\",\"done\":true} {\"done\":true}\no 0\ngot n\no 1\ngot n\n"
    "cleanup\nr end\no 7\no 8\no x\no y\ncleanup\n{\"value\":\"out\",\"done\":true}\ntrue\n"
    "true\nthrew x\n{\"done\":true}\n";

const char* const elements = R"js(
function one(n) { if (!__hs.inline(one)) return __hs.run(one, this, arguments); log('one', n);
  __hs.wait(null); log('one after', n); return n; }
function sync(n) { if (!__hs.inline(sync)) return __hs.run(sync, this, arguments); log('sync',
  n); return n; }
function plain(n) { log('plain', n); return n; }
function main() { if (!__hs.inline(main)) return __hs.run(main, this, arguments);
  log(String(__hs.wait(__hs.all([function () { return one(1); }, function () { return sync(2);
    }, function () { return plain(3); }, function () { return 4; }], 'all'))));
  log(String(__hs.wait(__hs.map([5, 6, 7], function f(v, i, a) {
    if (!__hs.inline(f)) return __hs.run(f, this, arguments); __hs.wait(null); log('map', v, i,
    a.length); return v * 2; }, 'all'))));
  try { __hs.wait(__hs.all([function () { return one(8); }, function () { return (function () {
    throw 'sync throw'; })(); }, function () { return one(9); }], 'all')); } catch (e) {
    log(e); }
  log(__hs.wait(__hs.all([function () { return one('r1'); }, function () { return sync('r2');
    }], 'race')));
  log(JSON.stringify(__hs.wait(__hs.all([function () { return sync(1); }, function () {
    return (function f() { if (!__hs.inline(f)) return __hs.run(f, this, arguments); throw 'e';
    })(); }], 'allSettled'))));
}
main().then(function () { log('main'); });
var p = Promise.resolve(); for (var i = 0; i < 20; i++) (function (i) {
  p = p.then(function () { log('tick', i); }); })(i);
)js";

const char* const elements_in_node =
    "one 1\nsync 2\nplain 3\none after 1\ntick 0\ntick 1\n1,2,3,4\ntick 2\nmap 5 0 3\n"
    "map 6 1 3\nmap 7 2 3\ntick 3\ntick 4\n10,12,14\none 8\nsync throw\none r1\nsync r2\n"
    "tick 5\none after 8\none after r1\ntick 6\nr2\nsync 1\ntick 7\ntick 8\n"
    "[{\"status\":\"fulfilled\",\"value\":1},{\"status\":\"rejected\",\"reason\":\"e\"}]\n"
    "tick 9\nmain\ntick 10\ntick 11\ntick 12\ntick 13\ntick 14\ntick 15\ntick 16\ntick 17\n"
    "tick 18\ntick 19\n";

}  // namespace

TEST_CASE("async generators answer their requests in turn, and for await waits") {
  CHECK(lines_of(async_generators) == async_generators_in_node);
}

TEST_CASE("generators yield, delegate, catch and return") {
  CHECK(lines_of(generators) == generators_in_node);
}

TEST_CASE("calls in a literal Promise.all and map keep their order") {
  CHECK(lines_of(elements) == elements_in_node);
}

TEST_CASE("a generator that blocks blocks the strand that asks it, where that can wait") {
  const std::string text =
      "function get(ms) { return http.get('http://x/' + ms).body; }\n"
      "function gen(to) {\n"
      "  if (!__hs.inline(gen)) return __hs.generator(gen, this, arguments);\n"
      "  for (var i = 1; i < to; i++) __hs.yield(get(i * 10));\n"
      "  sleep(0.1); return http.asyncRequest('GET', 'http://x/5').wait().body; }\n"
      "function each(to) {\n"
      "  var g = gen(to), step; while (!(step = g.next()).done) log(step.value);\n"
      "  return step.value; }\n"
      "log(each(2));\n"
      "log(__hs.wait(__hs.all([function () { return each(2); }, function () { return each(3); }], "
      "'all')));\n"
      "var failing = gen(2);\n"
      "try { ({ get x() { failing.next(); } }).x; } catch (e) { log(e.message); }\n"
      "log(JSON.stringify(failing.next()));";
  Stage stage(program(text));
  const auto bot = stage.heap.create(0, {}).value();
  Answering answering(stage, bot);
  CHECK(answering.go_on(stage.heap.run(bot, 0)) == Step::idle);
  CHECK(said(stage) ==
        "http://x/10\nhttp://x/5\n"
        "http://x/10\nhttp://x/10\nhttp://x/20\nhttp://x/5,http://x/5\n"
        "cannot block in a generator that is asked by a callback or a getter\n"
        "{\"done\":true}\n");
  CHECK(answering.ms() == 115 + 135);
  CHECK(answering.asked() == 7);
}
