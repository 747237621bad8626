// How a worker fared as a part of the generator.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/clock.h"
#include "stats/histogram.h"
#include "stats/snapshot.h"

namespace hailstorm {

struct WorkerHealth {
  Histogram collections;  // the pauses, each of one heap, ns
  Histogram tick_lag;     // how late the worker's own ticks came, ns
  Nanos longest_stall{};  // Loop::longest_stall
  Nanos longest_work{};   // Loop::longest_work
  std::size_t script_bytes = 0;
  std::uint64_t connections_opened = 0;

  void merge(const WorkerHealth& other);
};

// The same of the second under way, which its window tells.
class SecondHealth {
 public:
  void hear_of_lag(Nanos late) { lag_ = std::max(lag_, late); }
  void hear_of_pause(Nanos pause) { pauses_.record(static_cast<std::uint64_t>(pause.count())); }
  // Ends the second: a stall longer than any before it is of this one.
  void tell(Nanos longest_stall, Window& window);

 private:
  Nanos lag_{}, told_stall_{};
  Histogram pauses_;
};

}  // namespace hailstorm
