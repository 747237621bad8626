// A batch is over after so many events, or so long, or when one of them has taken long.
#include "loop/batch.h"

#include <catch2/catch.hpp>
#include <vector>

#include "loop/loop.h"

using namespace hailstorm;
using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {

// How many events a batch has when each takes so long.
std::size_t events_of(Nanos each) {
  ManualClock clock;
  Batch batch;
  batch.begin(clock.now());
  for (std::size_t events = 1;; ++events) {
    clock.advance(each);
    if (batch.over(clock)) return events;
  }
}

// Timers that are all due, each of which takes its time; and how many have fired when what was
// deferred at first gets its turn.
struct Crowd {
  explicit Crowd(Nanos each, std::size_t long_one = SIZE_MAX) : length(each), ender(long_one) {
    for (std::size_t i = 0; i < 200; ++i) {
      timers.push_back(
          std::make_unique<Timer>(this, [](void* self) { static_cast<Crowd*>(self)->fire(); }));
      loop.arm(*timers.back(), clock.now());
    }
    loop.run();
  }
  void fire() {
    if (fired == 0) loop.defer([this] { fired_before_others = fired; });
    ++fired;
    clock.advance(length);
    if (fired == ender) loop.end_batch();
    if (fired == timers.size()) loop.stop();
  }

  ManualClock clock;
  Loop loop{clock};
  Nanos length;
  std::size_t ender;
  std::vector<std::unique_ptr<Timer>> timers;
  std::size_t fired = 0, fired_before_others = 0;
};

}  // namespace

TEST_CASE("a batch has 64 events, or as many as 2 ms allow, looked at by eights") {
  CHECK(events_of(Nanos(0)) == 64);
  CHECK(events_of(microseconds(1)) == 64);
  CHECK(events_of(microseconds(100)) == 24);
  CHECK(events_of(milliseconds(1)) == 8);
}

TEST_CASE("an event that has taken long is the last one of its batch") {
  ManualClock clock;
  Batch batch;
  batch.begin(clock.now());
  CHECK_FALSE(batch.over(clock));
  batch.end();
  CHECK(batch.over(clock));
  batch.begin(clock.now());
  CHECK_FALSE(batch.over(clock));
}

TEST_CASE("timers that take long let others have their turn after 2 ms, and all fire") {
  CHECK(Crowd(Nanos(0)).fired_before_others == 64);
  CHECK(Crowd(microseconds(500)).fired_before_others == 8);
  CHECK(Crowd(microseconds(500), 3).fired_before_others == 3);
  CHECK(Crowd(milliseconds(250), 1).fired == 200);
}
