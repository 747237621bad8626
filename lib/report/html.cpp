// What the page shows, as JSON within it; page.html draws it.
#include "report/html.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "report/cases.h"
#include "report/measured.h"
#include "report/page_seconds.h"
#include "report/percentile_text.h"
#include "report/statement.h"
#include "report/text.h"
#include "report/totals.h"

namespace hailstorm {

extern const std::string_view report_page;

namespace {

using Json = nlohmann::ordered_json;

// Bounds that keep the page below 1 MB whatever a run was like; the JSON report has everything.
constexpr std::size_t bins_max = 600, names_max = 1000, rows_max = 200, text_max = 400,
                      kept_max = 20;

std::string cut(std::string_view text) {
  return std::string(text.substr(0, text_max)) + (text.size() > text_max ? " …" : "");
}

// Adds `key` with at most `most` rows, and "key_left_out": how many there are more.
void add_rows(Json& page, const std::string& key, Json rows, std::size_t most) {
  const std::size_t left_out = rows.size() - std::min(rows.size(), most);
  while (rows.size() > most) rows.erase(rows.size() - 1);
  page[key] = std::move(rows);
  if (left_out > 0) page[key + "_left_out"] = left_out;
}

// In the order of the page's columns; null where nothing was measured.
Json times(const Histogram& of) {
  if (of.empty()) return {};
  Json result = {of.mean() / 1e6};
  for (const double percent : table_percentiles) result.push_back(of.percentile(percent) / 1e6);
  result.push_back(static_cast<double>(of.max()) / 1e6);
  return result;
}

// How many of the percentiles have the mark of too few values: the last ones, as they rise.
std::size_t marked(const Histogram& of) {
  return static_cast<std::size_t>(
      std::count_if(table_percentiles.begin(), table_percentiles.end(),
                    [&of](double percent) { return !is_supported(percent, of.count()); }));
}

template <class Value>
Json column(const std::vector<std::optional<Value>>& values) {
  Json result = Json::array();
  for (const auto& value : values) result.push_back(value ? Json(*value) : Json());
  return result;
}

Json seconds_of(const RunSummary& summary) {
  // A second that the end of the run cut short would look as if the target had failed.
  std::vector<RunSecond> whole = summary.seconds;
  if (whole.size() > 1 && summary.elapsed < std::chrono::seconds(whole.back().number + 1))
    whole.pop_back();
  const PageSeconds s = fold(whole, bins_max);
  return {{"width", s.width},     {"t", s.t},
          {"wanted", s.wanted},   {"running", s.running},
          {"rate", s.rate},       {"failed", s.failed},
          {"missed", s.missed},   {"lag", s.lag},
          {"p50", column(s.p50)}, {"p95", column(s.p95)},
          {"p99", column(s.p99)}, {"response", column(s.response)},
          {"dropped", s.dropped}, {"distorted", s.distorted}};
}

Json facts(const RunSummary& summary) {
  std::string ended =
      std::string(name_of(summary.ending)) + " after " + show_elapsed(summary.elapsed);
  if (!summary.ending_reason.empty()) ended += ": " + cut(summary.ending_reason);
  Json result = {ended + ", exit code " + std::to_string(summary.exit_code)};
  for (const RunModel& model : summary.models) {
    result.push_back(model.name + " = " + model.size() +
                     (model.pace.empty() ? "" : ", " + model.pace));
  }
  std::string run = summary.run_id;
  if (!summary.started.empty()) run += (run.empty() ? "" : " · ") + ("started " + summary.started);
  for (const auto& [name, value] : summary.tags) run += " · " + name + "=" + value;
  if (!run.empty()) result.push_back("run " + run);
  result.push_back(std::to_string(summary.threads) +
                   (summary.threads == 1 ? " thread" : " threads") + " · seed " +
                   std::to_string(summary.seed) +
                   (summary.connections.empty() ? "" : " · connections: " + summary.connections) +
                   (summary.proxy.empty() ? "" : " · proxy " + summary.proxy));
  return result;
}

// Name, value, what else to say, color.
Json tiles(const RunSummary& summary) {
  const RequestTotals requests = sum_requests(summary.total);
  const ModelTally models = sum_models(summary.total);
  const std::uint64_t failed = count_of(requests.failed);
  const auto percentile = [&](double percent) {
    return requests.duration.empty() ? "–" : show_percentile(requests.duration, percent);
  };
  const auto bytes = [&](std::uint64_t count) {
    return show_bytes(rate_of(count, summary.elapsed)) + "/s";
  };
  Json result = {{"requests", show_count(summary.total.begun),
                  show_rate(rate_of(summary.total.begun, summary.elapsed)), ""},
                 {"failed", show_share(share_of(failed, count_of(requests.counted))),
                  show_count(failed) + " of " + show_count(count_of(requests.counted)),
                  failed > 0 ? "bad" : ""},
                 {"p50", percentile(50), "p90 " + percentile(90), ""},
                 {"p95", percentile(95), "p99 " + percentile(99), ""},
                 {"most bots", show_count(count_of(bots_alive_max(summary.seconds))),
                  show_count(models.bots_failed) + " failed", models.bots_failed > 0 ? "bad" : ""},
                 {"received", show_bytes(static_cast<double>(requests.bytes_received)),
                  bytes(requests.bytes_received), ""}};
  if (const Histogram response = sum_responses(summary.total).action; !response.empty()) {
    result.push_back({"response p95", show_percentile(response, 95),
                      "p99 " + show_percentile(response, 99), ""});
  }
  if (models.arrivals > 0) {
    result.push_back({"arrivals dropped", show_count(models.arrivals_dropped),
                      "of " + show_count(models.arrivals),
                      models.arrivals_dropped > 0 ? "bad" : ""});
  }
  if (models.ticks + models.ticks_missed > 0) {
    result.push_back({"ticks missed", show_count(models.ticks_missed),
                      "of " + show_count(models.ticks + models.ticks_missed),
                      models.ticks_missed > 0 ? "bad" : ""});
  }
  return result;
}

Json name_row(const RequestName& request, const RequestTotals& totals, Nanos elapsed) {
  return {{"model", request.model},
          {"name", cut(request.name)},
          {"method", request.method},
          {"count", totals.ended},
          {"failed", count_of(totals.failed)},
          {"rate", rate_of(totals.ended, elapsed)},
          {"times", times(totals.duration)},
          {"marked", marked(totals.duration)}};
}

Json names(const RunSummary& summary) {
  Json rows = Json::array();
  const RequestTotals all = sum_requests(summary.total);
  if (all.ended == 0) return rows;
  rows.push_back(name_row({"", "all", ""}, all, summary.elapsed));
  rows[0]["all"] = true;
  for (const auto& [request, totals] : rows_of(requests_by_name(summary.total))) {
    rows.push_back(name_row(request, totals, summary.elapsed));
  }
  return rows;
}

Json cases(const RunSummary& summary) {
  Json rows = Json::array();
  for (const Case& one : cases_of(summary)) {
    rows.push_back({{"group", one.group},
                    {"name", cut(one.name)},
                    {"standing", static_cast<int>(one.standing)},
                    {"words", cut(one.words)}});
  }
  return rows;
}

Json failures(const RunSummary& summary) {
  Json rows = Json::array();
  for (const FailureCount& failure : failures_of(summary.total)) {
    const auto seen = summary.seen.failures.find({failure.request, failure.kind});
    const bool known = seen != summary.seen.failures.end();
    rows.push_back({{"method", failure.request.method},
                    {"name", cut(failure.request.name)},
                    {"kind", cut(failure.kind)},
                    {"count", count_of(failure.count)},
                    {"first", known ? Json(seen->second.first) : Json()},
                    {"last", known ? Json(seen->second.last) : Json()}});
  }
  return rows;
}

Json timings(const RunSummary& summary) {
  Json rows = Json::array();
  for (const auto& [key, duration] : summary.total.timings) {
    const bool group = key.kind == TimingKind::group;
    rows.push_back({{"kind", group ? "group" : std::to_string(key.status)},
                    {"name", cut(key.name)},
                    {"count", duration.count()},
                    {"times", times(duration)},
                    {"marked", marked(duration)}});
  }
  return rows;
}

// The script's metrics: their fields as text.
Json own(const RunSummary& summary) {
  Json rows = Json::array();
  for (const MeasuredMetric& metric : own_metrics_of(summary)) {
    Json fields = Json::array();
    for (const auto& [field, value] : metric.fields)
      fields.push_back({field, show_field(metric, field)});
    rows.push_back({{"name", metric.name}, {"kind", name_of(metric.kind)}, {"fields", fields}});
  }
  return rows;
}

Json mishaps(const RunSummary& summary) {
  Json rows = Json::array();
  for (const auto& [key, count] : summary.total.mishaps) {
    rows.push_back({{"where", key.model + (key.action.empty() ? "" : "." + key.action)},
                    {"text", cut(key.text)},
                    {"count", count}});
  }
  return rows;
}

// The beginning of a message, with what it has more.
std::string shown(const std::string& head, const std::string& body, std::size_t body_size) {
  std::string text = head + body;
  if (body_size > body.size()) text += "\n... " + show_count(body_size) + " bytes in all";
  return text;
}

Json kept(const RunSummary& summary) {
  Json rows = Json::array();
  for (const KeptExchange& one : summary.kept) {
    if (rows.size() == kept_max) break;
    std::string times;
    for (std::size_t i = 0; i < one.phases.size(); ++i) {
      if (one.phases[i] == Nanos(0)) continue;
      times += std::string(times.empty() ? "" : ", ") + phase_names[i] + " " +
               show_time(static_cast<double>(one.phases[i].count()));
    }
    rows.push_back(
        {{"title", one.kind + " · " + one.method + " " + cut(one.name)},
         {"at", seconds(one.at)},
         {"detail", one.detail},
         {"remote", one.remote},
         {"times", times},
         {"request", shown(one.request_head, one.request_body, one.request_body_size)},
         {"response", shown(one.response_head, one.response_body, one.response_body_size)}});
  }
  return rows;
}

Json page_of(const RunSummary& summary) {
  Json page = {{"title", title_of(summary)},
               {"passed", summary.passed()},
               {"models", summary.models.size()},
               {"ticks", completeness_of(summary.total).ticks_planned},
               {"responses", !sum_responses(summary.total).action.empty()},
               {"arrivals", sum_models(summary.total).arrivals},
               {"facts", facts(summary)},
               {"tiles", tiles(summary)},
               {"seconds", seconds_of(summary)},
               {"kept", kept(summary)},
               {"completeness", statement_lines(summary)},
               {"notes", summary.notes}};
  add_rows(page, "names", names(summary), names_max);
  add_rows(page, "cases", cases(summary), rows_max);
  add_rows(page, "failures", failures(summary), rows_max);
  add_rows(page, "timings", timings(summary), rows_max);
  add_rows(page, "own", own(summary), rows_max);
  if (marks_any(summary)) page["mark"] = support_words;
  if (const std::string words = confidence_words(summary); !words.empty())
    page["confidence"] = "http_req_duration: " + words;
  add_rows(page, "mishaps", mishaps(summary), rows_max);
  return page;
}

// Within a script element nothing may look like its end, or like the begin of a comment.
std::string embedded(const Json& page) {
  std::string text;
  for (const char c : page.dump(-1, ' ', false, Json::error_handler_t::replace)) {
    text += c == '<' ? "\\u003c" : std::string(1, c);
  }
  return text;
}

}  // namespace

std::string render_html(const RunSummary& summary) {
  constexpr std::string_view place = "@RUN@";
  const std::size_t at = report_page.find(place);
  return std::string(report_page.substr(0, at)) + embedded(page_of(summary)) +
         std::string(report_page.substr(at + place.size()));
}

}  // namespace hailstorm
