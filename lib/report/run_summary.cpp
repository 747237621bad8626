// From a window to the second that is kept of it.
#include "report/run_summary.h"

#include "base/check.h"
#include "report/totals.h"

namespace hailstorm {

std::string_view name_of(Ending ending) {
  switch (ending) {
    case Ending::duration_over: return "duration over";
    case Ending::iterations_done: return "iterations done";
    case Ending::interrupted: return "interrupted";
    case Ending::aborted: return "aborted";
  }
  HAIL_CHECK(false);
  return {};
}

RunSecond second_of(const Window& window) {
  const RequestTotals requests = sum_requests(window.tally);
  RunSecond second;
  second.number = window.number;
  second.bots = window.bots;
  second.begun = window.tally.begun;
  second.failed = requests.failed;
  for (const auto& [model, tally] : window.tally.models) second.ticks_missed += tally.ticks_missed;
  if (!requests.duration.empty()) {
    second.p95 = Nanos(static_cast<Nanos::rep>(requests.duration.percentile(95)));
  }
  return second;
}

}  // namespace hailstorm
