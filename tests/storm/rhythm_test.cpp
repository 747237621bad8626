// Ticks are served or missed and never lost; waits are as long as they are said to be.
#include "storm/rhythm.h"

#include <catch2/catch.hpp>

#include "chi_square.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

Model ticking(Nanos interval) {
  Model model;
  model.interval = interval;
  return model;
}

Model waiting(const Wait& wait) {
  Model model;
  model.wait = wait;
  return model;
}

std::uint64_t unserved(Rhythm& rhythm, Instant now) {
  const Rhythm::Unserved ticks = rhythm.end(now);
  return ticks.owed.count + ticks.others.count;
}

// Shares of waits by twentieths of the range.
std::vector<double> twentieths(const Model& model, std::uint64_t seed, int draws) {
  const DrawnWait wait = std::get<DrawnWait>(*model.wait);
  Rhythm rhythm(model);
  Random random(seed);
  std::vector<double> counted(20);
  const Instant now{};
  for (int i = 0; i < draws; ++i) {
    const Nanos drawn = rhythm.next(now, now, random).at - now;
    REQUIRE(drawn >= wait.min);
    REQUIRE(drawn < wait.max);
    ++counted[static_cast<std::size_t>(20 * (drawn - wait.min) / (wait.max - wait.min))];
  }
  return counted;
}

}  // namespace

TEST_CASE("whatever actions take, a tick is served, missed or yet to come, and owed at most once") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Random random(seed);
    const Nanos interval = Nanos(1 + static_cast<Nanos::rep>(random.below(1000)));
    const Model model = ticking(interval);
    Rhythm rhythm(model);
    CHECK_FALSE(rhythm.beats());
    const double phase = random.real();
    const Instant begin{}, first = rhythm.begin(begin, phase);
    Instant now = first;
    std::uint64_t served = 0, owed = 0, missed = 0;
    CAPTURE(seed, interval.count());
    REQUIRE(first - begin < interval);
    for (int action = 0; action < 100; ++action) {
      REQUIRE(rhythm.due(now));
      ++served;
      if (rhythm.serve().what == Rhythm::Served::owed_tick) ++owed;
      const Instant started = now;
      now += Nanos(
          static_cast<Nanos::rep>(random.below(static_cast<std::uint64_t>(interval.count()) * 5)));
      const Rhythm::Next next = rhythm.next(started, now, random);
      missed += next.missed.count;
      REQUIRE(next.at >= now);
      // What is due by the moment of the next action is that action's tick and no other.
      const auto due = static_cast<std::uint64_t>((next.at - first) / interval) + 1;
      REQUIRE(served + missed + 1 == due);
      now = next.at;
    }
    CHECK(unserved(rhythm, now) == 1);
    CHECK_FALSE(rhythm.beats());
    CHECK(unserved(rhythm, now + 100 * interval) == 0);
    CHECK(owed <= served);
  }
}

TEST_CASE("drawn waits are spread evenly over their range") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    for (const auto& [min, max] : {std::pair<Nanos, Nanos>{1s, 5s}, {0ns, 1ms}, {200ms, 400ms}}) {
      const Model model = waiting(DrawnWait{min, max});
      const std::vector<double> counted = twentieths(model, seed, 20'000);
      CAPTURE(seed, min.count(), counted);
      CHECK(fits(counted, std::vector<double>(20, 1)));
    }
  }
}

TEST_CASE("a constant wait begins when the action ends") {
  const Model model = waiting(DrawnWait{300ms, 300ms});
  Rhythm rhythm(model);
  Random random(1);
  const Instant start{}, end = start + 2s;
  CHECK(rhythm.next(start, end, random).at == end + 300ms);
  CHECK(rhythm.serve().what == Rhythm::Served::no_tick);
  CHECK_FALSE(rhythm.due(end + 1h));
}

TEST_CASE("a pacing is kept from start to start, to the nanosecond, and not made up for") {
  const Model model = waiting(Pacing{1s});
  Rhythm rhythm(model);
  Random random(5);
  Instant now = rhythm.begin(Instant{}, 0.7);
  CHECK(now == Instant{});
  for (int i = 0; i < 1000; ++i) {
    const Instant started = now;
    const auto took = Nanos(static_cast<Nanos::rep>(random.below(2'000'000'000)));
    const Rhythm::Next next = rhythm.next(started, started + took, random);
    CHECK(next.missed.count == 0);
    REQUIRE(next.at == started + std::max<Nanos>(took, 1s));
    now = next.at;
  }
}

TEST_CASE("without an interval the next action is due at once") {
  const Model model = ticking(0s);
  Rhythm rhythm(model);
  Random random(1);
  const Instant now = rhythm.begin(Instant{}, 0.9) + 1s;
  CHECK(rhythm.next(Instant{}, now, random).at == now);
  CHECK_FALSE(rhythm.due(now));
  CHECK(unserved(rhythm, now) == 0);
}

TEST_CASE("where the script is asked for a wait the rhythm names whom to ask") {
  const Model asking = waiting(AskedWait{7}), drawing = waiting(DrawnWait{});
  CHECK(Rhythm(asking).asks() == 7u);
  CHECK_FALSE(Rhythm(drawing).asks());
}
