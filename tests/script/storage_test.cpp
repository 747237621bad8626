// Storages as scripts see them, and what they begin with.
#include <map>

#include "fake_host.h"
#include "script/storage_sheet.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

std::string refused(const std::string& bytes) {
  try {
    StorageSheet(bytes, "users.csv");
  } catch (const Error& error) {
    return error.what();
  }
  return "(accepted)";
}

}  // namespace

TEST_CASE("a sheet has a bot's values by its id or by its index") {
  const StorageSheet by_id("id,name\n3,ann\n1,\"b\"\"ob\"\n", "users.csv");
  CHECK(by_id.find(1, {}, "name") == "\"b\\\"ob\"");
  CHECK(by_id.find(3, 0, "name") == "\"ann\"");
  CHECK_FALSE(by_id.find(2, {}, "name"));
  CHECK_FALSE(by_id.find(1, {}, "age"));
  CHECK_FALSE(by_id.find(1, {}, "id"));
  const StorageSheet by_index("name,index\nann,0\n", "users.csv");
  CHECK(by_index.find(7, 0, "name") == "\"ann\"");
  CHECK_FALSE(by_index.find(7, {}, "name"));
}

TEST_CASE("a sheet that does not say whose its rows are is refused") {
  CHECK_THAT(refused("name\nann\n"), Contains("neither a column id nor a column index"));
  CHECK_THAT(refused("id,index\n1,1\n"), Contains("both columns id and index"));
  CHECK_THAT(refused("id\n0\n"), Contains("'0' is not the id of a bot"));
  CHECK_THAT(refused("id\n1x\n"), Contains("'1x' is not the id of a bot"));
  CHECK_THAT(refused("index\n-1\n"), Contains("'-1' is not the index of a bot"));
  CHECK_THAT(refused("id\n1\n1\n"), Contains("two rows are for bot 1"));
}

TEST_CASE("values come back as they were written, and what was not is undefined") {
  Stage stage(
      bot_with("var own = hs.storage.getBotStorage('s');\n"
               "own.write('v', { a: [1, 'caf\xC3\xA9', null] });\n"
               "console.log([own.botId, own.name, own.read('v'), own.read('w') === undefined]);\n"
               "hs.storage.getBotStorage('s', 5).write('v', 0);\n"
               "console.log(hs.storage.getBotStorage('s', 5).read('v'));\n"
               "console.log(hs.storage.getBotStorage('t').read('v') === undefined);"));
  const auto bot = stage.heap.create(0, {2, 3}).value();
  CHECK(stage.heap.run(bot, 0) == Step::idle);
  CAPTURE(stage.thrown());
  CHECK(stage.host.prints ==
        std::vector<std::string>{"log: [3,\"s\",{\"a\":[1,\"caf\xC3\xA9\",null]},true]", "log: 0",
                                 "log: true"});
}

TEST_CASE("a bot waits for what lies elsewhere, and only where it can wait") {
  Stage stage(
      bot_with("console.log(hs.storage.getBotStorage('s', 4).read('k'));\n"
               "hs.storage.getBotStorage('s', 4).write('k', 'new');\n"
               "console.log('written');"));
  stage.host.stored_elsewhere = true;
  const auto bot = stage.begin(Step::storage);
  REQUIRE(stage.heap.storage_calls().size() == 1);
  CHECK(stage.heap.storage_calls()[0].ticket == 0);
  const StorageCall& call = stage.heap.storage_calls()[0].call;
  CHECK(call.name == "s");
  CHECK(call.bot_id == 4);
  CHECK(call.key == "k");
  CHECK_FALSE(call.value);
  CHECK_FALSE(call.index);
  REQUIRE(stage.heap.resume(bot, 0, StorageAnswer{"{\"old\":1}", false}) == Step::storage);
  CHECK(stage.heap.storage_calls()[0].call.value == "\"new\"");
  CHECK(stage.heap.resume(bot, 0, StorageAnswer{}) == Step::idle);
  CHECK(stage.host.prints == std::vector<std::string>{"log: {\"old\":1}", "log: written"});

  Stage nowhere(bot_with("({ get x() { hs.storage.getBotStorage('s', 4).read('k'); } }).x;"));
  nowhere.host.stored_elsewhere = true;
  nowhere.begin(Step::failed);
  CHECK_THAT(nowhere.thrown(), Contains("cannot block inside a getter"));
}

TEST_CASE("what is no call of a storage is refused") {
  const std::pair<const char*, const char*> cases[] = {
      {"hs.storage.getBotStorage()", "the name is undefined, not a text"},
      {"hs.storage.getBotStorage('s', 0)", "the botId is 0, not a whole number from 1"},
      {"hs.storage.getBotStorage('s', 1.5)", "the botId is 1.5, not a whole number from 1"},
      {"hs.storage.getBotStorage('s').read()", "read(key): the key is undefined, not a text"},
      {"hs.storage.getBotStorage('s').write('k')", "the value is undefined, which is no JSON"},
      {"hs.storage.getBotStorage('full').write('k', 1)", "RangeError: storage: there is no room"},
  };
  for (const auto& [call, message] : cases) {
    CAPTURE(call);
    Stage stage(bot_with(call));
    const auto bot = stage.heap.create(0, {2, 3}).value();
    CHECK(stage.heap.run(bot, 0) == Step::failed);
    CHECK_THAT(stage.thrown(), Contains(message));
  }
  CHECK_THAT(refusal("require('hailstorm').storage.getBotStorage('s', 1).read('k');"),
             Contains("storage: not while the script is loaded"));
}
