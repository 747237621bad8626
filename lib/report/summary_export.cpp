// k6's root group and metrics.
#include "report/summary_export.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/json_number.h"
#include "report/measured.h"
#include "report/totals.h"

namespace hailstorm {
namespace {

using Json = nlohmann::ordered_json;

// As k6 has it: a distribution of nothing is all zeroes.
Json trend(const Histogram& times) {
  const auto ms = [](double nanos) { return nanos / 1e6; };
  return {{"avg", ms(times.mean())},           {"max", ms(static_cast<double>(times.max()))},
          {"med", ms(times.percentile(50))},   {"min", ms(static_cast<double>(times.min()))},
          {"p(90)", ms(times.percentile(90))}, {"p(95)", ms(times.percentile(95))},
          {"p(99)", ms(times.percentile(99))}};
}

Json counter(std::uint64_t count, Nanos elapsed) {
  return {{"count", count}, {"rate", rate_of(count, elapsed)}};
}

// A metric of the script, a phase or a selection, with the fields that k6 writes of its kind.
Json own(const MeasuredMetric& metric) {
  const auto of = [&metric](std::string_view field) {
    return json_number(metric.field(field).value_or(0));
  };
  Json result;
  switch (metric.kind) {
    case MetricKind::counter: return {{"count", of("count")}, {"rate", of("rate")}};
    case MetricKind::gauge: return {{"value", of("value")}, {"min", of("min")}, {"max", of("max")}};
    case MetricKind::rate:
      return {{"fails", of("fails")}, {"passes", of("passes")}, {"value", of("rate")}};
    case MetricKind::trend:
      for (const char* field : {"avg", "max", "med", "min", "p(90)", "p(95)", "p(99)"})
        result[field] = of(field);
  }
  return result;
}

// `passes` are those for which the metric's name is true.
Json rate(std::uint64_t is_so, std::uint64_t all) {
  return {{"fails", all - is_so}, {"passes", is_so}, {"value", share_of(is_so, all)}};
}

Json gauge(std::int64_t last, std::int64_t min, std::int64_t max) {
  return {{"value", last}, {"min", min}, {"max", max}};
}

Json bots(const std::vector<RunSecond>& seconds) {
  if (seconds.empty()) return gauge(0, 0, 0);
  const auto fewer = [](const auto& a, const auto& b) { return a.alive() < b.alive(); };
  const auto [least, most] = std::minmax_element(seconds.begin(), seconds.end(), fewer);
  return gauge(seconds.back().alive(), least->alive(), most->alive());
}

Json group(const std::string& name, const std::string& path) {
  return {{"name", name}, {"path", path}, {"groups", Json::object()}, {"checks", Json::object()}};
}

// The groups by their paths, each within the one around it.
Json root_group(const RunSummary& summary) {
  constexpr std::string_view separator = "::";
  Json root = group("", "");
  for (const auto& [key, duration] : summary.total.timings) {
    if (key.kind != TimingKind::group) continue;
    Json* around = &root;
    std::string path;
    for (std::size_t begin = 0; begin <= key.name.size();) {
      const std::size_t end = std::min(key.name.find(separator, begin), key.name.size());
      const std::string name = key.name.substr(begin, end - begin);
      path += std::string(separator) + name;
      Json& groups = (*around)["groups"];
      if (!groups.contains(name)) groups[name] = group(name, path);
      around = &groups[name];
      begin = end + separator.size();
    }
  }
  for (const auto& [name, tally] : summary.total.checks_by_name()) {
    root["checks"][name] = {{"name", name},
                            {"path", std::string(separator) + name},
                            {"passes", tally.passed},
                            {"fails", tally.failed}};
  }
  return root;
}

Json metrics(const RunSummary& summary) {
  const Nanos elapsed = summary.elapsed;
  const RequestTotals requests = sum_requests(summary.total);
  const ActionTally actions = sum_actions(summary.total);
  const CheckTally checks = sum_checks(summary.total);
  const std::int64_t most = bots_alive_max(summary.seconds);
  Histogram groups;
  for (const auto& [key, duration] : summary.total.timings) {
    if (key.kind == TimingKind::group) groups.merge(duration);
  }
  Json result = {{"checks", rate(checks.passed, checks.passed + checks.failed)},
                 {"data_received", counter(requests.bytes_received, elapsed)},
                 {"data_sent", counter(requests.bytes_sent, elapsed)},
                 {"dropped_iterations", counter(sum_models(summary.total).ticks_missed, elapsed)},
                 {"http_req_duration", trend(requests.duration)},
                 {"http_req_failed", rate(count_of(requests.failed), count_of(requests.counted))},
                 {"http_reqs", counter(summary.total.begun, elapsed)},
                 {"iteration_duration", trend(actions.duration)},
                 {"iterations", counter(actions.ended, elapsed)},
                 {"vus", bots(summary.seconds)},
                 {"vus_max", gauge(most, most, most)}};
  if (!groups.empty()) result["group_duration"] = trend(groups);
  for (const MeasuredMetric& metric : phases_of(summary))
    if (!result.contains(metric.name)) result[metric.name] = own(metric);
  for (const MeasuredMetric& metric : own_metrics_of(summary)) result[metric.name] = own(metric);
  for (const ThresholdVerdict& verdict : summary.thresholds) {
    const Threshold& threshold = verdict.threshold;
    if (!result.contains(threshold.key)) {
      if (const auto measured = measured_for(summary, verdict))
        result[threshold.key] = own(*measured);
    }
    // In k6's layout `true` says that the threshold failed.
    result[threshold.key]["thresholds"][threshold.source] = !verdict.passed;
  }
  return result;
}

// ---- The same as k6 hands it to handleSummary

Json listed(const Json& by_name) {
  Json list = Json::array();
  for (const auto& [name, one] : by_name.items()) {
    Json item = one;
    for (const char* key : {"groups", "checks"})
      if (item.contains(key)) item[key] = listed(item[key]);
    list.push_back(std::move(item));
  }
  return list;
}

Json metric_data(const std::string& name, Json values) {
  Json thresholds;
  if (values.contains("thresholds")) {
    for (const auto& [source, failed] : values["thresholds"].items())
      thresholds[source] = {{"ok", !failed.get<bool>()}};
    values.erase("thresholds");
  }
  std::string type = "trend";
  if (values.contains("count")) {
    type = "counter";
  } else if (values.contains("passes")) {
    type = "rate";
    values["rate"] = values["value"];
    values.erase("value");
  } else if (values.contains("value")) {
    type = "gauge";
  }
  const bool bytes = name.starts_with("data_");
  Json made = {{"type", type},
               {"contains", type == "trend" ? "time"
                            : bytes         ? "data"
                                            : "default"},
               {"values", std::move(values)}};
  if (!thresholds.is_null()) made["thresholds"] = std::move(thresholds);
  return made;
}

}  // namespace

std::string render_summary_data(const RunSummary& summary) {
  Json root = root_group(summary), described;
  for (const char* key : {"groups", "checks"}) root[key] = listed(root[key]);
  const Json measured = metrics(summary);
  for (const auto& [name, values] : measured.items()) described[name] = metric_data(name, values);
  const Json data = {{"root_group", std::move(root)},
                     {"metrics", std::move(described)},
                     {"state", {{"testRunDurationMs", seconds(summary.elapsed) * 1e3}}}};
  return data.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string render_summary_export(const RunSummary& summary) {
  const Json report = {{"root_group", root_group(summary)}, {"metrics", metrics(summary)}};
  return report.dump(4, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace hailstorm
