// What bots of a heap share, and what is their own.
#include "fake_host.h"

using namespace hailstorm;
using Catch::Contains;
using Texts = std::vector<std::string>;

namespace {

bool counter(const std::string& path, std::string& text) {
  if (path == "counter.js") text = "exports.n = 0; exports.opened = open('one.txt');";
  if (path == "list.json") text = "[1]";
  if (path == "one.txt") text = "one";
  return !text.empty();
}

const std::string script =
    "var hs = require('hailstorm'), counter = require('./counter'), list = require('./list'), own "
    "= "
    "0;\n"
    "var shared = new hs.SharedArray('s', function () { return [5]; });\n"
    "function Bot(p) { this.p = p; }\n"
    "Bot.actions = { act: 1 };\n"
    "Bot.prototype.act = function () {\n"
    "  list.push(++own);\n"
    "  console.log([++counter.n, own, list.length, require('./counter') === counter, shared[0], "
    "counter.opened, this instanceof Bot, this.p.index]);\n"
    "};\n"
    "exports.Bot = Bot;\n";

Texts prints_of(bool isolate, std::size_t* bytes = nullptr) {
  ScriptWorld world;
  world.isolate_bots = isolate;
  const Loaded loaded = load_program("bot.js", script, world, counter);
  if (bytes) *bytes = loaded.bytes_per_bot;
  FakeHost host;
  ScriptHeap heap(loaded.program, host, {});
  const auto first = heap.create(0, {0, 1}).value(), second = heap.create(0, {1, 2}).value();
  for (const auto bot : {first, second, first}) CHECK(heap.run(bot, 0) == Step::idle);
  CHECK(host.errors.empty());
  return host.prints;
}

}  // namespace

TEST_CASE("the bots of a heap share the variables of its modules") {
  CHECK(prints_of(false) == Texts{"log: [1,1,2,true,5,\"one\",true,0]",
                                  "log: [2,2,3,true,5,\"one\",true,1]",
                                  "log: [3,3,4,true,5,\"one\",true,0]"});
}

TEST_CASE("isolated bots have modules of their own, and it is known what they cost") {
  std::size_t bytes = 0;
  CHECK(prints_of(true, &bytes) == Texts{"log: [1,1,2,true,5,\"one\",true,0]",
                                         "log: [1,1,2,true,5,\"one\",true,1]",
                                         "log: [2,2,3,true,5,\"one\",true,0]"});
  CHECK(bytes > 500);
  CHECK(bytes < 20'000);
}

TEST_CASE("an isolated bot whose modules throw is not made, and the others are") {
  ScriptWorld world;
  world.isolate_bots = true;
  const Loaded loaded =
      load_program("bot.js", bot_with("") + "if (Math.random() > 0.9) throw new Error('no luck');",
                   world, no_modules);
  FakeHost host;
  host.numbers = Random(3);
  ScriptHeap heap(loaded.program, host, {});
  int made = 0;
  for (std::uint64_t k = 0; k < 200; ++k) made += heap.create(0, {k, k + 1}) ? 1 : 0;
  CHECK(made > 100);
  CHECK(made + host.errors.size() == 200);
  REQUIRE_FALSE(host.errors.empty());
  CHECK_THAT(host.errors.front(), Contains("bot.js:8: Error: no luck"));
}

TEST_CASE("a bot's jar is its own, whatever the bots of its heap share") {
  for (const bool isolate : {false, true}) {
    CAPTURE(isolate);
    ScriptWorld world;
    world.isolate_bots = isolate;
    const Loaded loaded =
        load_program("bot.js",
                     bot_with("var jar = http.cookieJar();\n"
                              "console.log(Object.keys(jar.cookiesForURL('http://x/')));\n"
                              "jar.set('http://x/', 'of' + this.index, 'v');"),
                     world, no_modules);
    FakeHost host;
    ScriptHeap heap(loaded.program, host, {});
    const auto first = heap.create(0, {0, 1}).value(), second = heap.create(0, {1, 2}).value();
    for (const auto bot : {first, second, first, second}) CHECK(heap.run(bot, 0) == Step::idle);
    CHECK(host.prints == Texts{"log: []", "log: []", "log: [\"of0\"]", "log: [\"of1\"]"});
  }
}

TEST_CASE("isolated bots may assign the variables of their modules, and nobody warns") {
  const std::string text = bot_with("count++;") + "var count = 0;\n";
  CHECK(load_text(text).warnings.size() == 1);
  ScriptWorld world;
  world.isolate_bots = true;
  CHECK(load_program("bot.js", text, world, no_modules).warnings.empty());
}
