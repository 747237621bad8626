// What bots keep: held by the worker that gives out their ids, read from any other, beyond their
// lives and that of the worker.
#include "storm/storage.h"

#include "rehearsal.h"
#include "storm/storm.h"

using namespace hailstorm;

namespace {

Program program_with(const std::string& csv) {
  Program program;
  program.storages.try_emplace("users", csv, "users.csv");
  return program;
}

StorageCall read_of(std::uint64_t id, const std::string& key, const std::string& name = "users") {
  return {name, id, key, {}, {}};
}

StorageCall write_of(std::uint64_t id, const std::string& key, const std::string& json,
                     const std::string& name = "users") {
  return {name, id, key, json, {}};
}

// Storms bots of two workers until each has done its iterations; gives the counts of checks.
std::map<std::string, CheckTally> checks_of(const std::string& body, unsigned threads,
                                            const std::string& bots, std::uint64_t iterations) {
  SteadyClock clock;
  Loop loop(clock);
  ScriptWorld world;
  world.storages["users"] = {"users.csv", "id,name\n1,u1\n2,u2\n3,u3\n4,u4\n5,u5\n6,u6\n"};
  const Loaded loaded = load_program(
      "bot.js",
      script_of(
          "Bot.every = 0; Bot.actions = { act: 1 };\n"
          "function Bot(p) { this.id = p.botId; this.own = hs.storage.getBotStorage('users'); }\n"
          "methods = Bot.prototype;\nBot.every = 0; Bot.actions = { act: 1 };\n"
          "exports.Bot = Bot;\nfunction check(name, holds) { var c = {}; c[name] = holds; "
          "hs.check(0, c); }\nmethods.act = function () {\n" +
          body + "\n};\n"),
      world, [](const std::string&, std::string&) { return false; });
  Simulation simulation;
  simulation.bots = {{"Bot", bots}};
  simulation.iterations_per_bot = iterations;
  StormOptions options;
  options.threads = threads;
  StormResult result;
  Storm storm(loop, clock, loaded, simulation, options,
              {[](const Window&) {},
               [&](const StormResult& ended) {
                 result = ended;
                 loop.stop();
               }});
  loop.run();
  CHECK(result.end == StormEnd::iterations_done);
  for (const auto& [key, count] : result.total.mishaps) FAIL_CHECK(key.text);
  return result.total.checks_by_name();
}

}  // namespace

TEST_CASE("a storage begins with its sheet, and what was written wins") {
  const Program program = program_with("id,name,age\n1,ann,30\n");
  Storage storage(program);
  CHECK(storage.handle(read_of(1, "name")).value == "\"ann\"");
  CHECK_FALSE(storage.handle(read_of(2, "name")).value);
  CHECK_FALSE(storage.handle(read_of(1, "name", "others")).value);
  CHECK_FALSE(storage.handle(write_of(1, "name", "{\"a\":1}")).full);
  CHECK(storage.handle(read_of(1, "name")).value == "{\"a\":1}");
  CHECK(storage.handle(read_of(1, "age")).value == "\"30\"");
  CHECK_FALSE(storage.handle(read_of(11, "name")).value);
  CHECK_FALSE(storage.handle(read_of(1, "sname", "user")).value);
}

TEST_CASE("a storage has a limit, and writing a value anew takes no more than it is") {
  const Program program;
  Storage storage(program);
  const std::string large(Storage::bytes_max / 2, 'x');
  CHECK_FALSE(storage.handle(write_of(1, "k", large)).full);
  const std::size_t bytes = storage.bytes();
  for (int i = 0; i < 3; ++i) CHECK_FALSE(storage.handle(write_of(1, "k", large)).full);
  CHECK(storage.bytes() == bytes);
  CHECK(storage.handle(write_of(2, "k", large)).full);
  CHECK_FALSE(storage.handle(read_of(2, "k")).value);
  CHECK_FALSE(storage.handle(write_of(1, "k", "1")).full);
  CHECK_FALSE(storage.handle(write_of(2, "k", large)).full);
}

