// What is late starts at a multiple of its pace, in its order, and never before it is due.
#include "storm/catch_up.h"

#include <catch2/catch.hpp>
#include <optional>
#include <vector>

#include "base/random.h"

using namespace hailstorm;
using namespace std::chrono_literals;

TEST_CASE("what is on time, or almost, starts at once") {
  CatchUp catch_up(2);
  CHECK(catch_up.start_of(10ms, 10ms) == 10ms);
  CHECK(catch_up.start_of(11ms, 13ms) == 11ms);
  CHECK(catch_up.start_of(20ms, 20100us) == 20ms);
}

TEST_CASE("after a stall twice as much starts as was due, until nothing is late") {
  CatchUp catch_up(2);
  const Nanos stall = 100ms;  // from 0; one was due each ms
  Nanos before{};
  for (Nanos due = 0ms; due < 300ms; due += 1ms) {
    const Nanos start = catch_up.start_of(due, std::max({stall, before, due}));
    CAPTURE(due.count(), start.count());
    CHECK(start >= due);
    CHECK(start >= before);
    // The grain is made up for at once: 90 ms are left.
    if (due > 0ms && due < 180ms) CHECK(start - before == 500us);
    if (due >= 181ms) CHECK(start == due);
    before = start;
  }
}

TEST_CASE("whoever looks only each few milliseconds starts all that are due, and catches up") {
  for (const Nanos look : {1ms, 3ms, 5ms, 9ms}) {
    CatchUp catch_up(2);
    std::optional<Nanos> start;
    Nanos due{};
    int started = 0;
    for (Nanos now = 0ms; now < 10s; now += look) {
      if (now > 1s && now < 1100ms) continue;  // a stall
      for (; due <= now; due += 200us, ++started, start.reset()) {
        if (!start) start = catch_up.start_of(due, now);
        if (*start > now) break;
      }
    }
    CAPTURE(look.count());
    CHECK(started >= 49'900);
  }
}

TEST_CASE("whatever stalls there are, no more starts in any time than was due in N times of it") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    Random random(seed);
    const double factor = 1.1 + 5 * random.real();
    CatchUp catch_up(factor);
    Nanos now{}, due{};
    struct Start {
      Nanos due, at;
    };
    std::vector<Start> starts;
    for (int i = 0; i < 3000; ++i) {
      due += Nanos(static_cast<Nanos::rep>(random.below(2'000'000)));
      if (random.below(200) == 0) now += Nanos(static_cast<Nanos::rep>(random.below(300'000'000)));
      now = std::max(now, due);
      const Nanos start = catch_up.start_of(due, now);
      CHECK(start >= due);
      now = std::max(now, start);
      starts.push_back({due, now});
    }
    // What starts within the tolerance of each other may have been due within as much more.
    for (std::size_t i = 0; i < starts.size(); i += 7) {
      for (std::size_t j = i + 1; j < std::min(i + 400, starts.size()); j += 13) {
        const double took = seconds(starts[j].at - starts[i].at);
        const double planned = seconds(starts[j].due - starts[i].due);
        CAPTURE(seed, factor, i, j);
        const double at_once = seconds(2 * CatchUp::tolerance + CatchUp::grain);
        CHECK(planned <= factor * (took + at_once) + 1e-6);
      }
    }
  }
}
