// What scripts measure by their own word: Counter, Gauge, Rate, Trend.
#pragma once

#include <compare>
#include <string>

#include "stats/metric.h"
#include "stats/sink.h"
#include "stats/tags.h"

namespace hailstorm {

// A metric that a script makes. `is_time`: its values are milliseconds.
struct CustomMetric {
  std::string name;
  MetricKind kind = MetricKind::counter;
  bool is_time = false;

  // A view of it.
  Metric metric() const;
  // Nothing recorded of it: a counter, gauge, rate, or a Trend.
  Sink none() const;
  auto operator<=>(const CustomMetric&) const = default;
};

// Why a metric may not have that name: it is not a letter or underscore and 1 to 128 letters,
// digits and underscores (k6's rule), or a built-in metric has it, or what reports tell beside
// them. Empty when it may. Thread: any.
std::string complaint_about_name(std::string_view name);

// The tags of a series of it; `group` as in ExchangeKey.
struct CustomKey {
  CustomMetric metric;
  std::string model{}, action{}, group{};
  OwnTags own{};

  auto operator<=>(const CustomKey&) const = default;
};

}  // namespace hailstorm
