// Admission keeps a start rate over every second, and loses nothing of it when ticks come late.
#include <catch2/catch.hpp>
#include <deque>

#include "base/random.h"
#include "storm/admission.h"

using namespace hailstorm;

namespace {

struct Start {
  Instant at;
  int count;
};

// The starts of 20 s at the ticks of a run, each late by up to `jitter`.
std::vector<Start> starts_of(double rate, Nanos jitter, std::uint64_t seed) {
  Random random(seed);
  Admission admission({}, rate);
  std::vector<Start> starts;
  for (std::int64_t tick = 0; tick < 400; ++tick) {
    const Nanos t = tick * tick_length;
    const Nanos late(static_cast<Nanos::rep>(random.real() * static_cast<double>(jitter.count())));
    admission.refill(t);
    int count = 0;
    for (; admission.has_token(); ++count) admission.take();
    starts.push_back({Instant(t + late), count});
  }
  return starts;
}

int most_in_a_second(const std::vector<Start>& starts) {
  int most = 0, sum = 0;
  for (std::size_t first = 0, last = 0; last < starts.size(); ++last) {
    sum += starts[last].count;
    while (starts[last].at - starts[first].at > std::chrono::seconds(1))
      sum -= starts[first++].count;
    most = std::max(most, sum);
  }
  return most;
}

}  // namespace

TEST_CASE("over any second no more start than the rate, one, and 50 ms worth") {
  for (const double rate : {0.5, 3.0, 7.0, 19.9, 20.0, 133.0, 1000.0, 12'345.6}) {
    for (const int jitter_ms : {0, 10, 49}) {
      const std::uint64_t seed = 11;
      CAPTURE(rate, jitter_ms, seed);
      const auto starts = starts_of(rate, std::chrono::milliseconds(jitter_ms), seed);
      CHECK(most_in_a_second(starts) <= rate + 1 + rate * 0.05);
    }
  }
}

TEST_CASE("a late tick loses nothing of the rate") {
  for (const double rate : {0.5, 3.0, 7.0, 19.9, 20.0, 133.0, 1000.0, 12'345.6}) {
    const std::uint64_t seed = 12;
    CAPTURE(rate, seed);
    int sum = 0;
    for (const Start& start : starts_of(rate, std::chrono::milliseconds(49), seed))
      sum += start.count;
    CHECK(std::abs(sum - rate * 19.95) <= 1);
  }
}

TEST_CASE("after a stall no more than one tick's worth is made up for") {
  Admission admission({}, 100.0);
  const auto take_all = [&admission] {
    int count = 0;
    for (; admission.has_token(); ++count) admission.take();
    return count;
  };
  admission.refill(Nanos(0));
  CHECK(take_all() == 0);
  admission.refill(20 * tick_length);
  CHECK(take_all() <= 6);
  admission.refill(21 * tick_length);
  CHECK(take_all() <= 6);
}

TEST_CASE("without a rate there is always a token, and room until the capacity is reached") {
  Admission admission(3, {});
  for (int i = 0; i < 100; ++i) {
    CHECK(admission.has_token());
    admission.take();
  }
  CHECK(admission.has_room(2));
  CHECK_FALSE(admission.has_room(3));
  CHECK(Admission({}, {}).has_room(~std::uint64_t{0}));
  CHECK_FALSE(Admission(0, {}).has_room(0));
}
