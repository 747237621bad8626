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
  ++count_;
  sum_ += value;
  if (value < min_) min_ = value;
  if (value > max_) max_ = value;
  if (value == 0) {
    ++zeros_;
    return;
  }
  const auto index = static_cast<unsigned>(bucket_of(value));
  Octave* octave = counts_[index / buckets_per_octave].get();
  if (!octave) [[unlikely]]
    octave = &add_octave(index / buckets_per_octave);
  ++(*octave)[index % buckets_per_octave];
}

// Apart, so that what is recorded into an octave that is there needs no frame.
Histogram::Octave& Histogram::add_octave(std::size_t number) {
  return *(counts_[number] = std::make_unique<Octave>());
}

void Histogram::record(std::uint64_t value, std::uint64_t times) {
  if (times == 0) return;
  count_ += times;
  sum_ += static_cast<Wide>(value) * times;
  min_ = std::min(min_, value);
  max_ = std::max(max_, value);
  if (value == 0) {
    zeros_ += times;
    return;
  }
  const int index = index_of(value);
  auto& octave = counts_[index / buckets_per_octave];
  if (!octave) octave = std::make_unique<Octave>();
  (*octave)[index % buckets_per_octave] += times;
}

void Histogram::merge(const Histogram& other) {
  if (other.empty()) return;
  for (int o = 0; o < octaves; ++o) {
    const Octave* const from = other.counts_[o].get();
    if (!from || std::all_of(from->begin(), from->end(), [](auto n) { return n == 0; })) continue;
    if (!counts_[o]) counts_[o] = std::make_unique<Octave>();
    for (int i = 0; i < buckets_per_octave; ++i) (*counts_[o])[i] += (*from)[i];
  }
  zeros_ += other.zeros_;
  count_ += other.count_;
  sum_ += other.sum_;
  min_ = std::min(min_, other.min_);
  max_ = std::max(max_, other.max_);
}

void Histogram::clear() {
  for (auto& octave : counts_) {
    if (octave) octave->fill(0);
  }
  zeros_ = count_ = max_ = 0;
  min_ = ~std::uint64_t{0};
  sum_ = 0;
}

double Histogram::mean() const {
  return empty() ? 0 : static_cast<double>(sum_) / static_cast<double>(count_);
}

double Histogram::percentile(double p) const {
  HAIL_CHECK(p >= 0 && p <= 100);
  if (empty()) return 0;
  const auto low = static_cast<double>(min_), high = static_cast<double>(max_);
  if (p == 0) return low;
  if (p == 100) return high;
  std::uint64_t rank = nearest_rank(p, count_);
  if (rank <= zeros_) return 0;
  rank -= zeros_;
  for (int o = 0; o < octaves; ++o) {
    if (!counts_[o]) continue;
    for (int i = 0; i < buckets_per_octave; ++i) {
      const std::uint64_t n = (*counts_[o])[i];
      if (rank > n) {
        rank -= n;
        continue;
      }
      // The harmonic middle is equally far from both ends, relative to them.
      const double from = lower_bound(o * buckets_per_octave + i);
      const double to = lower_bound(o * buckets_per_octave + i + 1);
      return std::clamp(2 / (1 / from + 1 / to), low, high);
    }
  }
  // The buckets hold as many values as were counted.
  HAIL_CHECK(false);
  return high;
}

bool operator==(const Histogram& a, const Histogram& b) {
  if (a.count_ != b.count_ || a.zeros_ != b.zeros_ || a.sum_ != b.sum_) return false;
  if (a.min() != b.min() || a.max_ != b.max_) return false;
  static constexpr Histogram::Octave none{};
  for (int o = 0; o < Histogram::octaves; ++o) {
    const auto& of_a = a.counts_[o] ? *a.counts_[o] : none;
    const auto& of_b = b.counts_[o] ? *b.counts_[o] : none;
    if (of_a != of_b) return false;
  }
  return true;
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
