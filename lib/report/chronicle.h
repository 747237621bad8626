// Takes down a run second by second, as its windows close.
#pragma once

#include "base/clock.h"
#include "report/run_summary.h"
#include "stats/histogram.h"
#include "stats/snapshot.h"

namespace hailstorm {

// Thread: its owner's.
class Chronicle {
 public:
  // Writes into `seconds`, `blocks` and `seen` of the summary, which must outlive it, and into
  // `names_over_time` where there is one.
  explicit Chronicle(RunSummary& summary) : summary_(summary) {}

  // Windows in rising order; `lag` is the latest tick of any worker in it.
  void take_down(const Window& window, Nanos lag);

 private:
  RunSummary& summary_;
  Histogram duration_;  // of all windows so far
};

}  // namespace hailstorm
