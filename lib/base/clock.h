// Time as an argument: who needs the time is given a Clock, so that a test can turn the hands.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace hailstorm {

using Nanos = std::chrono::nanoseconds;

// A moment on this machine's steady clock; meaningless on another machine.
using Instant = std::chrono::time_point<std::chrono::steady_clock, Nanos>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

// The machine's steady clock. Thread: any.
class SteadyClock final : public Clock {
 public:
  Instant now() const override;
};

// A clock that moves only when it is told to: for tests and replays.
class ManualClock final : public Clock {
 public:
  Instant now() const override { return now_; }
  void advance(Nanos by) { now_ += by; }

 private:
  Instant now_{};
};

// The CPU time of the calling thread: what a busy machine does not add to. About 0.3 us to ask.
Nanos thread_cpu_time();

// The date and time of day, UTC, as 2026-11-23T05:10:00Z. Thread: any.
std::string utc_now();
// A moment in seconds since 1970 in the same form. Thread: any.
std::string utc_text(std::int64_t unix_seconds);

// The same in seconds since 1970, for what servers date: cookies. Thread: any.
std::int64_t unix_now();

constexpr double seconds(Nanos duration) { return static_cast<double>(duration.count()) * 1e-9; }

// Rounds to the nearest nanosecond.
constexpr Nanos from_seconds(double s) {
  return Nanos(static_cast<Nanos::rep>(s * 1e9 + (s < 0 ? -0.5 : 0.5)));
}

}  // namespace hailstorm
