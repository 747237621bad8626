// The end of a run as JSON, for programs. docs/reference/report.md describes every key.
#pragma once

#include <string>

#include "report/run_summary.h"

namespace hailstorm {

// The version of the layout: it rises when a key changes its meaning or goes away.
constexpr int report_version = 1;

// Valid JSON, UTF-8, indented by two, ending in a line break; bytes that are not UTF-8 are
// replaced.
std::string render_json(const RunSummary& summary);

}  // namespace hailstorm
