// Bots that arrive: when they are due, for one journey, and what becomes of those without room.
#include "storm/arrivals.h"

#include <poll.h>

#include <set>

#include "held_server.h"
#include "rehearsal.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

struct Wish {
  std::string rate = "100";
  std::optional<std::uint64_t> capacity = {};
  bool drop = false, poisson = false;
  unsigned worker = 0, workers = 1;
};

// A worker's part of the arrivals, ticked by hand as a worker does.
struct Station {
  explicit Station(const std::string& script, const Wish& wish = {})
      : stage(script),
        plan(plan_of(stage.loaded.models, wish)),
        admission(plan.workers.at(wish.worker).capacity, std::nullopt),
        arrivals(plan.crowds.at(0), plan, plan.workers.at(wish.worker), stage.workplace,
                 [this] { admit(); }) {
    stage.workplace.health = &health;
    stage.on_stopping = [this](Bot& bot) { arrivals.bot_stopping(bot); };
    stage.on_gone = [this](Bot& bot) {
      --bots;
      ends.push_back(bot.end());
      ended.push_back(arrivals.bot_gone(bot, stage.loop.now()));
    };
    arrivals.launched(stage.loop.now());
  }

  static StormPlan plan_of(const std::vector<Model>& models, const Wish& wish) {
    Simulation simulation;
    simulation.arrivals = {{"Bot", wish.rate}};
    simulation.duration = 20s;
    simulation.poisson = wish.poisson;
    simulation.drop_arrivals = wish.drop;
    StormOptions options;
    options.threads = wish.workers;
    options.max_running = wish.capacity;
    return plan_storm(models, simulation, options);
  }

  void admit() {
    arrivals.admit(Stint(stage.loop, 1s), stage.loop.now(), admission, bots,
                   [this](Role& role, const BotParams& params, std::uint64_t place,
                          std::optional<Instant> due) {
                     indexes.push_back(params.index);
                     return std::make_unique<Bot>(stage.workplace, role, stage.heap, params, place,
                                                  due);
                   });
    ended.clear();
  }
  void advance(Nanos by, Nanos step = 1ms) {
    for (const Nanos end = t + by; t < end; t += step) {
      if (t % tick_length == 0ms) {
        arrivals.tick(t);
        admit();
      }
      stage.advance(step, step);
    }
  }
  Histogram delays() {
    Window window;
    health.tell({}, {}, {}, window);
    return window.strain.delays;
  }
  ModelTally tally() {
    arrivals.count_due(t);
    return stage.tally();
  }
  Census census() {
    arrivals.count_due(t);
    return arrivals.census(stage.loop.now(), admission, bots);
  }

  SecondHealth health;
  Rehearsal stage;
  StormPlan plan;
  Admission admission;
  std::vector<std::unique_ptr<Bot>> ended;
  std::vector<Bot::End> ends;
  Arrivals arrivals;
  std::uint64_t bots = 0;
  std::vector<std::uint64_t> indexes;
  Nanos t{};
};

const std::string short_visit =
    "Bot.journey = 'visit';\nmethods.visit = function () { hs.sleep(0.02); };\n";

}  // namespace

TEST_CASE("each arrival is a bot of its own, for one journey, and its index is its number") {
  Station a(script_of(short_visit));
  a.advance(1s);
  a.advance(50ms);
  CHECK(a.indexes.size() == 105);
  CHECK(std::is_sorted(a.indexes.begin(), a.indexes.end()));
  CHECK(a.indexes.back() == 104);
  const ModelTally tally = a.tally();
  CHECK(tally.arrivals == 105);
  CHECK(tally.arrivals_started == 105);
  CHECK(tally.bots_stopped >= 102);
  CHECK(tally.journey.count() == tally.bots_stopped);
  CHECK(tally.journey.min() == 20'000'000);
  CHECK(tally.arrival_lag.max() <= 1'000'000);
  CHECK(a.stage.action("visit").started == 105);
  CHECK(a.census().alive() == 2);  // who came 5 and 15 ms ago
}

TEST_CASE("a journey is Initializing, Running, its action, Stopping, once") {
  Station a(script_of("Bot.journey = 'visit';\nvar log = [];\n"
                      "methods.onStart = function () { this.log.push('start'); };\n"
                      "methods.enter = function () { this.log.push('running'); };\n"
                      "Bot.hooks = { Running: 'enter' };\n"
                      "methods.visit = function () { this.log.push('visit'); hs.sleep(0.01); };\n"
                      "methods.onStop = function () {\n"
                      "  hs.check(0, { all: this.log.join() === 'start,running,visit' });\n};\n"),
            {.rate = "10"});
  a.advance(1s);
  CHECK(a.stage.checked("all") == 10);
  CHECK(a.stage.total().checks_by_name().at("all").failed == 0);
  CHECK(a.bots == 0);
}

