// Metrics by their fields, and as lines.
#include "report/measured.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <set>

#include "base/check.h"
#include "report/text.h"
#include "report/totals.h"
#include "stats/select.h"

namespace hailstorm {
namespace {

using Fields = std::vector<std::pair<std::string, std::optional<double>>>;

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

MeasuredMetric measured(const RunSummary& summary, const Metric& metric) {
  return {std::string(metric.name), metric.kind, metric.unit,
          fields_of(select(summary.total, metric), summary.elapsed)};
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

// Where the values begin: beneath each other, as in k6.
constexpr int dotted = 20, values_at = 24;

// As those of the built-in metrics: four and four.
std::string trend_lines(const MeasuredMetric& metric, const Paint& paint) {
  if (metric.field("count").value_or(0) == 0) return "none";
  constexpr int cell_width = 13;
  const auto line = [&](std::initializer_list<std::string> fields) {
    std::string text;
    for (const std::string& field : fields) {
      const int room = cell_width - width_of(field) - 1;
      const std::string value = show(metric, metric.field(field).value_or(0));
      text += paint(Ink::dim, field + "=") + pad_right(value, room);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
  };
  return line({"avg", "min", "med", "max"}) + "\n" + std::string(values_at, ' ') +
         line({"p(90)", "p(95)", "p(99)", "p(99.9)"});
}

std::string line_of(const MeasuredMetric& metric, const Paint& paint) {
  const auto of = [&metric](std::string_view field) { return metric.field(field).value_or(0); };
  const auto shown = [&](std::string_view field) { return show(metric, of(field)); };
  const auto count = [&of](std::string_view field) {
    return show_count(count_of(static_cast<std::int64_t>(of(field))));
  };
  switch (metric.kind) {
    case MetricKind::counter:
      return pad_right(shown("count"), 9) + " " + show(metric, of("rate")) + "/s";
    case MetricKind::gauge:
      return pad_right(shown("value"), 9) + " " + paint(Ink::dim, "min=") + shown("min") + " " +
             paint(Ink::dim, "max=") + shown("max");
    case MetricKind::rate:
      return pad_right(show_share(of("rate")), 9) + " " + count("passes") + " out of " +
             show_count(count_of(static_cast<std::int64_t>(of("passes") + of("fails"))));
    case MetricKind::trend: return trend_lines(metric, paint);
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

std::string own_metrics_lines(const RunSummary& summary, const Paint& paint) {
  std::string text;
  for (const MeasuredMetric& metric : own_metrics_of(summary)) {
    const int dots = dotted - width_of(metric.name);
    text += "  " + metric.name;
    // A longer name has a line of its own.
    text += dots < 0
                ? "\n" + std::string(values_at, ' ')
                : paint(Ink::dim, std::string(static_cast<std::size_t>(dots), '.') + ":") + " ";
    text += line_of(metric, paint) + "\n";
  }
  return text;
}

}  // namespace hailstorm
