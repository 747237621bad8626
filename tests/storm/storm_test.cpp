// Workers on threads of their own make one run: launched together, merged by the second, ended.
#include "storm/storm.h"

#include <ctime>

#include "rehearsal.h"

using namespace hailstorm;
using Catch::Contains;
using namespace std::chrono_literals;

namespace {

// A run on the machine's clock, to its end.
struct Run {
  Run(const std::string& script, const std::vector<ModelShape>& shapes, const StormOptions& options,
      std::optional<Nanos> duration, std::optional<std::uint64_t> iterations = {},
      const std::map<std::string, std::string>& env = {})
      : loaded(load_program("bot.js", script, env,
                            [](const std::string&, std::string&) { return false; })) {
    simulation.bots = shapes;
    simulation.duration = duration;
    simulation.iterations = iterations;
    storm = std::make_unique<Storm>(loop, clock, loaded, simulation, options,
                                    Storm::Events{[this](const Window& window, Nanos) {
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
  CHECK(run.windows.back().bots.at("Bot") == Census{});
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
  CHECK(run.windows.at(0).bots.at("Bot") == Census{.wanted = 1, .running = 1});
}

TEST_CASE("a script that fails to load again in a worker's heap ends the storm with its message") {
  std::timespec now{};
  std::timespec_get(&now, TIME_UTC);
  const auto ms = static_cast<long long>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
  // The second model's bot finds the only heap taken, and needs one of its own after 0.3 s.
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
  Run run(script, {{"A", "1 - step(t - 0.4)"}, {"B", "step(t - 0.4)"}}, options, 3s, {},
          {{"LIMIT", std::to_string(ms + 300)}});
  run.play();
  CHECK(run.result.end == StormEnd::failed);
  CHECK_THAT(run.result.failure, Contains("too late") && Contains("bot.js:2"));
}
