// Workers on threads of their own make one run: launched together, merged by the second, ended.
#include "storm/storm.h"

#include <ctime>
#include <map>

#include "rehearsal.h"

using namespace hailstorm;
using Catch::Contains;
using namespace std::chrono_literals;

namespace {

// A run on the machine's clock, to its end.
struct Run {
  Run(const std::string& script, const std::vector<ModelShape>& shapes, const StormOptions& options,
      std::optional<Nanos> duration, std::optional<std::uint64_t> iterations_per_bot = {},
      const std::map<std::string, std::string>& env = {},
      std::optional<std::uint64_t> iterations = {})
      : loaded(load_program("bot.js", script, {env},
                            [](const std::string&, std::string&) { return false; })) {
    simulation.bots = shapes;
    simulation.duration = duration;
    simulation.iterations_per_bot = iterations_per_bot;
    simulation.iterations = iterations;
    storm = std::make_unique<Storm>(loop, clock, loaded, simulation, options,
                                    Storm::Events{[this](const Window& window) {
                                                    windows.push_back(window);
                                                    if (on_window) on_window();
                                                  },
                                                  [this](const StormResult& ended) {
                                                    result = ended;
                                                    loop.stop();
                                                  }});
  }
  void play() { loop.run(); }

  SteadyClock clock;
  Loop loop{clock};
  Loaded loaded;
  Simulation simulation;
  std::vector<Window> windows;
  std::function<void()> on_window;
  StormResult result;
  std::unique_ptr<Storm> storm;
};

StormOptions on_threads(unsigned threads) {
  StormOptions options;
  options.threads = threads;
  return options;
}

const char* const quick =
    "Bot.every = 0; Bot.actions = { act: 1 };\nmethods.act = function () {};\n";

}  // namespace

TEST_CASE("a storm ends when all bots of all workers have done their iterations") {
  Run run(script_of(quick), {{"Bot", "20"}}, on_threads(3), {}, 5);
  run.play();
  CHECK(run.result.end == StormEnd::iterations_done);
  CHECK(run.result.total.actions.at({"Bot", "act"}).ended == 100);
  const ModelTally tally = run.result.total.models.at("Bot");
  CHECK(tally.bots_started == 20);
  CHECK(tally.bots_stopped == 20);
}

TEST_CASE("bots of all workers share a number of actions, which is started exactly") {
  struct {
    const char* bots;
    unsigned threads;
    std::uint64_t actions;
    const char* body;
  } const cases[] = {
      {"50", 4, 1000, ""},
      {"1", 4, 7, ""},  // three workers have no bot
      {"20", 2, 1, "hs.sleep(0.01);"},
      {"10 + 30*step(t-0.1) - 35*step(t-0.2)", 3, 400, "hs.sleep(0.02);"},
      {"20", 2, 300, "if (Math.random() < 0.02) for (;;) {}"},  // its bot dies
      {"20", 1, 100, "throw 'no';"},
  };
  for (const auto& one : cases) {
    CAPTURE(one.bots, one.threads, one.actions, one.body);
    StormOptions options = on_threads(one.threads);
    options.script.slice = 2ms;
    Run run(script_of("Bot.every = 0; Bot.actions = { act: 1 };\nmethods.act = function () {" +
                      std::string(one.body) + "};\nmethods.onStop = function () {};\n"),
            {{"Bot", one.bots}}, options, {}, {}, {}, one.actions);
    run.play();
    CHECK(run.result.end == StormEnd::iterations_done);
    const ActionTally act = run.result.total.actions.at({"Bot", "act"});
    CHECK(act.started == one.actions);
    CHECK(act.ended + act.cut_off == one.actions);
    const ModelTally tally = run.result.total.models.at("Bot");
    CHECK(tally.bots_started == tally.bots_stopped + tally.bots_failed + tally.bots_cut_off);
  }
}

