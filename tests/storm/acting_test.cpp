// Bots act as their model says, in the real engine: names, order, waits, chains.
#include "chi_square.h"
#include "rehearsal.h"
#include "storm/bot.h"

using namespace hailstorm;
using namespace std::chrono_literals;
using Catch::Contains;

namespace {

// Actions that say what they are, and what came before.
const char* const diary =
    "['home', 'search', 'item', 'leave'].forEach(function (name) {\n"
    "  methods[name] = function () {\n"
    "    var sets = {}; sets[this.last + '>' + name] = true; hs.check(0, sets);\n"
    "    this.last = name;\n"
    "  };\n});\n";

// What TypeScript 5 makes of this for ES5, CommonJS:
//
//   export class Shopper extends Base {
//     static every = '100ms';
//     static actions = { browse: 3, checkout: 1, shared: 1 };
//     async-free methods browse, checkout (which throws), onStart; get basket()
//   }
const char* const lowered =
    "'use strict';\n"
    "var __extends = (this && this.__extends) || (function () {\n"
    "  var extendStatics = function (d, b) {\n"
    "    extendStatics = Object.setPrototypeOf ||\n"
    "      ({ __proto__: [] } instanceof Array && function (d, b) { d.__proto__ = b; }) ||\n"
    "      function (d, b) { for (var p in b)\n"
    "        if (Object.prototype.hasOwnProperty.call(b, p)) d[p] = b[p]; };\n"
    "    return extendStatics(d, b);\n"
    "  };\n"
    "  return function (d, b) {\n"
    "    extendStatics(d, b);\n"
    "    function __() { this.constructor = d; }\n"
    "    d.prototype = b === null ? Object.create(b) : (__.prototype = b.prototype, new __());\n"
    "  };\n"
    "})();\n"
    "Object.defineProperty(exports, '__esModule', { value: true });\n"
    "exports.Shopper = void 0;\n"
    "var hailstorm_1 = require('hailstorm');\n"
    "var Base = /** @class */ (function () {\n"
    "  function Base(params) { this.index = params.index; }\n"
    "  Base.prototype.shared = function () { (0, hailstorm_1.check)(1, { shared: true }); };\n"
    "  return Base;\n"
    "}());\n"
    "var Shopper = /** @class */ (function (_super) {\n"
    "  __extends(Shopper, _super);\n"
    "  function Shopper(params) {\n"
    "    var _this = _super.call(this, params) || this;\n"
    "    _this.items = [];\n"
    "    return _this;\n"
    "  }\n"
    "  Object.defineProperty(Shopper.prototype, 'basket', {\n"
    "    get: function () { return this.items.length.toFixed(); },\n"
    "    enumerable: false, configurable: true\n"
    "  });\n"
    "  Shopper.prototype.onStart = function () { this.items.push(1); };\n"
    "  Shopper.prototype.browse = function () {\n"
    "    (0, hailstorm_1.check)(this, { basket: this.basket === '1' });\n"
    "  };\n"
    "  Shopper.prototype.checkout = function () { throw new Error('no money'); };\n"
    "  $registration\n"
    "  return Shopper;\n"
    "}(Base));\n"
    "exports.Shopper = Shopper;\n";

std::string lowered_with(const std::string& registration) {
  std::string text = lowered;
  const std::string mark = "$registration";
  return text.replace(text.find(mark), mark.size(), registration);
}

std::vector<std::uint64_t> starts_of(Rehearsal& stage, Nanos duration) {
  std::vector<std::uint64_t> at;  // ms
  std::uint64_t seen = 0;
  for (int ms = 1; ms <= duration / 1ms; ++ms) {
    stage.advance(1ms);
    std::uint64_t started = 0;
    for (const auto& [key, action] : stage.total().actions)
      if (key.action != "wait") started += action.started;
    if (started > seen) at.push_back(static_cast<std::uint64_t>(ms));
    seen = started;
  }
  return at;
}

}  // namespace

