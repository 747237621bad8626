// Judging a run second by second, and at its end.
#include "simulation/thresholds.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/error.h"
#include "known_metrics.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

// A run whose seconds are told one by one.
class Run {
 public:
  explicit Run(const std::vector<std::string>& texts) : thresholds_(read(texts), known_metrics()) {}

  // A second in which so many requests were answered after `ms`, and so many others failed.
  std::vector<const ThresholdVerdict*> second(std::uint64_t good, std::uint64_t bad,
                                              std::uint64_t ms, const std::string& name = "/a") {
    Window window;
    window.number = number_++;
    window.tally.begun = good + bad;
    const auto tally = [&](Expected expected, int status) -> ExchangeTally& {
      return window.tally.exchanges[{"Shopper", name, "GET", Outcome::answered, status, expected}];
    };
    if (good > 0) {
      tally(Expected::yes, 200).ended = good;
      tally(Expected::yes, 200).duration.record(ms * 1'000'000, good);
    }
    if (bad > 0) {
      tally(Expected::no, 503).ended = bad;
      tally(Expected::no, 503).duration.record(ms * 1'000'000, bad);
    }
    total_.merge(window.tally);
    return thresholds_.hear(window);
  }

  const ThresholdVerdict& verdict(std::size_t i = 0) { return thresholds_.verdicts().at(i); }
  const ThresholdVerdict& end(std::size_t i = 0) {
    thresholds_.finish(std::chrono::seconds(number_));
    return verdict(i);
  }
  Thresholds& thresholds() { return thresholds_; }

 private:
  static std::vector<Threshold> read(const std::vector<std::string>& texts) {
    std::vector<Threshold> thresholds;
    for (const std::string& text : texts) thresholds.push_back(parse_threshold(text));
    return thresholds;
  }

  Thresholds thresholds_;
  std::int64_t number_ = 0;
  Snapshot total_;
};

}  // namespace

TEST_CASE("a verdict says the value, the bound and what is to spare") {
  Run run({"http_req_failed: rate < 10%", "http_reqs: count >= 50", "http_reqs: rate > 30",
           "http_req_duration: max < 20ms", "http_req_duration: avg == 10"});
  run.second(19, 1, 10);
  run.second(20, 0, 10);
  const ThresholdVerdict& rate = run.end();
  CHECK(rate.passed);
  CHECK(rate.measured);
  CHECK(rate.dimension == Dimension::share);
  CHECK(rate.value == Approx(0.025));
  CHECK(rate.bound == Approx(0.1));
  CHECK(rate.margin == Approx(0.075));
  CHECK_FALSE(rate.at);
  CHECK_FALSE(rate.crossed);
  const ThresholdVerdict& count = run.verdict(1);
  CHECK_FALSE(count.passed);
  CHECK(count.value == 40);
  CHECK(count.margin == -10);
  CHECK(count.crossed == 1s);
  CHECK_FALSE(run.verdict(2).passed);
  CHECK(run.verdict(2).dimension == Dimension::per_second);
  CHECK(run.verdict(2).value == 20);
  CHECK(run.verdict(3).value == 10);
  CHECK(run.verdict(3).margin == 10);
  CHECK(run.verdict(4).passed);
  CHECK(run.verdict(4).margin == 0);
}

TEST_CASE("a threshold that fails is told once, when it first does") {
  Run run({"http_req_duration: max < 100"});
  CHECK(run.second(10, 0, 50).empty());
  const auto crossed = run.second(10, 0, 150);
  REQUIRE(crossed.size() == 1);
  CHECK(crossed[0]->threshold.source == "max < 100");
  CHECK(crossed[0]->value == 150);
  CHECK(crossed[0]->crossed == 2s);
  CHECK(run.second(10, 0, 150).empty());
  CHECK_FALSE(run.end().passed);
}

TEST_CASE("a threshold of the whole run can recover") {
  Run run({"http_req_failed: rate < 10%"});
  run.second(0, 1, 10);
  CHECK_FALSE(run.verdict().passed);
  run.second(99, 0, 10);
  CHECK(run.verdict().passed);
  CHECK(run.end().passed);
  CHECK(run.verdict().crossed == 1s);
}

TEST_CASE("a selection sees its own series only") {
  Run run({"http_req_duration{name:/slow}: avg < 100",
           "http_req_duration{not name:/slow}: avg < 100", "http_reqs{name~/s*}: count == 10",
           "http_reqs{status~5??}: count == 0"});
  run.second(10, 0, 500, "/slow");
  run.second(30, 0, 10, "/fast");
  CHECK_FALSE(run.end().passed);
  CHECK(run.verdict().value == 500);
  CHECK(run.verdict(1).passed);
  CHECK(run.verdict(2).passed);
  CHECK(run.verdict(3).passed);
}

