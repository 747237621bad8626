// What a model says of its bots is read in both forms, and what contradicts itself is refused.
#include <variant>

#include "fake_host.h"

using namespace hailstorm;
using namespace std::chrono_literals;
using Catch::Contains;
using Catch::EndsWith;
using Catch::StartsWith;

namespace {

// A model `A` with the methods a, b, c and what else is said of it.
std::string model_with(const std::string& said) {
  return "var hs = require('hailstorm');\nfunction A() {}\nexports.A = A;\n"
         "['a', 'b', 'c'].forEach(function (m) { A.prototype[m] = function () {}; });\n" +
         said;
}

std::string called(const std::string& calls) {
  return model_with("A.registerBot = function (bot) {\n" + calls + "\n};");
}

Model only_model(const std::string& text) {
  Loaded loaded = load_text(text);
  CAPTURE(text);
  REQUIRE(loaded.models.size() == 1);
  return std::move(loaded.models[0]);
}

std::vector<std::string> names_of(const Model& model) {
  std::vector<std::string> names;
  for (const Action& action : model.actions) names.push_back(action.name);
  return names;
}

}  // namespace

TEST_CASE("a sequence is registered in both forms, each method once") {
  for (const std::string& text : {model_with("A.sequence = ['b', 'a', 'b', A.prototype.c];"),
                                  called("bot.sequence(['b', A.prototype.a, 'b', 'c']);")}) {
    const Model model = only_model(text);
    CHECK(names_of(model) == std::vector<std::string>{"b", "a", "c"});
    CHECK(model.sequence == std::vector<std::uint32_t>{0, 1, 0, 2});
    CHECK(model.transitions.empty());
  }
}

TEST_CASE("transitions are registered in both forms, the first key begins") {
  const std::string rows = "{ b: { b: 3, a: 1 }, a: { b: 0.5 } }";
  for (const std::string& text :
       {model_with("A.transitions = " + rows + ";"), called("bot.transitions(" + rows + ");")}) {
    const Model model = only_model(text);
    CHECK(names_of(model) == std::vector<std::string>{"b", "a"});
    CHECK(model.transitions == std::vector<std::vector<double>>{{3, 1}, {0.5, 0}});
    CHECK(model.sequence.empty());
  }
}

TEST_CASE("a journey is registered in both forms, and is drawn by nobody if there is more to do") {
  for (const std::string& text : {model_with("A.actions = { a: 3 }; A.journey = 'b';"),
                                  called("bot.registerAction(hs.journey(), 'b');\n"
                                         "bot.registerAction(hs.alive(3), A.prototype.a);")}) {
    const Model model = only_model(text);
    CHECK(names_of(model) == std::vector<std::string>{"a", "b"});
    CHECK(model.journey == 1u);
    CHECK(model.actions[1].weight == 0);
  }
  // Alone it is what bots of a shape do, too; and an action may be the journey besides.
  const Model alone = only_model(model_with("A.journey = 'c';"));
  CHECK(alone.journey == 0u);
  CHECK(alone.actions.at(0).weight == 1);
  const Model both = only_model(model_with("A.actions = { a: 3, b: 2 }; A.journey = 'b';"));
  CHECK(both.journey == 1u);
  CHECK(both.actions[1].weight == 2);
  CHECK_FALSE(only_model(model_with("A.actions = { a: 1 };")).journey);
}

TEST_CASE("a state that no transition leads to is warned of") {
  const Loaded loaded =
      load_text(model_with("A.transitions = { a: { a: 1, b: 0 }, b: { c: 1 }, c: { b: 1 } };"));
  CHECK(loaded.warnings ==
        std::vector<std::string>{"A: no transition leads from a to b, which never runs",
                                 "A: no transition leads from a to c, which never runs"});
}

TEST_CASE("tags and a fixed number are registered in both forms") {
  for (const std::string& text :
       {model_with("A.actions = { a: 1, b: 2 }; A.tags = { b: ['slow', 'rare'] };\n"
                   "A.fixedCount = 3;"),
        called("bot.setTags({ b: 'rare' });\nbot.registerAction(hs.alive(1), 'a');\n"
               "bot.registerAction(hs.alive(2), 'b', { tags: ['slow', 'rare'] });\n"
               "bot.setFixedCount(3);")}) {
    const Model model = only_model(text);
    CHECK(model.actions[0].tags.empty());
    CHECK(model.actions[1].tags == std::vector<std::string>{"slow", "rare"});
    CHECK(model.fixed_count == 3u);
  }
}

