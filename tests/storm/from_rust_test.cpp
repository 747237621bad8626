// What bots of the Rust version could do, row by row of the table in docs/from-rust.md.
#include <cmath>
#include <functional>
#include <map>
#include <numbers>

#include "rehearsal.h"
#include "shape/expression.h"
#include "storm/shaped_crowd.h"

using namespace hailstorm;
using Catch::Contains;
using namespace std::chrono_literals;

namespace {

// A model in the form of register_bot.
std::string registered(const std::string& calls, const std::string& rest = {}) {
  return script_of("Bot.registerBot = function (bot) {\n" + calls +
                   "\n};\nfunction tell(text) { var c = {}; c[text] = true; hs.check(0, c); }\n"
                   "methods.act = function () {}; methods.other = function () {};\n" +
                   rest);
}

// A crowd of bots that come and go as the shape says, ticked by hand.
struct Company {
  Company(const std::string& script, const std::string& shape, const StormOptions& options = {})
      : stage(script) {
    Simulation simulation;
    for (const Model& model : stage.loaded.models) simulation.bots.push_back({model.name, shape});
    simulation.duration = 60s;
    plan = plan_storm(stage.loaded.models, simulation, options);
    for (const CrowdPlan& crowd : plan.crowds)
      crowds.push_back(
          std::make_unique<ShapedCrowd>(crowd, plan, plan.workers.at(0), stage.recorder));
    admission.emplace(plan.workers.at(0).capacity, plan.workers.at(0).rate);
    stage.on_gone = [this](Bot& bot) {
      --bots;
      for (const auto& crowd : crowds) {
        if (&crowd->role() == &bot.role()) ended.push_back(crowd->bot_gone(bot, stage.loop.now()));
      }
    };
  }

  void ticks_for(Nanos duration) {
    for (Nanos passed{}; passed < duration; passed += tick_length) {
      const Stint stint(stage.loop, 1s);
      admission->refill(t);
      for (const auto& crowd : crowds) {
        crowd->tick(t);
        crowd->stop_surplus(stint);
        crowd->admit(stint, stage.loop.now(), *admission, bots,
                     [this](Role& role, const BotParams& params, std::uint64_t place,
                            std::optional<Instant> due) {
                       ids.push_back(params.bot_id);
                       return std::make_unique<Bot>(stage.workplace, role, stage.heap, params,
                                                    place, due);
                     });
      }
      t += tick_length;
      stage.advance(tick_length, milliseconds(10));
    }
  }

  Rehearsal stage;
  StormPlan plan;
  std::vector<std::unique_ptr<Bot>> ended;
  std::vector<std::unique_ptr<Crowd>> crowds;
  std::optional<Admission> admission;
  std::uint64_t bots = 0;
  Nanos t{};
  std::vector<std::uint64_t> ids;
};

void check_function(const std::string& text, const std::function<double(double)>& original) {
  const Expression ours(text);
  for (int i = -200; i <= 200; ++i) {
    const double t = i / 50.0, want = original(t);
    CAPTURE(text, t);
    if (std::isnan(want) || std::isinf(want)) continue;
    CHECK(ours.at(t) == Approx(want).margin(1e-12));
  }
}

}  // namespace

TEST_CASE("from rust: new(params) gets bot_id, internal_id and global_id") {
  Rehearsal stage(
      "var hs = require('hailstorm');\n"
      "function Bot(params) { this.params = params; }\nBot.every = '100ms';\n"
      "Bot.actions = { act: 1 };\nBot.prototype.act = function () {\n"
      "  var p = this.params;\n  hs.check(p, {\n"
      "    ids: p.botId === 3 && p.internalId === 0x0107 && p.globalId === 0x030107,\n"
      "    index: p.index === 2\n  });\n};\nexports.Bot = Bot;\n");
  stage.start(2);
  stage.advance(100ms);
  CHECK(stage.checked("ids") == 1);
  CHECK(stage.checked("index") == 1);
}

TEST_CASE("from rust: bot ids begin at 1, and the lowest that was given back is taken first") {
  Company company(registered("bot.registerAction(hs.alive(1), 'act');"),
                  "3 - 2*rect((t-1.5)/1) + 1*step(t-3)");
  company.ticks_for(4s);
  CHECK(company.ids == std::vector<std::uint64_t>{1, 2, 3, 2, 3, 4});
}

