// The array functions that call back do as the specification says, and a bot can wait inside them.
#include <algorithm>

#include "fake_host.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

// A bot whose action checks each line, an expression that should hold.
std::string checks_of(std::initializer_list<const char*> lines) {
  std::string body;
  for (const char* line : lines) {
    body += "(function (holds) { var name = {}; name[";
    body += "'line ' + (++count)] = holds; check(0, name); })(" + std::string(line) + ");\n";
  }
  return bot_with(
      "var count = 0, undef;\nfunction thrown(f) { try { f(); } catch (e) { return e.name; } }\n"
      "function seen(f) { var log = []; f(log); return log.join(); }\n" +
      body);
}

// The lines that do not hold.
std::string failing(std::initializer_list<const char*> lines) {
  Stage stage(checks_of(lines));
  stage.begin(Step::idle);
  std::string all;
  for (const auto& [name, passed] : stage.host.checks) all += passed ? "" : name + "; ";
  return stage.host.checks.size() == lines.size() ? all : "not all were reached";
}

}  // namespace

TEST_CASE("a bot waits inside forEach, map, filter, some, every, find, reduce and sort") {
  Stage stage(
      bot_with("function get(n) { return http.get('http://x/' + n).body; }\n"
               "var log = '';\n"
               "[1, 2].forEach(function (n) { log += get(n); });\n"
               "log += [1, 2].map(get).join('');\n"
               "log += [1, 2].filter(function (n) { return get(n); }).length;\n"
               "log += [1, 2].some(function (n) { return !get(n); });\n"
               "log += [1, 2].every(function (n) { return get(n); });\n"
               "log += [1, 2].find(function (n) { return n === 2 && get(n); });\n"
               "log += [1, 2].findIndex(function (n) { return n === 2 && get(n); });\n"
               "log += [1, 2].reduce(function (a, n) { return a + get(n); }, '');\n"
               "log += [1, 2].reduceRight(function (a, n) { return a + get(n); }, '');\n"
               "log += [2, 1, 3].sort(function (a, b) { get(a); return a - b; }).join('');\n"
               "var name = {}; name[log] = true; check(0, name);"));
  const auto bot = stage.begin(Step::http);
  Step step = Step::http;
  int requests = 0;
  while (step == Step::http && requests < 100) {
    ++requests;
    step = stage.resume(bot, answer(200, {}, "b"));
  }
  REQUIRE(step == Step::idle);
  CAPTURE(stage.thrown());
  REQUIRE(stage.host.checks.size() == 1);
  CHECK(stage.host.checks[0].first == "bbbb2falsetrue21bbbb123");
  CHECK(requests >= 18);
}

TEST_CASE("they pass over holes, but find and findIndex see them as undefined") {
  CHECK(
      failing({
          "seen(function (log) { [1, , 3].forEach(function (v, i) { log.push(i); }); }) === '0,2'",
          "seen(function (log) { [1, undef].forEach(function (v, i) { log.push(i); }); }) === "
          "'0,1'",
          "(function (m) { return m.length === 3 && !(1 in m) && m[2] === 6; })([1, , "
          "3].map(function "
          "(v) { return 2 * v; }))",
          "[1, , 3].filter(function () { return true; }).length === 2",
          "[, 1].some(function (v) { return v === undef; }) === false",
          "[, 1].every(function (v) { return v === 1; })",
          "[, 1].reduce(function (a, v) { return a + v; }, 5) === 6",
          "[, 1].find(function (v) { return v === undef; }) === undef",
          "[, 1].findIndex(function (v) { return v === undef; }) === 0",
          "(function (a) { return a.length === 3 && a[0] === 1 && a[1] === undef && 1 in a && !(2 "
          "in "
          "a); })([undef, , 1].sort())",
      }) == "");
}