TEST_CASE("a number of actions ends though last hooks do not, each action given its time") {
  for (const bool shared : {true, false}) {
    CAPTURE(shared);
    StormOptions options = on_threads(2);
    options.graceful_stop = 100ms;
    Run run(script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                      "methods.act = function () { hs.sleep(0.3); };\n"
                      "methods.onStop = function () { if (hs.bot.index > 0) hs.sleep(60); };\n"),
            {{"Bot", "4"}}, options, {}, shared ? std::nullopt : std::optional<std::uint64_t>(1),
            {}, shared ? std::optional<std::uint64_t>(4) : std::nullopt);
    run.play();
    CHECK(run.result.end == StormEnd::iterations_done);
    CHECK(run.result.elapsed < 20s);
    CHECK(run.result.total.actions.at({"Bot", "act"}).ended == 4);
    const ModelTally tally = run.result.total.models.at("Bot");
    CHECK(tally.bots_started == 4);
    CHECK(tally.bots_stopped == 1);
    CHECK(tally.bots_cut_off == 3);
  }
}

TEST_CASE("the most bots of a second are told, though none has lived to its end") {
  StormOptions options = on_threads(1);
  options.script.slice = 5ms;
  Run run(script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                    "methods.onStart = function () {};\n"
                    "methods.act = function () { hs.sleep(0.1); for (;;) {} };\n"),
          {{"Bot", "10"}}, options, 20s);
  run.play();
  CHECK(run.result.end == StormEnd::failed);
  CHECK_THAT(run.result.failure, Contains("Bot cannot live"));
  REQUIRE_FALSE(run.windows.empty());
  CHECK(run.windows.front().bots.at("Bot").alive_max() == 10);
}

TEST_CASE("actions that are shared end with the duration if that is over first") {
  Run run(script_of("Bot.every = '50ms'; Bot.actions = { act: 1 };\n"
                    "methods.act = function () {};\n"),
          {{"Bot", "4"}}, on_threads(2), 200ms, {}, {}, 1'000'000);
  run.play();
  CHECK(run.result.end == StormEnd::duration_over);
  CHECK(run.result.total.models.at("Bot").ticks_missed == 0);
}

TEST_CASE("another number of bots is there on all workers, below and beyond what was planned") {
  Run run(script_of("Bot.wait = hs.constant(0.05); Bot.actions = { act: 1 };\n"
                    "methods.act = function () {};\n"),
          {{"Bot", "3"}}, on_threads(3), 20s);
  const std::uint64_t numbers[] = {40, 7, 3000, 0, 5};
  std::size_t next = 0;
  CHECK(run.storm->rescale("Bot", 5).refusal == "the run has not begun");
  run.on_window = [&] {
    const Census census = run.windows.back().bots.at("Bot");
    if (next > 0 && census.wanted != static_cast<std::int64_t>(numbers[next - 1])) return;
    // Three thousand are on their way, and are taken back.
    if (next > 0 && numbers[next - 1] < 100 && census.alive() != census.wanted) return;
    if (next == std::size(numbers)) return run.storm->stop();
    const Storm::Rescaled done = run.storm->rescale("Bot", numbers[next]);
    CHECK(done.refusal.empty());
    CHECK(done.from % tick_length == 0ns);
    CHECK(run.storm->bots_of("Bot") == numbers[next]);
    ++next;
  };
  run.play();
  CHECK(next == std::size(numbers));
  const ModelTally tally = run.result.total.models.at("Bot");
  CHECK(tally.bots_started == tally.bots_stopped);
  CHECK(tally.bots_failed == 0);
}

TEST_CASE("requests per second go to bots that are added, whichever worker has them") {
  StormOptions options = on_threads(4);
  options.http.max_rps = 200;
  options.graceful_stop = 10ms;
  Run run(script_of("Bot.every = '1h'; Bot.actions = { act: 1 }; methods.act = function () {};\n"
                    "methods.onStart = function () { hs.http.get('http://127.0.0.1:1/'); };\n"),
          {{"Bot", "1"}}, options, 20s);
  std::uint64_t begun = 0;
  run.on_window = [&] {
    begun += run.windows.back().tally.begun;
    if (run.windows.size() == 1) CHECK(run.storm->rescale("Bot", 40).refusal.empty());
    if (begun == 40) run.storm->stop();
  };
  run.play();
  CHECK(begun == 40);
  CHECK(run.result.elapsed < 15s);
}

