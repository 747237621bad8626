// How far counts are from what was expected of them.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace hailstorm {

// Pearson's: the sum of (counted - expected)^2 / expected; where nothing is expected nothing may
// have been counted.
inline double chi_square(const std::vector<double>& counted, const std::vector<double>& expected) {
  double sum = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (expected[i] > 0) {
      sum += std::pow(counted[i] - expected[i], 2) / expected[i];
    } else if (counted[i] > 0) {
      return HUGE_VAL;
    }
  }
  return sum;
}

// What a sum of so many degrees of freedom exceeds once in 10,000 times (Wilson, Hilferty 1931).
inline double chi_square_bound(std::size_t freedom) {
  const double n = static_cast<double>(freedom);
  return n * std::pow(1 - 2 / (9 * n) + 3.719 * std::sqrt(2 / (9 * n)), 3);
}

// For counts of things of which each expects a share of all.
inline bool fits(const std::vector<double>& counted, const std::vector<double>& shares) {
  double all = 0, sum = 0;
  for (const double count : counted) all += count;
  for (const double share : shares) sum += share;
  std::vector<double> expected;
  std::size_t cells = 0;
  for (const double share : shares) {
    expected.push_back(all * share / sum);
    if (share > 0) ++cells;
  }
  if (cells < 2) return chi_square(counted, expected) == 0;
  return chi_square(counted, expected) < chi_square_bound(cells - 1);
}

}  // namespace hailstorm
