// The end report's tables as Markdown's.
#include "report/markdown.h"

#include <algorithm>
#include <vector>

#include "report/cases.h"
#include "report/markup.h"
#include "report/measured.h"
#include "report/percentile_text.h"
#include "report/statement.h"
#include "report/text.h"
#include "report/totals.h"

namespace hailstorm {
namespace {

// What a comment on a change has room for; the JSON report has everything.
constexpr std::size_t rows_max = 50;
constexpr std::size_t text_max = 300;

using Row = std::vector<std::string>;

// The first `texts` columns are texts, the others numbers. Nothing without rows.
std::string table(const Row& headings, std::size_t texts, const std::vector<Row>& rows) {
  if (rows.empty()) return {};
  const auto line = [](const Row& cells) {
    std::string text = "|";
    for (const std::string& cell : cells) text += " " + cell + " |";
    return text + "\n";
  };
  Row rule;
  for (std::size_t i = 0; i < headings.size(); ++i) rule.push_back(i < texts ? "---" : "---:");
  std::string text = line(headings) + line(rule);
  for (std::size_t i = 0; i < std::min(rows.size(), rows_max); ++i) text += line(rows[i]);
  if (rows.size() > rows_max)
    text += "\n... and " + show_count(rows.size() - rows_max) + " more; the JSON report has all\n";
  return text;
}

std::string section(std::string_view title, const std::string& body) {
  return body.empty() ? "" : "\n## " + std::string(title) + "\n\n" + body;
}

std::string cell(std::string_view text) {
  return escape_markdown(first_line(text).substr(0, text_max));
}

void add_times(Row& row, const Histogram& times) {
  const auto add = [&](const std::string& text) {
    row.push_back(times.empty() ? "" : escape_markdown(text));
  };
  add(show_time(times.mean()));
  for (const double percent : table_percentiles) add(show_percentile(times, percent));
  add(show_time(static_cast<double>(times.max())));
}

std::string head(const RunSummary& summary) {
  std::string text =
      "# " + std::string(summary.passed() ? "✅" : "❌") + " " + escape_markdown(title_of(summary)) +
      "\n\n" + std::string(name_of(summary.ending)) + " after " + show_elapsed(summary.elapsed);
  if (!summary.ending_reason.empty()) text += ": " + cell(summary.ending_reason);
  text += ", exit code " + std::to_string(summary.exit_code) + "  \n";
  for (const RunModel& model : summary.models) {
    text += "bots: " + escape_markdown(model.name) + " = " + escape_markdown(model.size()) + ", " +
            escape_markdown(model.pace) + "  \n";
  }
  if (!summary.run_id.empty()) text += "run: " + summary.run_id + ", " + summary.started + "\n";
  return text;
}

std::string totals(const RunSummary& summary) {
  const RequestTotals requests = sum_requests(summary.total);
  const ActionTally actions = sum_actions(summary.total);
  const ModelTally models = sum_models(summary.total);
  const auto rate = [&](std::uint64_t count) { return show_rate(rate_of(count, summary.elapsed)); };
  const auto share = [](std::uint64_t part, std::uint64_t whole) {
    return show_share(share_of(part, whole)) + " of " + show_count(whole);
  };
  const auto bytes = [&](std::uint64_t count) {
    return show_bytes(rate_of(count, summary.elapsed)) + "/s";
  };
  const std::uint64_t failed = count_of(requests.failed);
  std::vector<Row> rows = {
      {"http\\_reqs", show_count(summary.total.begun), rate(summary.total.begun)},
      {"http\\_req\\_failed", show_count(failed), share(failed, count_of(requests.counted))},
      {"actions", show_count(actions.started), rate(actions.started)},
      {"actions\\_failed", show_count(actions.failed), share(actions.failed, actions.ended)}};
  if (models.ticks + models.ticks_missed > 0)
    rows.push_back({"ticks\\_missed", show_count(models.ticks_missed), rate(models.ticks_missed)});
  if (models.arrivals > 0) {
    rows.push_back({"arrivals", show_count(models.arrivals), rate(models.arrivals)});
    rows.push_back({"arrivals\\_dropped", show_count(models.arrivals_dropped),
                    share(models.arrivals_dropped, models.arrivals)});
  }
  if (const Histogram response = sum_responses(summary.total).action; !response.empty()) {
    rows.push_back({"action\\_response", escape_markdown("p50 " + show_percentile(response, 50)),
                    escape_markdown("p99 " + show_percentile(response, 99))});
  }
  rows.push_back({"data\\_sent", show_bytes(static_cast<double>(requests.bytes_sent)),
                  bytes(requests.bytes_sent)});
  rows.push_back({"data\\_received", show_bytes(static_cast<double>(requests.bytes_received)),
                  bytes(requests.bytes_received)});
  const std::string confidence = confidence_words(summary);
  return table({"metric", "value", ""}, 1, rows) +
         (confidence.empty() ? "" : "\nhttp\\_req\\_duration: " + confidence + "\n");
}

std::string names(const RunSummary& summary) {
  std::vector<Row> rows;
  const auto add = [&](const std::string& method, const std::string& name,
                       const RequestTotals& sum) {
    Row row = {method, name, show_count(sum.ended), show_count(count_of(sum.failed)),
               show_number(rate_of(sum.ended, summary.elapsed))};
    add_times(row, sum.duration);
    rows.push_back(std::move(row));
  };
  const RequestTotals all = sum_requests(summary.total);
  if (all.ended == 0) return {};
  add("", "**all**", all);
  for (const auto& [request, sum] : rows_of(requests_by_name(summary.total))) {
    add(escape_markdown(request.method), escape_markdown(request.name), sum);
  }
  return table({"", "name", "requests", "failed", "req/s", "avg", "p50", "p90", "p95", "p99",
                "p99.9", "max"},
               2, rows);
}

// The script's own: what k6 says of one of their kind.
std::string own_metrics(const RunSummary& summary) {
  std::vector<Row> rows;
  for (const MeasuredMetric& metric : own_metrics_of(summary)) {
    std::string values;
    for (const auto& [field, value] : metric.fields)
      values += (values.empty() ? "" : ", ") + field + "=" + show_field(metric, field);
    rows.push_back(
        {escape_markdown(metric.name), std::string(name_of(metric.kind)), escape_markdown(values)});
  }
  return table({"metric", "kind", "values"}, 3, rows);
}

std::string cases(const RunSummary& summary) {
  std::vector<Row> rows;
  for (const Case& one : cases_of(summary)) {
    const std::string mark = one.standing == Standing::good   ? "✅"
                             : one.standing == Standing::told ? "⚠️"
                                                              : "❌";
    rows.push_back({mark, one.group, cell(one.name), cell(one.words)});
  }
  return table({"", "", "case", "how it stands"}, 4, rows);
}

std::string failures(const RunSummary& summary) {
  std::vector<Row> rows;
  for (const FailureCount& failure : failures_of(summary.total)) {
    const auto seen = summary.seen.failures.find({failure.request, failure.kind});
    Row row = {escape_markdown(failure.request.method),
               escape_markdown(failure.request.name),
               cell(failure.kind),
               show_count(count_of(failure.count)),
               "",
               ""};
    if (seen != summary.seen.failures.end()) {
      row[4] = std::to_string(seen->second.first) + "s";
      row[5] = std::to_string(seen->second.last) + "s";
    }
    rows.push_back(std::move(row));
  }
  return table({"", "name", "how", "count", "first seen", "last seen"}, 3, rows);
}

std::string mishaps(const RunSummary& summary) {
  std::vector<Row> rows;
  for (const auto& [key, count] : summary.total.mishaps) {
    const std::string place = key.model + (key.action.empty() ? "" : "." + key.action);
    rows.push_back({escape_markdown(place), cell(key.text), show_count(count)});
  }
  return table({"where", "what", "count"}, 2, rows);
}

std::string items(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += "- " + escape_markdown(text) + "\n";
  return list;
}

}  // namespace

std::string render_markdown(const RunSummary& summary) {
  return head(summary) + section("Totals", totals(summary)) + section("By name", names(summary)) +
         section("Metrics of the script", own_metrics(summary)) + section("Cases", cases(summary)) +
         section("Failures", failures(summary)) + section("Script errors", mishaps(summary)) +
         section("Completeness", items(statement_lines(summary))) +
         section("Notes", items(summary.notes)) +
         (marks_any(summary) ? "\n" + escape_markdown(support_words) + "\n" : "");
}

}  // namespace hailstorm
