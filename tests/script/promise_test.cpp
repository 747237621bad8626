// Promises and async functions: what happens in which order is what Node says, to the single job.
// The expected lines are those of Node 20 for the same program.
#include "async_program.h"
#include "fake_host.h"

using namespace hailstorm;

namespace {

const char* const order = R"js(
log('start');
setTimeout(function () {
  log('timeout');
  Promise.resolve().then(function () { log('job after timeout'); });
}, 0);
setTimeout(function () { log('timeout 2'); }, 0);
Promise.resolve(1).then(function (v) { log('p1', v); return v + 1; })
  .then(function (v) { log('p2', v); });
queueMicrotask(function () { log('qm'); queueMicrotask(function () { log('qm 2'); }); });
async function f(n) { log('f', n); await (null); log('f after', n); return n; }
f(1).then(function (v) { log('f done', v); });
new Promise(function (r) { log('executor'); r(Promise.resolve('inner')); })
  .then(function (v) { log('adopted', v); });
Promise.reject(new Error('x')).catch(function (e) { log('caught', e.message); })
  .finally(function () { log('fin'); }).then(function (v) { log('after fin', v); });
log('end');
)js";

const char* const order_in_node =
    "start\nf 1\nexecutor\nend\np1 1\nqm\nf after 1\ncaught x\np2 2\nqm 2\nf done 1\nfin\n"
    "adopted inner\nafter fin undefined\ntimeout\njob after timeout\ntimeout 2\n";

const char* const asyncs = R"js(
async function a1() { log('a1'); await (a2()); log('a1 end'); }
async function a2() { log('a2'); }
async function a3() { log('a3'); await (a4()); log('a3 end'); }
async function a4() { log('a4'); return Promise.resolve(4); }
async function a5() { try { await (a6()); } catch (e) { log('caught', e); } log('a5 end'); }
async function a6() { log('a6'); throw 'boom'; }
async function a7() {
  try { return await (a8()); } finally { log('finally'); await (null); log('finally 2'); }
}
async function a8() { await (1); throw new Error('E'); }
async function seq(name, n) { for (var i = 0; i < n; i++) { await (i); log(name, i); } }
async function par() { var a = seq('p1', 2), b = seq('p2', 2); await (a); await (b); log('par'); }
async function x1() { return x2(); }
async function x2() { return x3(); }
async function x3() { return 'x'; }
setTimeout(function () { log('timeout'); }, 0);
a1();
a3();
a5();
a7().catch(function (e) { log('a7', e.message); });
par();
x1().then(log);
var chain = Promise.resolve();
[1, 2, 3, 4, 5, 6].forEach(function (i) { chain = chain.then(function () { log('tick', i); }); });
log('end');
)js";

const char* const asyncs_in_node =
    "a1\na2\na3\na4\na6\nend\na1 end\ncaught boom\na5 end\np1 0\np2 0\ntick 1\nfinally\np1 1\n"
    "p2 1\ntick 2\na3 end\nfinally 2\ntick 3\na7 E\npar\nx\ntick 4\ntick 5\ntick 6\ntimeout\n";

const char* const thenables = R"js(
function thenable(name, v) {
  return { then: function (ok, bad) { log('then of', name); ok(v); } };
}
async function t1() {
  var v = await (thenable('A', 1));
  log('t1', v);
  return thenable('B', 2);
}
async function t2() { var v = await (t1()); log('t2', v); }
async function t3() {
  try { await ({ then: function () { throw 'in then'; } }); } catch (e) { log('t3', e); }
  try { await ({ get then() { throw 'getter'; } }); } catch (e) { log('t3', e); }
}
t2().then(function () { log('t2 done'); });
t3().then(function () { log('t3 done'); });
Promise.resolve(thenable('C', 3)).then(function (v) { log('C', v); });
var chain = Promise.resolve();
[1, 2, 3, 4, 5, 6, 7, 8].forEach(function (i) {
  chain = chain.then(function () { log('tick', i); });
});
)js";

const char* const thenables_in_node =
    "then of A\nthen of C\ntick 1\nt1 1\nt3 in then\nC 3\ntick 2\nthen of B\nt3 getter\n"
    "tick 3\nt2 2\nt3 done\ntick 4\nt2 done\ntick 5\ntick 6\ntick 7\ntick 8\n";

