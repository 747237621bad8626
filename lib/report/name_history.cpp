// From windows to the seconds of names.
#include "report/name_history.h"

#include "report/totals.h"

namespace hailstorm {

void NameHistory::take_down(const Window& window) {
  if (ends_at_) return;
  const auto names = totals_by_name(window.tally);
  if (kept_ + names.size() > most_) {
    ends_at_ = window.number;
    return;
  }
  for (const auto& [name, totals] : names) {
    Histogram& durations = durations_[name];
    durations.merge(totals.duration);
    NameSecond second;
    second.number = window.number;
    second.ended = totals.ended;
    second.failed = totals.failed;
    second.bytes_received = totals.bytes_received;
    second.duration = times_of(totals.duration);
    second.median_so_far = Nanos(static_cast<Nanos::rep>(durations.percentile(50)));
    names_[name].push_back(second);
  }
  kept_ += names.size();
}

}  // namespace hailstorm
