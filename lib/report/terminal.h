// The end of a run, told on a terminal.
#pragma once

#include <string>

#include "report/run_summary.h"

namespace hailstorm {

struct TerminalOptions {
  bool color = false;
  int width = 80;       // columns; laid out for 80 when there are fewer, for 160 when more
  bool unicode = true;  // else all in ASCII
};

// The whole text, its lines within the width, ending in a line break.
std::string render_summary(const RunSummary& summary, const TerminalOptions& options);

}  // namespace hailstorm
