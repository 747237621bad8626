// Lists that all heaps share: SharedArray, and the rows of a CSV file.
#include "fake_host.h"

using namespace hailstorm;
using Catch::Contains;
using Texts = std::vector<std::string>;

namespace {

bool users(const std::string& path, std::string& text) {
  if (path == "data/users.csv") text = "name,id\nann,1\n\"b,ob\",2\ncle\xC3\xAFo,3\n";
  if (path == "data/semi.csv") text = "a;b\n1;2\n";
  if (path == "data/none.csv") text = "name\n";
  if (path == "data/broken.csv") text = "a,b\n1\n";
  if (path == "lib/of.js") text = "exports.users = require('hailstorm').rows('../data/users.csv');";
  return !text.empty();
}

// A script of these lines at its top level, with two heaps that run it.
struct Pair {
  explicit Pair(const std::string& top, const std::string& body)
      : loaded(load_program("bot.js", "var hs = require('hailstorm');\n" + top + bot_with(body), {},
                            users)),
        first(loaded.program, host, {}),
        second(loaded.program, host, {}) {}

  // What the action prints of the bot with this index.
  std::string print(std::uint64_t index, ScriptHeap& heap) {
    host.prints.clear();
    const Step step = heap.run(*heap.create(0, {index, index + 1}), 0);
    for (const std::string& error : host.errors) UNSCOPED_INFO(error);
    CHECK(step == Step::idle);
    std::string all;
    for (const std::string& line : host.prints) all += line.substr(5) + "\n";
    return all;
  }

  Loaded loaded;
  FakeHost host;
  ScriptHeap first, second;
};

std::string refused(const std::string& top) {
  try {
    Pair(top, "");
  } catch (const Error& error) {
    return error.what();
  }
  return "(accepted)";
}

}  // namespace

TEST_CASE("a SharedArray is made once and read by every heap") {
  Pair pair(
      "var made = 0, data = new hs.SharedArray('users', function () {\n"
      "  made++;\n"
      "  return [{ name: 'ann', tags: ['a', { deep: 1 }] }, 7, null, 'caf\xC3\xA9', undefined];\n"
      "});\n",
      "console.log([made, data.length, data[0].tags[1].deep, data[1], data[2], data[3], "
      "data[4], data[5] === undefined]);");
  CHECK(pair.print(0, pair.first) == "[0,5,1,7,null,\"caf\xC3\xA9\",null,true]\n");
  CHECK(pair.print(0, pair.second) == "[0,5,1,7,null,\"caf\xC3\xA9\",null,true]\n");
}

TEST_CASE("a SharedArray reads as an array does") {
  Pair pair("var data = new hs.SharedArray('n', function () { return [3, 1, 2]; });\n",
            "var sum = 0; for (var i = 0; i < data.length; i++) sum += data[i];\n"
            "console.log([sum, data.map(function (x) { return x * 2; }), data.slice(1), "
            "data.indexOf(2), 1 in data, 3 in data, Array.isArray(data), data['1'], data['01'], "
            "data.filter(function (x) { return x > 1; }), data.concat([9]).length]);\n"
            "console.log(JSON.stringify(data)); console.log(data instanceof hs.SharedArray);");
  CHECK(pair.print(0, pair.first) ==
        "[6,[6,2,4],[1,2],2,true,false,true,1,null,[3,2],4]\n[3,1,2]\ntrue\n");
}

TEST_CASE("what a list gives is a frozen copy, and the list cannot be changed") {
  Pair pair("var data = new hs.SharedArray('n', function () { return [{ a: { b: 1 } }]; });\n",
            "'use strict';\n"
            "var first = data[0];\n"
            "console.log([first === data[0], Object.isFrozen(first), Object.isFrozen(first.a)]);\n"
            "[function () { data[0] = 1; }, function () { delete data[0]; }, function () { "
            "data.push(1); }, function () { data.length = 0; }].forEach(function (f) {\n"
            "  try { f(); console.log('changed'); } catch (e) { console.log(e.name); }\n"
            "});");
  CHECK(pair.print(0, pair.first) ==
        "[false,true,true]\nTypeError\nTypeError\nTypeError\nTypeError\n");
}

TEST_CASE("rows of a file go round, by the index of the bot") {
  Pair pair("var users = hs.rows('data/users.csv');\n",
            "console.log([users.row().name, users.length, users.columns, users[1].name, "
            "Object.isFrozen(users[1])]);");
  CHECK(pair.print(0, pair.first) == "[\"ann\",3,[\"name\",\"id\"],\"b,ob\",true]\n");
  CHECK(pair.print(2, pair.second) == "[\"cle\xC3\xAFo\",3,[\"name\",\"id\"],\"b,ob\",true]\n");
  CHECK_THAT(pair.print(4, pair.second), Contains("[\"b,ob\",3"));
}

