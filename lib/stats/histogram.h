// A distribution of non-negative integers (times in nanoseconds) in 1/128 of an octave.
//
// Base-2 exponential histogram of scale 7: bucket i holds the values v with 2^(i/128) <= v <
// 2^((i+1)/128); zero has a bucket of its own. A percentile is the middle of a bucket and differs
// from the exact one by at most (b-1)/(b+1) = 0.271 %, b = 2^(1/128). Histograms merge by addition
// of integers, so that any order and any tree of merges gives the same bits. (The layout is
// OpenTelemetry's exponential histogram.)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace hailstorm {

__extension__ using Wide = unsigned __int128;

// Thread: its owner's.
class Histogram {
 public:
  static constexpr int buckets_per_octave = 128;
  static constexpr int octaves = 64;
  // What a percentile may differ from the exact one, relative.
  static constexpr double bound = 0.00271;

  Histogram() = default;
  Histogram(const Histogram&);
  Histogram& operator=(const Histogram&);
  Histogram(Histogram&&) noexcept = default;
  Histogram& operator=(Histogram&&) noexcept = default;

  // Constant time; allocates 1 KiB the first time a value falls into an octave.
  void record(std::uint64_t value);
  void record(std::uint64_t value, std::uint64_t times);
  void merge(const Histogram& other);
  // Forgets the values, keeps the memory.
  void clear();

  bool empty() const { return count_ == 0; }
  std::uint64_t count() const { return count_; }
  // Exact. 0 when empty.
  std::uint64_t min() const { return empty() ? 0 : min_; }
  std::uint64_t max() const { return max_; }
  Wide sum() const { return sum_; }
  double mean() const;

  // Nearest rank: the smallest value such that ceil(p/100 * count) values are not above it; the
  // middle of its bucket, clamped to [min, max]; p = 100 is max, p = 0 is min. p in [0, 100]. 0
  // when empty.
  double percentile(double p) const;

  // Calls f(low, high, count) for each bucket that holds something, in rising order; the zero
  // bucket is (0, 0).
  template <class F>
  void each_bucket(F f) const;

  // Two histograms are equal when they hold the same counts, sum, min and max.
  friend bool operator==(const Histogram& a, const Histogram& b);

  // The index of the bucket of a value above 0, and where bucket i begins (real).
  static int index_of(std::uint64_t value);
  static double lower_bound(int index);

 private:
  using Octave = std::array<std::uint64_t, buckets_per_octave>;

  [[gnu::noinline]] Octave& add_octave(std::size_t number);

  std::array<std::unique_ptr<Octave>, octaves> counts_;
  std::uint64_t zeros_ = 0, count_ = 0, min_ = ~std::uint64_t{0}, max_ = 0;
  Wide sum_ = 0;
};

template <class F>
void Histogram::each_bucket(F f) const {
  if (zeros_ > 0) f(0.0, 0.0, zeros_);
  for (int o = 0; o < octaves; ++o) {
    if (!counts_[o]) continue;
    for (int i = 0; i < buckets_per_octave; ++i) {
      const std::uint64_t n = (*counts_[o])[i];
      const int index = o * buckets_per_octave + i;
      if (n > 0) f(lower_bound(index), lower_bound(index + 1), n);
    }
  }
}

}  // namespace hailstorm