TEST_CASE("waits are registered in both forms") {
  const auto wait_of = [](const std::string& wait) {
    const Model model = only_model(model_with("A.actions = { a: 1 }; A.wait = " + wait + ";"));
    const Model same =
        only_model(called("bot.registerAction(hs.alive(1), 'a'); bot.setWait(" + wait + ");"));
    REQUIRE(model.wait);
    REQUIRE(same.wait);
    CHECK(model.wait->index() == same.wait->index());
    return *model.wait;
  };
  CHECK(std::get<DrawnWait>(wait_of("hs.between(1, 5)")).min == 1s);
  CHECK(std::get<DrawnWait>(wait_of("hs.between(1, 5)")).max == 5s);
  CHECK(std::get<DrawnWait>(wait_of("hs.constant(0.25)")).min == 250ms);
  CHECK(std::get<DrawnWait>(wait_of("hs.constant(0.25)")).max == 250ms);
  CHECK(std::get<Pacing>(wait_of("hs.pacing(2)")).time == 2s);
  CHECK(std::get<Pacing>(wait_of("hs.constant_pacing(2)")).time == 2s);
  CHECK(std::get<Pacing>(wait_of("hs.constant_throughput(4)")).time == 250ms);
  CHECK(std::holds_alternative<AskedWait>(wait_of("function () { return 1; }")));
}

TEST_CASE("an interval is a duration or 0, and milliseconds where the call says so") {
  const auto statics = [](const std::string& every) {
    return only_model(model_with("A.actions = { a: 1 }; A.every = " + every + ";")).interval;
  };
  CHECK(statics("0") == 0s);
  CHECK(statics("'0'") == 0s);
  CHECK(statics("'0s'") == 0s);
  CHECK(statics("'1m30s'") == 90s);
  const auto call = [](const std::string& interval) {
    return only_model(called("bot.registerAction(hs.alive(1), 'a'); bot.setIntervalMillis(" +
                             interval + ");"))
        .interval;
  };
  CHECK(call("0") == 0s);
  CHECK(call("250") == 250ms);
  CHECK(call("0.5") == 500us);
  CHECK(call("'250ms'") == 250ms);
  for (const auto& [given, remedy] : {std::pair{"5", "'5s'"}, {"0.25", "'250ms'"}}) {
    CHECK_THROWS_WITH(statics(given), Contains(std::string("A.every is ") + given +
                                               ", without a unit: for seconds write " + remedy));
  }
}

TEST_CASE("a default function keeps its loop unless it says another pace") {
  CHECK(only_model("exports.default = function () {};").interval == 0s);
  const Model paced = only_model(
      "exports.default = function () {};\n"
      "exports.default.wait = require('hailstorm').pacing(1);\nexports.default.fixedCount = 2;\n"
      "exports.default.tags = { default: 'x' };");
  CHECK(std::holds_alternative<Pacing>(paced.wait.value()));
  CHECK(paced.fixed_count == 2u);
  CHECK(paced.actions[0].tags == std::vector<std::string>{"x"});
}

TEST_CASE("a function that is asked for a wait gives its bot's number, or fails with its reason") {
  Stage stage(
      model_with("A.actions = { a: 1 };\n"
                 "A.wait = function () { hs.sleep(1); return this.seconds; };\n"
                 "A.prototype.a = function () { this.seconds = this.seconds ? 'x' : 1.5; };"));
  const auto handler = std::get<AskedWait>(*stage.heap.models()[0].wait).handler;
  const auto action = stage.heap.models()[0].actions[0].handler;
  const auto bot = stage.heap.create(0, {}).value();
  REQUIRE(stage.heap.run(bot, action) == Step::idle);
  REQUIRE(stage.heap.run(bot, handler) == Step::sleeping);
  REQUIRE(stage.heap.resume(bot) == Step::idle);
  CHECK(stage.heap.result() == 1.5);
  REQUIRE(stage.heap.run(bot, action) == Step::idle);
  REQUIRE(stage.heap.run(bot, handler) == Step::sleeping);
  REQUIRE(stage.heap.resume(bot) == Step::failed);
  CHECK_THAT(
      stage.thrown(),
      Contains("bot.js:6: TypeError: A.wait gives \"x\", not a number of seconds, not below 0"));
}