TEST_CASE("rows are shared in turn, drawn at random, or run out") {
  const auto by = [](const std::string& how) {
    return "var users = hs.rows('data/users.csv', { by: '" + how + "' });\n";
  };
  Pair share(by("share"), "console.log(users.row().id + users.row().id);");
  CHECK(share.print(7, share.first) == "12\n");
  CHECK(share.print(7, share.second) == "31\n");

  Pair drawn(by("random"),
             "var seen = {}; for (var i = 0; i < 99; i++) seen[users.row().id] = 1;\n"
             "console.log(Object.keys(seen).sort());");
  CHECK(drawn.print(0, drawn.first) == "[\"1\",\"2\",\"3\"]\n");

  Pair stop(by("stop"), "console.log(users.row().id);");
  CHECK(stop.print(2, stop.first) == "3\n");
  CHECK(stop.loaded.program.lists.at(0)->runs_out);
  const auto late = stop.first.create(0, {3, 4}).value();
  CHECK(stop.first.run(late, 0) == Step::idle);
  CHECK(stop.host.finished == 1);
  CHECK(stop.host.prints == Texts{"log: 3"});
  CHECK(stop.host.errors.empty());
}

TEST_CASE("a path is relative to the file that names it, and a separator may be another") {
  Pair pair(
      "var users = require('./lib/of').users, semi = hs.rows('data/semi.csv', { separator: "
      "';' });\n",
      "console.log([users[0].name, semi[0].b]);");
  CHECK(pair.print(0, pair.first) == "[\"ann\",\"2\"]\n");
}

TEST_CASE("a bot without a row that catches the error sees why, and still finishes") {
  Pair pair("var users = hs.rows('data/users.csv', { by: 'stop' });\n",
            "try { users.row(); } catch (e) { console.log(e.message); }");
  CHECK(pair.print(7, pair.first) == "bot 7 has no row: there are 3, and by is 'stop'\n");
  CHECK(pair.host.finished == 1);
}

TEST_CASE("a constructor may ask for its row") {
  const Loaded loaded = load_program(
      "bot.js",
      "var users = require('hailstorm').rows('data/users.csv');\n"
      "function Bot() { this.user = users.row(); }\nBot.actions = { act: 1 };\n"
      "Bot.prototype.act = function () { console.log(this.user.name); };\nexports.Bot = Bot;",
      {}, users);
  FakeHost host;
  ScriptHeap heap(loaded.program, host, {});
  CHECK(heap.run(*heap.create(0, {1, 2}), 0) == Step::idle);
  CHECK(host.prints == Texts{"log: b,ob"});
}

TEST_CASE("lists that cannot be are refused when the script is loaded") {
  CHECK_THAT(refused("hs.rows('data/gone.csv');"),
             Contains("bot.js:2:10: Error: cannot open 'data/gone.csv': no such file"));
  CHECK_THAT(refused("hs.rows('data/broken.csv');"),
             Contains("data/broken.csv:2: a row with 1 field, but the first line names 2"));
  CHECK_THAT(refused("hs.rows('data/none.csv');"), Contains("data/none.csv has no rows"));
  CHECK_THAT(refused("hs.rows('data/users.csv', { by: 'chance' });"),
             Contains("options.by is 'wrap', 'stop', 'share' or 'random'"));
  CHECK_THAT(refused("hs.rows('data/users.csv', { as: 1 });"),
             Contains("options.as: there are by"));
  CHECK_THAT(refused("hs.rows('data/users.csv', { separator: ';;' });"),
             Contains("options.separator is one ASCII character"));
  CHECK_THAT(refused("hs.rows('data/users.csv').row();"), Contains("a row is a bot's"));
  CHECK_THAT(refused("new hs.SharedArray('a', function () { return 7; });"),
             Contains("SharedArray 'a': the function gives 7, not an array"));
  CHECK_THAT(refused("new hs.SharedArray('a');"), Contains("the second argument is undefined"));
  CHECK_THAT(refused("hs.SharedArray('a');"), Contains("write new SharedArray(name, function)"));

  Pair late("", "new hs.SharedArray('a', function () { return []; });");
  CHECK(late.first.run(*late.first.create(0, {}), 0) == Step::failed);
  CHECK_THAT(late.host.errors.back(), Contains("lists are made while the script is loaded"));
}

TEST_CASE("a long list costs a heap nothing") {
  const std::string top =
      "var data = new hs.SharedArray('n', function () {\n"
      "  var all = []; for (var i = 0; i < 20000; i++) all.push({ user: 'user number ' + i });\n"
      "  return all;\n});\n";
  Pair with(top, "console.log(data[19999].user);"), without("", "");
  CHECK(with.print(0, with.first) == "user number 19999\n");
  CHECK(with.loaded.program.lists.at(0)->texts.size() > 500'000);
  CHECK(with.first.bytes() < without.first.bytes() + 20'000);
}
