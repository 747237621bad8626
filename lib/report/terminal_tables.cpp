// Tables by name, by failure, by mishap and by model.
#include "report/terminal_tables.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "report/percentile_text.h"
#include "report/table.h"
#include "report/text.h"
#include "report/totals.h"

namespace hailstorm {
namespace {

constexpr int indent = 2;
// What a report that nobody would read to its end leaves out is counted in its last line.
constexpr std::size_t rows_max = 20;
constexpr std::size_t names_max = 50;
constexpr int kind_width = 30;

void add_times(std::vector<Cell>& cells, const Histogram& duration) {
  const auto add = [&](const std::string& time) {
    cells.push_back({duration.empty() ? "-" : time});
  };
  add(show_time(duration.mean()));
  for (const double percent : table_percentiles) add(show_percentile(duration, percent));
  add(show_time(static_cast<double>(duration.max())));
}

void add_headings(std::vector<std::string>& columns) {
  for (const char* heading : {"avg", "p50", "p90", "p95", "p99", "p99.9", "max"})
    columns.emplace_back(heading);
}

std::vector<Cell> request_cells(const RequestTotals& totals, Nanos elapsed, bool compact) {
  const auto count = [compact](std::uint64_t n) {
    return compact ? show_compact(n) : show_count(n);
  };
  const double rate = rate_of(totals.ended, elapsed);
  std::vector<Cell> cells = {
      {count(totals.ended)},
      {count(count_of(totals.failed)), totals.failed > 0 ? Ink::bad : Ink::plain},
      {rate < 1000 ? show_number(rate) : count(static_cast<std::uint64_t>(std::llround(rate)))}};
  add_times(cells, totals.duration);
  return cells;
}

// "GET  /cart", the names of all rows beneath each other.
std::string label_of(const RequestName& request, int method_width) {
  return pad_right(printable(request.method), method_width) + " " + printable(request.name);
}

// Leaves the `names_max` names with the most requests; says how many it took away.
std::size_t keep_the_busiest(std::map<RequestName, RequestTotals>& names) {
  if (names.size() <= names_max) return 0;
  std::vector<std::pair<std::uint64_t, RequestName>> by_count;
  by_count.reserve(names.size());
  for (const auto& [request, totals] : names) by_count.emplace_back(totals.ended, request);
  std::stable_sort(by_count.begin(), by_count.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = names_max; i < by_count.size(); ++i) names.erase(by_count[i].second);
  return by_count.size() - names_max;
}

template <class Rows, class RequestOf>
int method_width_of(const Rows& rows, RequestOf request_of) {
  int width = 0;
  for (const auto& row : rows) width = std::max(width, width_of(printable(request_of(row).method)));
  return width;
}

std::string and_more(std::size_t left_out, std::string_view what) {
  if (left_out == 0) return {};
  return std::string(indent, ' ') + "... and " + show_count(left_out) + " more " +
         std::string(what) + "; the JSON report has them all\n";
}

// "4s-21s": the first and the last second.
std::string seen_in(const RunSummary& summary, const FailureCount& failure) {
  const auto seen = summary.seen.failures.find({failure.request, failure.kind});
  if (seen == summary.seen.failures.end()) return "-";
  const auto [first, last] = seen->second;
  const std::string from = std::to_string(first) + "s";
  return first == last ? from : from + "-" + std::to_string(last) + "s";
}

bool fits(std::string_view text, int width) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (width_of(line) > width) return false;
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return true;
}

// `compact` counts are rounded: where there is no room for their digits.
std::string render_names(const NameRows& rows, const RunSummary& summary, int width,
                         const Paint& paint, bool compact) {
  const int methods = method_width_of(rows, [](const auto& row) { return row.first; });
  const bool several_models = rows.front().first.model != rows.back().first.model;
  std::vector<std::string> columns = {"reqs", "fails", "req/s"};
  add_headings(columns);
  Table table("Name", columns);
  std::string model;
  for (const auto& [request, totals] : rows) {
    if (several_models && request.model != model) {
      table.add_heading(printable(request.model));
      model = request.model;
    }
    table.add(label_of(request, methods), request_cells(totals, summary.elapsed, compact));
  }
  table.add_rule();
  table.add("Aggregated", request_cells(sum_requests(summary.total), summary.elapsed, compact));
  return table.render(width, indent, paint);
}

}  // namespace