TEST_CASE("actions of transpiled classes carry their names in metrics and errors, in each form") {
  for (const char* registration :
       {"Shopper.every = '20ms'; Shopper.actions = { browse: 3, checkout: 1, shared: 1 };",
        "Object.defineProperty(Shopper, 'every', { enumerable: true, value: '20ms' });\n"
        "Object.defineProperty(Shopper, 'actions', { enumerable: true,\n"
        "  value: { browse: 3, checkout: 1, shared: 1 } });",
        "Shopper.every = '20ms'; Shopper.sequence = ['browse', 'checkout', 'shared'];",
        "Shopper.every = '20ms'; Shopper.sequence = [Shopper.prototype.browse,\n"
        "  Shopper.prototype.checkout, Shopper.prototype.shared];",
        "Shopper.every = '20ms'; Shopper.transitions = { browse: { checkout: 1, shared: 1 },\n"
        "  checkout: { browse: 1 }, shared: { browse: 1 } };",
        "Shopper.registerBot = function (bot) {\n"
        "  bot.setIntervalMillis(20);\n"
        "  bot.registerAction((0, hailstorm_1.alive)(3), Shopper.prototype.browse);\n"
        "  bot.registerAction((0, hailstorm_1.alive)(1), Shopper.prototype.checkout);\n"
        "  bot.registerAction((0, hailstorm_1.alive)(1), Shopper.prototype.shared);\n"
        "  bot.registerAction((0, hailstorm_1.enterState)(\n"
        "    hailstorm_1.BotState.Initializing), Shopper.prototype.onStart);\n"
        "};"}) {
    CAPTURE(registration);
    Rehearsal stage(lowered_with(registration));
    CHECK(stage.loaded.models[0].name == "Shopper");
    Bot& bot = stage.start();
    stage.advance(2s);
    bot.stop();
    std::vector<std::string> names;
    for (const auto& [key, action] : stage.total().actions) {
      CHECK(key.model == "Shopper");
      CHECK(action.started > 0);
      names.push_back(key.action);
    }
    CHECK(names == std::vector<std::string>{"browse", "checkout", "onStart", "shared"});
    const auto& actions = stage.total().actions;
    CHECK(actions.at({"Shopper", "checkout"}).failed == actions.at({"Shopper", "checkout"}).ended);
    CHECK(stage.checked("basket") == actions.at({"Shopper", "browse"}).ended);
    CHECK(stage.checked("shared") == actions.at({"Shopper", "shared"}).ended);
    CHECK_THAT(stage.mishaps(), Catch::StartsWith("checkout: bot.js:") && Contains("no money"));
  }
}

TEST_CASE("a sequence is gone through in turn, one action a tick, failed ones included") {
  Rehearsal stage(
      script_of("Bot.every = '100ms'; Bot.sequence = ['a', 'b', 'a', 'c'];\n"
                "['a', 'b', 'c'].forEach(function (name) {\n"
                "  methods[name] = function () {\n"
                "    this.log.push(name); if (name === 'b') throw 'b'; };\n});\n"
                "methods.onStop = function () {\n"
                "  var sets = {}; sets[this.log.join('')] = true; hs.check(0, sets);\n"
                "};\n"));
  Bot& bot = stage.start();
  stage.advance(1s);
  bot.stop();
  CHECK(stage.checked("abacabacab") == 1);
}

TEST_CASE("a chain in the engine follows its matrix") {
  const std::vector<std::string> names = {"home", "search", "item", "leave"};
  const std::vector<std::vector<double>> rows = {
      {0, 3, 0, 1}, {0, 1, 2, 0}, {1, 1, 0, 0}, {1, 0, 0, 0}};
  const std::uint64_t seed = 11;
  Rehearsal stage(script_of(std::string(diary) +
                            "Bot.every = 0;\nBot.transitions = { home: { search: 3, leave: 1 },\n"
                            "  search: { search: 1, item: 2 }, item: { home: 1, search: 1 },\n"
                            "  leave: { home: 1 } };\n"),
                  250, seed);
  for (std::uint64_t k = 0; k < 40; ++k) stage.start(k);
  stage.advance(2s);
  REQUIRE(stage.gone.size() == 40);
  CHECK(stage.checked("undefined>home") == 40);
  CAPTURE(seed);
  for (std::size_t from = 0; from < names.size(); ++from) {
    std::vector<double> counted;
    for (const std::string& to : names)
      counted.push_back(static_cast<double>(stage.checked(names[from] + ">" + to)));
    CAPTURE(names[from], counted);
    CHECK(fits(counted, rows[from]));
  }
}

