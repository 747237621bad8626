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

void SecondHealth::hear_of_delay(Nanos delay, std::uint64_t events) {
  delays_.record(static_cast<std::uint64_t>(std::max<Nanos::rep>(delay.count(), 0)), events);
  events_ += events;
}

void SecondHealth::hear_of_tick(Nanos late) {
  ++ticks_;
  if (late < stall_min) return;
  const std::uint64_t events = (events_ + events_before_) / (ticks_ + ticks_before_);
  delays_.record(static_cast<std::uint64_t>(late.count()), std::max<std::uint64_t>(events, 1));
}

void SecondHealth::tell(Nanos longest_stall, Nanos cpu, Nanos waited, Window& window) {
  if (std::exchange(told_stall_, longest_stall) < longest_stall)
    lag_ = std::max(lag_, longest_stall);
  window.lag = std::exchange(lag_, Nanos(0));
  window.gc_pauses = pauses_;
  pauses_.clear();
  window.strain.delays = delays_;
  delays_.clear();
  window.strain.busy = cpu - std::exchange(told_cpu_, cpu);
  window.strain.waited = waited;
  events_before_ = std::exchange(events_, 0);
  ticks_before_ = std::exchange(ticks_, 0);
}

}  // namespace hailstorm
