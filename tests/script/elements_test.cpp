// What runs in strands of its own: the same order as in Node. The programs are what the transpiler
// makes of those that Node 20 has run.
#include "async_program.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

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

TEST_CASE("calls in a literal Promise.all and map keep their order") {
  CHECK(lines_of(elements) == elements_in_node);
}
