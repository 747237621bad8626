// One suite of cases, with what the run was as its properties.
#include "report/junit.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "report/cases.h"
#include "report/markup.h"
#include "report/percentile_text.h"
#include "report/statement.h"
#include "report/text.h"
#include "report/totals.h"

namespace hailstorm {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escape_xml(value) + "\"";
}

std::string seconds_text(Nanos time) {
  char text[32];
  const int size = std::snprintf(text, sizeof text, "%.3f", seconds(time));
  return {text, static_cast<std::size_t>(size)};
}

std::string properties(const RunSummary& summary) {
  const RequestTotals requests = sum_requests(summary.total);
  std::vector<std::pair<std::string, std::string>> values = {
      {"run.id", summary.run_id},
      {"run.exit_code", std::to_string(summary.exit_code)},
      {"http_reqs", std::to_string(summary.total.begun)},
      {"http_req_failed", std::to_string(count_of(requests.failed))},
      {"http_req_duration p(95)",
       requests.duration.empty() ? "" : show_percentile(requests.duration, 95)},
      {"http_req_duration confidence", confidence_words(summary)}};
  for (const auto& [name, value] : summary.tags) values.emplace_back("tag." + name, value);
  std::string text = "    <properties>\n";
  for (const auto& [name, value] : values) {
    if (value.empty()) continue;
    text += "      <property" + attribute("name", name) + attribute("value", value) + "/>\n";
  }
  return text + "    </properties>\n";
}

// What is told and decides nothing is skipped: it neither passed nor made the run fail.
std::string case_text(const Case& one, const RunSummary& summary) {
  // The run's time is that of the case that says how it ended; the others take none.
  const Nanos time =
      one.group == "run" && one.name == "came to its end" ? summary.elapsed : Nanos(0);
  const std::string head = "    <testcase" + attribute("classname", "hailstorm." + one.group) +
                           attribute("name", one.name) + attribute("time", seconds_text(time));
  if (one.words.empty()) return head + "/>\n";
  std::string body;
  switch (one.standing) {
    case Standing::good: body = "<system-out>" + escape_xml(one.words) + "</system-out>"; break;
    case Standing::told: body = "<skipped" + attribute("message", one.words) + "/>"; break;
    case Standing::failed:
      body = "<failure" + attribute("message", one.words) + attribute("type", one.group) + ">" +
             escape_xml(one.name + ": " + one.words) + "</failure>";
  }
  return head + ">\n      " + body + "\n    </testcase>\n";
}

}  // namespace

std::string render_junit(const RunSummary& summary) {
  const std::vector<Case> cases = cases_of(summary);
  const auto count = [&cases](Standing standing) {
    return std::to_string(std::count_if(cases.begin(), cases.end(), [standing](const Case& one) {
      return one.standing == standing;
    }));
  };
  const std::string counts = attribute("tests", std::to_string(cases.size())) +
                             attribute("failures", count(Standing::failed)) +
                             attribute("errors", "0") +
                             attribute("time", seconds_text(summary.elapsed));
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" +
                     attribute("name", "hailstorm") + counts + ">\n  <testsuite" +
                     attribute("name", title_of(summary)) + counts +
                     attribute("skipped", count(Standing::told));
  if (!summary.started.empty()) {
    text += attribute("timestamp", summary.started.substr(0, summary.started.size() - 1));
  }
  text += ">\n" + properties(summary);
  for (const Case& one : cases) text += case_text(one, summary);
  return text + "  </testsuite>\n</testsuites>\n";
}

}  // namespace hailstorm
