// The report's keys in the order in which they are documented.
#include "report/json.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "report/totals.h"

namespace hailstorm {
namespace {

using Json = nlohmann::ordered_json;

constexpr double nanos_per_ms = 1e6;

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
  put("p(90)", times.percentile(90));
  put("p(95)", times.percentile(95));
  put("p(99)", times.percentile(99));
  put("p(99.9)", times.percentile(99.9));
  return result;
}

Json run_of(const RunSummary& summary) {
  Json models = Json::array();
  for (const auto& model : summary.models) {
    models.push_back({{"name", model.name}, {"bots", model.shape}, {"interval", model.interval}});
  }
  return {{"id", summary.run_id},
          {"script", summary.script},
          {"started", summary.started},
          {"elapsed_s", seconds(summary.elapsed)},
          {"ending", name_of(summary.ending)},
          {"ending_reason", summary.ending_reason},
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

Json metrics_of(const RunSummary& summary) {
  const Nanos elapsed = summary.elapsed;
  const RequestTotals requests = sum_requests(summary.total);
  const ActionTally actions = sum_actions(summary.total);
  const ModelTally models = sum_models(summary.total);
  const CheckTally checks = sum_checks(summary.total);
  return {{"http_reqs", counter(summary.total.begun, elapsed)},
          {"http_req_failed", rate(count_of(requests.failed), count_of(requests.counted))},
          {"http_req_duration", trend(requests.duration)},
          {"checks", rate(checks.passed, checks.passed + checks.failed)},
          {"actions", counter(actions.started, elapsed)},
          {"actions_failed", rate(actions.failed, actions.ended)},
          {"actions_cut_off", counter(actions.cut_off, elapsed)},
          {"action_duration", trend(actions.duration)},
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
          {"generator_lag", {{"max", to_ms(summary.longest_lag)}}},
          {"gc_pause", trend(summary.gc_pauses)}};
}

Json checks_of(const RunSummary& summary) {
  Json checks = Json::array();
  for (const auto& [name, tally] : summary.total.checks) {
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
         {"sent", tally.sent}});
  }
  return outcomes;
}

Json verdicts_of(const RunSummary& summary) {
  Json verdicts = Json::array();
  for (const auto& [key, count] : summary.total.verdicts) {
    verdicts.push_back({{"model", key.model},
                        {"name", key.name},
                        {"method", key.method},
                        {"text", key.text},
                        {"count", count}});
  }
  return verdicts;
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
                       {"duration", trend(tally.duration)}});
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

Json mishaps_of(const RunSummary& summary) {
  Json mishaps = Json::array();
  for (const auto& [key, count] : summary.total.mishaps) {
    mishaps.push_back(
        {{"model", key.model}, {"action", key.action}, {"text", key.text}, {"count", count}});
  }
  return mishaps;
}

Json completeness_json(const RunSummary& summary) {
  const Completeness c = completeness_of(summary.total);
  return {{"complete", c.unaccounted == 0}, {"begun", c.begun},
          {"answered", c.answered},         {"unanswered", c.unanswered},
          {"cut_off", c.cut_off},           {"unaccounted", c.unaccounted},
          {"target_min", c.target_min},     {"target_max", c.target_max}};
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

Json seconds_of(const RunSummary& summary) {
  Json rows = Json::array();
  for (const auto& second : summary.seconds) {
    rows.push_back({{"t", second.number},
                    {"http_reqs", second.begun},
                    {"failed", second.failed},
                    {"ticks_missed", second.ticks_missed},
                    {"p(95)", to_ms(second.p95)}});
  }
  return rows;
}

}  // namespace

std::string render_json(const RunSummary& summary) {
  const Json report = {
      {"version", report_version},        {"run", run_of(summary)},
      {"metrics", metrics_of(summary)},   {"checks", checks_of(summary)},
      {"names", names_of(summary)},       {"outcomes", outcomes_of(summary)},
      {"verdicts", verdicts_of(summary)}, {"actions", actions_of(summary)},
      {"groups", groups_of(summary)},     {"observed", observed_of(summary)},
      {"mishaps", mishaps_of(summary)},   {"completeness", completeness_json(summary)},
      {"bots", bots_of(summary)},         {"seconds", seconds_of(summary)}};
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace hailstorm
