#include "storm/worker_health.h"

#include <algorithm>
#include <utility>

namespace hailstorm {

void WorkerHealth::merge(const WorkerHealth& other) {
  collections.merge(other.collections);
  tick_lag.merge(other.tick_lag);
  longest_stall = std::max(longest_stall, other.longest_stall);
  longest_work = std::max(longest_work, other.longest_work);
  script_bytes += other.script_bytes;
  connections_opened += other.connections_opened;
}

void SecondHealth::tell(Nanos longest_stall, Window& window) {
  if (std::exchange(told_stall_, longest_stall) < longest_stall)
    lag_ = std::max(lag_, longest_stall);
  window.lag = std::exchange(lag_, Nanos(0));
  window.gc_pauses = pauses_;
  pauses_.clear();
}

}  // namespace hailstorm
