// A script is asked for its models once; what is wrong with it is said with its place.
#include "script/program.h"

#include <filesystem>
#include <fstream>

#include "fake_host.h"

using namespace hailstorm;
using Catch::Contains;

TEST_CASE("a class with static actions is a model") {
  const Loaded loaded = load_text(
      "function Shopper() {}\n"
      "Shopper.every = '1s'; Shopper.actions = { browse: 10, checkout: 1 };\n"
      "Shopper.prototype = { browse: function () {}, checkout: function () {}, onStart: function "
      "() {}, onStop: function () {} };\n"
      "exports.Shopper = Shopper; exports.helper = function () {}; exports.limit = 3;");
  REQUIRE(loaded.models.size() == 1);
  const Model& model = loaded.models[0];
  CHECK(model.name == "Shopper");
  CHECK(model.interval == std::chrono::seconds(1));
  CHECK_FALSE(model.interval_is_default);
  REQUIRE(model.actions.size() == 2);
  CHECK(model.actions[0].name == "browse");
  CHECK(model.actions[0].weight == 10);
  REQUIRE(model.hook(BotState::initializing));
  CHECK(model.hook(BotState::initializing)->name == "onStart");
  REQUIRE(model.hook(BotState::stopping));
  CHECK_FALSE(model.hook(BotState::running));
}

TEST_CASE("registerBot is the original's form of the same") {
  const Loaded loaded = load_text(
      "var hs = require('hailstorm');\n"
      "function Demo() {}\n"
      "Demo.registerBot = function (bot) {\n"
      "  bot.setIntervalMillis(250);\n"
      "  bot.registerAction(hs.alive(10), 'ping'); bot.registerAction(hs.alive(-2), "
      "Demo.prototype.pong);\n"
      "  bot.registerAction(hs.enterState(hs.BotState.Running), 'pong');\n"
      "  bot.registerAction(hs.enterState(hs.BotState.Running), 'ping');\n"
      "};\n"
      "Demo.prototype.ping = function () {}; Demo.prototype.pong = function () {};\n"
      "module.exports = { Demo: Demo };");
  REQUIRE(loaded.models.size() == 1);
  const Model& model = loaded.models[0];
  CHECK(model.interval == std::chrono::milliseconds(250));
  REQUIRE(model.actions.size() == 2);
  CHECK(model.actions[1].name == "pong");
  CHECK(model.actions[1].weight == 0);
  REQUIRE(model.hooks.size() == 1);
  CHECK(model.hooks[0].name == "ping");
  CHECK(loaded.warnings ==
        std::vector<std::string>{"Demo: ping replaces pong as a hook of the same state"});
}

TEST_CASE("a default function is a model in k6's shape: a closed loop of one action") {
  const Loaded loaded = load_text("exports.default = function () {};");
  REQUIRE(loaded.models.size() == 1);
  CHECK(loaded.models[0].name == "default");
  CHECK(loaded.models[0].interval == Nanos(0));
  CHECK(load_text("module.exports = function () {};").models[0].name == "default");
}

TEST_CASE("waits and intervals have defaults that are told apart") {
  const Loaded loaded = load_text(
      "var hs = require('hailstorm'); function A() {} A.actions = { x: 1 }; A.prototype.x = "
      "function () {};\n"
      "A.wait = hs.between(1, 5); function B() {} B.actions = A.actions; B.prototype = "
      "A.prototype;\n"
      "exports.A = A; exports.B = B;");
  REQUIRE(loaded.models.size() == 2);
  REQUIRE(loaded.models[0].wait);
  CHECK(std::get<DrawnWait>(*loaded.models[0].wait).max == std::chrono::seconds(5));
  CHECK_FALSE(loaded.models[1].wait);
  CHECK(loaded.models[1].interval == std::chrono::seconds(5));
  CHECK(loaded.models[1].interval_is_default);
}

