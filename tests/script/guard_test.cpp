// What a bot cannot change for its neighbours, and what it still can for itself.
#include "fake_host.h"

using namespace hailstorm;
using Catch::Contains;

TEST_CASE("once the script is loaded nobody changes the language, or the API, for all") {
  const char* const changes[] = {
      "Array.prototype.push = null;",
      "Array.prototype.forEach = null;",
      "Array.prototype.mine = 1;",
      "Object.prototype.mine = 1;",
      "Object.prototype.toString = null;",
      "Object.prototype.hasOwnProperty = null;",
      "Function.prototype.call = null;",
      "Error.prototype.name = 'Mine';",
      "TypeError.prototype.message = 'Mine';",
      "String.prototype.split = null;",
      "JSON.parse = null;",
      "Math.random = null;",
      "Math.mine = 1;",
      "Date.prototype.getTime = null;",
      "RegExp.prototype.exec = null;",
      "Uint8Array.prototype.set = null;",
      "Object.keys = null;",
      "Array.prototype.push.mine = 1;",
      "console.log = null;",
      "hs.http = null;",
      "http.get = null;",
      "http.get.mine = 1;",
      "hs.check.mine = 1;",
      "hs.BotState.Running = 7;",
      "delete Array.prototype.push;",
      "Object.defineProperty(Object.prototype, 'toString', { value: null });",
      "Object.setPrototypeOf(Object.prototype, {});",
      "mine = 1;",
  };
  for (const char* change : changes) {
    CAPTURE(change);
    Stage stage(bot_with("'use strict';\n" + std::string(change)));
    stage.begin(Step::failed);
    CHECK_THAT(stage.thrown(), Contains("TypeError") || Contains("ReferenceError"));
  }
}

TEST_CASE("a response's functions cannot be replaced for the responses of others") {
  Stage stage(
      bot_with("'use strict';\nvar res = http.get('http://x/');\n"
               "Object.getPrototypeOf(res).json = null;"));
  const auto bot = stage.begin(Step::http);
  CHECK(stage.resume(bot, answer(200)) == Step::failed);
  CHECK_THAT(stage.thrown(), Contains("TypeError"));
}

TEST_CASE("what inherits from the language's objects can have its own toString, name and message") {
  Stage stage(
      bot_with("'use strict';\n"
               "function Shape() {}\n"
               "Shape.prototype.toString = function () { return 'shape'; };\n"
               "Shape.prototype.valueOf = function () { return 7; };\n"
               "Shape.prototype.constructor = Shape;\n"
               "function Mine(text) { this.message = text; }\n"
               "Mine.prototype = Object.create(Error.prototype);\n"
               "Mine.prototype.constructor = Mine; Mine.prototype.name = 'Mine';\n"
               "var error = new Error('e'); error.name = 'Other'; error.message = 'm';\n"
               "var plain = {}; plain.toString = function () { return 'plain'; };\n"
               "plain.hasOwnProperty = 1;\n"
               "check(0, {\n"
               "  shape: String(new Shape()) === 'shape' && +new Shape() === 7,\n"
               "  mine: String(new Mine('x')) === 'Mine: x',\n"
               "  error: String(error) === 'Other: m',\n"
               "  plain: String(plain) === 'plain' && plain.hasOwnProperty === 1,\n"
               "  others: String({}) === '[object Object]' && new TypeError('t').name === "
               "'TypeError'\n"
               "});"));
  stage.begin(Step::idle);
  stage.all_passed(5);
  CHECK(stage.host.errors.empty());
}

TEST_CASE("what is not there yet can be added while the script is loaded") {
  Stage stage(
      "Array.prototype.last = function () { return this[this.length - 1]; };\n"
      "if (!Math.half) Math.half = function (x) { return x / 2; };\n" +
      bot_with("check(0, { last: [1, 2].last() === 2, half: Math.half(4) === 2 });"));
  stage.begin(Step::idle);
  stage.all_passed(2);
  CHECK(stage.host.errors.empty());
}

TEST_CASE("who cannot wait where it stands is told where that is") {
  const std::pair<const char*, const char*> cases[] = {
      {"var o = { get x() { return sleep(1); } }; o.x;", "cannot block inside a getter"},
      {"var o = { set x(v) { sleep(1); } }; o.x = 1;", "cannot block inside a setter"},
      {"'' + { toString: function () { sleep(1); } };", "inside a conversion (toString, valueOf)"},
      {"'a' in new Proxy({}, { has: function () { sleep(1); } });",
       "inside a trap of a Proxy (has), or a conversion (toString)"},
      {"delete new Proxy({}, { deleteProperty: function () { sleep(1); } }).a;",
       "inside a trap of a Proxy (deleteProperty), or a conversion (toString)"},
      {"JSON.stringify({ toJSON: function () { sleep(1); } });", "inside JSON.stringify"},
      {"JSON.parse('1', function () { sleep(1); });", "inside JSON.parse"},
      {"'a'.replace(/a/, function () { sleep(1); });", "cannot block inside replace"},
  };
  for (const auto& [body, message] : cases) {
    CAPTURE(body);
    Stage stage(bot_with(body));
    stage.begin(Step::failed);
    CHECK_THAT(stage.thrown(), Contains("bot.js:5: TypeError: ") && Contains(message));
  }
  CHECK_THAT(refusal("require('hailstorm').sleep(1);"),
             Contains("cannot block at the top level of a script"));
  Stage stage(
      "function Bot() { require('hailstorm').sleep(1); }\n"
      "Bot.actions = { act: 1 }; Bot.prototype.act = function () {}; exports.Bot = Bot;");
  CHECK_FALSE(stage.heap.create(0, {}));
  CHECK_THAT(stage.thrown(), Contains("cannot block in a constructor"));
}
