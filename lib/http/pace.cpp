#include "http/pace.h"

#include <algorithm>

namespace hailstorm {
namespace {

constexpr Nanos lateness_max = std::chrono::milliseconds(100);

}  // namespace

Pace::Pace(Loop& loop, std::optional<double> rate)
    : loop_(loop),
      interval_(rate ? std::max(from_seconds(1.0 / *rate), Nanos(1)) : Nanos(0)),
      next_(loop.now()),
      timer_(this, [](void* self) { static_cast<Pace*>(self)->serve(); }) {}

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
