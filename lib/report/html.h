// The end of a run as one page with charts, for a browser: docs/reference/files.md.
#pragma once

#include <string>

#include "report/run_summary.h"

namespace hailstorm {

// It needs no network. Seconds are folded into wider bins, and long tables cut, so that the page
// stays below 1 MB.
std::string render_html(const RunSummary& summary);

}  // namespace hailstorm
