// How much is done in one go before others get their turn: what the events of a loop share.
#pragma once

#include <cstddef>

#include "base/clock.h"

namespace hailstorm {

// So many events, and not much more than 2 ms of them: an event may be a connection opened, an
// answer that a script goes on with, or a script that runs until its limit. Reading the clock costs
// a hundredth of an exchange: it is read after each eighth event; whoever knows that an event has
// taken long ends the batch. Thread: the loop's.
class Batch {
 public:
  static constexpr std::size_t events_max = 64;
  static constexpr Nanos length = std::chrono::milliseconds(2);

  void begin(Instant now) {
    events_ = 0;
    until_ = now + length;
  }
  // An event has been handled: whether it was the last one of its batch.
  bool over(const Clock& clock) {
    if (++events_ >= events_max) return true;
    return events_ % events_per_look == 0 && clock.now() >= until_;
  }
  // The event under way is the last one of its batch.
  void end() { events_ = events_max; }

 private:
  static constexpr std::size_t events_per_look = 8;

  std::size_t events_ = 0;
  Instant until_{};
};

}  // namespace hailstorm
