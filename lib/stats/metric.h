// What can be measured: the built-in metrics, by name. k6's names where the meaning is k6's.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace hailstorm {

// What a metric's values are, and how they add up.
enum class MetricKind : std::uint8_t {
  counter,  // a sum
  gauge,    // the latest value, with the least and the greatest
  rate,     // a share: so many of so many
  trend,    // a distribution
};

// "counter", "gauge", "rate", "trend".
std::string_view name_of(MetricKind kind);

// What its numbers are counted in, wherever a person or a program reads them.
enum class Unit : std::uint8_t { none, milliseconds, bytes };

// "", "ms", "bytes".
std::string_view name_of(Unit unit);

struct Metric {
  std::string_view name;
  MetricKind kind = MetricKind::counter;
  Unit unit = Unit::none;
  // The names of the tags that its series have, with spaces between; a last "*": and the script's.
  std::string_view tags;
  std::string_view meaning;  // one line: what it is and when it counts
};

// All of them, by name. Thread: any.
const std::vector<Metric>& built_in_metrics();

// Null for an unknown name. Thread: any.
const Metric* find_built_in(std::string_view name);

// What reports and samples tell under a name of its own, and no threshold judges.
struct ToldMetric {
  std::string_view name, meaning;
  std::string_view instead;  // what to judge
};

// All of them, by name. Thread: any.
const std::vector<ToldMetric>& told_metrics();
// Null for another name. Thread: any.
const ToldMetric* find_told(std::string_view name);

// Whether series of the metric have that tag: `tag` is one of its names for it (see Tags::find), or
// any other where the metric takes the script's own. Thread: any.
bool has_tag(const Metric& metric, std::string_view tag);

}  // namespace hailstorm
