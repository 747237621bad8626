// How many bots of a model live in the whole cluster at t: an expression, rounded the same way on
// all nodes.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.h"
#include "shape/expression.h"

namespace hailstorm {

// The ticks of a run are aligned to its clock: tick i is at i * tick_length.
constexpr Nanos tick_length = std::chrono::milliseconds(50);

// Thread: its owner's. Copyable.
class Shape {
 public:
  // Throws Error (configuration): see Expression.
  explicit Shape(std::string text);

  const std::string& text() const { return expression_.text(); }

  // N(t) of the tick that begins at run time `tick`: the expression at mid-tick (tick + 25 ms),
  // floor(value + 1e-9), below zero is zero; at most 2^53.
  std::uint64_t bots_at(Nanos tick) const;

  // The most bots wanted at any tick in [0, duration): all of them when there are at most a
  // million, else a million of them evenly spread; one where t is not mentioned. Throws Error
  // (configuration) that names the shape's t and value where it is not-a-number or infinite.
  std::uint64_t peak(Nanos duration) const;

 private:
  Expression expression_;
};

}  // namespace hailstorm
