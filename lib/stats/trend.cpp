// Recording into, merging and asking a distribution of real numbers.
#include "stats/trend.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/check.h"
#include "stats/histogram.h"
#include "stats/nearest_rank.h"
#include "stats/octave.h"

namespace hailstorm {
namespace {

// The least exponent of a double, that of the smallest subnormal, falls into octave 0; so that the
// bucket of every magnitude above zero is above zero.
constexpr int octave_shift = 1075;
constexpr int per_octave = Histogram::buckets_per_octave;

}  // namespace

void Trend::record(double value) {
  HAIL_CHECK(std::abs(value) <= RealSum::value_max);
  if (value == 0) value = 0;  // -0 is 0
  min_ = empty() ? value : std::min(min_, value);
  max_ = empty() ? value : std::max(max_, value);
  ++count_;
  sum_.add(value);
  buckets_[bucket_of(value)].merge({1, value, value});
}

void Trend::merge(const Trend& other) {
  if (other.empty()) return;
  min_ = empty() ? other.min_ : std::min(min_, other.min_);
  max_ = empty() ? other.max_ : std::max(max_, other.max_);
  count_ += other.count_;
  sum_.merge(other.sum_);
  for (const auto& [bucket, held] : other.buckets_) buckets_[bucket].merge(held);
}

void Trend::Held::merge(const Held& other) {
  min = count == 0 ? other.min : std::min(min, other.min);
  max = count == 0 ? other.max : std::max(max, other.max);
  count += other.count;
}

double Trend::mean() const { return empty() ? 0 : sum() / static_cast<double>(count_); }

double Trend::percentile(double p) const {
  HAIL_CHECK(p >= 0 && p <= 100);
  if (empty()) return 0;
  if (p == 0) return min_;
  if (p == 100) return max_;
  std::uint64_t rank = nearest_rank(p, count_);
  for (const auto& [bucket, held] : buckets_) {
    if (rank > held.count) {
      rank -= held.count;
      continue;
    }
    if (rank == 1) return held.min;
    if (rank == held.count) return held.max;
    if (bucket == 0) return 0;
    // The harmonic middle is equally far from both ends, relative to them.
    const double from = edge(bucket, 0), to = edge(bucket, 1);
    return std::clamp(2 / (1 / from + 1 / to), held.min, held.max);
  }
  // The buckets hold as many values as were counted.
  HAIL_CHECK(false);
  return max_;
}

Trend::Bucket Trend::bucket_of(double value) {
  if (value == 0) return 0;
  int exponent = 0;
  const double half_to_one = std::frexp(std::abs(value), &exponent);
  // Exact: a double has 53 bits. The top bit of the integer is set.
  const auto bits = static_cast<std::uint64_t>(std::ldexp(half_to_one, 64));
  const int within = hailstorm::bucket_of(bits) % per_octave;
  const int bucket = (exponent + octave_shift) * per_octave + within;
  return value < 0 ? -bucket : bucket;
}

double Trend::edge(Bucket bucket, int end) {
  if (bucket == 0) return 0;
  // Below zero the lower end is the one of the greater magnitude.
  const int index = std::abs(bucket) + (bucket < 0 ? 1 - end : end);
  const auto start = static_cast<double>(bucket_starts[index % per_octave]);
  const double magnitude = std::ldexp(start, index / per_octave - octave_shift - 64);
  return bucket < 0 ? -magnitude : magnitude;
}

}  // namespace hailstorm
