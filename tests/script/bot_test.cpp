// What a script finds of its bot and its test, how it names states, and how it is called from
// outside.
#include "fake_host.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

std::string model_with(const std::string& hooks) {
  return "var hs = require('hailstorm');\nfunction Bot() {}\nBot.actions = { act: 1 };\n"
         "Bot.prototype.act = function () {}; Bot.prototype.other = function () {};\n"
         "Bot.hooks = " +
         hooks + ";\nexports.Bot = Bot;\n";
}

}  // namespace

TEST_CASE("a state has a name and is known by it") {
  for (const BotState state : {BotState::initializing, BotState::running, BotState::stopping,
                               custom_state(0), custom_state(7), custom_state(4294967295)}) {
    CHECK(state_named(name_of(state)) == state);
  }
  CHECK(name_of(custom_state(7)) == "Custom(7)");
  for (const char* none : {"", "running", "Custom", "Custom()", "Custom(-1)", "Custom(+1)",
                           "Custom(1.5)", "Custom(4294967296)", "Custom(7) "}) {
    CAPTURE(none);
    CHECK_FALSE(state_named(none));
  }
}

TEST_CASE("hooks of all states can be given beside the actions") {
  const Loaded loaded =
      load_text(model_with("{ Initializing: 'act', Running: 'other', Stopping: 'act', 7: 'other', "
                           "'Custom(8)': 'act' }"));
  const Model& model = loaded.models.at(0);
  CHECK(model.hooks.size() == 5);
  CHECK(model.hook(BotState::running)->name == "other");
  CHECK(model.hook(custom_state(7))->name == "other");
  CHECK(model.hook(custom_state(8))->name == "act");
  CHECK(loaded.warnings.empty());
}

TEST_CASE("a state that is none is refused where it is named") {
  CHECK_THAT(refusal(model_with("{ Runing: 'act' }")),
             Contains("Bot.hooks: \"Runing\" is not a state: did you mean 'Running'?"));
  CHECK_THAT(refusal(model_with("{ 4294967296: 'act' }")), Contains("is not a state"));
  CHECK_THAT(refusal(model_with("'act'")), Contains("Bot.hooks is \"act\""));
  CHECK_THAT(refusal(model_with("{ Running: 'oter' }")), Contains("did you mean 'other'?"));
  CHECK_THAT(refusal("require('hailstorm').enterState(7);"),
             Contains("enterState(state): 7 is not BotState.Initializing"));
  CHECK_THAT(refusal("require('hailstorm').BotState.Custom(1.5);"),
             Contains("1.5 is not a whole number from 0 to 4294967295"));
}

TEST_CASE("registerBot has hooks of states of its own, too") {
  const Loaded loaded = load_text(
      "var hs = require('hailstorm');\nfunction Bot() {}\nBot.prototype.on = function () {};\n"
      "Bot.registerBot = function (b) {\n"
      "  b.registerAction(hs.enterState(hs.BotState.Custom(2)), 'on');\n};\nexports.Bot = Bot;\n");
  CHECK(loaded.models.at(0).hook(custom_state(2))->name == "on");
}

TEST_CASE("the methods of a model, inherited ones included, can be invoked") {
  const Loaded loaded = load_text(
      "function Base() {}\nBase.prototype.greet = function () {};\n"
      "function Bot() {}\nBot.prototype = Object.create(Base.prototype);\n"
      "Bot.prototype.constructor = Bot;\nBot.prototype.value = 7;\n"
      "Bot.prototype.act = function () {};\nBot.actions = { act: 1 };\nexports.Bot = Bot;\n");
  CHECK(loaded.models.at(0).methods == std::vector<std::string>{"act", "greet"});
}

TEST_CASE("a script knows its bot in the constructor and in its handlers") {
  const std::string report =
      "[hs.bot.index, hs.bot.id, hs.bot.internalId, hs.bot.globalId, hs.bot.model,"
      " hs.bot.state].join()";
  Stage stage(
      "var hs = require('hailstorm');\n"
      "exports.Sh\\u00f6pper = function (params) {\n  console.log(" +
      report +
      ", params);\n};\n"
      "exports.Sh\\u00f6pper.actions = { act: 1 };\n"
      "exports.Sh\\u00f6pper.prototype.act = function () { console.log(" +
      report + "); };\n");
  const auto bot = stage.heap.create(0, {16, 17, 35, 9007199254740991}).value();
  CHECK(stage.heap.run(bot, 0) == Step::idle);
  REQUIRE(stage.host.prints.size() == 2);
  CHECK(stage.host.prints[0] ==
        "log: 16,17,35,9007199254740991,Shöpper,Initializing "
        R"({"index":16,"botId":17,"internalId":35,"globalId":9007199254740991})");
  CHECK(stage.host.prints[1] == "log: 16,17,35,9007199254740991,Shöpper,Initializing");
}

