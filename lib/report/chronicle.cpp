// Seconds and sightings.
#include "report/chronicle.h"

#include <utility>

#include "report/totals.h"

namespace hailstorm {
namespace {

template <class Key>
void see(std::map<Key, Sighting>& sightings, const Key& key, std::int64_t second) {
  const auto [sighting, first] = sightings.try_emplace(key, Sighting{second, second});
  if (!first) sighting->second.last = second;
}

}  // namespace

void Chronicle::take_down(const Window& window, Nanos lag) {
  RunSecond second = second_of(window);
  Histogram duration;
  for (const auto& [key, tally] : window.tally.exchanges) duration.merge(tally.duration);
  duration_.merge(duration);
  summary_.delays.merge(window.strain.delays);
  summary_.blocks.add(window.number, duration);
  second.median_so_far = Nanos(static_cast<Nanos::rep>(duration_.percentile(50)));
  second.lag = lag;
  summary_.seconds.push_back(std::move(second));
  if (summary_.names_over_time) summary_.names_over_time->take_down(window);
  for (const FailureCount& failure : failures_of(window.tally)) {
    see(summary_.seen.failures, {failure.request, failure.kind}, window.number);
  }
  for (const auto& [key, count] : window.tally.mishaps) {
    see(summary_.seen.mishaps, key, window.number);
  }
}

}  // namespace hailstorm
