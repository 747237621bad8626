// How late the generator itself was within a window, and what may have kept it.
#pragma once

#include <cstdint>

#include "base/clock.h"
#include "stats/histogram.h"

namespace hailstorm {

// `delays` is generator_delay, in ns: of starts, from when they were due; of events, from when the
// system told that they were ready until they were handled; and of what came while a worker stood
// still, from then until it went on. Without: nothing was measured.
//
// Of one machine, within the window: `busy` is the CPU time of the busiest worker, `worked` the
// most of it that one had while something that was due waited for its turn; `waited` is the longest
// that a worker was ready to run and no core was free, `throttled` how long the control group had
// used up its quota of CPU time, `stolen` how long the hypervisor had cores, all of them together;
// `retransmits` are TCP segments that were sent again, whoever sent them.
struct Strain {
  Histogram delays{};
  Nanos busy{}, worked{}, waited{}, throttled{}, stolen{};
  std::uint64_t retransmits = 0;

  // Of several machines the one that was worse off, and the segments of all.
  void merge(const Strain& other);
  bool operator==(const Strain&) const = default;
};

}  // namespace hailstorm
