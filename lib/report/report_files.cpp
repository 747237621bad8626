// From kinds to files.
#include "report/report_files.h"

#include <optional>
#include <set>

#include "base/check.h"
#include "base/error.h"
#include "base/output_file.h"
#include "report/csv.h"
#include "report/html.h"
#include "report/json.h"
#include "report/junit.h"
#include "report/locust.h"
#include "report/markdown.h"
#include "report/summary_export.h"

namespace hailstorm {
namespace {

using Render = std::string (*)(const RunSummary&);

struct Part {
  std::string_view ending;  // of the path
  Render render;
};

std::vector<Part> parts_of(ReportKind kind) {
  switch (kind) {
    case ReportKind::json: return {{"", render_json}};
    case ReportKind::csv: return {{"", render_csv}};
    case ReportKind::html: return {{"", render_html}};
    case ReportKind::junit: return {{"", render_junit}};
    case ReportKind::md: return {{"", render_markdown}};
    case ReportKind::locust:
      return {{"_stats.csv", render_locust_stats},
              {"_stats_history.csv", render_locust_history},
              {"_failures.csv", render_locust_failures},
              {"_exceptions.csv", render_locust_exceptions}};
    case ReportKind::summary_export: return {{"", render_summary_export}};
  }
  HAIL_CHECK(false);
  return {};
}

}  // namespace

std::vector<std::string> paths_of(const ReportFile& report) {
  std::vector<std::string> paths;
  for (const Part& part : parts_of(report.kind)) {
    paths.push_back(report.path + std::string(part.ending));
  }
  return paths;
}

void check_reports(const std::vector<ReportFile>& reports) {
  std::set<std::string> known;
  for (const ReportFile& report : reports) {
    for (const std::string& path : paths_of(report)) {
      if (!known.insert(path).second) {
        throw Error(Fault::configuration, "two reports go to the same file", path,
                    "give each a file of its own");
      }
      check_writable(path);
    }
  }
}

void write_reports(const RunSummary& summary, const std::vector<ReportFile>& reports) {
  std::optional<Error> first;
  for (const ReportFile& report : reports) {
    for (const Part& part : parts_of(report.kind)) {
      try {
        write_whole(report.path + std::string(part.ending), part.render(summary));
      } catch (const Error& error) {
        if (!first) first = error;
      }
    }
  }
  if (first) throw Error(*first);
}

}  // namespace hailstorm