TEST_CASE("from rust: a constructor that throws gives its id back, and is counted with its text") {
  Company company(
      "var tries = 0;\nfunction Bot() { if (++tries < 3) throw new Error('not yet'); }\n"
      "Bot.actions = { act: 1 };\nBot.prototype.act = function () {};\nexports.Bot = Bot;\n",
      "1");
  company.ticks_for(20s);
  REQUIRE(company.ids.size() >= 3);
  for (const std::uint64_t id : company.ids) CHECK(id == 1);
  CHECK(company.stage.tally().bots_failed == 2);
  CHECK(company.bots == 1);
  CHECK_THAT(company.stage.mishaps(), Contains("constructor: bot.js:2: Error: not yet"));
}

TEST_CASE("from rust: alive(weight) takes fractions, and a negative weight is never drawn") {
  Rehearsal stage(
      registered("bot.setIntervalMillis(1);\n"
                 "bot.registerAction(hs.alive(0.5), 'act');\n"
                 "bot.registerAction(hs.alive(1.5), Bot.prototype.other);\n"
                 "bot.registerAction(hs.alive(-3), 'never');",
                 "methods.never = function () {};\n"));
  stage.start();
  stage.advance(4s);
  const double drawn = static_cast<double>(stage.action("act").started);
  CHECK(stage.action("never").started == 0);
  CHECK(drawn + static_cast<double>(stage.action("other").started) >= 3990);
  CHECK(drawn == Approx(1000).margin(5 * std::sqrt(4000 * 0.25 * 0.75)));
}

TEST_CASE("from rust: actions that are alive are drawn in every state") {
  Rehearsal stage(registered("bot.setIntervalMillis(100); bot.registerAction(hs.alive(1), 'act');",
                             "methods.act = function () { tell('in ' + hs.bot.state); };\n"));
  Bot& bot = stage.start();
  stage.advance(1s);
  CHECK(bot.enter_state(custom_state(4)));
  stage.advance(1s);
  CHECK(stage.checked("in Running") == 10);
  CHECK(stage.checked("in Custom(4)") == 10);
}

TEST_CASE("from rust: enter_state binds a hook to each state, those of the author's own included") {
  Rehearsal stage(
      registered("bot.setIntervalMillis(100); bot.registerAction(hs.alive(1), 'act');\n"
                 "var S = hs.BotState;\n"
                 "bot.registerAction(hs.enterState(S.Initializing), 'a');\n"
                 "bot.registerAction(hs.enterState(S.Running), 'b');\n"
                 "bot.registerAction(hs.enterState(S.Stopping), 'c');\n"
                 "bot.registerAction(hs.enterState(S.Custom(2)), 'd');",
                 "['a', 'b', 'c', 'd'].forEach(function (name) {\n"
                 "  methods[name] = function () { tell(name + ' in ' + hs.bot.state); };\n});\n"));
  Bot& bot = stage.start();
  CHECK(stage.checked("a in Initializing") == 1);
  CHECK(stage.checked("b in Running") == 1);
  CHECK(bot.enter_state(custom_state(2)));
  stage.advance(10ms);
  CHECK(stage.checked("d in Custom(2)") == 1);
  bot.stop();
  CHECK(stage.checked("c in Stopping") == 1);
  CHECK(bot.end() == Bot::End::stopped);
}

TEST_CASE("from rust: a second hook of a state takes the first one's place, with a warning") {
  Rehearsal stage(
      registered("bot.registerAction(hs.alive(1), 'act');\n"
                 "bot.registerAction(hs.enterState(hs.BotState.Running), 'first');\n"
                 "bot.registerAction(hs.enterState(hs.BotState.Running), 'second');",
                 "methods.first = function () {}; methods.second = function () {};\n"));
  REQUIRE(stage.loaded.warnings.size() == 1);
  CHECK_THAT(stage.loaded.warnings[0], Contains("first") && Contains("second"));
  stage.start();
  CHECK(stage.action("first").started == 0);
  CHECK(stage.action("second").started == 1);
}

TEST_CASE("from rust: set_interval_millis; 5 s without it; the first tick at a random phase") {
  for (const auto& [calls, interval] :
       std::map<std::string, Nanos>{{"", 5s}, {"bot.setIntervalMillis(250);", 250ms}}) {
    CAPTURE(calls);
    Rehearsal stage(registered(calls + "bot.registerAction(hs.alive(1), 'act');"));
    for (std::uint64_t k = 0; k < 100; ++k) stage.start(k);
    stage.advance(interval / 2, 5ms);
    const double early = static_cast<double>(stage.action("act").started);
    CHECK(early == Approx(50).margin(25));
    stage.advance(interval - interval / 2 + 5ms, 5ms);
    CHECK(stage.action("act").started == Approx(100).margin(5));
  }
}