TEST_CASE("a formula is not given another number, nor a model that is not there") {
  Run run(script_of(quick), {{"Bot", "3+0*t"}}, on_threads(1), 100ms);
  CHECK_FALSE(run.storm->bots_of("Bot"));
  CHECK(run.storm->rescale("Bot", 5).refusal == "the bots of Bot follow a formula of time");
  CHECK_FALSE(run.storm->bots_of("Bat"));
  run.play();
  CHECK(run.result.total.models.at("Bot").bots_started == 3);
}

TEST_CASE("a run ends with the iterations of those who are still wanted") {
  Run run(script_of("Bot.wait = hs.constant(0.02); Bot.actions = { act: 1 };\n"
                    "methods.act = function () {};\n"),
          {{"Bot", "20"}}, on_threads(2), 20s, 80);
  run.on_window = [&] {
    if (run.windows.size() == 1) {
      CHECK(run.storm->rescale("Bot", 4).refusal.empty());
      CHECK_FALSE(run.storm->rescale("Bot", bots_max + 1).refusal.empty());
    }
  };
  run.play();
  CHECK(run.result.end == StormEnd::iterations_done);
  CHECK(run.result.elapsed < 15s);
}

TEST_CASE("an action of all that are shared may take its time, the hook after it what is allowed") {
  StormOptions options = on_threads(2);
  options.graceful_stop = 10ms;
  Run run(script_of("Bot.every = 0; Bot.actions = { act: 1 };\n"
                    "methods.act = function () { hs.sleep(0.2); };\n"
                    "methods.onStop = function () { hs.sleep(60); };\n"),
          {{"Bot", "3"}}, options, {}, {}, {}, 4);
  run.play();
  CHECK(run.result.total.actions.at({"Bot", "act"}).ended == 4);
  CHECK(run.result.total.actions.at({"Bot", "onStop"}).cut_off == 3);
  CHECK(run.result.total.models.at("Bot").bots_cut_off == 3);
}

TEST_CASE("a storm of less than a second tells how many bots it had at once") {
  const auto most = [](const Run& run) {
    REQUIRE(run.windows.size() == 1);
    return run.windows[0].bots.at("Bot").alive();
  };
  Run timed(script_of(quick), {{"Bot", "7"}}, on_threads(2), 200ms);
  timed.play();
  CHECK(most(timed) == 7);
  Run counted(script_of(quick), {{"Bot", "7"}}, on_threads(2), {}, 3);
  counted.play();
  CHECK(most(counted) == 7);
}

TEST_CASE("a storm ends with its duration, every bot accounted for") {
  StormOptions options = on_threads(2);
  options.graceful_stop = milliseconds(50);
  Run run(script_of("Bot.every = '20ms'; Bot.actions = { act: 1 };\n"
                    "methods.act = function () { hs.sleep(this.stuck ? 9 : 0.001); };\n"
                    "methods.onStart = function () { this.stuck = Math.random() < 0.5; };\n"),
          {{"Bot", "30"}}, options, milliseconds(200));
  run.play();
  CHECK(run.result.end == StormEnd::duration_over);
  CHECK(run.result.elapsed >= milliseconds(200));
  const ModelTally tally = run.result.total.models.at("Bot");
  CHECK(tally.bots_started == 30);
  CHECK(tally.bots_stopped + tally.bots_cut_off == 30);
  CHECK(tally.bots_cut_off > 0);
  const ActionTally act = run.result.total.actions.at({"Bot", "act"});
  CHECK(act.started == act.ended + act.cut_off);
  REQUIRE_FALSE(run.windows.empty());
  CHECK(run.windows.back().bots.at("Bot").alive() == (run.windows.size() == 1 ? 30 : 0));
}