TEST_CASE("the worker that gives out an id holds what is kept under it") {
  CHECK(holder_of(1, 3) == 0);
  CHECK(holder_of(2, 3) == 1);
  CHECK(holder_of(3, 3) == 2);
  CHECK(holder_of(4, 3) == 0);
  CHECK(holder_of(7, 1) == 0);
}

TEST_CASE("a letter goes to the holder and its answer back, each once") {
  const Program program;
  std::vector<std::pair<unsigned, StorageLetter>> delivered;
  StoragePost post(3, [&](unsigned worker, StorageLetter letter) {
    delivered.emplace_back(worker, std::move(letter));
  });
  post.pass({0, 2, 7, read_of(3, "k"), {}});
  REQUIRE(delivered.size() == 1);
  CHECK(delivered[0].first == 2);
  StorageLetter answered = delivered[0].second;
  answered.answer = StorageAnswer{"1", false};
  post.pass(answered);
  REQUIRE(delivered.size() == 2);
  CHECK(delivered[1].first == 0);
  CHECK(delivered[1].second.number == 7);
  CHECK(delivered[1].second.answer->value == "1");
  post.inherit(2, Storage(program));
  CHECK(delivered.size() == 2);
}

TEST_CASE("what a finished worker held is answered for, its open letters included") {
  const Program program;
  std::vector<std::pair<unsigned, StorageLetter>> delivered;
  StoragePost post(2, [&](unsigned worker, StorageLetter letter) {
    delivered.emplace_back(worker, std::move(letter));
  });
  Storage left(program);
  left.handle(write_of(2, "k", "5"));
  post.pass({0, 1, 1, read_of(2, "k"), {}});
  post.pass({0, 1, 2, write_of(2, "k", "6"), {}});
  delivered.clear();
  post.inherit(1, std::move(left));
  REQUIRE(delivered.size() == 2);
  CHECK(delivered[0].second.answer->value == "5");
  post.pass({0, 1, 3, read_of(2, "k"), {}});
  REQUIRE(delivered.size() == 3);
  CHECK(delivered[2].first == 0);
  CHECK(delivered[2].second.answer->value == "6");
}

TEST_CASE("bots find their rows, and read and write those of other workers") {
  const auto checks = checks_of(
      "check('own', this.own.read('name') === 'u' + this.id);\n"
      "var id = this.id % 6 + 1, next = hs.storage.getBotStorage('users', id);\n"
      "check('next', next.read('name') === 'u' + id);\n"
      "next.write('from', this.id);\n"
      "check('written', next.read('from') === this.id);\n"
      "check('not mine', this.own.read('from') !== this.id);",
      2, "3", 20);
  for (const char* name : {"own", "next", "written", "not mine"}) {
    CAPTURE(name);
    CHECK(checks.at(name).passed == 60);
    CHECK(checks.at(name).failed == 0);
  }
}

TEST_CASE("no bot waits in vain for a worker that has finished") {
  // The bots of the second worker are done at once; the others go on asking for what they left.
  const auto checks = checks_of(
      "if (this.id % 2 === 0) return this.own.write('left', 7);\n"
      "hs.sleep(0.02);\n"
      "check('left', hs.storage.getBotStorage('users', 2).read('left') === 7);",
      2, "6", 15);
  CHECK(checks.at("left").passed >= 15);
  CHECK(checks.at("left").failed == 0);
}

TEST_CASE("what a bot wrote outlives it: the next with its id finds it") {
  Rehearsal stage(
      script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                "methods.act = function () {\n"
                "  var own = hs.storage.getBotStorage('s'), n = own.read('n') || 0;\n"
                "  own.write('n', n + 1); var c = {}; c['n' + n] = true; hs.check(0, c);\n"
                "};\n"),
      1);
  Storage storage(stage.loaded.program);
  stage.host.keep_in(storage);
  for (int life = 0; life < 3; ++life) {
    stage.start(4);
    stage.advance(milliseconds(20));
  }
  stage.start(5);
  stage.advance(milliseconds(20));
  CHECK(stage.checked("n0") == 2);
  CHECK(stage.checked("n1") == 1);
  CHECK(stage.checked("n2") == 1);
}
