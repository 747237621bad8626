// The language's library in a bot: it waits in callbacks, is shared by all bots unchanged, and is
// there when a script mentions it.
#include "fake_host.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

// Runs the action to its end, each request answered with "b"; how many requests there were.
int run_to_the_end(Stage& stage) {
  const auto bot = stage.heap.create(0, {}).value();
  Step step = stage.heap.run(bot, 0);
  int requests = 0;
  while (step == Step::http && requests < 100) {
    ++requests;
    step = stage.resume(bot, answer(200, {}, "b"));
  }
  CAPTURE(stage.thrown());
  REQUIRE(step == Step::idle);
  return requests;
}

const std::string get = "function get(n) { return http.get('http://x/' + n).body + n; }\n";

}  // namespace

TEST_CASE(
    "a bot waits inside the callbacks of Map, Set, Array.from, flatMap, replaceAll and more") {
  Stage stage(bot_with(
      get +
      "var log = [];\n"
      "new Map([[1, 2]]).forEach(function (v, k) { log.push(get(k)); });\n"
      "new Set([2]).forEach(function (v) { log.push(get(v)); });\n"
      "log.push(Array.from([3, 4], get).join('+'));\n"
      "log.push(Array.from(new Set([5]), get)[0]);\n"
      "log.push([6].flatMap(function (n) { return [get(n)]; })[0]);\n"
      "log.push('7'.replaceAll('7', get));\n"
      "log.push([8].find(function (n) { return get(n); }), [9].findIndex(get));\n"
      "log.push(new Uint8Array([10]).map(function (n) { get(n); return n; })[0]);\n"
      "var lazy = {}; lazy[Symbol.iterator] = function () { var n = 11; return { next: function () "
      "{ return { value: get(n), done: n++ > 11 }; } }; };\n"
      "log.push(Array.from(lazy).join(), Object.fromEntries([[1, 2]])[1]);\n"
      "new URLSearchParams('a=13').forEach(function (v) { log.push(get(v)); });\n"
      "check(0, { right: log.join(' ') === 'b1 b2 b3+b4 b5 b6 b7 8 0 10 b11 2 b13' });\n"
      "if (log.length) console.log(log.join(' '));"));
  CHECK(run_to_the_end(stage) == 13);
  CAPTURE(stage.host.prints);
  stage.all_passed(1);
}

TEST_CASE("a bot waits inside a generator, between its points and in what it delegates to") {
  Stage stage(bot_with(
      get +
      "function inner() { return __generator(this, function (_a) { switch (_a.label) {\n"
      "  case 0: return [4, get(2)];\n"
      "  case 1: _a.sent(); return [2, get(3)]; } }); }\n"
      "function outer() { var r; return __generator(this, function (_a) { switch (_a.label) {\n"
      "  case 0: return [4, get(1)];\n"
      "  case 1: _a.sent(); return [5, __values(inner())];\n"
      "  case 2: r = _a.sent(); return [4, r];\n"
      "  case 3: _a.sent(); return [2]; } }); }\n"
      "check(0, { right: __read(outer()).join() === 'b1,b2,b3' });"));
  CHECK(run_to_the_end(stage) == 3);
  stage.all_passed(1);
}

TEST_CASE("nobody changes the library for all, and everybody can use it") {
  for (const char* change :
       {"Map.prototype.get = null;", "Set.prototype.mine = 1;", "WeakMap.prototype.set = null;",
        "Array.from = null;", "Map = null;", "Object.getPrototypeOf([].values()).next = null;",
        "Object.getPrototypeOf(new Map().keys()).next = null;", "URL.prototype.mine = 1;",
        "crypto.randomUUID = null;", "Error.call = null;", "__read = null;", "__extends.mine = 1;",
        "Object.getPrototypeOf(''.matchAll('a')).next = null;", "hs.expect = null;",
        "require('hailstorm/crypto').md5 = null;", "String.prototype.at = null;",
        "Object.getPrototypeOf(__generator(0, function () {})).next = null;"}) {
    CAPTURE(change);
    Stage stage(bot_with("'use strict';\n" + std::string(change)));
    stage.begin(Step::failed);
    CHECK_THAT(stage.thrown(), Contains("TypeError"));
  }
  Stage stage(
      bot_with("'use strict';\nvar m = new Map(), s = new Set([1]), w = new WeakMap(), k = {};\n"
               "m.set(k, 1); m.mine = 5; s.add(2); w.set(k, 2); var u = new URL('http://h/');\n"
               "u.search = 'a=1'; u.searchParams.append('b', 2);\n"
               "check(0, { map: m.get(k) === 1 && m.mine === 5, set: s.size === 2, weak: w.get(k) "
               "=== 2, url: u.href === 'http://h/?a=1&b=2' });"));
  stage.begin(Step::idle);
  stage.all_passed(4);
}

TEST_CASE("a script that brings its own Map keeps it") {
  Stage stage("globalThis.Map = function () { this.mine = 1; };\n" +
              bot_with("check(0, { own: new Map().mine === 1 });"));
  stage.begin(Step::idle);
  stage.all_passed(1);
  CHECK(stage.thrown().empty());
}

