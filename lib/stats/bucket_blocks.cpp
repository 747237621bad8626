// Blocks as they become needed, and counts that outgrow them.
#include "stats/bucket_blocks.h"

#include <algorithm>

namespace hailstorm {
namespace {

constexpr std::uint64_t lower_bits = 0xFFFFFFFF;

}  // namespace

BucketBlocks::Block& BucketBlocks::block_at(unsigned place) {
  if (numbers_[place] == 0) {
    blocks_.emplace_back();
    numbers_[place] = static_cast<std::uint8_t>(blocks_.size());
  }
  return blocks_[numbers_[place] - 1u];
}

void BucketBlocks::add(std::span<const std::uint16_t> each) {
  Block* blocks = blocks_.data();
  for (const unsigned bucket : each) {
    unsigned number = numbers_[bucket / block_size];
    if (number == 0) [[unlikely]] {
      block_at(bucket / block_size);
      blocks = blocks_.data();
      number = numbers_[bucket / block_size];
    }
    if (++blocks[number - 1][bucket % block_size] == 0) [[unlikely]]
      beyond_[bucket] += lower_bits + 1;
  }
  count_ += each.size();
}

void BucketBlocks::add(unsigned bucket, std::uint64_t times) {
  count_ += times;
  std::uint32_t& count = block_at(bucket / block_size)[bucket % block_size];
  const std::uint64_t sum = count + (times & lower_bits);
  count = static_cast<std::uint32_t>(sum);
  const std::uint64_t upper = (times & ~lower_bits) + (sum & ~lower_bits);
  if (upper > 0) beyond_[bucket] += upper;
}

void BucketBlocks::merge(const BucketBlocks& other) {
  if (other.count_ == 0) return;
  count_ += other.count_;
  for (unsigned place = 0; place < numbers_.size(); ++place) {
    if (other.numbers_[place] == 0) continue;
    const Block& from = other.blocks_[other.numbers_[place] - 1u];
    if (std::all_of(from.begin(), from.end(), [](auto n) { return n == 0; })) continue;
    Block& into = block_at(place);
    for (unsigned i = 0; i < block_size; ++i) {
      into[i] += from[i];
      if (into[i] < from[i]) [[unlikely]]
        beyond_[place * block_size + i] += lower_bits + 1;
    }
  }
  for (const auto& [bucket, count] : other.beyond_) {
    block_at(bucket / block_size);
    beyond_[bucket] += count;
  }
}

void BucketBlocks::clear() {
  if (count_ == 0) return;
  count_ = 0;
  for (Block& block : blocks_) block.fill(0);
  beyond_.clear();
}

bool operator==(const BucketBlocks& a, const BucketBlocks& b) {
  if (a.count_ != b.count_) return false;
  static constexpr BucketBlocks::Block none{};
  for (unsigned place = 0; place < a.numbers_.size(); ++place) {
    const auto& of_a = a.numbers_[place] == 0 ? none : a.blocks_[a.numbers_[place] - 1u];
    const auto& of_b = b.numbers_[place] == 0 ? none : b.blocks_[b.numbers_[place] - 1u];
    if (of_a != of_b) return false;
  }
  return a.beyond_ == b.beyond_;
}

}  // namespace hailstorm
