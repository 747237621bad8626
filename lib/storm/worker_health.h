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
  // A tick of the worker that is later has waited for more than its turn.
  static constexpr Nanos stall_min = std::chrono::milliseconds(5);

  void hear_of_lag(Nanos late) { lag_ = std::max(lag_, late); }
  // So many events of a delay; a start that comes so late is one.
  void hear_of_delay(Nanos delay, std::uint64_t events = 1);
  // A tick of the worker comes, so late. From `stall_min` on it stands for what else would have
  // come with it: as much as has come with other ticks.
  void hear_of_tick(Nanos late);
  void hear_of_pause(Nanos pause) { pauses_.record(static_cast<std::uint64_t>(pause.count())); }
  // Ends the second: a stall longer than any before it is of this one. `cpu` is the time that the
  // worker's thread has had since it began, `waited` what it has waited for a core in this second.
  void tell(Nanos longest_stall, Nanos cpu, Nanos waited, Window& window);

 private:
  Nanos lag_{}, told_stall_{}, told_cpu_{};
  Histogram pauses_, delays_;
  std::uint64_t events_ = 0, events_before_ = 0, ticks_ = 0, ticks_before_ = 0;
};

}  // namespace hailstorm
