// What each function of a shape computes. docs/reference/shapes.md has the same as formulas.
#include "shape/functions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace hailstorm {
namespace {

double signum(double x) { return x > 0 ? 1 : x < 0 ? -1 : x; }

// Where the argument is not a number, neither is the curve: a broken shape is to be seen.
double rect(double x) {
  const double distance = std::abs(x);
  if (std::isnan(x)) return x;
  return distance < 0.5 ? 1 : distance > 0.5 ? 0 : 0.5;
}

double tri(double x) {
  if (std::isnan(x)) return x;
  return std::max(0.0, 1 - std::abs(x));
}

double step(double x) {
  if (std::isnan(x)) return x;
  return x < 0 ? 0 : x > 0 ? 1 : 0.5;
}

// A plateau of width b on a foot of width B; `flank` gives the height of the flanks.
template <class Flank>
double plateau(double x, double foot, double top, Flank flank) {
  const double distance = std::abs(x);
  if (std::isnan(x) || std::isnan(foot) || std::isnan(top)) return x + foot + top;
  if (foot <= top) return rect(x / foot);
  if (distance > foot / 2) return 0;
  if (distance < top / 2) return 1;
  return flank(distance);
}

double trapz(double x, double foot, double top) {
  return plateau(x, foot, top,
                 [=](double distance) { return (2 * distance - foot) / (top - foot); });
}

double costrapz(double x, double foot, double top) {
  return plateau(x, foot, top, [=](double distance) {
    const double root = std::cos((distance - top / 2) * std::numbers::pi / (foot - top));
    return root * root;
  });
}

// stages(x, d1, v1, d2, v2, ...): straight lines from 0 to v1 in d1, on to v2 in d2, ...; 0 before,
// the last value after. A stage of no duration is a jump; one of negative duration has no value.
double stages(const double* arguments, int count) {
  const double x = arguments[0];
  double begin = 0, from = 0, value = x < 0 ? 0 : std::numeric_limits<double>::quiet_NaN();
  for (int i = 1; i < count; ++i) {
    if (std::isnan(arguments[i])) return arguments[i];
  }
  for (int i = 1; i + 1 < count; i += 2) {
    const double length = arguments[i], to = arguments[i + 1];
    if (!(length >= 0)) return std::numeric_limits<double>::quiet_NaN();
    if (x >= begin && x < begin + length) value = from + (to - from) * ((x - begin) / length);
    begin += length;
    from = to;
  }
  return x >= begin ? from : value;
}

double largest(const double* arguments, int count) {
  double result = arguments[0];
  for (int i = 1; i < count; ++i) {
    if (!(arguments[i] <= result) && !std::isnan(result)) result = arguments[i];
  }
  return result;
}

double smallest(const double* arguments, int count) {
  double result = arguments[0];
  for (int i = 1; i < count; ++i) {
    if (!(arguments[i] >= result) && !std::isnan(result)) result = arguments[i];
  }
  return result;
}

// std's names are overloaded: the cast picks those of doubles.
constexpr Function table[] = {
    {"sqrt", "sqrt(x)", OfOne(std::sqrt)},
    {"exp", "exp(x)", OfOne(std::exp)},
    {"ln", "ln(x)", OfOne(std::log)},
    {"abs", "abs(x)", OfOne(std::abs)},
    {"sin", "sin(x)", OfOne(std::sin)},
    {"cos", "cos(x)", OfOne(std::cos)},
    {"tan", "tan(x)", OfOne(std::tan)},
    {"asin", "asin(x)", OfOne(std::asin)},
    {"acos", "acos(x)", OfOne(std::acos)},
    {"atan", "atan(x)", OfOne(std::atan)},
    {"atan2", "atan2(y, x)", OfTwo(std::atan2)},
    {"sinh", "sinh(x)", OfOne(std::sinh)},
    {"cosh", "cosh(x)", OfOne(std::cosh)},
    {"tanh", "tanh(x)", OfOne(std::tanh)},
    {"asinh", "asinh(x)", OfOne(std::asinh)},
    {"acosh", "acosh(x)", OfOne(std::acosh)},
    {"atanh", "atanh(x)", OfOne(std::atanh)},
    {"floor", "floor(x)", OfOne(std::floor)},
    {"ceil", "ceil(x)", OfOne(std::ceil)},
    {"round", "round(x)", OfOne(std::round)},
    {"signum", "signum(x)", signum},
    {"max", "max(x, ...) with one or more arguments", largest},
    {"min", "min(x, ...) with one or more arguments", smallest},
    {"rect", "rect(x)", rect},
    {"tri", "tri(x)", tri},
    {"step", "step(x)", step},
    {"trapz", "trapz(x, B, b)", trapz},
    {"costrapz", "costrapz(x, B, b)", costrapz},
    {"stages", "stages(t, duration, value, ...) with one or more pairs", stages},
};

}  // namespace

bool Function::takes(int count) const {
  if (std::holds_alternative<OfOne>(call)) return count == 1;
  if (std::holds_alternative<OfTwo>(call)) return count == 2;
  if (std::holds_alternative<OfThree>(call)) return count == 3;
  if (std::get<OfMany>(call) == &stages) return count >= 3 && count % 2 == 1;
  return count >= 1;
}

std::span<const Function> functions() { return table; }

const Function* find_function(std::string_view name) {
  const auto* found = std::find_if(std::begin(table), std::end(table),
                                   [&](const Function& each) { return each.name == name; });
  return found == std::end(table) ? nullptr : found;
}

}  // namespace hailstorm
