// The report's keys in the order in which they are documented.
#include "report/json.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "report/json_failures.h"
#include "report/json_number.h"
#include "report/json_seconds.h"
#include "report/measured.h"
#include "report/threshold_lines.h"
#include "report/totals.h"

namespace hailstorm {
namespace {

constexpr double nanos_per_ms = 1e6;
constexpr std::pair<const char*, double> shown_percentiles[] = {
    {"p(90)", 90}, {"p(95)", 95}, {"p(99)", 99}, {"p(99.9)", 99.9}};

double to_ms(double nanos) { return nanos / nanos_per_ms; }

Json to_ms(const std::optional<Nanos>& time) {
  return time ? Json(to_ms(static_cast<double>(time->count()))) : Json();
}

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}

Json counter(std::uint64_t count, Nanos elapsed) {
  return {{"count", count}, {"rate", rate_of(count, elapsed)}};
}

// As in k6: `passes` are those for which the metric's name is true.
Json rate(std::uint64_t is_so, std::uint64_t all) {
  return {{"rate", share_of(is_so, all)}, {"passes", is_so}, {"fails", all - is_so}};
}

// Milliseconds; null where nothing was measured.
Json trend(const Histogram& times) {
  Json result = {{"count", times.count()}};
  const auto put = [&](const char* key, double nanos) {
    result[key] = times.empty() ? Json() : Json(to_ms(nanos));
  };
  put("avg", times.mean());
  put("min", static_cast<double>(times.min()));
  put("med", times.percentile(50));
  put("max", static_cast<double>(times.max()));
  for (const auto& [key, percent] : shown_percentiles) put(key, times.percentile(percent));
  result["unsupported"] = Json::array();
  for (const auto& [key, p] :
       {std::pair("med", 50.0), std::pair("p(90)", 90.0), std::pair("p(95)", 95.0),
        std::pair("p(99)", 99.0), std::pair("p(99.9)", 99.9)}) {
    if (!is_supported(p, times.count())) result["unsupported"].push_back(key);
  }
  return result;
}

// http_req_duration, with the bounds within which percentiles would lie in other runs like this
// one; null where the run is too short to tell.
Json durations(const Histogram& times, const RunSummary& summary) {
  Json result = trend(times);
  Json& confidence = result["confidence"] = {{"level", 0.95},
                                             {"blocks", summary.blocks.size()},
                                             {"block_s", seconds(summary.blocks.length())}};
  for (const auto& [key, p] : {std::pair("p(95)", 95.0), std::pair("p(99)", 99.0)}) {
    const auto interval = summary.blocks.interval(p, Random(summary.seed));
    confidence[key] = interval ? Json({to_ms(interval->low), to_ms(interval->high)}) : Json();
  }
  return result;
}

Json run_of(const RunSummary& summary) {
  Json models = Json::array();
  for (const auto& model : summary.models) {
    const auto where = [](bool it_is, const std::string& text) {
      return it_is ? Json(text) : Json();
    };
    models.push_back({{"name", model.name},
                      {"bots", where(!model.arrives, model.shape)},
                      {"interval", where(!model.arrives, model.pace)},
                      {"arrivals", where(model.arrives, model.shape)},
                      {"manner", where(model.arrives, model.pace)}});
  }
  return {{"id", summary.run_id},
          {"script", summary.script},
          {"target", summary.target},
          {"started", summary.started},
          {"elapsed_s", seconds(summary.elapsed)},
          {"ending", name_of(summary.ending)},
          {"ending_reason", summary.ending_reason},
          {"exit_code", summary.exit_code},
          {"sentences", summary.sentences},
          {"models", models},
          {"threads", summary.threads},
          {"seed", std::to_string(summary.seed)},
          {"connections", summary.connections},
          {"tls_resume", summary.tls_resume},
          {"bodies_discarded", summary.bodies_discarded},
          {"proxy", summary.proxy},
          {"max_running", or_null(summary.max_running)},
          {"max_rate", or_null(summary.max_rate)},
          {"tags", summary.tags},
          {"notes", summary.notes}};
}

// By the limit that they passed.
Json killed(const ModelTally& models) {
  Json counts = Json::object();
  for (std::size_t i = 1; i < models.bots_killed.size(); ++i) {
    counts[std::string(name_of(static_cast<Limit>(i)))] = models.bots_killed[i];
  }
  return counts;
}

void put(Json& metrics, const std::vector<MeasuredMetric>& measured) {
  for (const MeasuredMetric& metric : measured) {
    Json& fields = metrics[metric.name];
    for (const auto& [name, value] : metric.fields)
      fields[name] = value ? json_number(*value) : Json();
    if (metric.kind == MetricKind::trend) fields["unsupported"] = metric.unsupported;
  }
}

Json metrics_of(const RunSummary& summary) {
  const Nanos elapsed = summary.elapsed;
  const RequestTotals requests = sum_requests(summary.total);
  const ActionTally actions = sum_actions(summary.total);
  const ResponseTotals responses = sum_responses(summary.total);
  const ModelTally models = sum_models(summary.total);
  const CheckTally checks = sum_checks(summary.total);
  Json metrics = {{"http_reqs", counter(summary.total.begun, elapsed)},
                  {"http_req_failed", rate(count_of(requests.failed), count_of(requests.counted))},
                  {"http_reqs_resent", counter(requests.resent, elapsed)},
                  {"http_req_duration", durations(requests.duration, summary)},
                  {"http_req_response", trend(responses.request)},
                  {"checks", rate(checks.passed, checks.passed + checks.failed)},
                  {"actions", counter(actions.started, elapsed)},
                  {"actions_failed", rate(actions.failed, actions.ended)},
                  {"actions_cut_off", counter(actions.cut_off, elapsed)},
                  {"action_duration", trend(actions.duration)},
                  {"action_response", trend(responses.action)},
                  {"schedule_lag", trend(responses.lag)},
                  {"arrivals", counter(models.arrivals, elapsed)},
                  {"arrivals_started", counter(models.arrivals_started, elapsed)},
                  {"arrivals_dropped", counter(models.arrivals_dropped, elapsed)},
                  {"journey_duration", trend(models.journey)},
                  {"journey_response", trend(models.journey_response)},
                  {"ticks", counter(models.ticks, elapsed)},
                  {"ticks_owed", counter(models.ticks_owed, elapsed)},
                  {"ticks_missed", counter(models.ticks_missed, elapsed)},
                  {"bots",
                   {{"max", bots_alive_max(summary.seconds)},
                    {"started", models.bots_started},
                    {"stopped", models.bots_stopped},
                    {"failed", models.bots_failed},
                    {"killed", killed(models)},
                    {"cut_off", models.bots_cut_off}}},
                  {"data_sent", counter(requests.bytes_sent, elapsed)},
                  {"data_received", counter(requests.bytes_received, elapsed)},
                  {"generator_lag",
                   {{"max", to_ms(summary.longest_lag)}, {"work", to_ms(summary.longest_work)}}},
                  {"generator_delay", trend(summary.delays)},
                  {"gc_pause", trend(summary.gc_pauses)}};
  put(metrics, phases_of(summary));
  put(metrics, own_metrics_of(summary));
  return metrics;
}

Json checks_of(const RunSummary& summary) {
  Json checks = Json::array();
  for (const auto& [name, tally] : summary.total.checks_by_name()) {
    checks.push_back({{"name", name}, {"passes", tally.passed}, {"fails", tally.failed}});
  }
  return checks;
}

Json names_of(const RunSummary& summary) {
  Json names = Json::array();
  for (const auto& [request, totals] : requests_by_name(summary.total)) {
    names.push_back({{"model", request.model},
                     {"name", request.name},
                     {"method", request.method},
                     {"count", totals.ended},
                     {"rate", rate_of(totals.ended, summary.elapsed)},
                     {"failed", totals.failed},
                     {"answered", totals.answered},
                     {"sent", totals.sent},
                     {"data_sent", totals.bytes_sent},
                     {"data_received", totals.bytes_received},
                     {"duration", trend(totals.duration)}});
  }
  return names;
}

Json outcomes_of(const RunSummary& summary) {
  Json outcomes = Json::array();
  for (const auto& [key, tally] : summary.total.exchanges) {
    outcomes.push_back(
        {{"model", key.model},
         {"name", key.name},
         {"method", key.method},
         {"outcome", name_of(key.outcome)},
         {"status", key.status},
         {"expected",
          key.expected == Expected::uncounted ? Json() : Json(key.expected == Expected::yes)},
         {"failed", tally.failed(key.expected)},
         {"called_good", tally.called_good},
         {"called_failed", tally.called_failed},
         {"count", tally.ended},
         {"sent", tally.sent},
         {"action", key.action},
         {"group", key.group},
         {"tags", key.own}});
  }
  return outcomes;
}

Json actions_of(const RunSummary& summary) {
  Json actions = Json::array();
  for (const auto& [key, tally] : summary.total.actions) {
    actions.push_back({{"model", key.model},
                       {"action", key.action},
                       {"started", tally.started},
                       {"ended", tally.ended},
                       {"failed", tally.failed},
                       {"cut_off", tally.cut_off},
                       {"duration", trend(tally.duration)},
                       {"response", trend(tally.response)},
                       {"lag", trend(tally.lag)},
                       {"missed", trend(tally.missed)}});
  }
  return actions;
}

Json groups_of(const RunSummary& summary) {
  Json groups = Json::array();
  for (const auto& [key, duration] : summary.total.timings) {
    if (key.kind != TimingKind::group) continue;
    groups.push_back({{"model", key.model}, {"name", key.name}, {"duration", trend(duration)}});
  }
  return groups;
}

Json observed_of(const RunSummary& summary) {
  Json observed = Json::array();
  for (const auto& [key, duration] : summary.total.timings) {
    if (key.kind != TimingKind::observed) continue;
    observed.push_back({{"model", key.model},
                        {"name", key.name},
                        {"status", key.status},
                        {"duration", trend(duration)}});
  }
  return observed;
}

Json completeness_json(const RunSummary& summary) {
  const Completeness c = completeness_of(summary.total);
  return {{"complete", c.unaccounted == 0},
          {"begun", c.begun},
          {"answered", c.answered},
          {"unanswered", c.unanswered},
          {"cut_off", c.cut_off},
          {"unaccounted", c.unaccounted},
          {"resent", c.resent},
          {"target_min", c.target_min},
          {"target_max", c.target_max},
          {"requests_around", summary.requests_around},
          {"ticks_planned", c.ticks_planned},
          {"ticks_started", c.ticks_started},
          {"ticks_missed", c.ticks_missed},
          {"arrivals_planned", c.arrivals_planned},
          {"arrivals_started", c.arrivals_started},
          {"arrivals_dropped", c.arrivals_dropped},
          {"arrivals_waiting", c.arrivals_waiting()},
          {"answered_intended", c.answered_intended}};
}

// Each model's bots, second by second.
Json bots_of(const RunSummary& summary) {
  Json bots = Json::object();
  for (const auto& second : summary.seconds) {
    for (const auto& [model, census] : second.bots) {
      bots[model].push_back({{"t", second.number},
                             {"wanted", census.wanted},
                             {"initializing", census.initializing},
                             {"running", census.running},
                             {"stopping", census.stopping},
                             {"late", census.late},
                             {"refused", census.refused},
                             {"held", census.held}});
    }
  }
  return bots;
}

Json changes_of(const RunSummary& summary) {
  Json changes = Json::array();
  for (const RunChange& change : summary.changes) {
    changes.push_back({{"t", seconds(change.at)},
                       {"model", change.model},
                       {"from", change.from},
                       {"to", change.to}});
  }
  return changes;
}

// All that is known of them; and as in k6 under its metric whether each holds, and beside that the
// values of a metric that no other part of the report has.
Json thresholds_of(const RunSummary& summary, Json& metrics) {
  Json rows = Json::array();
  for (const ThresholdVerdict& verdict : summary.thresholds) {
    const Threshold& threshold = verdict.threshold;
    if (!metrics.contains(threshold.key)) {
      if (const auto measured = measured_for(summary, verdict)) put(metrics, {*measured});
    }
    metrics[threshold.key]["thresholds"][threshold.source] = {{"ok", verdict.passed}};
    rows.push_back({{"metric", threshold.subject.metric},
                    {"key", threshold.key},
                    {"threshold", threshold.source},
                    {"ok", verdict.passed},
                    {"measured", verdict.measured},
                    {"supported", verdict.supported},
                    {"value", verdict.value},
                    {"bound", verdict.bound},
                    {"margin", verdict.margin},
                    {"unit", unit_of(verdict.dimension)},
                    {"at_s", or_null(verdict.at ? std::optional(seconds(*verdict.at))
                                                : std::optional<double>())},
                    {"crossed_s", or_null(verdict.crossed ? std::optional(seconds(*verdict.crossed))
                                                          : std::optional<double>())},
                    {"abort_on_fail", threshold.abort_on_fail},
                    {"ended_run", verdict.ended_run}});
  }
  return rows;
}

}  // namespace

std::string render_json(const RunSummary& summary) {
  Json metrics = metrics_of(summary);
  Json thresholds = thresholds_of(summary, metrics);
  Json report = {{"version", report_version},        {"run", run_of(summary)},
                 {"metrics", std::move(metrics)},    {"thresholds", std::move(thresholds)},
                 {"checks", checks_of(summary)},     {"names", names_of(summary)},
                 {"outcomes", outcomes_of(summary)}, {"failures", failures_json(summary)},
                 {"verdicts", verdicts_of(summary)}, {"actions", actions_of(summary)},
                 {"groups", groups_of(summary)},     {"observed", observed_of(summary)},
                 {"mishaps", mishaps_of(summary)},   {"completeness", completeness_json(summary)},
                 {"bots", bots_of(summary)},         {"kept", kept_of(summary)},
                 {"seconds", seconds_of(summary)},   {"overload", overload_json(summary)}};
  if (!summary.changes.empty()) report["run"]["changes"] = changes_of(summary);
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace hailstorm