TEST_CASE("tags of the run are on all series that have none of that name themselves") {
  Window window;
  window.tally.begun = 3;
  window.tally.exchanges[{"Shopper", "/a", "GET", Outcome::answered, 200}].ended = 2;
  window.tally
      .exchanges[{"Shopper",
                  "/a",
                  "GET",
                  Outcome::answered,
                  200,
                  Expected::yes,
                  "",
                  "",
                  {{"stage", "own"}}}]
      .ended = 1;
  window.tally.actions[{"Shopper", "look"}].ended = 5;
  const auto value = [&](const std::string& text) {
    Thresholds thresholds({parse_threshold(text)}, known_metrics(), {{"stage", "test"}});
    thresholds.hear(window);
    thresholds.finish(1s);
    return thresholds.verdicts().at(0).value;
  };
  CHECK(value("http_reqs{stage:test}: count > 0") == 2);
  CHECK(value("http_reqs{stage:own}: count > 0") == 1);
  CHECK(value("http_reqs{name:/a and not stage~t*}: count > 0") == 1);
  CHECK(value("iterations{stage:test}: count > 0") == 5);
  CHECK(value("iterations{stage:live}: count > 0") == 0);
  CHECK_THROWS_AS(Thresholds({parse_threshold("iterations{zone:a}: count > 0")}, known_metrics(),
                             {{"stage", "test"}}),
                  Error);
}

TEST_CASE("the bots and the generator can be judged") {
  const auto verdict = [](const std::string& text) {
    Thresholds thresholds({parse_threshold(text)}, known_metrics());
    for (std::int64_t number = 0; number < 3; ++number) {
      Window window;
      window.number = number;
      window.bots["Shopper"] = {.wanted = 9, .running = number};
      window.bots["Buyer"] = {.wanted = 1, .running = 4 - number};
      window.lag = number == 1 ? Nanos(60ms) : Nanos(2ms);
      window.gc_pauses.record(5'000'000, 99);
      if (number == 2) window.gc_pauses.record(50'000'000);
      thresholds.hear(window);
    }
    thresholds.finish(3s);
    return thresholds.verdicts().at(0);
  };
  CHECK(verdict("vus: max <= 4").value == 4);
  CHECK(verdict("vus{model:Shopper}: value > 0").value == 2);
  CHECK(verdict("vus{model:Buyer}: max < 4").passed == false);
  CHECK_FALSE(verdict("vus{model:Seller}: value >= 0").measured);
  CHECK(verdict("bots_wanted: min >= 10").passed);
  CHECK(verdict("generator_lag: max < 50ms").value == 60);
  CHECK(verdict("generator_lag: max < 50ms").dimension == Dimension::time);
  CHECK(verdict("generator_lag: value < 50ms").passed);
  CHECK(verdict("gc_pause: p(99) < 10ms").passed);
  CHECK(verdict("gc_pause: max < 10ms").value == 50);
}

TEST_CASE("whole numbers of a script are judged as they are, as k6 judges them") {
  Thresholds thresholds({parse_threshold("score: p(95) >= 3"), parse_threshold("score: med <= 2")},
                        known_metrics());
  Window window;
  CustomKey key;
  key.metric = {"score", MetricKind::trend};
  Sink& sink = window.tally.custom[key] = key.metric.none();
  for (int i = 0; i < 100; ++i) sink.record(i < 60 ? 2 : i < 98 ? 3 : 4, Nanos(0));
  thresholds.hear(window);
  thresholds.finish(1s);
  CHECK(thresholds.verdicts().at(0).passed);
  CHECK(thresholds.verdicts().at(0).value == 3);
  CHECK(thresholds.verdicts().at(1).value == 2);
}

TEST_CASE("a threshold of the last seconds must hold in each full window of the run") {
  Run run({"http_req_failed: rate[3s] < 20%", "http_req_failed: rate < 20%"});
  run.second(10, 0, 1);
  run.second(0, 10, 1);
  // Two seconds are no window of three.
  CHECK(run.verdict().passed);
  run.second(80, 0, 1);
  CHECK(run.verdict().passed);
  CHECK(run.verdict().value == Approx(0.1));
  run.second(20, 20, 1);  // 30 of 130
  CHECK_FALSE(run.verdict().passed);
  CHECK(run.verdict().value == Approx(30.0 / 130));
  CHECK(run.verdict().at == 4s);
  for (int i = 0; i < 10; ++i) run.second(100, 0, 1);
  CHECK_FALSE(run.end().passed);
  CHECK(run.verdict().value == Approx(30.0 / 130));
  CHECK(run.verdict().at == 4s);
  CHECK(run.verdict(1).passed);
}

TEST_CASE("of windows that hold the one nearest to the bound is told") {
  Run run({"http_reqs: rate[2s] > 5"});
  for (const std::uint64_t count : {20, 20, 10, 10, 30, 30}) run.second(count, 0, 1);
  CHECK(run.end().passed);
  CHECK(run.verdict().value == 10);
  CHECK(run.verdict().margin == 5);
  CHECK(run.verdict().at == 4s);
}

TEST_CASE("a run too short for a window is judged by what there is") {
  Run run({"http_reqs: rate[1m] > 5", "http_reqs: rate[1m] > 50"});
  run.second(10, 0, 1);
  run.second(10, 0, 1);
  CHECK(run.verdict().passed);
  CHECK(run.end().passed);
  CHECK(run.verdict().value == 10);
  CHECK_FALSE(run.verdict(1).passed);
}

