// --max-rps: exchanges begin no faster than a rate.
#pragma once

#include <optional>

#include "http/waiting.h"
#include "loop/loop.h"

namespace hailstorm {

// Spaces turns evenly, first come, first served: the generic cell rate algorithm (ITU-T I.371)
// without a burst, so that a pause is not made up for. Thread: the loop's.
class Pace {
 public:
  // Turns per second, above 0; nothing: no limit.
  Pace(Loop& loop, std::optional<double> rate);

  bool limited() const { return interval_ > Nanos(0); }
  // Gives `who` its turn, when that is: never from within this call.
  void wait(Waiting& who);

 private:
  void serve();

  Loop& loop_;
  Nanos interval_{};
  Instant next_{};  // the earliest next turn
  Queue queue_;
  Timer timer_;
};

}  // namespace hailstorm
