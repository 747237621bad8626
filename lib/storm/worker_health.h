// How a worker fared as a part of the generator.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/clock.h"
#include "stats/histogram.h"

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

}  // namespace hailstorm
