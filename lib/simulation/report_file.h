// A file that a run leaves, and of what kind.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace hailstorm {

enum class ReportKind {
  json,            // everything, docs/reference/report.md
  csv,             // a row per second
  html,            // a page with charts
  junit,           // JUnit XML: what passed and what failed
  md,              // Markdown
  locust,          // Locust's four CSV files; the path is their prefix
  summary_export,  // k6's --summary-export
};

// "json", ...; what stands in front of the path in --report.
std::string_view name_of(ReportKind kind);
// Those that --report knows, in the order of the documentation.
std::span<const ReportKind> report_kinds();
std::optional<ReportKind> report_kind_of(std::string_view name);

// Written at the end.
struct ReportFile {
  ReportKind kind = ReportKind::json;
  std::string path;
};

}  // namespace hailstorm
