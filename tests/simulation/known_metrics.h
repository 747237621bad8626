// The metrics that the tests of thresholds know: the built-in ones, and such as scripts make.
#pragma once

#include <vector>

#include "stats/metric.h"

namespace hailstorm {

inline std::vector<Metric> known_metrics() {
  std::vector<Metric> metrics = built_in_metrics();
  const auto add = [&](std::string_view name, MetricKind kind, Unit unit) {
    metrics.push_back({name, kind, unit, "*", ""});
  };
  add("Errors", MetricKind::counter, Unit::none);
  add("ContentSize", MetricKind::gauge, Unit::none);
  add("ContentOK", MetricKind::rate, Unit::none);
  add("RTT", MetricKind::trend, Unit::milliseconds);
  add("page_weight", MetricKind::trend, Unit::bytes);
  add("score", MetricKind::trend, Unit::none);
  return metrics;
}

}  // namespace hailstorm
