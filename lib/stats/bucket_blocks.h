// Counts by bucket of a histogram with many values: kept where there are values, close together.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace hailstorm {

// 8,192 buckets in blocks of 64 counts of 32 bits: half an octave in 256 bytes. A block is made
// when its first value comes. What a count has beyond 32 bits stands apart. Thread: its owner's.
class BucketBlocks {
 public:
  static constexpr unsigned buckets = 64 * 128;

  // One more value in each of these buckets, all below `buckets`.
  void add(std::span<const std::uint16_t> each);
  void add(unsigned bucket, std::uint64_t times);
  void merge(const BucketBlocks& other);
  // Forgets the counts, keeps the memory.
  void clear();

  std::uint64_t count() const { return count_; }
  // Calls f(bucket, count) for each bucket that holds something, in rising order, as long as it
  // returns true.
  template <class F>
  void each_while(F f) const {
    for (unsigned place = 0; place < numbers_.size(); ++place) {
      if (numbers_[place] == 0) continue;
      const Block& block = blocks_[numbers_[place] - 1u];
      for (unsigned i = 0; i < block_size; ++i) {
        const unsigned bucket = place * block_size + i;
        const std::uint64_t count = block[i] + beyond(bucket);
        if (count > 0 && !f(bucket, count)) return;
      }
    }
  }

  friend bool operator==(const BucketBlocks& a, const BucketBlocks& b);

 private:
  static constexpr unsigned block_size = 64;
  using Block = std::array<std::uint32_t, block_size>;

  Block& block_at(unsigned place);
  std::uint64_t beyond(unsigned bucket) const {
    if (beyond_.empty()) return 0;
    const auto known = beyond_.find(bucket);
    return known == beyond_.end() ? 0 : known->second;
  }

  std::uint64_t count_ = 0;
  std::vector<Block> blocks_;  // in the order in which they were made
  // By place: the number of its block in blocks_, from 1; 0 where there is none.
  std::array<std::uint8_t, buckets / block_size> numbers_{};
  std::map<unsigned, std::uint64_t> beyond_;  // by bucket, multiples of 2^32
};

}  // namespace hailstorm
