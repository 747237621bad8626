// A distribution of non-negative integers (times in nanoseconds) in 1/128 of an octave.
//
// Base-2 exponential histogram of scale 7: bucket i holds the values v with 2^(i/128) <= v <
// 2^((i+1)/128); zero has a bucket of its own. A percentile is the middle of a bucket and differs
// from the exact one by at most (b-1)/(b+1) = 0.271 %, b = 2^(1/128). Histograms merge by addition
// of integers, so that any order and any tree of merges gives the same bits. (The layout is
// OpenTelemetry's exponential histogram.)
//
// A value is noted in a short list of buckets; when that is full they are counted together. So to
// record a value touches two cache lines, whatever else is recorded in between.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "stats/bucket_blocks.h"

namespace hailstorm {

__extension__ using Wide = unsigned __int128;

// Thread: its owner's.
class Histogram {
 public:
  static constexpr int buckets_per_octave = 128;
  // What a percentile may differ from the exact one, relative.
  static constexpr double bound = 0.00271;

  Histogram() = default;
  Histogram(const Histogram&);
  Histogram& operator=(const Histogram&);
  // What was moved from can be destroyed or assigned to.
  Histogram(Histogram&&) noexcept = default;
  Histogram& operator=(Histogram&&) noexcept = default;

  // Constant time, but that every 128th value counts them all. Allocates 256 bytes for the first
  // value, and again as many when they are counted, for each half of an octave that has had none.
  void record(std::uint64_t value);
  void record(std::uint64_t value, std::uint64_t times);
  void merge(const Histogram& other);
  // Forgets the values, keeps the memory.
  void clear();

  bool empty() const { return count() == 0; }
  std::uint64_t count() const { return zeros_ + listed_ + counted(); }
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
  // The buckets of values above zero, in no order.
  static constexpr std::size_t list_max = 128;
  using List = std::array<std::uint16_t, list_max>;

  std::uint64_t counted() const { return counts_ ? counts_->count() : 0; }
  std::span<const std::uint16_t> listed() const {
    return {list_ ? list_->data() : nullptr, listed_};
  }
  // Either all values above zero are listed, or none: so is what was merged or copied. Then those
  // of equal histograms are where those of the other are.
  bool is_settled() const { return listed_ == 0 || counted() == 0; }
  void place(unsigned bucket, std::uint64_t times);
  void count_list();
  // Calls f(bucket, count) for each bucket above zero's that holds something, in rising order, as
  // long as it returns true.
  template <class F>
  void each_while(F f) const;

  // Together as large as a cache line.
  Wide sum_ = 0;
  std::uint64_t min_ = ~std::uint64_t{0}, max_ = 0, zeros_ = 0;
  std::size_t listed_ = 0;
  std::unique_ptr<List> list_;            // from the first value on
  std::unique_ptr<BucketBlocks> counts_;  // from the first full list on
};

template <class F>
void Histogram::each_while(F f) const {
  if (!is_settled()) return Histogram(*this).each_while(f);
  if (listed_ == 0) return counts_ ? counts_->each_while(f) : void();
  List sorted;
  const auto end = std::copy_n(list_->begin(), listed_, sorted.begin());
  std::sort(sorted.begin(), end);
  for (auto at = sorted.begin(); at != end;) {
    const auto next = std::upper_bound(at, end, *at);
    if (!f(unsigned{*at}, static_cast<std::uint64_t>(next - at))) return;
    at = next;
  }
}

template <class F>
void Histogram::each_bucket(F f) const {
  if (zeros_ > 0) f(0.0, 0.0, zeros_);
  each_while([&f](unsigned bucket, std::uint64_t count) {
    const int index = static_cast<int>(bucket);
    f(lower_bound(index), lower_bound(index + 1), count);
    return true;
  });
}

}  // namespace hailstorm
