// Rounds an expression to a number of bots.
#include "shape/shape.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "base/error.h"

namespace hailstorm {
namespace {

constexpr std::uint64_t most_bots = std::uint64_t{1} << 53;
constexpr std::int64_t most_points = 1'000'000;

// Divided, not multiplied by 1e-9: 60.025 s is the double that is written so.
double middle_of(Nanos tick) { return static_cast<double>((tick + tick_length / 2).count()) / 1e9; }

// A sum like 0.29*100 that falls short of its whole number by rounding still counts as whole.
std::uint64_t whole_bots(double value) {
  const double whole = std::floor(value + 1e-9);
  if (!(whole > 0)) return 0;
  return whole < static_cast<double>(most_bots) ? static_cast<std::uint64_t>(whole) : most_bots;
}

[[noreturn]] void refuse(const std::string& text, double t, double value) {
  char moment[32];
  std::snprintf(moment, sizeof moment, "%.12g", t);
  const std::string what = std::isnan(value) ? "not a number"
                           : value > 0       ? "infinite"
                                             : "minus infinite";
  throw Error(Fault::configuration,
              "the shape '" + text + "' is " + what + " at t = " + moment + " s", {},
              "a shape has a finite value at every moment of the run: see where it divides by zero "
              "or takes a root or logarithm of what is below zero");
}

}  // namespace

Shape::Shape(std::string text) : expression_(std::move(text)) {}

std::uint64_t Shape::bots_at(Nanos tick) const {
  return whole_bots(expression_.at(middle_of(tick)));
}

std::uint64_t Shape::peak(Nanos duration) const {
  // The tick that begins within half a tick of the end of time has no middle.
  const Nanos end = std::min(duration, Nanos::max() - tick_length);
  if (end <= Nanos(0)) return 0;
  const std::int64_t ticks = (end.count() + tick_length.count() - 1) / tick_length.count();
  const std::int64_t points = expression_.is_constant() ? 1 : std::min(ticks, most_points);
  std::uint64_t most = 0;
  for (std::int64_t i = 0; i < points; ++i) {
    // Spread over all ticks, the first and the last among them.
    const std::int64_t tick = ticks == points || points == 1 ? i : i * (ticks - 1) / (points - 1);
    const double t = middle_of(tick * tick_length);
    const double value = expression_.at(t);
    if (!std::isfinite(value)) refuse(text(), t, value);
    most = std::max(most, whole_bots(value));
  }
  return most;
}

}  // namespace hailstorm
