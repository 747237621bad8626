// Metrics by their fields, and as lines.
#include "report/measured.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/check.h"
#include "report/cells.h"
#include "report/percentile_text.h"
#include "report/text.h"
#include "report/totals.h"
#include "stats/select.h"

namespace hailstorm {
namespace {

using Fields = std::vector<std::pair<std::string, std::optional<double>>>;

constexpr std::pair<const char*, double> percentiles[] = {
    {"med", 50}, {"p(90)", 90}, {"p(95)", 95}, {"p(99)", 99}, {"p(99.9)", 99.9}};

Fields trend_fields(const Sink& sink) {
  Fields fields = {{"count", static_cast<double>(sink.count())}};
  const auto put = [&](const char* name, double value) {
    fields.emplace_back(name, sink.empty() ? std::nullopt : std::optional(value));
  };
  put("avg", sink.mean());
  put("min", sink.min());
  put("med", sink.percentile(50));
  put("max", sink.max());
  put("p(90)", sink.percentile(90));
  put("p(95)", sink.percentile(95));
  put("p(99)", sink.percentile(99));
  put("p(99.9)", sink.percentile(99.9));
  return fields;
}

Fields fields_of(const Sink& sink, Nanos elapsed) {
  switch (sink.kind()) {
    case MetricKind::counter:
      return {{"count", sink.sum()},
              {"rate", elapsed > Nanos(0) ? sink.sum() / seconds(elapsed) : 0}};
    case MetricKind::gauge:
      return {{"value", sink.value()}, {"min", sink.min()}, {"max", sink.max()}};
    case MetricKind::rate:
      return {{"rate", sink.rate()},
              {"passes", static_cast<double>(sink.trues())},
              {"fails", static_cast<double>(sink.total() - sink.trues())}};
    case MetricKind::trend: return trend_fields(sink);
  }
  HAIL_CHECK(false);
  return {};
}

std::vector<std::string> unsupported_of(const Sink& sink) {
  std::vector<std::string> names;
  if (sink.kind() != MetricKind::trend) return names;
  for (const auto& [name, p] : percentiles) {
    if (!is_supported(p, sink.count())) names.emplace_back(name);
  }
  return names;
}

MeasuredMetric measured(const RunSummary& summary, const Metric& metric, const Sink& sink) {
  return {std::string(metric.name), metric.kind, metric.unit, fields_of(sink, summary.elapsed),
          unsupported_of(sink)};
}

MeasuredMetric measured(const RunSummary& summary, const Metric& metric) {
  return measured(summary, metric, select(summary.total, metric));
}

// ---- As lines

std::string show(const MeasuredMetric& metric, double value) {
  if (metric.unit == Unit::milliseconds && value >= 0) return show_time(value * 1e6);
  const std::string sign = value < 0 ? "-" : "";
  const double magnitude = std::abs(value);
  if (metric.unit == Unit::milliseconds) return sign + show_time(magnitude * 1e6);
  const bool is_whole = magnitude < 1e15 && std::floor(magnitude) == magnitude;
  return sign +
         (is_whole ? show_count(static_cast<std::uint64_t>(magnitude)) : show_number(magnitude));
}

std::string show_whole(double count) {
  return show_count(count_of(static_cast<std::int64_t>(count)));
}

// As those of the built-in metrics: four and four.
std::string trend_lines(const MeasuredMetric& metric, int width, const Paint& paint) {
  if (metric.field("count").value_or(0) == 0) return "none\n";
  std::vector<LabelledValue> values;
  for (const char* field : {"avg", "min", "med", "max", "p(90)", "p(95)", "p(99)", "p(99.9)"})
    values.push_back({field, show_field(metric, field)});
  return cells(values, cell_width, width, paint) + "\n";
}

std::string lines_of(const MeasuredMetric& metric, int width, const Paint& paint) {
  const auto shown = [&](std::string_view field) { return show_field(metric, field); };
  const auto line = [&](const std::string& text) { return wrap(text, width, values_at); };
  switch (metric.kind) {
    case MetricKind::counter: return line(pad_right(shown("count"), 9) + " " + shown("rate"));
    case MetricKind::gauge:
      return line(pad_right(shown("value"), 9) + " " + paint(Ink::dim, "min=") + shown("min") +
                  " " + paint(Ink::dim, "max=") + shown("max"));
    case MetricKind::rate:
      return line(
          pad_right(shown("rate"), 9) + " " + shown("passes") + " out of " +
          show_whole(metric.field("passes").value_or(0) + metric.field("fails").value_or(0)));
    case MetricKind::trend: return trend_lines(metric, width, paint);
  }
  HAIL_CHECK(false);
  return {};
}

}  // namespace

std::optional<double> MeasuredMetric::field(std::string_view which) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [which](const auto& one) { return one.first == which; });
  HAIL_CHECK(found != fields.end());
  return found->second;
}