TEST_CASE("a storm that is cut off before it is launched ends") {
  Run run(script_of(quick), {{"Bot", "20"}}, on_threads(2), 10s);
  run.storm->cut_off();
  run.play();
  CHECK(run.result.end == StormEnd::stopped);
  CHECK(run.result.total.models.empty());
}

TEST_CASE("a window is told while the run goes on, though a worker has nothing more to do") {
  Run run(script_of("Bot.wait = hs.constant(0.4); Bot.actions = { act: 1 };\n"
                    "methods.act = function () {};\n"),
          {{"Bot", "1"}}, on_threads(2), {}, 100);
  run.on_window = [&run] { run.storm->stop(); };
  run.play();
  CHECK(run.result.end == StormEnd::stopped);
  CHECK(run.windows.at(0).number == 0);
  CHECK(run.windows.at(0).bots.at("Bot") == Census{.wanted = 1, .running = 1, .most = 1});
}

TEST_CASE("a script that fails to load again in a worker's heap ends the storm with its message") {
  std::timespec now{};
  std::timespec_get(&now, TIME_UTC);
  const auto ms = static_cast<long long>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
  // The second model's bot finds the only heap taken, and needs one of its own after the limit.
  const std::string script =
      "var hs = require('hailstorm');\n"
      "if (Date.now() > +hs.env.LIMIT) throw new Error('too late');\n"
      "function A() {}\nA.every = '1s'; A.actions = { act: 1 };\nA.prototype.act = function () "
      "{};\n"
      "function B() {}\nB.every = '1s'; B.actions = { act: 1 };\nB.prototype.act = function () "
      "{};\n"
      "exports.A = A; exports.B = B;\n";
  StormOptions options = on_threads(1);
  options.bots_per_heap = 1;
  options.max_running = 1;
  Run run(script, {{"A", "1 - step(t - 1.6)"}, {"B", "step(t - 1.6)"}}, options, 5s, {},
          {{"LIMIT", std::to_string(ms + 1500)}});
  run.play();
  CHECK(run.result.end == StormEnd::failed);
  CHECK_THAT(run.result.failure, Contains("too late") && Contains("bot.js:2"));
}

TEST_CASE("bots of all workers are called from outside by their index") {
  Run run(
      script_of("Bot.wait = hs.constant(9); Bot.actions = { act: 1 };\n"
                "methods.act = function () {};\n"
                "methods.who = function (greeting) {\n"
                "  hs.sleep(0.01); return greeting + ' ' + hs.bot.index + ' ' + hs.bot.state;\n};\n"
                "methods.fail = function () { throw new Error('no'); };\n"),
      {{"Bot", "6"}}, on_threads(3), 10s);
  std::map<std::string, std::string> replies;
  std::size_t awaited = 0;
  const auto hear = [&](const std::string& asked) {
    ++awaited;
    return [&, asked](const Reply& reply) {
      replies[asked] = std::string(name_of(reply.kind)) + ": " + reply.text;
      if (replies.size() == awaited) run.storm->stop();
    };
  };
  run.on_window = [&] {
    if (awaited > 0) return;
    for (std::uint64_t k = 0; k < 6; ++k) {
      run.storm->invoke("Bot", k, "who", R"(["hi"])", hear("who " + std::to_string(k)));
      run.storm->invoke("Bot", k, "who", "", hear("again " + std::to_string(k)));
    }
    run.storm->invoke("Bot", 6, "who", "", hear("seventh"));
    run.storm->invoke("Bot", 0, "wo", "", hear("misspelt"));
    run.storm->invoke("Bots", 0, "who", "", hear("model"));
    run.storm->invoke("Bot", 0, "who", "[1", hear("arguments"));
    run.storm->enter_state("Bot", 6, custom_state(1), hear("state of none"));
    run.storm->enter_state("Bot", 3, custom_state(1), hear("state"));
    run.storm->enter_state("Bats", 3, custom_state(1), hear("state of no model"));
  };
  run.play();
  CHECK(run.result.end == StormEnd::stopped);
  for (std::uint64_t k = 0; k < 6; ++k) {
    CAPTURE(k);
    CHECK(replies["who " + std::to_string(k)] == "done: \"hi " + std::to_string(k) + " Running\"");
    CHECK(replies["again " + std::to_string(k)] == "busy: ");
  }
  CHECK(replies["seventh"] == "no such bot: it is not running");
  CHECK(replies["misspelt"] == "no such method: Bot has no method wo: did you mean 'who'?");
  CHECK(replies["model"] == "no such bot: no model Bots: did you mean 'Bot'?");
  CHECK(replies["arguments"] == "bad arguments: the arguments are not JSON");
  CHECK(replies["state of none"] == "no such bot: it is not running");
  CHECK(replies["state"] == "done: null");
  CHECK_THAT(replies["state of no model"], Contains("no such bot: no model Bats"));
  CHECK(run.result.total.actions.at({"Bot", "who"}).ended == 6);
}