TEST_CASE("the parts that a module needs are those whose names its text mentions") {
  const auto needed = [](const std::string& body) {
    return load_text(bot_with(body)).program.code.mentioned.at("bot.js");
  };
  CHECK(needed("new Map();") == std::vector<std::string>{"collections"});
  CHECK(needed("1;").empty());
  CHECK(needed("__values([]); __generator;") ==
        std::vector<std::string>{"typescript", "generators"});
}

TEST_CASE("a module that an action requires first is there, and is no bot's") {
  Stage stage(bot_with(
      "var u = require('hailstorm/' + 'utils');\n"
      "var n = u.randomIntBetween(3, 4), item = u.randomItem(['x']);\n"
      "check(0, { int: n === 3 || n === 4, item: item === 'x', text: /^[a-z]{5}$/.test("
      "u.randomString(5)), of: u.randomString(3, 'q') === 'qqq', uuid: u.uuidv4().length === 36,\n"
      "between: u.findBetween('<a>b</a>', '<a>', '</a>') === 'b' });"));
  stage.begin(Step::idle);
  stage.all_passed(6);
  CHECK(stage.thrown().empty());
}

TEST_CASE("random bytes and ids follow from the seed") {
  const auto ids = [] {
    Stage stage(
        bot_with("hs.randomSeed(7); console.log(crypto.randomUUID());\n"
                 "console.log(Array.from(crypto.getRandomValues(new Uint8Array(4))).join()"
                 ");"));
    stage.begin(Step::idle);
    return stage.host.prints;
  };
  const auto first = ids();
  REQUIRE(first.size() == 2);
  CHECK(first == ids());
}

TEST_CASE("crypto and encoding give what k6 gives") {
  Stage stage(bot_with(
      "var c = require('hailstorm/crypto'), e = require('hailstorm/encoding');\n"
      "function hex(b) { return Array.from(new Uint8Array(b)).map(function (x) { return "
      "x.toString(16).padStart(2, '0'); }).join(''); }\n"
      "var h = c.createHash('sha256'); h.update('a'); h.update(new Uint8Array([98, 99]));\n"
      "var m = c.createHMAC('sha256', 'Jefe'); m.update('what do ya want '); m.update('for "
      "nothing?');\n"
      "check(0, {\n"
      " md5: c.md5('abc') === '900150983cd24fb0d6963f7d28e17f72',\n"
      " base64: c.sha1('abc', 'base64') === 'qZk+NkcGgWq6PiVxeFDCbJzQ2J0=',\n"
      " rawurl: c.sha1('abc', 'base64rawurl') === 'qZk-NkcGgWq6PiVxeFDCbJzQ2J0',\n"
      " binary: hex(c.md5('abc', 'binary')) === c.md5('abc'),\n"
      " utf8: c.md5('\\u20ac') === c.md5(new Uint8Array([226, 130, 172])),\n"
      " pieces: h.digest('hex') === c.sha256('abc') && h.digest('hex') === c.sha256('abc'),\n"
      " hmac: c.hmac('sha256', 'Jefe', 'what do ya want for nothing?', 'hex') === "
      "'5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',\n"
      " hmac_pieces: m.digest('hex') === c.hmac('sha256', 'Jefe', 'what do ya want for "
      "nothing?', 'hex'),\n"
      " bytes: c.randomBytes(5).byteLength === 5,\n"
      " encode: e.b64encode('hello') === 'aGVsbG8=' && e.b64encode('hello', 'rawstd') === "
      "'aGVsbG8',\n"
      " url: e.b64encode(new Uint8Array([251, 255]).buffer, 'url') === '-_8=',\n"
      " decode: e.b64decode('aGVsbG8=', 'std', 's') === 'hello',\n"
      " decode_bytes: e.b64decode('_-8', 'rawurl').byteLength === 2,\n"
      " text: e.b64decode('4oKs', 'std', 's') === '\\u20ac'\n"
      "});"));
  stage.begin(Step::idle);
  stage.all_passed(14);
  CHECK(stage.thrown().empty());
}

TEST_CASE("crypto and encoding refuse what they cannot do, and say what they can") {
  const std::pair<const char*, const char*> cases[] = {
      {"require('hailstorm/crypto').md5(5)", "data and keys are strings or bytes"},
      {"require('hailstorm/crypto').md5('a', 'hexx')", "the encoding is 'hex', 'base64'"},
      {"require('hailstorm/crypto').createHash('sha265')", "did you mean"},
      {"require('hailstorm/crypto').hmac('sha256')", "data and keys are strings or bytes"},
      {"require('hailstorm/encoding').b64decode('?')", "is not base64"},
      {"require('hailstorm/encoding').b64encode('a', 'x')", "is not 'std', 'rawstd'"},
      {"require('hailstorm/utils').randomIntBetween(2, 1)", "2 is above 1"},
      {"require('hailstorm/utils').randomItem([])", "has no items"},
      {"require('hailstorm/cripto')", "did you mean"},
  };
  for (const auto& [body, message] : cases) {
    CAPTURE(body);
    Stage stage(bot_with(body));
    stage.begin(Step::failed);
    CHECK_THAT(stage.thrown(), Contains(message));
  }
}