TEST_CASE("what contradicts itself in a registration is refused with the model and a remedy") {
  const std::string one = "A.actions = { a: 1 };";
  const std::pair<std::string, const char*> cases[] = {
      {model_with(one + "A.every = '1s'; A.wait = hs.constant(1);"),
       "A has both an interval and a wait: choose one"},
      {called("bot.setWait(hs.constant(1)); bot.setIntervalMillis(5);"),
       "A has both an interval and a wait: choose one"},
      {model_with(one + "A.wait = 5;"), "A.wait is 5: write between(1, 5), constant(1), pacing(1)"},
      {model_with(one + "A.every = true;"), "A.every is true: write a duration such as '500ms'"},
      {called("bot.setIntervalMillis({});"), "setIntervalMillis(ms): the interval is an object"},
      {called("bot.setIntervalMillis(-1);"), "setIntervalMillis(ms): the interval is -1"},
      {model_with("hs.between(5, 1);"), "the smaller one comes first, between(1, 5)"},
      {model_with("hs.between(1);"), "between(min, max): undefined is not a number of seconds"},
      {model_with("hs.constant('1');"), "constant(seconds): \"1\" is not a number of seconds"},
      {model_with("hs.pacing(-1);"), "pacing(seconds): -1 is not a number of seconds"},
      {model_with("hs.constant_throughput(0);"), "0 is not a number of actions per second"},
      {model_with(one + "A.sequence = ['a'];"), "A has both actions and sequence: choose one"},
      {called("bot.sequence(['a']); bot.registerAction(hs.alive(1), 'b');"),
       "A has both sequence and actions: choose one"},
      {called("bot.sequence(['a']); bot.sequence(['b']);"), "A has its sequence twice"},
      {model_with("A.transitions = { a: { a: 1 } }; A.sequence = ['a'];"),
       "A has both sequence and transitions: choose one"},
      {model_with("A.sequence = [];"), "A.sequence is empty: write ['login', 'browse', ...]"},
      {model_with("A.sequence = 'a';"), "A.sequence is \"a\": write ['login'"},
      {model_with("A.sequence = ['a', 7];"), "A: sequence names 7, not a method"},
      {model_with("A.actions = ['a'];"), "A.actions is an object: write { method: weight, ... }"},
      {model_with("A.journey = 'bb';"), "A has no method bb, which A.journey names: did you mean"},
      {model_with("A.transitions = { a: { a: 1 } }; A.journey = 'b';"),
       "A has transitions, and its journey b is none of them: write b: { next: weight }"},
      {called("bot.registerAction(hs.journey(), 'a'); bot.registerAction(hs.journey(), 'b');"),
       "A has two journeys, a and b: choose one"},
      {model_with("A.transitions = { a: { bb: 1 } };"),
       "A has no method bb, which A.transitions.a names: did you mean 'b'?"},
      {model_with("A.transitions = { aa: { a: 1 } };"),
       "A has no method aa, which transitions names: did you mean 'a'?"},
      {model_with("A.transitions = { a: { b: 1 } };"),
       "A has no transition on from b, to which a leads: write b: { next: weight }"},
      {model_with("A.transitions = { a: { a: 0 } };"),
       "A has no transition on from a: one needs a weight above 0"},
      {model_with("A.transitions = { a: {} };"), "A has no transition on from a"},
      {model_with("A.transitions = { a: { a: '1' } };"),
       "A: the weight of a to a is \"1\", not a finite number"},
      {model_with("A.transitions = { a: 'b' };"), "A.transitions.a is \"b\": write { to: weight"},
      {model_with("A.transitions = [];"), "A.transitions is an object: write { from:"},
      {model_with("A.actions = { a: 0, b: -1 };"),
       "A would never act, the weights of all its actions are 0"},
      {model_with(one + "A.tags = { a: [7] };"), "A: tags has 7, not a tag: a text without commas"},
      {model_with(one + "A.tags = { a: 'x,y' };"), "A: tags has \"x,y\", not a tag"},
      {model_with(one + "A.tags = { b: 'x' };"), "A has no action b, which tags names"},
      {model_with(one + "A.tags = ['x'];"), "A.tags is an object: write { method: ['tag'"},
      {called("bot.registerAction(hs.alive(1), 'a', { tags: 7 });"),
       "A: registerAction has 7, not a tag"},
      {model_with(one + "A.fixedCount = 1.5;"),
       "A.fixedCount is 1.5, not a whole number of bots, at least 1"},
      {model_with(one + "A.fixedCount = 0;"), "A.fixedCount is 0, not a whole number"},
      {called("bot.registerAction(hs.alive(1), 'a');") + "A.every = '1s';",
       "A has both registerBot and every: say it in registerBot"},
      {called(""), "A registers no action: its bots would do nothing"},
      {called("bot.registerAction(hs.alive(1), function () {});"),
       "A: registerAction names a function that is not a method of it"},
  };
  for (const auto& [text, message] : cases) {
    CAPTURE(text);
    CHECK_THAT(refusal(text), Contains(message));
  }
}