std::string show_field(const MeasuredMetric& metric, std::string_view field) {
  const std::optional<double> value = metric.field(field);
  if (!value) return "-";
  if (metric.kind == MetricKind::counter && field == "rate") return show(metric, *value) + "/s";
  if (metric.kind == MetricKind::rate && field == "rate") return show_share(*value);
  const bool is_trend = metric.kind == MetricKind::trend;
  if (metric.kind == MetricKind::rate || (is_trend && field == "count")) return show_whole(*value);
  const auto& marked = metric.unsupported;
  const bool supported = std::find(marked.begin(), marked.end(), field) == marked.end();
  return show(metric, *value) + (supported ? "" : std::string(unsupported_mark));
}

std::vector<MeasuredMetric> phases_of(const RunSummary& summary) {
  std::vector<MeasuredMetric> metrics;
  metrics.reserve(phases.size() + 2);
  for (const Phase& phase : phases) {
    metrics.push_back(measured(summary, *find_built_in("http_req_" + std::string(phase.name))));
  }
  for (const char* name : {"iterations", "iteration_duration"}) {
    metrics.push_back(measured(summary, *find_built_in(name)));
  }
  return metrics;
}

std::vector<MeasuredMetric> own_metrics_of(const RunSummary& summary) {
  std::set<CustomMetric> known;
  for (const auto& [key, sink] : summary.total.custom) known.insert(key.metric);
  std::vector<MeasuredMetric> metrics;
  metrics.reserve(known.size());
  for (const CustomMetric& metric : known) metrics.push_back(measured(summary, metric.metric()));
  return metrics;
}

std::optional<MeasuredMetric> measured_for(const RunSummary& summary,
                                           const ThresholdVerdict& verdict) {
  const auto metric = find_metric(summary.total, verdict.threshold.subject.metric);
  if (!metric || !verdict.whole) return std::nullopt;
  MeasuredMetric found = measured(summary, *metric, *verdict.whole);
  found.name = verdict.threshold.key;
  return found;
}

std::string_view contains_of(Unit unit) {
  switch (unit) {
    case Unit::milliseconds: return "time";
    case Unit::bytes: return "data";
    case Unit::none: break;
  }
  return "default";
}

MeasuredMetric nothing_for(const RunSummary& summary, const Threshold& threshold) {
  const std::string& name = threshold.subject.metric;
  const auto own = std::find_if(summary.script_metrics.begin(), summary.script_metrics.end(),
                                [&name](const CustomMetric& one) { return one.name == name; });
  const Metric* const built_in = find_built_in(name);
  Metric metric;
  if (built_in) metric = *built_in;
  if (own != summary.script_metrics.end()) metric = own->metric();
  MeasuredMetric nothing = measured(summary, metric, Sink::none(metric));
  nothing.name = threshold.key;
  return nothing;
}

bool marks_any(const RunSummary& summary) {
  const auto lacks = [](const Histogram& times) {
    return !times.empty() && !is_supported(table_percentiles.back(), times.count());
  };
  const Snapshot& total = summary.total;
  const auto is_marked = [](const MeasuredMetric& metric) {
    return metric.kind == MetricKind::trend && metric.field("avg") && !metric.unsupported.empty();
  };
  const auto own = own_metrics_of(summary);
  const auto names = requests_by_name(total);
  const ResponseTotals responses = sum_responses(total);
  const ModelTally models = sum_models(total);
  return lacks(responses.request) || lacks(responses.action) || lacks(responses.lag) ||
         lacks(models.journey) || lacks(sum_requests(total).duration) ||
         lacks(sum_actions(total).duration) || lacks(summary.gc_pauses) ||
         std::any_of(own.begin(), own.end(), is_marked) ||
         std::any_of(names.begin(), names.end(),
                     [&](const auto& name) { return lacks(name.second.duration); }) ||
         std::any_of(total.timings.begin(), total.timings.end(),
                     [&](const auto& timing) { return lacks(timing.second); });
}

std::string own_metrics_lines(const RunSummary& summary, int width, const Paint& paint) {
  std::string text;
  for (const MeasuredMetric& metric : own_metrics_of(summary))
    text += dotted_name(metric.name, width, paint) + lines_of(metric, width, paint);
  return text;
}

}  // namespace hailstorm