TEST_CASE("without a journey one action is drawn by weight") {
  Station a(script_of("Bot.actions = { often: 3, seldom: 1, never: 0 };\n"
                      "methods.often = methods.seldom = methods.never = function () {};\n"),
            {.rate = "1000"});
  a.advance(2s);
  const auto often = a.stage.action("often").started, seldom = a.stage.action("seldom").started;
  CHECK(often + seldom == 2000);
  CHECK(a.stage.action("never").started == 0);
  CHECK(often > 1400);
  CHECK(often < 1600);
}

TEST_CASE("who finds no room waits, first come first served, and its lateness is counted") {
  Station a(script_of("Bot.journey = 'visit';\nmethods.visit = function () { hs.sleep(0.1); };\n"),
            {.rate = "100*step(0.5-t)", .capacity = 2});
  a.advance(500ms);
  // Two at once for 100 ms each: 20 a second of 100.
  CHECK(a.indexes.size() == 10);
  CHECK(a.census().refused == 40);
  CHECK(a.census().wanted == 42);
  a.advance(2500ms);
  CHECK(a.indexes.size() == 50);
  CHECK(std::is_sorted(a.indexes.begin(), a.indexes.end()));
  const ModelTally tally = a.tally();
  CHECK(tally.arrivals == 50);
  CHECK(tally.arrivals_started == 50);
  CHECK(tally.arrivals_dropped == 0);
  CHECK(tally.arrival_lag.max() >= 1'850'000'000);
  CHECK(tally.journey.max() == 100'000'000);
  CHECK(tally.journey_response.max() >= 1'950'000'000);
  CHECK(a.census().refused == 0);
}

TEST_CASE("or is dropped, and counted") {
  Station a(script_of("Bot.journey = 'visit';\nmethods.visit = function () { hs.sleep(0.1); };\n"),
            {.rate = "100", .capacity = 2, .drop = true});
  a.advance(1s);
  const ModelTally tally = a.tally();
  CHECK(tally.arrivals == 100);
  CHECK(tally.arrivals_started + tally.arrivals_dropped == 100);
  CHECK(tally.arrivals_started >= 18);
  CHECK(tally.arrivals_started <= 20);
  CHECK(tally.arrival_lag.max() <= 1'000'000);
  CHECK(a.census().refused == 0);
}

TEST_CASE(
    "after a stall arrivals keep the moments at which they were due, and come at twice the pace") {
  Station a(script_of(short_visit), {.rate = "1000"});
  a.advance(1s);
  a.stage.clock.advance(150ms);  // nobody looks
  a.t += 150ms;
  const std::size_t before = a.indexes.size();
  std::vector<std::size_t> came;
  for (int i = 0; i < 20; ++i) {
    a.advance(10ms);
    came.push_back(a.indexes.size() - before);
  }
  for (std::size_t i = 1; i < 13; ++i) {
    CHECK(came[i] - came[i - 1] >= 18);
    CHECK(came[i] - came[i - 1] <= 22);
  }
  CHECK(came.back() >= 348);
  CHECK(came.back() <= 350);
  CHECK(a.tally().arrival_lag.max() >= 149'000'000);
  CHECK(a.tally().arrival_lag.max() <= 151'000'000);
  // Nothing but the generator was in the way of any of them.
  const Histogram delays = a.delays();
  CHECK(delays.count() == a.indexes.size());
  CHECK(delays.max() >= 149'000'000);
  CHECK(delays.percentile(50) < 1'000'000);
}

TEST_CASE("an arrival that waits for room, and who stands behind it, is late by no fault of ours") {
  Station a(script_of(short_visit), {.rate = "100", .capacity = 1});
  a.admission = Admission(0, std::nullopt);
  a.advance(500ms);
  CHECK(a.indexes.empty());
  a.admission = Admission(std::nullopt, std::nullopt);
  a.advance(1s);
  CHECK(a.tally().arrival_lag.max() > 400'000'000);
  const Histogram delays = a.delays();
  CHECK(delays.count() > 40);
  CHECK(delays.count() < a.indexes.size());
  CHECK(delays.max() < 5'000'000);
}

TEST_CASE("an arrival whose Initializing fails is not tried again") {
  Station a(script_of("Bot.journey = 'visit';\nmethods.visit = function () {};\n"
                      "methods.onStart = function () { throw new Error('no'); };\n"),
            {.rate = "10"});
  a.advance(1s);
  const ModelTally tally = a.tally();
  CHECK(tally.bots_failed == 10);
  CHECK(tally.journey.empty());
  CHECK(a.stage.action("visit").started == 0);
  CHECK(a.bots == 0);
}

TEST_CASE("when the run ends nobody arrives any more, and who is there ends its journey") {
  Station a(script_of("Bot.journey = 'visit';\nmethods.visit = function () { hs.sleep(0.3); };\n"),
            {.rate = "100"});
  a.advance(1s);
  a.arrivals.stop();
  CHECK(a.bots == 30);
  a.advance(400ms);
  CHECK(a.bots == 0);
  CHECK(a.indexes.size() == 100);
  CHECK(a.tally().arrivals == 100);
  CHECK(a.tally().journey.count() == 100);
  CHECK(a.tally().journey.min() == 300'000'000);
}

TEST_CASE("the arrivals of all workers are those of the run") {
  for (const bool poisson : {false, true}) {
    std::multiset<std::uint64_t> all;
    std::uint64_t planned = 0;
    for (unsigned worker = 0; worker < 3; ++worker) {
      Station a(script_of(short_visit),
                {.rate = "50 + 50*sin(t)", .poisson = poisson, .worker = worker, .workers = 3});
      a.advance(2s);
      all.insert(a.indexes.begin(), a.indexes.end());
      planned += a.tally().arrivals;
      CHECK(a.tally().arrivals == a.indexes.size());
    }
    CHECK(all.size() == planned);
    CHECK(std::set(all.begin(), all.end()).size() == all.size());
    CHECK(*all.rbegin() + 1 == all.size());
    if (!poisson) CHECK(all.size() == 171);  // 100 + 50*(1 - cos(2)), from 1/2 on
  }
}

TEST_CASE(
    "only what an arrival does first has an intended start, until it has waited for something") {
  HeldServer server;
  Station a(script_of("var http = hs.http, A = '" + server.url() +
                      "';\nBot.journey = 'visit';\n"
                      "methods.onStart = function () { this.ready = true; };\n"
                      "methods.visit = function () {\n"
                      "  http.get(A + '/first');\n  http.get(A + '/second');\n};\n"),
            {.rate = "10*step(0.1-t)"});
  a.advance(100ms);
  const auto answer = [&] {
    for (int i = 0; i < 2000 && server.held() == 0; ++i) {
      a.stage.loop.poll();
      server.poll();
      if (i > 20) ::poll(nullptr, 0, 1);
    }
    REQUIRE(server.held() == 1);
    a.stage.clock.advance(30ms);
    server.answer();
  };
  answer();
  answer();
  for (int i = 0; i < 2000 && a.bots > 0; ++i) {
    a.stage.loop.poll();
    server.poll();
    if (i > 20) ::poll(nullptr, 0, 1);
  }
  REQUIRE(a.bots == 0);
  CHECK(a.stage.action("onStart").response.count() == 1);
  CHECK(a.stage.action("visit").response.count() == 1);
  CHECK(a.stage.action("visit").response.max() >= 60'000'000);
  for (const auto& [key, tally] : a.stage.total().exchanges) {
    CAPTURE(key.name);
    CHECK(tally.duration.count() == 1);
    CHECK(tally.response.count() == (key.name == "/first" ? 1 : 0));
    if (key.name == "/first") CHECK(tally.response.max() >= 30'000'000);
  }
}

TEST_CASE("a model is said to have bots or arrivals, and not both") {
  Rehearsal stage(script_of(short_visit));
  Simulation simulation;
  simulation.bots = {{"Bot", "3"}};
  simulation.arrivals = {{"Bot", "5"}};
  CHECK_THROWS_WITH(plan_storm(stage.loaded.models, simulation, {}),
                    Catch::Contains("the model Bot has two shapes: 3 bots and 5 arrivals per "
                                    "second"));
  simulation.bots.clear();
  simulation.iterations = 5;
  CHECK_THROWS_WITH(plan_storm(stage.loaded.models, simulation, {}),
                    Catch::Contains("arrivals have no number of iterations"));
}
