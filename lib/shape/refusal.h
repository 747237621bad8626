// A formula that is refused, shown with a caret under the place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hailstorm {

// Throws Error (configuration): the problem, the formula (the part around the place when it is
// long), a caret under the byte `at`, the remedy. Columns are counted in UTF-8 characters; bytes
// that are no UTF-8 and control characters are shown as '?'. Thread: any.
[[noreturn]] void refuse_formula(std::string_view text, std::size_t at, const std::string& problem,
                                 const std::string& remedy = {});

// The character that begins at byte `at`, in quotes, fit to be printed: 'x', byte 0x07.
std::string shown_character(std::string_view text, std::size_t at);

}  // namespace hailstorm
