#include "stats/strain.h"

#include <algorithm>

namespace hailstorm {

void Strain::merge(const Strain& other) {
  delays.merge(other.delays);
  busy = std::max(busy, other.busy);
  worked = std::max(worked, other.worked);
  waited = std::max(waited, other.waited);
  throttled = std::max(throttled, other.throttled);
  stolen = std::max(stolen, other.stolen);
  retransmits += other.retransmits;
}

}  // namespace hailstorm
