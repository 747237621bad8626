// The grammar of shapes: what is one, and what to tell the author of what is not.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hailstorm {

// What a formula may have at most, so that any input is read in bounded time and memory.
constexpr std::size_t longest_formula = 4096;  // characters (bytes)
constexpr std::size_t deepest_formula = 100;   // parentheses inside parentheses

// Reads a formula and returns it in one plain spelling: a blank between any two tokens, none
// between a function and its '(', at most one sign before an operand and never a '+'. Takes any
// bytes. Throws Error (configuration) that shows the formula, a caret under the place and what was
// expected there. Thread: any.
std::string plain_formula(std::string_view text);

}  // namespace hailstorm
