// Which of n values in rising order is their percentile.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace hailstorm {

// ceil(p/100 * count), at least 1. A p such as 99.9 is not a double: its product with a count may
// lie a rounding error beside the whole number that is meant, and is then taken for it. p in
// [0, 100], count above 0. Thread: any.
inline std::uint64_t nearest_rank(double p, std::uint64_t count) {
  const long double exact = static_cast<long double>(p) * static_cast<long double>(count) / 100;
  const long double whole = std::round(exact);
  const bool is_whole = std::abs(exact - whole) <= exact * 0x1.0p-51L;
  const auto rank = static_cast<std::uint64_t>(is_whole ? whole : std::ceil(exact));
  return std::clamp<std::uint64_t>(rank, 1, count);
}

}  // namespace hailstorm
