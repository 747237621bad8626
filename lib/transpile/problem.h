// How what is wrong with a script is told.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hailstorm {

struct Problem {
  std::uint32_t line, column;  // from 1, the column in UTF-16 units
  std::string message, remedy;
};

// Throws Error (script): the first problem with its line, a caret below and a way out; then up to
// four more by their places.
[[noreturn]] void refuse(const std::string& path, const std::string& text,
                         const std::vector<Problem>& problems);

}  // namespace hailstorm
