// Seconds into bins.
#include "report/page_seconds.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace hailstorm {
namespace {

// Four digits: as fine as a chart can show, and half as long.
double rounded(double value) {
  if (value == 0) return 0;
  const double unit = std::pow(10, std::floor(std::log10(std::fabs(value))) - 3);
  // A division by a power of ten gives the shortest text; a product may not.
  return unit < 1 ? std::round(value / unit) / std::round(1 / unit)
                  : std::round(value / unit) * unit;
}

double to_ms(Nanos time) { return rounded(static_cast<double>(time.count()) / 1e6); }

std::optional<double> highest(std::span<const RunSecond> seconds, double percent,
                              SecondTimes RunSecond::*times = &RunSecond::duration) {
  std::optional<Nanos> found;
  for (const RunSecond& second : seconds) {
    if ((second.*times).count == 0) continue;
    const Nanos time = (second.*times).percentile(percent);
    if (!found || time > *found) found = time;
  }
  return found ? std::optional(to_ms(*found)) : std::nullopt;
}

void add(PageSeconds& page, std::span<const RunSecond> bin) {
  std::uint64_t ended = 0, missed = 0, dropped = 0;
  std::int64_t failed = 0;
  Nanos lag{};
  for (const RunSecond& second : bin) {
    ended += second.ended;
    failed += second.failed;
    missed += second.ticks_missed;
    dropped += second.arrivals_dropped;
    lag = std::max(lag, second.lag);
  }
  const auto length = static_cast<double>(bin.size());
  page.t.push_back(bin.front().number);
  page.wanted.push_back(bin.back().wanted());
  page.running.push_back(bin.back().alive());
  page.rate.push_back(rounded(static_cast<double>(ended) / length));
  page.failed.push_back(rounded(static_cast<double>(std::max<std::int64_t>(failed, 0)) / length));
  page.missed.push_back(rounded(static_cast<double>(missed) / length));
  page.dropped.push_back(rounded(static_cast<double>(dropped) / length));
  page.lag.push_back(to_ms(lag));
  page.p50.push_back(highest(bin, 50));
  page.p95.push_back(highest(bin, 95));
  page.p99.push_back(highest(bin, 99));
  page.response.push_back(highest(bin, 99, &RunSecond::response));
  page.distorted.push_back(std::any_of(bin.begin(), bin.end(),
                                       [](const RunSecond& second) { return second.distorted; }));
}

}  // namespace

PageSeconds fold(const std::vector<RunSecond>& seconds, std::size_t bins) {
  const std::size_t width = std::max<std::size_t>(1, (seconds.size() + bins - 1) / bins);
  PageSeconds page;
  page.width = static_cast<std::int64_t>(width);
  const std::span<const RunSecond> all(seconds);
  for (std::size_t i = 0; i < all.size(); i += width) {
    add(page, all.subspan(i, std::min(width, all.size() - i)));
  }
  return page;
}

}  // namespace hailstorm
