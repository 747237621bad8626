// Numbers and names as people read them in a terminal: 12,345, 1.23ms, 4.50 MB, 0.08%.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace hailstorm {

std::string show_count(std::uint64_t count);    // 12,345
std::string show_compact(std::uint64_t count);  // 99,999, then 123k, 12.3M
std::string show_number(double value);          // 12,345, 400.0, 0.13: as precise as it is useful
std::string show_rate(double per_second);       // 400.0/s
std::string show_bytes(double bytes);           // 853 B, 4.50 MB: powers of 1000
std::string show_time(double nanos);            // 853µs, 1.23ms, 12.3s, 1m05s: up to 6 columns
std::string show_elapsed(Nanos elapsed);        // 30.4s, 2m00s, 1h02m03s
// 0.08%; what is not nothing never reads 0 %, and what is not all never 100 %.
std::string show_share(double share);

// Columns that a UTF-8 text takes on a terminal; East Asian and emoji characters take two, colours
// none.
int width_of(std::string_view text);

// The text without control characters, so that what a script or a server wrote cannot steer the
// terminal.
std::string printable(std::string_view text);
// The same of several lines, those after the first set in.
std::string fit_for_terminal(std::string_view text);
// Up to the first line break.
std::string_view first_line(std::string_view text);
// Cut in the middle, with an ellipsis, when it takes more than `columns`.
std::string shorten(std::string_view text, int columns);

// Lines of up to `columns`, the first after `indent` columns that are there already, the others
// after as many blanks; a word longer than a line is broken. Ends in a line break.
std::string wrap(std::string_view text, int columns, int indent);

std::string pad_left(std::string_view text, int columns);
std::string pad_right(std::string_view text, int columns);

}  // namespace hailstorm
