// Numbers in JSON as other programs write them.
#pragma once

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

namespace hailstorm {

// A whole number without a fraction. Thread: any.
inline nlohmann::ordered_json json_number(double value) {
  constexpr double whole_max = 9e15;
  const bool is_whole = std::abs(value) < whole_max && std::floor(value) == value;
  if (is_whole) return static_cast<std::int64_t>(value);
  return value;
}

}  // namespace hailstorm
