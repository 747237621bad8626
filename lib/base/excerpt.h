// A line of a text with a caret below the place that is meant.
#pragma once

#include <cstdint>
#include <string>

namespace hailstorm {

// A line of a text, from 1, without what ends it and with blanks for tabs; empty when there is
// none.
std::string line_of(const std::string& text, std::uint32_t number);

// "12 | the line" and, in the line below, set in as the remedy of an Error is, a caret. The column
// counts characters, from 1; a few are wider than one. A long line is cut; empty when the line is,
// or when the column lies behind the cut.
std::string excerpt(const std::string& text, std::uint32_t line, std::size_t column);

}  // namespace hailstorm
