// A run as JUnit XML, for CI: docs/reference/files.md.
#pragma once

#include <string>

#include "report/run_summary.h"

namespace hailstorm {

std::string render_junit(const RunSummary& summary);

}  // namespace hailstorm
