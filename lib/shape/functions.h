// The functions that a shape can call: one table for who reads a formula and who computes it.
#pragma once

#include <span>
#include <string_view>
#include <variant>

namespace hailstorm {

using OfOne = double (*)(double);
using OfTwo = double (*)(double, double);
using OfThree = double (*)(double, double, double);
using OfMany = double (*)(const double* arguments, int count);

// Pure; a not-a-number among the arguments of a curve, max or min comes out again.
struct Function {
  std::string_view name;
  std::string_view usage;  // as a user reads it: trapz(x, B, b)
  std::variant<OfOne, OfTwo, OfThree, OfMany> call;

  // Whether it can be called with so many arguments.
  bool takes(int count) const;
};

// In the order of docs/reference/shapes.md. Thread: any.
std::span<const Function> functions();
// The function of that name, or nothing.
const Function* find_function(std::string_view name);

}  // namespace hailstorm
