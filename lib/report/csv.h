// The seconds of a run as CSV, a row each: docs/reference/files.md.
#pragma once

#include <string>

#include "report/run_summary.h"

namespace hailstorm {

// Lines end in a line feed; times are in milliseconds, empty where nothing was measured.
std::string render_csv(const RunSummary& summary);

}  // namespace hailstorm
