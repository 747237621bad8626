// After a stall: what is late starts at a multiple of the pace at which it was due, not all at
// once.
#pragma once

#include <algorithm>

#include "base/clock.h"

namespace hailstorm {

// Times are of one clock, whichever. Thread: its owner's.
class CatchUp {
 public:
  // What is late by no more than this is no stall: it starts at once.
  static constexpr Nanos tolerance = std::chrono::milliseconds(2);
  // Whoever looks seldom starts several at once: what the pace allows in so long, and no more.
  static constexpr Nanos grain = std::chrono::milliseconds(10);

  // `factor`: how many times the pace, above 1.
  explicit CatchUp(double factor) : factor_(factor) {}

  // When what was due at `due` may start, now: not before it was due; what is past may start at
  // once. Asked once of each, in the order of `due`.
  Nanos start_of(Nanos due, Nanos now) {
    Nanos start = due;
    if (behind_) start += anchored_at_ - anchor_ - slack(due);
    behind_ = start > due;
    if (!behind_) start = due;
    if (now - start <= tolerance) return start;
    behind_ = true;
    anchor_ = due;
    anchored_at_ = now - std::min(now - start, grain);
    return anchored_at_;
  }

 private:
  // How much of its delay has been made up for until what was due then.
  Nanos slack(Nanos due) const {
    const auto since = static_cast<double>((due - anchor_).count());
    return Nanos(static_cast<Nanos::rep>(since * (1 - 1 / factor_)));
  }

  double factor_;
  bool behind_ = false;
  Nanos anchor_{}, anchored_at_{};  // what was due then has started at that moment
};

}  // namespace hailstorm
