// The end of a run as Markdown, for a comment on a change or a wiki: docs/reference/files.md.
#pragma once

#include <string>

#include "report/run_summary.h"

namespace hailstorm {

// With GitHub's tables.
std::string render_markdown(const RunSummary& summary);

}  // namespace hailstorm
