// The end of a run in the layout of k6's --summary-export, for what reads that already.
#pragma once

#include <string>

#include "report/run_summary.h"

namespace hailstorm {

// docs/reference/files.md tells which metric stands under which of k6's names.
std::string render_summary_export(const RunSummary& summary);

// What k6 hands to handleSummary: metrics with type, contains, values and thresholds of {ok};
// groups and checks as lists; state; setup_data, JSON, unless it is empty. As JSON.
std::string render_summary_data(const RunSummary& summary, const std::string& setup_data);

}  // namespace hailstorm
