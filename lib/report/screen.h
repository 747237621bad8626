// The lines of the live screen, made to fit a terminal.
#pragma once

#include <string>
#include <vector>

#include "report/pulse.h"
#include "report/terminal_look.h"

namespace hailstorm {

// Lines of fewer columns than the terminal has, and fewer than it has rows. What matters least
// gives way first: a line's later words, the curves, then whole lines.
std::vector<std::string> render_screen(const ProgressView& view, const TerminalLook& look);

// The same in one line of whatever length, for a file or a pipe: in ASCII unless `unicode`.
std::string render_line(const ProgressView& view, bool unicode);

}  // namespace hailstorm