TEST_CASE("what is wrong with a script is refused with its line and what to do") {
  const std::string methods = "A.prototype.browse = function () {}; exports.A = A;";
  const std::pair<std::string, const char*> cases[] = {
      {"", "bot.js: the script exports no model"},
      {"var a = ;", "bot.js:1:1: SyntaxError"},
      {"var x = 1;\n\nlet y = 2;", "bot.js:3:1: SyntaxError"},
      {"\n\nthrow new Error('at load');",
       "bot.js:3:1: Error: at load\n  3 | throw new Error('at load');\n      ^"},
      {"require('hailstrom');", "cannot find module 'hailstrom': did you mean 'hailstorm'?"},
      {"require('./nothing');",
       "cannot find module './nothing' (looked for nothing, nothing.ts, nothing.js"},
      {"function A() {} A.actions = { brwose: 1 };" + methods,
       "A has no method brwose, which A.actions names: did you mean 'browse'?"},
      {"function A() {} A.actions = { browse: 'x' };" + methods,
       "A: the weight of browse is \"x\", not a finite number"},
      {"function A() {} A.actions = {};" + methods,
       "A registers no action: its bots would do nothing"},
      {"function A() {} A.actions = 3;" + methods, "A.actions is 3: write { method: weight, ... }"},
      {"function A() {} A.actions = { browse: 1 }; A.every = 5;" + methods,
       "A.every is 5, without a unit: for seconds write '5s'"},
      {"function A() {} A.actions = { browse: 1 }; A.every = '5 parsecs';" + methods,
       "'5 parsecs' is not a duration"},
      {"function A() {} A.registerBot = function (b) { b.registerAction(5, 'browse'); };" + methods,
       "the trigger is 5"},
      {"function A() {} A.registerBot = function (b) { "
       "b.registerAction(require('hailstorm').alive(NaN), 'browse'); };" +
           methods,
       "alive(weight): the weight is NaN, not a finite number"},
      {"\nfor (;;) {}", "bot.js:2:1: ran for 20ms while it was loaded"},
  };
  for (const auto& [text, message] : cases) {
    CAPTURE(text);
    CHECK_THAT(refusal(text), Contains(message));
  }
}

TEST_CASE("modules are read once, relative to who asks, and travel with the program") {
  const std::map<std::string, std::string> files = {
      {"bots/lib/names.js",
       "exports.first = require('../data').names[0]; exports.count = (exports.count || 0) + 1;"},
      {"bots/data.json", "{ \"names\": [\"ann\", \"bob\"] }"}};
  int reads = 0;
  const Loaded loaded =
      load_program("bots/shop.js",
                   "var a = require('./lib/names'), b = require('./lib/names.js');\n"
                   "exports.default = function () { console.log(a.first, a === b); };",
                   {}, [&](const std::string& path, std::string& text) {
                     const auto found = files.find(path);
                     if (found == files.end()) return false;
                     ++reads;
                     text = found->second;
                     return true;
                   });
  CHECK(loaded.program.modules.size() == 3);
  CHECK(reads == 2);
  FakeHost host;
  ScriptHeap heap(loaded.program, host, {});
  const auto bot = heap.create(0, {});
  CHECK(heap.run(*bot, 0) == Step::idle);
  CHECK(host.prints == std::vector<std::string>{"log: ann true"});
}

TEST_CASE("a path that leads out of the script's folder is not there") {
  const auto folder = std::filesystem::temp_directory_path() / "hailstorm_program_test";
  std::filesystem::create_directories(folder / "bots");
  std::ofstream(folder / "secret.js") << "exports.x = 1;";
  std::ofstream(folder / "bots" / "near.js") << "exports.x = 2;";
  const ReadModule read = files_beside((folder / "bots" / "shop.js").string());
  std::string text;
  CHECK(read((folder / "bots" / "near.js").string(), text));
  CHECK(text == "exports.x = 2;");
  CHECK_FALSE(read((folder / "bots" / ".." / "secret.js").string(), text));
  CHECK_FALSE(read((folder / "bots").string(), text));
  std::filesystem::remove_all(folder);
}

