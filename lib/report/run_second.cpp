// From a window to the second that is kept of it.
#include "report/run_second.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "report/overload.h"
#include "report/totals.h"

namespace hailstorm {
namespace {

Nanos whole(double nanos) { return Nanos(std::llround(nanos)); }

}  // namespace

Nanos SecondTimes::percentile(double percent) const {
  const auto found = std::find(percents.begin(), percents.end(), percent);
  HAIL_CHECK(found != percents.end());
  return percentiles[static_cast<std::size_t>(found - percents.begin())];
}

SecondTimes times_of(const Histogram& times) {
  SecondTimes result;
  result.count = times.count();
  result.mean = whole(times.mean());
  result.min = Nanos(static_cast<Nanos::rep>(times.min()));
  for (std::size_t i = 0; i < result.percentiles.size(); ++i) {
    result.percentiles[i] = whole(times.percentile(SecondTimes::percents[i]));
  }
  return result;
}

std::int64_t RunSecond::wanted() const {
  std::int64_t sum = 0;
  for (const auto& [model, census] : bots) sum += census.wanted;
  return sum;
}

std::int64_t RunSecond::alive() const {
  std::int64_t sum = 0;
  for (const auto& [model, census] : bots) sum += census.alive();
  return sum;
}

RunSecond second_of(const Window& window) {
  const RequestTotals requests = sum_requests(window.tally);
  RunSecond second;
  second.number = window.number;
  second.bots = window.bots;
  second.begun = window.tally.begun;
  second.ended = requests.ended;
  second.failed = requests.failed;
  second.checks_failed = sum_checks(window.tally).failed;
  second.bytes_sent = requests.bytes_sent;
  second.bytes_received = requests.bytes_received;
  const ModelTally models = sum_models(window.tally);
  second.ticks_missed = models.ticks_missed;
  second.arrivals = models.arrivals;
  second.arrivals_dropped = models.arrivals_dropped;
  second.response = times_of(sum_responses(window.tally).action);
  second.duration = times_of(requests.duration);
  const Strain& strain = window.strain;
  if (!strain.delays.empty()) {
    second.delay = whole(strain.delays.percentile(99));
    second.delay_max = Nanos(static_cast<Nanos::rep>(strain.delays.max()));
  }
  second.distorted = is_distorted(window);
  second.busy = strain.busy;
  second.worked = strain.worked;
  second.waited = strain.waited;
  second.throttled = strain.throttled;
  second.stolen = strain.stolen;
  second.paused = whole(window.gc_pauses.mean() * static_cast<double>(window.gc_pauses.count()));
  second.retransmits = strain.retransmits;
  return second;
}

}  // namespace hailstorm
