#include "storm/worker_health.h"

#include <algorithm>

namespace hailstorm {

void WorkerHealth::merge(const WorkerHealth& other) {
  collections.merge(other.collections);
  tick_lag.merge(other.tick_lag);
  longest_stall = std::max(longest_stall, other.longest_stall);
  longest_work = std::max(longest_work, other.longest_work);
  script_bytes += other.script_bytes;
  connections_opened += other.connections_opened;
}

}  // namespace hailstorm