TEST_CASE("while a script is loaded there is no bot to ask, and no test to end") {
  for (const char* text : {"bot.index", "bot.stop()", "bot.finish()", "bot.state",
                           "bot.enterState('Running')", "test.abort('x')", "test.fail('x')"}) {
    CAPTURE(text);
    CHECK_THAT(refusal("require('hailstorm')." + std::string(text) + ";"),
               Contains("no bot is being run here: the script is still being loaded"));
  }
}

TEST_CASE("wrong arguments of bot and test are refused with what is expected") {
  Stage stage(
      bot_with("['bot.enterState(3)', 'bot.enterState()', 'test.abort(7)', 'test.fail({})']"
               ".forEach(function (text) {\n"
               "  try { new Function('bot', 'test', text)(hs.bot, hs.test); }\n"
               "  catch (e) { console.log(String(e)); }\n});"));
  stage.begin(Step::idle);
  const auto& prints = stage.host.prints;
  REQUIRE(prints.size() == 4);
  CHECK_THAT(prints[0], Contains("bot.enterState(state): 3 is not BotState.Initializing"));
  CHECK_THAT(prints[1], Contains("bot.enterState(state): undefined is not"));
  CHECK_THAT(prints[2], Contains("test.abort(message): the message is 7, not a string"));
  CHECK_THAT(prints[3], Contains("test.fail(message): the message is an object, not a string"));
}

TEST_CASE("bot and test cannot be tampered with") {
  Stage stage(
      bot_with("'use strict';\nvar refused = 0;\n"
               "[function () { hs.bot.index = 1; }, function () { hs.bot.x = 1; },\n"
               " function () { delete hs.bot.stop; }, function () { hs.test.abort = 1; }]\n"
               ".forEach(function (f) { try { f(); } catch (e) { refused++; } });\n"
               "check(0, { 'all refused': refused === 4 });"));
  stage.begin(Step::idle);
  stage.all_passed(1);
  CHECK(stage.host.errors.empty());
}

TEST_CASE("an invoked method may wait; its result is there when it has ended") {
  Stage stage(
      bot_with("return;\n};\n"
               "Bot.prototype.fetch = function (url, times) {\n"
               "  for (var i = 0; i < times; i++) http.get(url);\n"
               "  return [url, times, this.index];"));
  const auto bot = stage.heap.create(0, {3, 4}).value();
  REQUIRE(stage.heap.invoke(bot, "fetch", R"(["http://x/", 2])") == Step::http);
  CHECK(stage.request().url == "http://x/");
  REQUIRE(stage.resume(bot, answer(200)) == Step::http);
  REQUIRE(stage.resume(bot, answer(200)) == Step::idle);
  CHECK(stage.heap.returned() == R"(["http://x/",2,3])");
}

TEST_CASE("what an invoked method returns is told as JSON, and what has none as null") {
  const struct {
    const char *expression, *json;
  } cases[] = {
      {"undefined", "null"}, {"function () {}", "null"}, {"7", "7"}, {"'\\ud83d\\ude00'", "\"😀\""},
      {"NaN", "null"},       {"[undefined]", "[null]"}};
  for (const auto& each : cases) {
    CAPTURE(each.expression);
    Stage stage(bot_with("return;\n};\nBot.prototype.tell = function () { return " +
                         std::string(each.expression) + ";"));
    const auto bot = stage.heap.create(0, {}).value();
    CHECK(stage.heap.invoke(bot, "tell", "") == Step::idle);
    CHECK(stage.heap.returned() == each.json);
  }
  Stage cyclic(bot_with("return;\n};\nBot.prototype.tell = function () { return [this.a = this];"));
  const auto bot = cyclic.heap.create(0, {}).value();
  CHECK(cyclic.heap.invoke(bot, "tell", "") == Step::failed);
  CHECK_THAT(cyclic.thrown(), Contains("cyclic"));
}
