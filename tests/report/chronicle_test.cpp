// What is taken down of a run as its windows close.
#include "report/chronicle.h"

#include <catch2/catch.hpp>

using namespace hailstorm;

namespace {

Window window_of(std::int64_t number, std::uint64_t nanos, std::uint64_t answered) {
  Window window;
  window.number = number;
  ExchangeTally& tally = window.tally.exchanges[{"M", "/", "GET", Outcome::answered, 200}];
  tally.ended = answered;
  tally.duration.record(nanos, answered);
  window.tally.begun = answered;
  return window;
}

}  // namespace

TEST_CASE("each second has its own percentiles and the median of all so far") {
  RunSummary run;
  Chronicle chronicle(run);
  chronicle.take_down(window_of(0, 1'000'000, 10), Nanos(5));
  chronicle.take_down(window_of(1, 9'000'000, 30), Nanos(7));
  REQUIRE(run.seconds.size() == 2);
  CHECK(run.seconds[0].duration.percentile(50) == Nanos(1'000'000));
  CHECK(run.seconds[1].duration.percentile(50) == Nanos(9'000'000));
  CHECK(run.seconds[0].median_so_far == Nanos(1'000'000));
  CHECK(run.seconds[1].median_so_far > Nanos(8'900'000));
  CHECK(run.seconds[1].lag == Nanos(7));
  CHECK(run.seen.failures.empty());
}

TEST_CASE("names are followed second by second where that is asked for, up to a bound") {
  RunSummary run;
  Chronicle chronicle(run);
  chronicle.take_down(window_of(0, 1'000'000, 10), {});
  CHECK_FALSE(run.names_over_time);
  run.names_over_time.emplace(4);
  for (const std::int64_t second : {1, 2, 4, 5}) {
    Window window = window_of(second, 1'000'000, 10);
    ExchangeTally& other = window.tally.exchanges[{"N", "/", "GET", Outcome::answered, 503}];
    if (second == 1) other.duration.record(3'000'000, 30);
    if (second == 1) other.ended = 30;
    if (second > 2) window.tally.exchanges[{"M", "/b", "GET", Outcome::timeout, 0}].ended = 1;
    chronicle.take_down(window, {});
  }
  const auto& seconds = run.names_over_time->names().at({"/", "GET"});
  REQUIRE(seconds.size() == 3);
  CHECK(seconds[0].ended == 40);
  CHECK(seconds[0].duration.count == 40);
  CHECK(seconds[1].duration.percentile(50) == Nanos(1'000'000));
  CHECK(seconds[1].median_so_far > Nanos(2'900'000));
  CHECK(seconds[2].number == 4);
  CHECK(run.names_over_time->names().at({"/b", "GET"}).size() == 1);
  CHECK(run.names_over_time->ends_at() == 5);
  CHECK(sizeof(NameSecond) <= 160);
}

TEST_CASE("a kind of failure is known by its first and its last second") {
  RunSummary run;
  Chronicle chronicle(run);
  const ExchangeKey refused{"M", "/", "GET", Outcome::connect_refused, 0, Expected::no};
  for (const std::int64_t second : {3, 4, 9}) {
    Window window = window_of(second, 1'000, 1);
    if (second != 4) window.tally.exchanges[refused].ended = 2;
    if (second == 4) window.tally.mishaps[{"M", "a", "Error: x"}] = 1;
    if (second > 3) window.tally.verdicts[{"M", "/", "GET", "empty"}] = second == 4 ? 2 : -1;
    chronicle.take_down(window, {});
  }
  const Sighting seen = run.seen.failures.at({{"M", "/", "GET"}, "connect_refused"});
  CHECK(seen.first == 3);
  CHECK(seen.last == 9);
  const Sighting verdict = run.seen.failures.at({{"M", "/", "GET"}, "empty"});
  CHECK(verdict.last == 4);
  CHECK(run.seen.mishaps.at({"M", "a", "Error: x"}).first == 4);
}