TEST_CASE("from rust: a state set from outside runs its hook on a running bot") {
  Rehearsal stage(
      registered("bot.registerAction(hs.alive(1), 'act');\n"
                 "bot.registerAction(hs.enterState(hs.BotState.Custom(9)), 'nine');",
                 "methods.nine = function () { tell('nine'); };\n"));
  Bot& bot = stage.start();
  stage.advance(10ms);
  CHECK(bot.enter_state(custom_state(9)));
  stage.advance(10ms);
  CHECK(stage.checked("nine") == 1);
  CHECK(bot.state() == custom_state(9));
}

TEST_CASE(
    "from rust: a handler called from outside gets a value and gives one; or the bot is busy") {
  Rehearsal stage(
      registered("bot.registerAction(hs.alive(1), 'act');",
                 "methods.greet = function (who) { hs.sleep(0.1); return 'hello ' + who; };\n"));
  Bot& bot = stage.start();
  stage.advance(10ms);
  std::string first, second;
  bot.invoke({"greet", "[\"ann\"]", [&](const Reply& reply) { first = reply.text; }});
  bot.invoke({"greet", "[\"bob\"]", [&](const Reply& reply) { second = name_of(reply.kind); }});
  CHECK(second == "busy");
  stage.advance(120ms);
  CHECK(first == "\"hello ann\"");
}

TEST_CASE("from rust: metrics.observe times a function under the status of what it gives") {
  Rehearsal stage(
      registered("bot.setIntervalMillis(100); bot.registerAction(hs.alive(1), 'act');",
                 "function given(name, value) {\n"
                 "  return hs.metrics.observe(name, function () { return value; });\n}\n"
                 "methods.act = function () {\n"
                 "  hs.metrics.observe('slow', function () { hs.sleep(0.02); return 200; });\n"
                 "  given('unit', undefined); given('none', null); given('text', '7');\n"
                 "  given('error', new Error('e'));\n"
                 "  try { hs.metrics.observe('thrown', function () { throw 'on'; }); }\n"
                 "  catch (e) { tell('thrown ' + e); }\n};\n"));
  stage.start();
  stage.advance(100ms);
  stage.advance(50ms);
  const auto& timings = stage.total().timings;
  const auto observed = [&](const std::string& name, std::int32_t status) {
    const auto found = timings.find({TimingKind::observed, "Bot", name, status});
    return found == timings.end() ? Histogram{} : found->second;
  };
  CHECK(observed("slow", 200).min() >= 20'000'000);
  CHECK(observed("unit", 0).count() >= 1);
  CHECK(observed("none", -1).count() >= 1);
  CHECK(observed("text", 0).count() >= 1);
  CHECK(observed("error", -1).count() >= 1);
  CHECK(observed("thrown", -1).count() >= 1);
  CHECK(stage.checked("thrown on") >= 1);
}

TEST_CASE(
    "from rust: get_bot_storage begins with the CSV file; what is written wins, and outlives") {
  ScriptWorld world;
  world.storages["bot_data"] = {"bot_data.csv", "id,name,value\n13,bot_name,bot_value\n"};
  const std::string script =
      registered("bot.setIntervalMillis(10); bot.registerAction(hs.alive(1), 'act');",
                 "methods.act = function () {\n"
                 "  var s = hs.storage.getBotStorage('bot_data', 13);\n"
                 "  tell('name ' + s.read('name')); s.write('name', 'written');\n"
                 "  var own = hs.storage.getBotStorage('storage', 14);\n"
                 "  own.write('hello', 'world 14');\n"
                 "  tell(hs.storage.getBotStorage('storage', 14).read('hello') + ' ' +\n"
                 "       hs.storage.getBotStorage('storage', 15).read('hello'));\n};\n");
  Rehearsal stage(script, 1, 1, {}, world);
  Storage storage(stage.loaded.program);
  stage.host.keep_in(storage);
  stage.start(12);
  stage.advance(50ms);
  stage.start(12);
  stage.advance(50ms);
  CHECK(stage.checked("name bot_name") == 1);
  CHECK(stage.checked("name written") == 1);
  CHECK(stage.checked("world 14 undefined") == 2);
}

