// The block bootstrap on histograms.
#include "stats/confidence.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/check.h"
#include "stats/nearest_rank.h"

namespace hailstorm {
namespace {

// How many values of each block lie in a bucket or below it, for the buckets that hold any.
struct Cumulated {
  std::size_t blocks = 0;
  std::vector<double> middles;        // of the buckets, in rising order
  std::vector<std::uint64_t> counts;  // bucket by bucket, block by block

  const std::uint64_t* at(std::size_t bucket) const { return &counts[bucket * blocks]; }
};

Cumulated cumulate(const std::vector<Histogram>& blocks) {
  std::map<double, std::vector<std::uint64_t>> buckets;
  std::map<double, double> upper;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    blocks[b].each_bucket([&](double low, double high, std::uint64_t count) {
      auto& counts = buckets[low];
      counts.resize(blocks.size());
      counts[b] += count;
      upper[low] = high;
    });
  }
  Cumulated result;
  result.blocks = blocks.size();
  result.counts.reserve(buckets.size() * blocks.size());
  std::vector<std::uint64_t> sums(blocks.size());
  for (const auto& [low, counts] : buckets) {
    result.middles.push_back(low == 0 ? 0 : 2 / (1 / low + 1 / upper[low]));
    for (std::size_t b = 0; b < blocks.size(); ++b) result.counts.push_back(sums[b] += counts[b]);
  }
  return result;
}

// The percentile of the blocks, each taken as often as its weight says.
double weighed_percentile(const Cumulated& blocks, const std::vector<std::uint64_t>& weights,
                          double p) {
  const auto below = [&](std::size_t bucket) {
    const std::uint64_t* const counts = blocks.at(bucket);
    std::uint64_t sum = 0;
    for (std::size_t b = 0; b < blocks.blocks; ++b) sum += weights[b] * counts[b];
    return sum;
  };
  const std::uint64_t rank = nearest_rank(p, below(blocks.middles.size() - 1));
  std::size_t low = 0, high = blocks.middles.size() - 1;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (below(middle) >= rank)
      high = middle;
    else
      low = middle + 1;
  }
  return blocks.middles[low];
}

// How much of the draws to leave out on each side for 95 % of n blocks: the normal distribution's
// share beyond t(0.975, n - 1) * sqrt(n / (n - 1)). Student's t by its expansion in 1 / (n - 1)
// (Abramowitz and Stegun 26.7.5), within 0.2 % from ten blocks on.
double share_left_out(std::size_t blocks) {
  constexpr double z = 1.959964;
  const auto n = static_cast<double>(blocks);
  const double v = n - 1;
  const double t = z + (std::pow(z, 3) + z) / (4 * v) +
                   (5 * std::pow(z, 5) + 16 * std::pow(z, 3) + 3 * z) / (96 * v * v);
  return std::erfc(t * std::sqrt(n / v) / std::sqrt(2.0)) / 2;
}

}  // namespace

bool is_supported(double p, std::uint64_t count) {
  if (count == 0 || p >= 100) return count > 0;
  return count - nearest_rank(p, count) >= values_above_least;
}

void TimeBlocks::add(std::int64_t second, const Histogram& values) {
  if (values.empty()) return;
  const std::int64_t number = second / length_;
  if (blocks_.empty() || blocks_.back().number != number) {
    if (blocks_.size() == blocks_max) {
      join_neighbours();
      return add(second, values);
    }
    blocks_.push_back({number, second, {}});
  }
  blocks_.back().last = second;
  blocks_.back().values.merge(values);
}

void TimeBlocks::join_neighbours() {
  length_ *= 2;
  std::vector<Block> joined;
  joined.reserve(blocks_.size());
  for (Block& block : blocks_) {
    if (!joined.empty() && joined.back().number == block.number / 2) {
      joined.back().values.merge(block.values);
      joined.back().last = block.last;
    } else {
      joined.push_back({block.number / 2, block.last, std::move(block.values)});
    }
  }
  blocks_ = std::move(joined);
}

std::vector<Histogram> TimeBlocks::whole_blocks() const {
  std::vector<Histogram> whole;
  whole.reserve(blocks_.size());
  for (const Block& block : blocks_) {
    const bool last = &block == &blocks_.back();
    const bool unfinished = last && block.last % length_ != length_ - 1;
    if (unfinished && !whole.empty())
      whole.back().merge(block.values);
    else
      whole.push_back(block.values);
  }
  return whole;
}

std::optional<Interval> TimeBlocks::interval(double p, Random random) const {
  HAIL_CHECK(p > 0 && p < 100);
  const std::vector<Histogram> blocks = whole_blocks();
  if (blocks.size() < blocks_least) return {};
  std::uint64_t count = 0;
  for (const Histogram& block : blocks) count += block.count();
  if (!is_supported(p, count)) return {};
  const Cumulated cumulated = cumulate(blocks);
  std::vector<double> values;
  values.reserve(draws);
  std::vector<std::uint64_t> weights(blocks.size());
  for (int draw = 0; draw < draws; ++draw) {
    std::fill(weights.begin(), weights.end(), 0);
    for (std::size_t i = 0; i < blocks.size(); ++i) ++weights[random.below(blocks.size())];
    values.push_back(weighed_percentile(cumulated, weights, p));
  }
  std::sort(values.begin(), values.end());
  const auto left_out = static_cast<std::size_t>(share_left_out(blocks.size()) * draws);
  return Interval{values[left_out], values[values.size() - 1 - left_out]};
}

}  // namespace hailstorm