TEST_CASE("they take what passes for an array, and fix its length before they call") {
  CHECK(failing({
            "Array.prototype.map.call('abc', function (c) { return c + c; }).join('') === 'aabbcc'",
            "seen(function (log) { Array.prototype.forEach.call({ length: '2', 0: 'a', 1: 'b', 2: "
            "'c' "
            "}, function (v) { log.push(v); }); }) === 'a,b'",
            "seen(function (log) { Array.prototype.forEach.call({ length: -1, 0: 1 }, log.push); "
            "}) === "
            "''",
            "seen(function (log) { var a = [1, 2]; a.forEach(function (v) { a.push(v); "
            "log.push(v); }); "
            "}) === '1,2'",
            "seen(function (log) { var a = [1, 2, 3]; a.forEach(function (v) { a.pop(); "
            "log.push(v); }); "
            "}) === '1,2'",
            "(function (o) { Array.prototype.sort.call(o); return o[0] === 1 && o[1] === 2; })({ "
            "length: "
            "2, 0: 2, 1: 1 })",
            "seen(function (log) { [7].forEach(function (v, i, a) { log.push(v, i, a[0], this.x); "
            "}, { "
            "x: "
            "'self' }); }) === '7,0,7,self'",
            "seen(function (log) { [7].map(function () { 'use strict'; log.push(this === undef); "
            "}); }) "
            "=== 'true'",
        }) == "");
}

TEST_CASE("they refuse what they must, with a TypeError") {
  CHECK(failing({
            "thrown(function () { [].forEach(); }) === 'TypeError'",
            "thrown(function () { [].map({}); }) === 'TypeError'",
            "thrown(function () { [].sort(null); }) === 'TypeError'",
            "thrown(function () { [].reduce(function () {}); }) === 'TypeError'",
            "thrown(function () { [, ,].reduceRight(function () {}); }) === 'TypeError'",
            "thrown(function () { Array.prototype.forEach.call(null, function () {}); }) === "
            "'TypeError'",
            "thrown(function () { Array.prototype.sort.call(undef); }) === 'TypeError'",
            "[1].reduce(function () { throw 1; }) === 1",
            "[].reduce(function () { throw 1; }, 2) === 2",
            "[1, 2, 3].reduceRight(function (a, v) { return a + '' + v; }) === '321'",
        }) == "");
}

TEST_CASE("their properties are those of built-in functions") {
  CHECK(
      failing({
          "(function (p) { return p.writable === p.configurable && !p.enumerable; "
          "})(Object.getOwnPropertyDescriptor(Array.prototype, 'forEach'))",
          "Array.prototype.forEach.length === 1 && Array.prototype.reduce.length === 1",
          "Array.prototype.findIndex.name === 'findIndex' && Array.prototype.sort.name === 'sort'",
          "(function () { for (var key in []) return false; return true; })()",
          "Object.keys(Array.prototype).length === 0",
      }) == "");
}

TEST_CASE("sort orders by text without a function, and is stable with one") {
  CHECK(failing({
            "[10, 9, 1, 100, -1].sort().join() === '-1,1,10,100,9'",
            "['b', undef, 'a', undef].sort().map(String).join() === 'a,b,undefined,undefined'",
            "[3, 1, 2].sort(function (a, b) { return b - a; }).join() === '3,2,1'",
            "[3, 1, 2].sort(function () { return NaN; }).join() === '3,1,2'",
            "[3, 1, 2].sort(function (a, b) { return { valueOf: function () { return a - b; } }; "
            "}).join() === '1,2,3'",
            "(function (a) { return a.sort() === a; })([2, 1])",
            "thrown(function () { [Symbol('s'), 1].sort(); }) === 'TypeError'",
        }) == "");
}

TEST_CASE("sort gives what std::stable_sort gives, whatever the length") {
  Stage stage(bot_with(
      "var n = this.index, a = [], i;\n"
      "for (i = 0; i < n; i++) a.push({ key: Math.floor(Math.random() * 50), at: i });\n"
      "a.sort(function (x, y) { return x.key - y.key; });\n"
      "var right = a.length === n;\n"
      "for (i = 1; i < n; i++) right = right && (a[i - 1].key < a[i].key || (a[i - 1].key === "
      "a[i].key && a[i - 1].at < a[i].at));\n"
      "check(0, { right: right });"));
  for (const std::uint64_t length : {0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 100, 255, 257, 1000}) {
    CAPTURE(length);
    const auto bot = stage.heap.create(0, {length, length + 1}).value();
    CHECK(stage.heap.run(bot, 0) == Step::idle);
  }
  stage.all_passed(15);
}
