// Sums of a window, and the windows before it.
#include "report/pulse.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "report/totals.h"

namespace hailstorm {
namespace {

void remember(std::vector<double>& curve, double value) {
  if (curve.size() == Pulse::seconds_remembered) curve.erase(curve.begin());
  curve.push_back(value);
}

// All of the last seconds.
Histogram remember(std::deque<Histogram>& seconds, Histogram latest) {
  seconds.push_back(std::move(latest));
  if (seconds.size() > Pulse::seconds_merged) seconds.pop_front();
  Histogram lately;
  for (const Histogram& one : seconds) lately.merge(one);
  return lately;
}

std::optional<Nanos> percentile(const Histogram& times, double percent) {
  if (times.empty()) return std::nullopt;
  return Nanos(std::llround(times.percentile(percent)));
}

}  // namespace

void Pulse::hear(const Window& window, Nanos lag) {
  view_.elapsed = std::chrono::seconds(window.number + 1);
  view_.running = view_.wanted = 0;
  for (const auto& [model, census] : window.bots) {
    view_.running += census.alive();
    view_.wanted += census.wanted;
  }
  Histogram duration;
  std::uint64_t ended = 0;
  view_.failed_lately = 0;
  for (const auto& [key, tally] : window.tally.exchanges) {
    ended += tally.ended;
    view_.failed_lately += tally.failed(key.expected);
    duration.merge(tally.duration);
  }
  view_.rate = static_cast<double>(ended);
  view_.requests += ended;
  failed_ += view_.failed_lately;
  view_.failed = static_cast<std::uint64_t>(std::max<std::int64_t>(failed_, 0));
  for (const auto& [model, tally] : window.tally.models) {
    view_.ticks_missed += tally.ticks_missed;
    view_.arrivals_dropped += tally.arrivals_dropped;
  }
  view_.lag = std::max(lag, Nanos(0));

  remember(view_.bots, static_cast<double>(view_.running));
  remember(view_.rates, view_.rate);
  remember(view_.fails, static_cast<double>(view_.failed_lately));
  remember(view_.p95s,
           duration.empty() ? std::numeric_limits<double>::quiet_NaN() : duration.percentile(95));
  const Histogram lately = remember(durations_, std::move(duration));
  view_.response_p99 = percentile(remember(responses_, sum_responses(window.tally).action), 99);
  view_.durations = lately.count();
  view_.p50 = percentile(lately, 50);
  view_.p95 = percentile(lately, 95);
  view_.p99 = percentile(lately, 99);
}

}  // namespace hailstorm
