// Recording into, merging and asking a histogram.
#include "stats/histogram.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "stats/nearest_rank.h"
#include "stats/octave.h"

namespace hailstorm {

Histogram::Histogram(const Histogram& other) { merge(other); }

Histogram& Histogram::operator=(const Histogram& other) {
  if (this == &other) return *this;
  clear();
  merge(other);
  return *this;
}

// Beside the one below: it is what an exchange costs.
void Histogram::record(std::uint64_t value) {
  sum_ += value;
  if (value < min_) min_ = value;
  if (value > max_) max_ = value;
  if (value == 0) {
    ++zeros_;
    return;
  }
  const auto bucket = static_cast<unsigned>(bucket_of(value));
  if (listed_ == list_max || !list_) [[unlikely]]
    return place(bucket, 1);
  (*list_)[listed_++] = static_cast<std::uint16_t>(bucket);
}

void Histogram::record(std::uint64_t value, std::uint64_t times) {
  if (times == 0) return;
  sum_ += static_cast<Wide>(value) * times;
  min_ = std::min(min_, value);
  max_ = std::max(max_, value);
  if (value == 0)
    zeros_ += times;
  else
    place(static_cast<unsigned>(bucket_of(value)), times);
}

// Apart, so that what is noted in a list with room needs no frame.
[[gnu::noinline]] void Histogram::place(unsigned bucket, std::uint64_t times) {
  if (times > list_max - listed_) count_list();
  if (times > list_max - listed_) return counts_->add(bucket, times);
  if (!list_) list_ = std::make_unique<List>();
  std::fill_n(list_->begin() + listed_, times, static_cast<std::uint16_t>(bucket));
  listed_ += times;
}

void Histogram::count_list() {
  if (!counts_) counts_ = std::make_unique<BucketBlocks>();
  counts_->add(listed());
  listed_ = 0;
}

void Histogram::merge(const Histogram& other) {
  zeros_ += other.zeros_;
  sum_ += other.sum_;
  min_ = std::min(min_, other.min_);
  max_ = std::max(max_, other.max_);
  if (other.listed_ == 0 && other.counted() == 0) return;
  if (counted() + other.counted() == 0 && listed_ + other.listed_ <= list_max) {
    if (!list_) list_ = std::make_unique<List>();
    std::copy_n(other.list_->begin(), other.listed_, list_->begin() + listed_);
    listed_ += other.listed_;
    return;
  }
  count_list();
  if (other.counts_) counts_->merge(*other.counts_);
  counts_->add(other.listed());
}

void Histogram::clear() {
  if (counts_) counts_->clear();
  zeros_ = listed_ = max_ = 0;
  min_ = ~std::uint64_t{0};
  sum_ = 0;
}

double Histogram::mean() const {
  return empty() ? 0 : static_cast<double>(sum_) / static_cast<double>(count());
}

double Histogram::percentile(double p) const {
  HAIL_CHECK(p >= 0 && p <= 100);
  if (empty()) return 0;
  const auto low = static_cast<double>(min_), high = static_cast<double>(max_);
  if (p == 0) return low;
  if (p == 100) return high;
  std::uint64_t rank = nearest_rank(p, count());
  if (rank <= zeros_) return 0;
  rank -= zeros_;
  int found = -1;
  each_while([&rank, &found](unsigned bucket, std::uint64_t count) {
    if (rank <= count) {
      found = static_cast<int>(bucket);
      return false;
    }
    rank -= count;
    return true;
  });
  // The buckets hold as many values as were counted.
  HAIL_CHECK(found >= 0);
  // The harmonic middle is equally far from both ends, relative to them.
  return std::clamp(2 / (1 / lower_bound(found) + 1 / lower_bound(found + 1)), low, high);
}

bool operator==(const Histogram& a, const Histogram& b) {
  if (a.count() != b.count() || a.zeros_ != b.zeros_ || a.sum_ != b.sum_) return false;
  if (a.min() != b.min() || a.max_ != b.max_) return false;
  if (!a.is_settled() || !b.is_settled()) return Histogram(a) == Histogram(b);
  if (a.listed_ != b.listed_) return false;
  if (a.listed_ == 0) return !a.counts_ || !b.counts_ || *a.counts_ == *b.counts_;
  return std::is_permutation(a.listed().begin(), a.listed().end(), b.listed().begin());
}

int Histogram::index_of(std::uint64_t value) {
  HAIL_CHECK(value > 0);
  return bucket_of(value);
}

double Histogram::lower_bound(int index) {
  const auto start = static_cast<double>(bucket_starts[index % buckets_per_octave]);
  return std::ldexp(start, index / buckets_per_octave - 63);
}

}  // namespace hailstorm
