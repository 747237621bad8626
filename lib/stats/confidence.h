// How far a percentile can be trusted: whether the sample supports it, and within which bounds it
// would lie in other runs like this one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "stats/histogram.h"

namespace hailstorm {

// A percentile stands on the values above it: their number is as good as random, with a standard
// deviation of its root. With fewer than ten that is more than a third of it (the common rule
// n * (1 - p) >= 10 for a share's distribution to be near the normal one).
constexpr std::uint64_t values_above_least = 10;

// Whether enough of `count` values lie above the percentile p; p = 100 is the greatest value, which
// says no more than it is. p in [0, 100]. Thread: any.
bool is_supported(double p, std::uint64_t count);

struct Interval {
  double low = 0, high = 0;
  bool operator==(const Interval&) const = default;
};

// A run in blocks of time, and what it says of percentiles by the block bootstrap: blocks are drawn
// with replacement, and the percentile of what was drawn is taken, a thousand times.
//
// Requests of one second have the same queues and the same neighbours: they are far from
// independent, and intervals that take them so are many times too narrow. Blocks of 10 s are nearly
// independent of each other. The interval is the expanded percentile interval for 95 % (T.
// Hesterberg, What Teachers Should Know About the Bootstrap, 2015, section 3.4), which makes up for
// few blocks.
//
// Keeps one histogram a block, and joins neighbours when there are more than `blocks_max`: some 10
// KB a block, at most 17 MB. Thread: its owner's.
class TimeBlocks {
 public:
  static constexpr std::int64_t first_length = 10;  // seconds
  static constexpr std::size_t blocks_max = 256;
  static constexpr std::size_t blocks_least = 10;  // for an interval
  static constexpr int draws = 1000;

  // The values of a second of the run clock; seconds in rising order.
  void add(std::int64_t second, const Histogram& values);

  // Whole blocks that hold values; what a run begins of another belongs to the last.
  std::size_t size() const { return blocks_.size(); }
  Nanos length() const { return std::chrono::seconds(length_); }

  // Nothing when the blocks are too few, or their values do not support p. p in (0, 100). The same
  // for the same random numbers.
  std::optional<Interval> interval(double p, Random random) const;

 private:
  struct Block {
    std::int64_t number = 0;  // times length_ is its first second
    std::int64_t last = 0;    // second
    Histogram values;
  };

  void join_neighbours();
  std::vector<Histogram> whole_blocks() const;

  std::vector<Block> blocks_;
  std::int64_t length_ = first_length;
};

}  // namespace hailstorm
