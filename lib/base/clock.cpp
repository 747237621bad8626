#include "base/clock.h"

#include <ctime>

#include "base/wall_clock.h"

namespace hailstorm {

Instant SteadyClock::now() const { return std::chrono::steady_clock::now(); }

Nanos thread_cpu_time() {
  std::timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + Nanos(time.tv_nsec);
}

std::string utc_now() { return utc_text(unix_now()); }

std::string utc_text(std::int64_t unix_seconds) {
  const std::time_t moment = unix_seconds;
  std::tm parts{};
  gmtime_r(&moment, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

std::int64_t unix_nanos() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<Nanos>(since).count();
}

std::int64_t unix_now() {
  return std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
}

}  // namespace hailstorm
