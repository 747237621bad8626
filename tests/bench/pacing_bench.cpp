// How late a bare pacing loop is: one timer of Asio, armed anew for each start, which does nothing.
//
//   pacing_bench RATE SECONDS [GAP_US]
//
// Prints the p50 and the p99 of the lateness in microseconds. With a gap the loop wakes no sooner
// than that after it did last, and starts what is due together, as a worker does.
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>

#include "base/clock.h"
#include "stats/histogram.h"

using namespace hailstorm;

int main(int count, char** words) {
  if (count < 3) return std::fprintf(stderr, "pacing_bench RATE SECONDS [GAP_US]\n"), 2;
  const double rate = std::atof(words[1]);
  const auto starts = static_cast<std::uint64_t>(rate * std::atof(words[2]));
  const Nanos gap = std::chrono::microseconds(count > 3 ? std::atoi(words[3]) : 0);
  boost::asio::io_context context{1};
  boost::asio::steady_timer timer(context);
  const SteadyClock clock;
  Histogram late;
  const Instant begin = clock.now();
  std::uint64_t next = 0;
  const auto due = [&] { return begin + from_seconds((static_cast<double>(next) + 0.5) / rate); };
  std::function<void()> arm = [&] {
    timer.expires_at(std::max(due(), clock.now() + gap));
    timer.async_wait([&](const boost::system::error_code&) {
      for (Instant now = clock.now(); next < starts && due() <= now; ++next)
        late.record(static_cast<std::uint64_t>((now - due()).count()));
      if (next < starts) arm();
    });
  };
  arm();
  context.run();
  std::printf("%.1f %.1f\n", late.percentile(50) / 1e3, late.percentile(99) / 1e3);
}
