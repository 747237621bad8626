#include "storm/admission.h"

#include <algorithm>

namespace hailstorm {

void Admission::refill(Nanos t) {
  if (!rate_) return;
  const double most = 1 + *rate_ * seconds(tick_length);
  if (started_) tokens_ = std::min(tokens_ + *rate_ * seconds(t - last_), most);
  started_ = true;
  last_ = t;
}

}  // namespace hailstorm