std::string names_table(const RunSummary& summary, int width, const Paint& paint) {
  auto names = requests_by_name(summary.total);
  if (names.empty()) return {};
  const std::size_t left_out = keep_the_busiest(names);
  const NameRows rows = rows_of(names);
  std::string text = render_names(rows, summary, width, paint, false);
  if (!fits(text, width)) text = render_names(rows, summary, width, paint, true);
  return text + and_more(left_out, "names with fewer requests");
}

std::string timings_table(TimingKind kind, const RunSummary& summary, int width,
                          const Paint& paint) {
  const auto& all = summary.total.timings;
  const bool observed = kind == TimingKind::observed;
  const bool several_models = summary.models.size() > 1;
  std::vector<std::string> columns;
  if (observed) columns.emplace_back("status");
  columns.emplace_back("count");
  add_headings(columns);
  Table table("Name", columns);
  std::size_t rows = 0;
  for (const auto& [key, duration] : all) {
    if (key.kind != kind || ++rows > names_max) continue;
    std::vector<Cell> cells;
    if (observed) cells.push_back({std::to_string(key.status)});
    cells.push_back({show_count(duration.count())});
    add_times(cells, duration);
    table.add(printable(several_models ? key.model + " " + key.name : key.name), cells);
  }
  if (rows == 0) return {};
  return table.render(width, indent, paint) +
         and_more(rows - std::min(rows, names_max), observed ? "observations" : "groups");
}

std::string failures_table(const RunSummary& summary, int width, const Paint& paint) {
  const auto failures = failures_of(summary.total);
  if (failures.empty()) return {};
  const RequestTotals totals = sum_requests(summary.total);
  const int methods = method_width_of(failures, [](const auto& row) { return row.request; });
  Table table("Name", {"how", "count", "of all", "seen"});
  const std::size_t shown = std::min(failures.size(), rows_max);
  for (std::size_t i = 0; i < shown; ++i) {
    const FailureCount& failure = failures[i];
    table.add(label_of(failure.request, methods),
              {{shorten(printable(first_line(failure.kind)), kind_width), Ink::bad},
               {show_count(count_of(failure.count))},
               {show_share(share_of(count_of(failure.count), totals.ended))},
               {seen_in(summary, failure)}});
  }
  return table.render(width, indent, paint) + and_more(failures.size() - shown, "kinds");
}

std::string mishaps_table(const RunSummary& summary, int width, const Paint& paint) {
  std::vector<std::pair<MishapKey, std::uint64_t>> mishaps(summary.total.mishaps.begin(),
                                                           summary.total.mishaps.end());
  std::stable_sort(mishaps.begin(), mishaps.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  const std::size_t shown = std::min(mishaps.size(), rows_max);
  int counts = 0;
  for (std::size_t i = 0; i < shown; ++i) {
    counts = std::max(counts, width_of(show_count(mishaps[i].second)));
  }
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& [key, count] = mishaps[i];
    const std::string place = key.model + (key.action.empty() ? "" : "." + key.action);
    const int deeper = indent + counts + 3;
    text += std::string(indent, ' ') + paint(Ink::bad, pad_left(show_count(count), counts)) +
            " x " + shorten(printable(place), width - deeper) + "\n" + std::string(deeper, ' ') +
            wrap(printable(first_line(key.text)), width, deeper);
  }
  return text + and_more(mishaps.size() - shown, "texts");
}

std::string crowd_table(const RunSummary& summary, int width, const Paint& paint) {
  const auto crowds = crowds_of(summary.seconds);
  if (crowds.empty()) return {};
  const auto number = [](std::int64_t count, Ink ink = Ink::plain) {
    return Cell{show_count(static_cast<std::uint64_t>(std::max<std::int64_t>(count, 0))),
                count > 0 ? ink : Ink::plain};
  };
  Table table("Most at once", {"wanted", "alive", "late", "refused", "held", "stopping"});
  for (const auto& [model, crowd] : crowds) {
    const Census& peak = crowd.peak;
    table.add(printable(model), {number(peak.wanted), number(crowd.alive_max),
                                 number(peak.late, Ink::warning), number(peak.refused, Ink::bad),
                                 number(peak.held, Ink::warning), number(peak.stopping)});
  }
  return table.render(width, indent, paint);
}

}  // namespace hailstorm