TEST_CASE("from rust: env.read gives the simulation's values, env.local the agent's own") {
  ScriptWorld world;
  world.env = {{"TEST_VAR", "789"}};
  world.local_env = {{"ZONE", "eu"}};
  const Loaded loaded = load_program(
      "bot.js",
      registered("bot.registerAction(hs.alive(1), hs.env.read('TEST_VAR') === '789' &&\n"
                 "  hs.env.TEST_VAR === '789' && hs.env.read('NONE') === undefined &&\n"
                 "  hs.env.local('ZONE') === 'eu' ? 'act' : 'other');"),
      world, [](const std::string&, std::string&) { return false; });
  CHECK(loaded.models.at(0).actions.at(0).name == "act");
}

TEST_CASE("from rust: rect, tri, step, trapz and costrapz have the original's values") {
  check_function("rect(t)", [](double x) {
    return std::abs(x) > 0.5 ? 0 : std::abs(x) == 0.5 ? 0.5 : 1;
  });
  check_function("tri(t)", [](double x) { return std::abs(x) < 1 ? 1 - std::abs(x) : 0; });
  check_function("step(t)", [](double x) { return x < 0 ? 0 : x == 0 ? 0.5 : 1; });
  const auto flanked = [](double x, double B, double b, double between) {
    return std::abs(x) > B / 2 ? 0 : std::abs(x) < b / 2 ? 1 : between;
  };
  for (const auto& [B, b] : std::map<double, double>{{2, 1}, {3, 0}, {5, 4.5}}) {
    const std::string arguments = "(t, " + std::to_string(B) + ", " + std::to_string(b) + ")";
    check_function("trapz" + arguments, [&flanked, B = B, b = b](double x) {
      return flanked(x, B, b, (std::abs(x) * 2 - B) / (b - B));
    });
    check_function("costrapz" + arguments, [&flanked, B = B, b = b](double x) {
      const double c = std::cos((std::abs(x) - b / 2) * std::numbers::pi / (b - B));
      return flanked(x, B, b, c * c);
    });
  }
}

TEST_CASE("from rust: meval's operators, functions and constants are there") {
  using Function = double (*)(double);
  const std::map<std::string, Function> functions{
      {"sqrt", std::sqrt},   {"exp", std::exp},     {"ln", std::log},      {"abs", std::abs},
      {"sin", std::sin},     {"cos", std::cos},     {"tan", std::tan},     {"asin", std::asin},
      {"acos", std::acos},   {"atan", std::atan},   {"sinh", std::sinh},   {"cosh", std::cosh},
      {"tanh", std::tanh},   {"asinh", std::asinh}, {"acosh", std::acosh}, {"atanh", std::atanh},
      {"floor", std::floor}, {"ceil", std::ceil},   {"round", std::round}};
  for (const auto& [name, function] : functions)
    check_function(name + "(t)", [f = function](double x) { return f(x); });
  check_function("atan2(t, 2)", [](double x) { return std::atan2(x, 2); });
  check_function("max(t, 1, 2) + min(t, -1)", [](double x) {
    return std::max({x, 1.0, 2.0}) + std::min(x, -1.0);
  });
  check_function("signum(t)", [](double x) { return x > 0 ? 1 : x < 0 ? -1 : 0; });
  check_function("pi*t - e^2 % 5/2 + -t^2", [](double x) {
    const double e = std::numbers::e;
    return std::numbers::pi * x - std::fmod(e * e, 5) / 2 - x * x;
  });
}

TEST_CASE("from rust: max_running and max_rate hold for all models of an agent together") {
  StormOptions options;
  options.max_running = 30;
  options.max_rate = 20;
  const std::string both = "exports.Second = Bot;\n";
  Company company(registered("bot.registerAction(hs.alive(1), 'act');", both), "100", options);
  REQUIRE(company.crowds.size() == 2);
  company.ticks_for(1s);
  CHECK(company.bots >= 19);
  CHECK(company.bots <= 21);
  company.ticks_for(2s);
  CHECK(company.bots == 30);
}

TEST_CASE("from rust: http and json") {
  Rehearsal stage(registered(
      "bot.setIntervalMillis(50); bot.registerAction(hs.alive(1), 'act');",
      "methods.act = function () {\n"
      "  var res = hs.http.get('http://127.0.0.1:1/');\n"
      "  tell('refused ' + res.status + JSON.stringify(JSON.parse('{\"a\": [1]}')));\n};\n"));
  stage.start();
  stage.advance(200ms);
  CHECK(stage.checked("refused 0{\"a\":[1]}") >= 1);
}
