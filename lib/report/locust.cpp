// Locust's columns, filled with the sums that all reports share.
#include "report/locust.h"

#include <algorithm>
#include <limits>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "report/csv_row.h"
#include "report/name_history.h"
#include "report/text.h"
#include "report/totals.h"

namespace hailstorm {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view percent_columns = "50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%";

double to_ms(Nanos time) { return static_cast<double>(time.count()) / 1e6; }

// Locust says 0 of a row without an answer, and N/A for its percentiles.
void add_percentiles(CsvLine& row, const SecondTimes& times) {
  for (const Nanos time : times.percentiles) {
    times.count > 0 ? row.number(to_ms(time)) : row.text("N/A");
  }
}

double content_size(std::uint64_t bytes, std::uint64_t requests) {
  return requests == 0 ? 0 : static_cast<double>(bytes) / static_cast<double>(requests);
}

std::string stats_row(std::string_view type, std::string_view name, const RequestTotals& totals,
                      Nanos elapsed) {
  const SecondTimes times = times_of(totals.duration);
  CsvLine row;
  row.text(type).text(name).count(totals.ended).count(count_of(totals.failed));
  row.number(to_ms(times.percentile(50))).number(to_ms(times.mean));
  row.number(to_ms(times.min)).number(to_ms(times.percentile(100)));
  row.number(content_size(totals.bytes_received, totals.ended));
  row.number(rate_of(totals.ended, elapsed)).number(rate_of(count_of(totals.failed), elapsed));
  add_percentiles(row, times);
  return row.line(line_end);
}

// What Locust's history says of the whole run up to a second.
struct SoFar {
  std::uint64_t ended = 0, bytes_received = 0, timed = 0;
  std::int64_t failed = 0;
  double sum_ms = 0;
  Nanos min{}, max{}, median{};

  // A RunSecond or NameSecond.
  template <class Second>
  void add(const Second& second) {
    median = second.median_so_far;
    const SecondTimes& times = second.duration;
    ended += second.ended;
    failed += second.failed;
    bytes_received += second.bytes_received;
    if (times.count == 0) return;
    min = timed == 0 ? times.min : std::min(min, times.min);
    max = std::max(max, times.percentile(100));
    sum_ms += to_ms(times.mean) * static_cast<double>(times.count);
    timed += times.count;
  }
};

// A name on its way through the seconds of a run.
struct NamePath {
  const NamedRequest* name = nullptr;
  std::span<const NameSecond> ahead;
  std::int64_t end = 0;  // no rows from this second on
  NameSecond idle;
  SoFar so_far;

  // As Locust has it: from its first request on a name has a row at each second. Null before it.
  const NameSecond* at(std::int64_t second) {
    if (second >= end) return nullptr;
    if (ahead.empty() || ahead.front().number != second) return so_far.ended > 0 ? &idle : nullptr;
    const NameSecond& found = ahead.front();
    ahead = ahead.subspan(1);
    so_far.add(found);
    return &found;
  }
};

std::vector<NamePath> paths_of_names(const RunSummary& summary) {
  std::vector<NamePath> paths;
  if (!summary.names_over_time) return paths;
  const NameHistory& history = *summary.names_over_time;
  const std::int64_t end = history.ends_at().value_or(std::numeric_limits<std::int64_t>::max());
  for (const auto& [name, seconds] : history.names())
    paths.push_back({&name, seconds, end, {}, {}});
  return paths;
}

void add_so_far(CsvLine& row, const SoFar& so_far) {
  row.count(so_far.ended).count(count_of(so_far.failed)).number(to_ms(so_far.median));
  row.number(so_far.timed == 0 ? 0 : so_far.sum_ms / static_cast<double>(so_far.timed));
  row.number(to_ms(so_far.min)).number(to_ms(so_far.max));
  row.number(content_size(so_far.bytes_received, so_far.ended));
}

// Seconds since 1970; of the run clock where its beginning is not known.
std::int64_t moment(const RunSummary& summary, std::int64_t second) {
  return summary.launched + second;
}

}  // namespace

std::string render_locust_stats(const RunSummary& summary) {
  std::string text =
      "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,"
      "Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s," +
      std::string(percent_columns) + std::string(line_end);
  for (const auto& [request, totals] : totals_by_name(summary.total)) {
    text += stats_row(request.second, request.first, totals, summary.elapsed);
  }
  return text + stats_row("", "Aggregated", sum_requests(summary.total), summary.elapsed);
}

std::string render_locust_history(const RunSummary& summary) {
  std::string text = "Timestamp,User Count,Type,Name,Requests/s,Failures/s," +
                     std::string(percent_columns) +
                     ",Total Request Count,Total Failure Count,Total Median Response Time,"
                     "Total Average Response Time,Total Min Response Time,Total Max Response Time,"
                     "Total Average Content Size" +
                     std::string(line_end);
  const auto row = [&](const RunSecond& at, const NamedRequest& name, const auto& second,
                       const SoFar& so_far) {
    CsvLine line;
    line.whole(moment(summary, at.number + 1)).whole(at.alive());
    line.text(name.second).text(name.first).count(second.ended).whole(second.failed);
    add_percentiles(line, second.duration);
    add_so_far(line, so_far);
    text += line.line(line_end);
  };
  SoFar so_far;
  std::vector<NamePath> names = paths_of_names(summary);
  for (const RunSecond& second : summary.seconds) {
    for (NamePath& name : names) {
      if (const NameSecond* const its = name.at(second.number))
        row(second, *name.name, *its, name.so_far);
    }
    so_far.add(second);
    row(second, {"Aggregated", ""}, second, so_far);
  }
  return text;
}

std::string render_locust_failures(const RunSummary& summary) {
  std::string text = "Method,Name,Error,Occurrences,First Seen,Last Seen" + std::string(line_end);
  for (const FailureCount& failure : failures_of(summary.total)) {
    CsvLine row;
    row.text(failure.request.method).text(failure.request.name).text(failure.kind);
    row.whole(failure.count);
    const auto seen = summary.seen.failures.find({failure.request, failure.kind});
    if (seen == summary.seen.failures.end()) {
      row.empty().empty();
    } else {
      row.text(utc_text(moment(summary, seen->second.first)));
      row.text(utc_text(moment(summary, seen->second.last)));
    }
    text += row.line(line_end);
  }
  return text;
}

std::string render_locust_exceptions(const RunSummary& summary) {
  std::string text = "Count,Message,Traceback,Nodes" + std::string(line_end);
  for (const auto& [key, count] : summary.total.mishaps) {
    CsvLine row;
    row.count(count).text(first_line(key.text)).text(key.text).text("local");
    text += row.line(line_end);
  }
  return text;
}

}  // namespace hailstorm