const char* const together = R"js(
function later(ms, v, bad) {
  return new Promise(function (ok, no) { setTimeout(function () { (bad ? no : ok)(v); }, ms); });
}
async function main() {
  log(await (Promise.all([later(60, 'a'), 'b', later(20, 'c'), Promise.resolve('d')])));
  log(JSON.stringify(await (Promise.allSettled([later(5, 1), later(6, 'x', true), 3]))));
  log(await (Promise.race([later(60, 'slow'), later(20, 'fast')])));
  log(await (Promise.any([later(5, 'no', true), later(40, 'yes')])));
  try { await (Promise.any([later(40, 'n1', true), later(3, 'n2', true)])); } catch (e) {
    log(e.name, e.message, e.errors, e instanceof AggregateError, e instanceof Error);
  }
  try { await (Promise.all([later(40, 'ok'), later(3, 'bad', true)])); } catch (e) { log(e); }
  log(JSON.stringify(await (Promise.all([]))), JSON.stringify(await (Promise.allSettled([]))));
  try { await (Promise.any([])); } catch (e) { log(e.name, JSON.stringify(e.errors)); }
  try { await (Promise.all(5)); } catch (e) { log(e instanceof TypeError); }
  for (var i = 0; i < 3; i++) {
    try { await (later(1, i)); if (i === 1) continue; log('loop', i); } finally {
      await (later(1));
      log('finally', i);
    }
  }
  return outer(3);
}
async function outer(n) {
  if (n === 0) { await (later(1)); return 'deep'; }
  return await (outer(n - 1));
}
main().then(log);
)js";

const char* const together_in_node =
    "a,b,c,d\n"
    "[{\"status\":\"fulfilled\",\"value\":1},{\"status\":\"rejected\",\"reason\":\"x\"},{"
    "\"status\":\"fulfilled\",\"value\":3}]\n"
    "fast\nyes\nAggregateError All promises were rejected n1,n2 true true\nbad\n[] []\n"
    "AggregateError []\ntrue\nloop 0\nfinally 0\nfinally 1\nloop 2\nfinally 2\ndeep\n";

const char* const edges = R"js(
log(typeof Promise, Promise.length, Promise.prototype.then.length,
  Object.prototype.toString.call(Promise.resolve()));
try { Promise(function () {}); } catch (e) { log(e instanceof TypeError); }
try { new Promise(5); } catch (e) { log(e instanceof TypeError); }
try { Promise.prototype.then.call({}); } catch (e) { log(e instanceof TypeError); }
var p = new Promise(function (ok) { ok(1); ok(2); throw 3; });
p.then(log);
var self = new Promise(function (ok) { setTimeout(function () { ok(self); }, 1); });
self.catch(function (e) { log(e instanceof TypeError, e.message); });
log(Promise.resolve(p) === p, Object.keys(p).length, JSON.stringify(p), p instanceof Promise);
p.then(null, null).then(function (v) { log('passed', v); });
Promise.reject('r').then(5).catch(function (e) { log('through', e); });
Promise.reject('f').finally(function () { return 'ignored'; })
  .catch(function (e) { log('kept', e); });
Promise.reject('f').finally(function () { throw 'other'; })
  .catch(function (e) { log('replaced', e); });
Promise.resolve(7).finally(function () { return new Promise(function (ok) { ok(); }); })
  .then(function (v) { log('finally waits', v); });
)js";

const char* const edges_in_node =
    "function 1 2 [object Promise]\ntrue\ntrue\ntrue\ntrue 0 {} true\n1\npassed 1\nthrough r\n"
    "replaced other\nkept f\nfinally waits 7\n"
    "true Chaining cycle detected for promise #<Promise>\n";

}  // namespace

TEST_CASE("jobs run before timers, in the order in which they come to be") {
  CHECK(lines_of(order) == order_in_node);
  CHECK(lines_of(order, Awaits::call) == order_in_node);
}

TEST_CASE("async functions and chains take turns") {
  CHECK(lines_of(asyncs) == asyncs_in_node);
  CHECK(lines_of(asyncs, Awaits::call) == asyncs_in_node);
}

TEST_CASE("what has a then is waited for like a promise, a job later") {
  CHECK(lines_of(thenables) == thenables_in_node);
  CHECK(lines_of(thenables, Awaits::call) == thenables_in_node);
}

TEST_CASE("several promises together become what the specification says") {
  CHECK(lines_of(together) == together_in_node);
  CHECK(lines_of(together, Awaits::call) == together_in_node);
}

TEST_CASE("a promise is settled once, and what is no handler hands on") {
  CHECK(lines_of(edges) == edges_in_node);
  CHECK(lines_of(edges, Awaits::call) == edges_in_node);
}
