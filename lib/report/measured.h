// Metrics as k6 tells them: the phases of requests, and what scripts measure by their own word.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/paint.h"
#include "report/run_summary.h"
#include "stats/metric.h"

namespace hailstorm {

// A metric over all its series. Its fields are k6's: of a counter `count` and `rate` (per second);
// of a gauge `value`, `min`, `max`; of a rate `rate`, `passes`, `fails`; of a trend `count`, `avg`,
// `min`, `med`, `max` and percentiles. Times are milliseconds. No value where nothing was measured.
struct MeasuredMetric {
  std::string name;
  MetricKind kind = MetricKind::counter;
  Unit unit = Unit::none;
  std::vector<std::pair<std::string, std::optional<double>>> fields;
  std::vector<std::string> unsupported;  // percentiles that too few values support

  // Of a field that it has.
  std::optional<double> field(std::string_view which) const;
};

// What k6 says that values of a unit are: "time", "data", "default".
std::string_view contains_of(Unit unit);

// http_req_blocked and the other phases, iterations, iteration_duration.
std::vector<MeasuredMetric> phases_of(const RunSummary& summary);
// Those of the script, by name.
std::vector<MeasuredMetric> own_metrics_of(const RunSummary& summary);

// What a threshold looks at, over the whole run, under its key: a metric with its selection.
// Nothing for one of the script that holds no value.
std::optional<MeasuredMetric> measured_for(const RunSummary& summary,
                                           const ThresholdVerdict& verdict);
// ... and when nothing of it was measured: the fields of its kind, of no value.
MeasuredMetric nothing_for(const RunSummary& summary, const Threshold& threshold);

// A field as people read it: "3.81s", "19.2/s", "75.00%", with the mark of percentile_text.h; "-"
// where nothing was measured.
std::string show_field(const MeasuredMetric& metric, std::string_view field);

// Whether a percentile of the report has the mark of too few values.
bool marks_any(const RunSummary& summary);

// Those of the script as lines of the end report; empty without any.
std::string own_metrics_lines(const RunSummary& summary, int width, const Paint& paint);

}  // namespace hailstorm
