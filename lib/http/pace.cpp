#include "http/pace.h"

#include <algorithm>

namespace hailstorm {
namespace {

constexpr Nanos lateness_max = std::chrono::milliseconds(100);
constexpr Nanos longest = std::chrono::hours(8760);  // keeps moments representable

Nanos interval_of(double rate) {
  const double interval = 1.0 / rate;
  if (!(interval < seconds(longest))) return longest;
  return std::max(from_seconds(interval), Nanos(1));
}

}  // namespace

Pace::Pace(Loop& loop, std::optional<double> rate)
    : loop_(loop),
      limited_(rate.has_value()),
      interval_(interval_of(rate.value_or(0))),
      next_(loop.now() + (rate == 0.0 ? interval_ : Nanos(0))),
      timer_(this, [](void* self) { static_cast<Pace*>(self)->serve(); }) {}

// Who waits has waited long enough when it has by the new rate, counted from now on.
void Pace::change(double rate) {
  const Nanos interval = interval_of(rate);
  if (!limited_ || interval == interval_) return;
  interval_ = interval;
  next_ = std::min(next_, loop_.now() + interval_);
  if (timer_.armed()) loop_.arm(timer_, next_);
}

void Pace::wait(Waiting& who) {
  if (queue_.empty()) next_ = std::max(next_, loop_.now());
  queue_.add(who);
  if (!timer_.armed()) loop_.arm(timer_, next_);
}

// A turn that is served late, as timers are, does not move those that wait behind it.
void Pace::serve() {
  for (;;) {
    const Instant now = loop_.now();
    if (queue_.empty()) return;
    if (next_ > now) return loop_.arm(timer_, next_);
    next_ = std::max(next_, now - lateness_max) + interval_;
    queue_.serve();
  }
}

}  // namespace hailstorm
