// A distribution of real numbers, below zero, zero and above, in 1/128 of an octave.
//
// The same buckets as Histogram's, continued to fractions and mirrored below zero, kept where there
// are values: for what scripts measure by their own word. A percentile differs from the exact one
// by at most 0.271 %, and not at all where its bucket holds one value only, however often: so small
// whole numbers are exact. Merges by addition of integers: any order and any tree gives the same
// bits.
#pragma once

#include <cstdint>
#include <map>

#include "stats/real_sum.h"

namespace hailstorm {

// Thread: its owner's.
class Trend {
 public:
  // value finite and at most RealSum::value_max away from zero.
  void record(double value);
  void merge(const Trend& other);

  bool empty() const { return count_ == 0; }
  std::uint64_t count() const { return count_; }
  // Exact; 0 when empty.
  double min() const { return min_; }
  double max() const { return max_; }
  double sum() const { return sum_.value(); }
  double mean() const;

  // As Histogram::percentile: nearest rank, the middle of a bucket; clamped to what lies in it, and
  // the least or greatest of it where that is the rank.
  double percentile(double p) const;

  // Calls f(low, high, count) for each bucket that holds something, in rising order; low = high = 0
  // for that of zero.
  template <class F>
  void each_bucket(F f) const {
    for (const auto& [bucket, held] : buckets_) f(edge(bucket, 0), edge(bucket, 1), held.count);
  }

  bool operator==(const Trend&) const = default;

 private:
  // A bucket's number rises with its values: 0 for zero, below 0 for those below.
  using Bucket = std::int32_t;

  // The values of a bucket: how many, and between which.
  struct Held {
    std::uint64_t count = 0;
    double min = 0, max = 0;

    void merge(const Held& other);
    bool operator==(const Held&) const = default;
  };

  static Bucket bucket_of(double value);
  // The lower (0) or upper (1) end of a bucket.
  static double edge(Bucket bucket, int end);

  std::map<Bucket, Held> buckets_;
  std::uint64_t count_ = 0;
  double min_ = 0, max_ = 0;
  RealSum sum_;
};

}  // namespace hailstorm
