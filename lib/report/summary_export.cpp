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

// A metric as k6 tells it, for either layout.
struct Told {
  std::string name;
  MetricKind kind = MetricKind::counter;
  Unit unit = Unit::none;
  Json fields;
  std::vector<const ThresholdVerdict*> verdicts = {};
};

Told told(const MeasuredMetric& metric) {
  return {metric.name, metric.kind, metric.unit, own(metric)};
}

class ToldMetrics {
 public:
  explicit ToldMetrics(const RunSummary& summary) {
    built_in(summary);
    for (const MeasuredMetric& metric : phases_of(summary)) add(told(metric));
    for (const MeasuredMetric& metric : own_metrics_of(summary)) add(told(metric));
    for (const ThresholdVerdict& verdict : summary.thresholds) {
      const std::string& key = verdict.threshold.key;
      if (!find(key)) {
        add(told(measured_for(summary, verdict).value_or(nothing_for(summary, verdict.threshold))));
      }
      find(key)->verdicts.push_back(&verdict);
    }
  }

  const std::vector<Told>& all() const { return all_; }

 private:
  void built_in(const RunSummary& summary) {
    const Nanos elapsed = summary.elapsed;
    const RequestTotals requests = sum_requests(summary.total);
    const ActionTally actions = sum_actions(summary.total);
    const CheckTally checks = sum_checks(summary.total);
    const std::int64_t most = bots_alive_max(summary.seconds);
    const auto plain = [this](const char* name, MetricKind kind, Json fields) {
      add({name, kind, Unit::none, std::move(fields)});
    };
    plain("checks", MetricKind::rate, rate(checks.passed, checks.passed + checks.failed));
    add({"data_received", MetricKind::counter, Unit::bytes,
         counter(requests.bytes_received, elapsed)});
    add({"data_sent", MetricKind::counter, Unit::bytes, counter(requests.bytes_sent, elapsed)});
    const ModelTally models = sum_models(summary.total);
    plain("dropped_iterations", MetricKind::counter,
          counter(models.ticks_missed + models.arrivals_dropped, elapsed));
    timed("http_req_duration", requests.duration);
    plain("http_req_failed", MetricKind::rate,
          rate(count_of(requests.failed), count_of(requests.counted)));
    plain("http_reqs", MetricKind::counter, counter(summary.total.begun, elapsed));
    timed("iteration_duration", actions.duration);
    plain("iterations", MetricKind::counter, counter(actions.ended, elapsed));
    plain("vus", MetricKind::gauge, bots(summary.seconds));
    plain("vus_max", MetricKind::gauge, gauge(most, most, most));
    Histogram groups;
    for (const auto& [key, duration] : summary.total.timings)
      if (key.kind == TimingKind::group) groups.merge(duration);
    if (!groups.empty()) timed("group_duration", groups);
  }
  void timed(const char* name, const Histogram& times) {
    add({name, MetricKind::trend, Unit::milliseconds, trend(times)});
  }

  Told* find(const std::string& name) {
    const auto found = std::find_if(all_.begin(), all_.end(),
                                    [&name](const Told& one) { return one.name == name; });
    return found == all_.end() ? nullptr : &*found;
  }
  // Of several of one name the first.
  void add(Told one) {
    if (!find(one.name)) all_.push_back(std::move(one));
  }

  std::vector<Told> all_;
};

Json metrics(const RunSummary& summary) {
  Json result;
  const ToldMetrics told(summary);
  for (const Told& one : told.all()) {
    result[one.name] = one.fields;
    // In this layout of k6's `true` says that the threshold failed.
    for (const ThresholdVerdict* verdict : one.verdicts)
      result[one.name]["thresholds"][verdict->threshold.source] = !verdict->passed;
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

Json described(const Told& one) {
  Json values = one.fields;
  if (one.kind == MetricKind::rate && values.contains("value")) {
    values["rate"] = values["value"];
    values.erase("value");
  }
  Json made = {{"type", name_of(one.kind)},
               {"contains", contains_of(one.unit)},
               {"values", std::move(values)}};
  for (const ThresholdVerdict* verdict : one.verdicts)
    made["thresholds"][verdict->threshold.source] = {{"ok", verdict->passed}};
  return made;
}

}  // namespace

std::string render_summary_data(const RunSummary& summary, const std::string& setup_data) {
  Json root = root_group(summary), by_name;
  for (const char* key : {"groups", "checks"}) root[key] = listed(root[key]);
  const ToldMetrics told(summary);
  for (const Told& one : told.all()) by_name[one.name] = described(one);
  Json data = {{"root_group", std::move(root)},
               {"metrics", std::move(by_name)},
               {"state", {{"testRunDurationMs", seconds(summary.elapsed) * 1e3}}}};
  if (!setup_data.empty()) data["setup_data"] = Json::parse(setup_data);
  return data.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string render_summary_export(const RunSummary& summary) {
  const Json report = {{"root_group", root_group(summary)}, {"metrics", metrics(summary)}};
  return report.dump(4, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace hailstorm
