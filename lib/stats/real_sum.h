// A sum of real numbers that is the same in any order.
#pragma once

#include <cmath>
#include <cstdint>

namespace hailstorm {

// Doubles rounded to whole steps of 2^-48 and added up as 128-bit integers: addition of doubles is
// not associative, and the sums of a flat and of a tree merge would differ in their last bits.
// Exact for whole numbers and for fractions of up to 48 bits; holds sums up to 2^79, and beyond
// that wraps around. Thread: its owner's.
class RealSum {
 public:
  // What a single value may be, below or above zero: so a sum holds 10^8 of the greatest.
  static constexpr double value_max = 1e15;

  // value finite and at most value_max away from zero.
  void add(double value) {
    steps_ += static_cast<Steps>(std::round(static_cast<long double>(value) * step));
  }
  // A whole number, however great.
  void add_whole(std::uint64_t value) { steps_ += static_cast<Steps>(value) << step_bits; }
  void merge(const RealSum& other) { steps_ += other.steps_; }

  double value() const { return static_cast<double>(static_cast<long double>(steps_) / step); }
  bool operator==(const RealSum&) const = default;

 private:
  __extension__ using Steps = __int128;

  static constexpr int step_bits = 48;
  static constexpr long double step = 0x1p48L;

  Steps steps_ = 0;
};

}  // namespace hailstorm