TEST_CASE("who calls a bot when the storm ends is told that it has ended") {
  Run run(
      script_of("Bot.wait = hs.constant(9); Bot.actions = { act: 1 };\n"
                "methods.act = function () {};\nmethods.slow = function () { hs.sleep(9); };\n"),
      {{"Bot", "1"}}, on_threads(1), 10s);
  std::vector<std::string> replies;
  const auto hear = [&replies](const Reply& reply) {
    replies.push_back(std::string(name_of(reply.kind)) + ": " + reply.text);
  };
  run.on_window = [&] {
    if (!replies.empty() || run.windows.size() > 1) return;
    run.storm->invoke("Bot", 0, "slow", "", hear);
    run.storm->cut_off();
    run.storm->invoke("Bot", 0, "slow", "", hear);
  };
  run.play();
  run.storm->invoke("Bot", 0, "slow", "", hear);
  CHECK(replies == std::vector<std::string>{"gone: ", "no such bot: the run is over",
                                            "no such bot: the run is over"});
}

TEST_CASE("a script that aborts ends the storm on all workers, gracefully, with its reason") {
  Run run(script_of("Bot.wait = hs.constant(0.05); Bot.actions = { act: 1 };\n"
                    "methods.act = function () {\n"
                    "  hs.sleep(0.5);\n"  // all bots of all workers are there by then
                    "  hs.test.fail('slow');\n"
                    "  if (hs.bot.index === 3) hs.test.abort('no users left');\n};\n"
                    "methods.onStop = function () {};\n"),
          {{"Bot", "8"}}, on_threads(2), 30s);
  run.play();
  CHECK(run.result.end == StormEnd::aborted);
  CHECK(run.result.failure == "no users left");
  CHECK(run.result.sentences == std::set<std::string>{"slow"});
  CHECK(run.result.elapsed < 10s);
  CHECK(run.result.total.actions.at({"Bot", "onStop"}).ended == 8);
  CHECK(run.result.total.models.at("Bot").bots_stopped == 8);
}

TEST_CASE("a storm without an end of its own is over when every bot has finished for good") {
  for (const unsigned threads : {1u, 4u}) {
    Run run(script_of("Bot.wait = hs.constant(0.01); Bot.actions = { act: 1 };\n"
                      "methods.act = function () {\n"
                      "  this.n = (this.n || 0) + 1; if (this.n > hs.bot.index) hs.bot.finish();\n"
                      "};\n"),
            {{"Bot", "3"}}, on_threads(threads), {});
    run.play();
    CHECK(run.result.end == StormEnd::iterations_done);
    CHECK(run.result.total.actions.at({"Bot", "act"}).ended == 6);
    CHECK(run.result.total.models.at("Bot").bots_started == 3);
  }
}

TEST_CASE("a storm that wants no bots lasts as long as it should") {
  Run run(script_of(quick), {{"Bot", "0"}}, on_threads(2), milliseconds(150));
  run.play();
  CHECK(run.result.end == StormEnd::duration_over);
  CHECK(run.result.elapsed >= milliseconds(150));
}
