// The end of a run in the layout of k6's --summary-export, for what reads that already.
#pragma once

#include <string>

#include "report/run_summary.h"

namespace hailstorm {

// docs/reference/files.md tells which metric stands under which of k6's names.
std::string render_summary_export(const RunSummary& summary);

}  // namespace hailstorm