TEST_CASE("what comes after bots were asked to stop is part of no window") {
  Run run({"http_reqs: rate[2s] > 5", "http_reqs: count == 43"});
  for (int i = 0; i < 4; ++i) run.second(10, 0, 1);
  run.thresholds().hear_stopping();
  run.second(3, 0, 1);
  run.second(0, 0, 1);
  CHECK(run.end().passed);
  CHECK(run.verdict().value == 10);
  CHECK(run.verdict(1).passed);
}

TEST_CASE("that nothing is counted for so long is a value, that nothing is timed is none") {
  Run run({"http_reqs: rate[2s] > 5", "http_req_duration: p(95)[2s] < 100"});
  for (int i = 0; i < 2; ++i) run.second(10, 0, 1);
  for (int i = 0; i < 3; ++i) run.second(0, 0, 1);
  CHECK_FALSE(run.end().passed);
  CHECK(run.verdict().value == 0);
  CHECK(run.verdict().at == 4s);
  CHECK(run.verdict(1).passed);
  CHECK(run.verdict(1).value == 1);
}

TEST_CASE("a warm-up does not count") {
  Run run({"http_req_duration: max < 100; warmUp=2s", "http_reqs: rate > 9; warmUp=2s",
           "http_reqs: rate[2s] > 5; warmUp=2s", "http_req_duration: max < 100"});
  run.second(1, 0, 900);
  run.second(1, 0, 900);
  for (int i = 0; i < 3; ++i) run.second(10, 0, 50);
  CHECK(run.end().passed);
  CHECK(run.verdict().value == 50);
  CHECK(run.verdict(1).value == 10);
  CHECK(run.verdict(2).passed);
  CHECK(run.verdict(2).value == 10);
  CHECK_FALSE(run.verdict(3).passed);
}

TEST_CASE("a bound that is another metric moves with it") {
  Run run({"http_req_duration{name:/a}: avg < 3 * http_req_duration{name:/b}.avg",
           "http_req_duration: max <= 10 * min", "http_req_duration: avg < RTT.avg"});
  run.second(10, 0, 50, "/a");
  CHECK(run.verdict().passed);
  run.second(10, 0, 20, "/b");
  CHECK(run.verdict().passed);
  CHECK(run.verdict().bound == Approx(60));
  run.second(10, 0, 10, "/b");
  CHECK_FALSE(run.end().passed);
  CHECK(run.verdict().bound == Approx(45));
  CHECK(run.verdict().margin == Approx(-5));
  CHECK(run.verdict(1).passed);
  CHECK_FALSE(run.verdict(2).passed);
}

TEST_CASE("at the end what has no samples is as in k6: a rate passes, the rest is 0") {
  Run run({"checks: rate > 0.9", "http_req_duration: p(95) < 200", "http_req_duration: avg > 0",
           "http_reqs: count > 0", "Errors: count < 1", "ContentSize: value < 1", "RTT: max < 1"});
  run.second(0, 0, 0);
  for (std::size_t i = 0; i < 7; ++i) CHECK(run.verdict(i).passed);
  run.end();
  const bool passed[] = {true, true, false, false, true, true, true};
  for (std::size_t i = 0; i < 7; ++i) {
    INFO(run.verdict(i).threshold.text);
    CHECK(run.verdict(i).passed == passed[i]);
    CHECK_FALSE(run.verdict(i).measured);
  }
}

TEST_CASE("a threshold ends the run when it fails and says so, once its delay is over") {
  Run run({"http_req_failed: rate < 10%; abortOnFail; delayAbortEval=2s",
           "http_req_duration: max < 1; abortOnFail=false"});
  run.second(1, 9, 10);
  CHECK(run.thresholds().abort() == nullptr);
  run.second(1, 9, 10);
  CHECK(run.thresholds().abort() == nullptr);
  run.second(1, 9, 10);
  const ThresholdVerdict* const verdict = run.thresholds().abort();
  REQUIRE(verdict);
  CHECK(verdict->threshold.key == "http_req_failed");
  CHECK(run.thresholds().abort() == nullptr);
  run.second(0, 5, 10);
  CHECK(run.end().ended_run);
  CHECK_FALSE(run.verdict(1).ended_run);
}

TEST_CASE("without a delay the first second that fails ends the run") {
  Run run({"http_req_failed: rate < 10%; abortOnFail"});
  run.second(10, 0, 10);
  CHECK(run.thresholds().abort() == nullptr);
  run.second(0, 10, 10);
  CHECK(run.thresholds().abort() != nullptr);
}

TEST_CASE("a threshold that has recovered ends no run") {
  Run run({"http_req_failed: rate < 10%; abortOnFail; delayAbortEval=1s"});
  run.second(0, 1, 10);
  run.second(99, 0, 10);
  CHECK(run.thresholds().abort() == nullptr);
  CHECK_FALSE(run.end().ended_run);
}

TEST_CASE("a threshold on a metric that is not there is refused before the run") {
  CHECK_THROWS_AS(Run({"http_req_durration: avg < 1"}), Error);
  CHECK_THROWS_AS(Run({"http_req_duration: avg < 3 * nothing.avg"}), Error);
}
