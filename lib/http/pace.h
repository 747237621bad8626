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
  // Turns per second, 0: none for now; nothing: no limit, ever.
  Pace(Loop& loop, std::optional<double> rate);

  bool limited() const { return limited_; }
  // So many turns per second from now on, where there is a limit.
  void change(double rate);
  // Gives `who` its turn, when that is: never from within this call.
  void wait(Waiting& who);

 private:
  void serve();

  Loop& loop_;
  const bool limited_;
  Nanos interval_{};
  Instant next_{};  // the earliest next turn
  Queue queue_;
  Timer timer_;
};

}  // namespace hailstorm
