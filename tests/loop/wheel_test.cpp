// Time-outs expire at most a slot late and never early, whatever happens to their neighbours.
#include "loop/wheel.h"

#include <catch2/catch.hpp>
#include <memory>
#include <vector>

#include "base/random.h"

using namespace hailstorm;
using std::chrono::milliseconds;

namespace {

struct Guard {
  explicit Guard(const ManualClock& clock) : clock(clock) {}

  const ManualClock& clock;
  std::vector<Instant> expired;
  Timeout timeout{this, [](void* self) {
                    auto& guard = *static_cast<Guard*>(self);
                    guard.expired.push_back(guard.clock.now());
                  }};
};

}  // namespace

TEST_CASE("a time-out expires within a slot after its deadline and never before it") {
  const std::uint64_t seed = 3;
  CAPTURE(seed);
  Random random(seed);
  ManualClock clock;
  Wheel wheel(clock.now());
  std::vector<std::unique_ptr<Guard>> guards;
  std::vector<Instant> deadlines;
  for (int i = 0; i < 2000; ++i) {
    guards.push_back(std::make_unique<Guard>(clock));
    deadlines.push_back(clock.now() + milliseconds(random.below(120'000)));  // more than two turns
    wheel.arm(guards.back()->timeout, deadlines.back());
  }
  for (int i = 0; i < 13'000; ++i) {
    clock.advance(milliseconds(10));
    wheel.advance(clock.now());
  }
  for (std::size_t i = 0; i < guards.size(); ++i) {
    REQUIRE(guards[i]->expired.size() == 1);
    const Nanos late = guards[i]->expired[0] - deadlines[i];
    REQUIRE(late >= Nanos(0));
    REQUIRE(late <= Wheel::slot_length + milliseconds(10));
  }
}

TEST_CASE("a cancelled time-out does not expire, a moved one expires once") {
  ManualClock clock;
  Wheel wheel(clock.now());
  Guard cancelled(clock), moved(clock);
  wheel.arm(cancelled.timeout, clock.now() + milliseconds(200));
  wheel.arm(moved.timeout, clock.now() + milliseconds(200));
  cancelled.timeout.cancel();
  wheel.arm(moved.timeout, clock.now() + milliseconds(900));
  clock.advance(milliseconds(800));
  wheel.advance(clock.now());
  CHECK(moved.expired.empty());
  clock.advance(milliseconds(300));
  wheel.advance(clock.now());
  CHECK(moved.expired.size() == 1);
  CHECK(cancelled.expired.empty());
}

TEST_CASE("an expiring owner may destroy the time-outs beside it") {
  ManualClock clock;
  Wheel wheel(clock.now());
  struct Pair {
    std::unique_ptr<Guard> other;
    Timeout timeout{this, [](void* self) { static_cast<Pair*>(self)->other.reset(); }};
  } pair;
  pair.other = std::make_unique<Guard>(clock);
  wheel.arm(pair.timeout, clock.now() + milliseconds(100));
  wheel.arm(pair.other->timeout, clock.now() + milliseconds(100));
  clock.advance(milliseconds(250));
  wheel.advance(clock.now());
  CHECK(pair.other == nullptr);
}

TEST_CASE("after a stall longer than a turn everything due expires") {
  ManualClock clock;
  Wheel wheel(clock.now());
  Guard a(clock), b(clock);
  wheel.arm(a.timeout, clock.now() + milliseconds(150));
  wheel.arm(b.timeout, clock.now() + milliseconds(51'000));
  clock.advance(std::chrono::minutes(5));
  wheel.advance(clock.now());
  CHECK(a.expired.size() == 1);
  CHECK(b.expired.size() == 1);
}