TEST_CASE("what is wrong with a model is refused with its line, in each form") {
  const std::string methods = "\nA.prototype.act = function () {};\nexports.A = A;\n";
  for (const char* said : {"A.actions = { ackt: 1 };", "A.actions = { act: 1 }; A.every = 5;",
                           "A.actions = { act: 1 }; A.wait = 7;", "A.sequence = [];"}) {
    CAPTURE(said);
    CHECK_THAT(
        refusal("\n\nfunction A() {}" + methods + said),
        StartsWith("bot.js:3:1: TypeError: A") && EndsWith("\n  3 | function A() {}\n      ^"));
  }
  CHECK_THAT(refusal("function A() {}" + methods + "A.registerBot = function (bot) {\n" +
                     "  bot.setIntervalMillis(-1);\n};"),
             StartsWith("bot.js:5:3: TypeError: setIntervalMillis(ms)"));
}

TEST_CASE("what registerBot is given has nothing but what it has") {
  CHECK_THAT(
      refusal(called("bot.setIntervalMilis(5);")),
      StartsWith("bot.js:6:1: TypeError: registerBot(bot): there is no bot.setIntervalMilis: "
                 "did you mean 'setIntervalMillis'?"));
  CHECK_THAT(refusal(called("bot.actions = 1;")), !Contains("there is no bot"));
}

TEST_CASE("a name of Locust's, or one that is almost ours, is warned of") {
  const std::string begin = "A.actions = { a: 1 };\n";
  const std::pair<const char*, const char*> cases[] = {
      {"A.wait_time = hs.between(1, 5);",
       "A: wait_time is not read, it is Locust's: here A.wait = between(1, 5)"},
      {"A.fixed_count = 3;", "A: fixed_count is not read, it is Locust's: here A.fixedCount = 1"},
      {"A.weight = 3;",
       "A: weight is not read, it is Locust's: here each model has its own number "
       "of bots, --bots A=60"},
      {"A.on_start = function () {};",
       "A: on_start is not read, it is Locust's: here the method "
       "onStart"},
      {"A.prototype.on_stop = function () {};",
       "A: on_stop is not read, it is Locust's: here the "
       "method onStop"},
      {"A.evry = '1s';", "A: evry is not read: did you mean 'every'?"},
      {"A.hook = {};", "A: hook is not read: did you mean 'hooks'?"},
      {"A.prototype.onstart = function () {};",
       "A: the method onstart is not read: did you mean 'onStart'?"},
  };
  for (const auto& [said, warning] : cases) {
    CAPTURE(said);
    CHECK(load_text(model_with(begin + said)).warnings == std::vector<std::string>{warning});
  }
  CHECK(load_text(called("bot.registerAction(hs.alive(1), 'a');") + "A.wait_time = 1;")
            .warnings.size() == 1);
  CHECK(load_text("exports.default = function () {}; exports.default.evry = 1;").warnings ==
        std::vector<std::string>{"default: evry is not read: did you mean 'every'?"});
  // What is a model's own, and what is an action.
  CHECK(load_text(model_with(begin + "A.users = 7; A.base = 'x'; A.tags = { a: 't' };\n"
                                     "A.prototype.onSale = function () {};\n"))
            .warnings.empty());
  CHECK(load_text(model_with("A.actions = { on_start: 1 };\n"
                             "A.prototype.on_start = function () {};\n"))
            .warnings.empty());
}

TEST_CASE("a method is found by name or as the function, inherited or not; no getter is run") {
  const Model model = only_model(
      "var hs = require('hailstorm');\n"
      "function Base() {}\nBase.prototype.shared = function () {};\n"
      "function A() {}\nA.prototype = Object.create(Base.prototype);\nexports.A = A;\n"
      "A.prototype.own = function () {};\n"
      "Object.defineProperty(A.prototype, 'ready', { enumerable: true,\n"
      "  get: function () { throw new Error('a getter was run'); } });\n"
      "A.registerBot = function (bot) {\n"
      "  bot.registerAction(hs.alive(1), Base.prototype.shared);\n"
      "  bot.registerAction(hs.alive(1), A.prototype.own);\n};\n");
  CHECK(names_of(model) == std::vector<std::string>{"shared", "own"});
}
