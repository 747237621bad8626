// From windows to what the screen shows.
#include "report/pulse.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

Window second(std::int64_t number, std::uint64_t answers, std::uint64_t nanos) {
  Window window;
  window.number = number;
  window.bots["A"] = {10, 1, 7, 1, 2, 0, 0};
  window.bots["B"] = {5, 0, 5, 0, 0, 0, 0};
  ExchangeTally& good = window.tally.exchanges[{"A", "/", "GET", Outcome::answered, 200}];
  good.ended = answers;
  for (std::uint64_t i = 0; i < answers; ++i) good.duration.record(nanos);
  ExchangeTally& bad = window.tally.exchanges[{"A", "/", "GET", Outcome::timeout, 0, Expected::no}];
  bad.ended = 2;
  window.tally.models["A"].ticks_missed = 3;
  return window;
}

}  // namespace

TEST_CASE("a second adds to the sums and takes the place of the one before") {
  Pulse pulse(10s);
  pulse.hear(second(0, 8, 1000), 5ms);
  pulse.hear(second(1, 18, 1000), -1ns);
  const ProgressView& view = pulse.view();
  CHECK(view.elapsed == 2s);
  CHECK(view.duration == 10s);
  CHECK(view.running == 13);
  CHECK(view.wanted == 15);
  CHECK(view.rate == 20);
  CHECK(view.requests == 30);
  CHECK(view.failed == 4);
  CHECK(view.failed_lately == 2);
  CHECK(view.ticks_missed == 6);
  CHECK(view.lag == 0ns);
  CHECK(view.bots == std::vector<double>{13, 13});
  CHECK(view.rates == std::vector<double>{10, 20});
  CHECK(view.fails == std::vector<double>{2, 2});
}

TEST_CASE("percentiles are of the last five seconds, curves of the last sixty") {
  Pulse pulse(std::nullopt);
  for (int i = 0; i < 70; ++i) pulse.hear(second(i, 10, i < 65 ? 1'000'000 : 9'000'000), 0ns);
  CHECK(pulse.view().p50 == 9ms);
  CHECK(pulse.view().p95s.size() == 60);
  pulse.hear(second(70, 1000, 2'000'000), 0ns);
  CHECK(pulse.view().durations == 1040);
  CHECK(std::abs(seconds(*pulse.view().p50) - 0.002) < 0.00001);
  CHECK(std::abs(seconds(*pulse.view().p99) - 0.009) < 0.00003);
  for (int i = 71; i < 76; ++i) pulse.hear(second(i, 0, 0), 0ns);
  CHECK_FALSE(pulse.view().p50);
  CHECK(std::isnan(pulse.view().p95s.back()));
}

TEST_CASE("verdicts that are taken back do not make the failures negative") {
  Pulse pulse(std::nullopt);
  Window window;
  window.tally.exchanges[{"A", "/", "GET", Outcome::answered, 200}].called_failed = -3;
  pulse.hear(window, 0ns);
  CHECK(pulse.view().failed == 0);
  CHECK(pulse.view().failed_lately == -3);
}