TEST_CASE("with a pacing actions start at even distances, but for those that take longer") {
  Rehearsal stage(
      script_of("Bot.wait = hs.pacing(0.3); Bot.actions = { act: 1 };\n"
                "methods.act = function () {\n"
                "  this.log.push(1); hs.sleep(this.log.length === 3 ? 0.5 : 0.1); };\n"));
  stage.start();
  CHECK(starts_of(stage, 2s) == std::vector<std::uint64_t>{1, 301, 601, 1101, 1401, 1701});
  CHECK(stage.total().models.at("Bot").ticks == 0);
}

TEST_CASE("a function says how long its bot waits; what it says wrong is a failed action `wait`") {
  Rehearsal stage(
      script_of("Bot.wait = function () {\n"
                "  hs.sleep(0.1);\n"
                "  return [0.2, 'soon', 0.3, -1][this.log.length - 1]; };\n"
                "Bot.actions = { act: 1 };\n"
                "methods.act = function () { this.log.push(1); };\n"));
  Bot& bot = stage.start();
  // 100 ms to ask, then 200 ms; a second after a failure.
  CHECK(starts_of(stage, 4s) == std::vector<std::uint64_t>{1, 301, 1401, 1801, 2901});
  CHECK(stage.action("wait").started == 3);
  CHECK(stage.action("wait").failed == 3);
  CHECK_THAT(
      stage.mishaps(),
      Contains("wait: bot.js:6: TypeError: Bot.wait gives \"soon\", not a number of seconds") &&
          Contains("wait: bot.js:6: TypeError: Bot.wait gives -1") &&
          Contains("wait: bot.js:6: TypeError: Bot.wait gives undefined"));
  bot.stop();
  CHECK(bot.end() == Bot::End::stopped);
  CHECK(stage.role.census == Census{});
}

TEST_CASE("a bot can be stopped, or cut off, while its script thinks about how long to wait") {
  for (const bool cut : {false, true}) {
    Rehearsal stage(
        script_of("Bot.wait = function () { hs.sleep(1); return 1; };\n"
                  "Bot.actions = { act: 1 };\nmethods.act = function () {};\n"));
    Bot& bot = stage.start();
    stage.advance(500ms);
    cut ? bot.cut_off() : bot.stop();
    stage.advance(1s);
    CHECK(bot.end() == (cut ? Bot::End::cut_off : Bot::End::stopped));
    CHECK(stage.action("act").ended == 1);
    CHECK(stage.total().actions.size() == 1);
  }
}

TEST_CASE("waits in the engine are spread evenly") {
  const std::uint64_t seed = 21;
  Rehearsal stage(script_of("Bot.wait = hs.between(0, 0.1); Bot.actions = { act: 1 };\n"
                            "methods.act = function () {};\n"),
                  {}, seed);
  stage.start();
  const std::vector<std::uint64_t> starts = starts_of(stage, 60s);
  std::vector<double> counted(10);
  for (std::size_t i = 1; i < starts.size(); ++i) {
    const std::uint64_t waited = starts[i] - starts[i - 1];
    REQUIRE(waited <= 101);
    // A timer is due in the millisecond after its moment.
    if (waited > 0) ++counted[std::min<std::uint64_t>((waited - 1) / 10, 9)];
  }
  CAPTURE(seed, counted);
  REQUIRE(starts.size() > 1000);
  CHECK(fits(counted, std::vector<double>(10, 1)));
}
