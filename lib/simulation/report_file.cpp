// The names of the kinds.
#include "simulation/report_file.h"

#include "base/check.h"

namespace hailstorm {

std::string_view name_of(ReportKind kind) {
  switch (kind) {
    case ReportKind::json: return "json";
    case ReportKind::csv: return "csv";
    case ReportKind::html: return "html";
    case ReportKind::junit: return "junit";
    case ReportKind::md: return "md";
    case ReportKind::locust: return "locust";
    case ReportKind::summary_export: return "summary-export";
  }
  HAIL_CHECK(false);
  return {};
}

std::span<const ReportKind> report_kinds() {
  static constexpr ReportKind kinds[] = {ReportKind::json,  ReportKind::csv, ReportKind::html,
                                         ReportKind::junit, ReportKind::md,  ReportKind::locust};
  return kinds;
}

std::optional<ReportKind> report_kind_of(std::string_view name) {
  for (const ReportKind kind : report_kinds()) {
    if (name_of(kind) == name) return kind;
  }
  return {};
}

}  // namespace hailstorm