TEST_CASE("open gives a file's text or bytes while the script is loaded, once read for all heaps") {
  std::map<std::string, int> reads;
  const ReadModule read = [&reads](const std::string& path, std::string& text) {
    ++reads[path];
    if (path == "dir/lib/m.js") {
      text = "exports.raw = open('raw.bin', 'b');";
    } else if (path == "dir/lib/raw.bin") {
      text.assign("\xff\0\x7f", 3);
    } else if (path == "dir/names.txt") {
      text = "caf\xC3\xA9";
    } else {
      return false;
    }
    return true;
  };
  const Loaded loaded = load_program(
      "dir/bot.js",
      "var names = open('./names.txt'), raw = new Uint8Array(require('./lib/m').raw);\n"
      "function Bot() {} Bot.actions = { act: 1 }; exports.Bot = Bot;\n"
      "Bot.prototype.act = function () {\n"
      "  require('hailstorm').check(0, { text: names === 'caf\\u00e9', bytes: raw.length === 3 && "
      "raw[0] === 255 && raw[1] === 0 });\n"
      "  open('names.txt');\n};\n",
      {}, read);
  CHECK(loaded.program.files.size() == 2);
  reads.clear();
  FakeHost host;
  ScriptHeap heap(loaded.program, host, ScriptLimits{});
  const auto bot = heap.create(0, {}).value();
  CHECK(heap.run(bot, 0) == Step::failed);
  CHECK(reads.empty());
  CHECK(host.checks == std::vector<std::pair<std::string, bool>>{{"text", true}, {"bytes", true}});
  REQUIRE(host.errors.size() == 1);
  CHECK_THAT(host.errors[0], Contains("files are opened while the script is loaded"));
}

TEST_CASE("a file that is not there, or outside of the script's folder, is refused") {
  CHECK_THAT(refusal("open('none.txt');"),
             Contains("bot.js:1") && Contains("cannot open 'none.txt'"));
  CHECK_THAT(refusal("open(7);"), Contains("open(path, mode): the path is a string"));
  CHECK_THAT(refusal("open('a', 'r');"), Contains("the mode nothing or 'b'"));
  const std::string folder = std::string(HAIL_SOURCE_DIR) + "/bots/lib";
  try {
    load_program(folder + "/bot.js", "open('../hello.js');", {}, files_beside(folder + "/bot.js"));
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK_THAT(error.what(), Contains("no such file below the folder of the script"));
  }
}

TEST_CASE("a heap that loads the program's code tells errors as one that compiles it") {
  const auto read = [](const std::string& path, std::string& text) {
    text = "\nexports.fall = function fall() { throw new TypeError('deep'); };";
    return path == "dir/part.js";
  };
  const std::string text =
      "var part = require('./part');\n"
      "function Bot() {}\nBot.actions = { act: 1 };\n"
      "Bot.prototype.act = function act() {\n  part.fall();\n};\nexports.Bot = Bot;";
  Loaded loaded = load_program("dir/bot.js", text, {}, read);
  REQUIRE(loaded.program.code.modules.size() == 2);
  const auto error_of = [](const Program& program) {
    FakeHost host;
    ScriptHeap heap(program, host, ScriptLimits{});
    const auto bot = heap.create(0, {});
    REQUIRE(bot);
    CHECK(heap.run(*bot, 0) == Step::failed);
    REQUIRE(host.errors.size() == 1);
    return host.errors[0];
  };
  const std::string from_code = error_of(loaded.program);
  CHECK_THAT(from_code, Contains("dir/part.js:2: ") && Contains("TypeError: deep"));
  loaded.program.code = {};
  CHECK(error_of(loaded.program) == from_code);
}
