#include "script/block_pool.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "base/check.h"

namespace hailstorm {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool pooled = false;
#else
constexpr bool pooled = true;
#endif

}  // namespace

BlockPool::~BlockPool() = default;

void* BlockPool::allocate(std::size_t size) {
  if (size == 0) return nullptr;
  if (size > UINT32_MAX - small_max) return nullptr;
  std::size_t whole = size + sizeof(Header);
  const bool small = pooled && whole <= small_max;
  if (small) whole = (whole + grain - 1) / grain * grain;
  std::size_t& held = held_[owner_];
  if (used_ + whole > limit_ || held + whole > most_) return nullptr;
  auto* header = small ? take_small(whole) : static_cast<Header*>(std::malloc(whole));
  if (!header) return nullptr;
  header->size = static_cast<std::uint32_t>(whole);
  header->owner = owner_;
  used_ += whole;
  held += whole;
  return header + 1;
}

void BlockPool::release(void* block) {
  if (!block) return;
  auto* header = static_cast<Header*>(block) - 1;
  const std::size_t whole = header->size;
  HAIL_CHECK(used_ >= whole);
  used_ -= whole;
  held_[header->owner] -= whole;
  if (!pooled || whole > small_max) {
    std::free(header);
    return;
  }
  auto* freed = reinterpret_cast<Free*>(header);
  freed->next = free_[whole / grain];
  free_[whole / grain] = freed;
}

void* BlockPool::reallocate(void* block, std::size_t size) {
  if (!block) return allocate(size);
  if (size == 0) {
    release(block);
    return nullptr;
  }
  const std::size_t old_size = (static_cast<Header*>(block) - 1)->size - sizeof(Header);
  // A block that shrinks a little, or grows within its class, stays where it is.
  if (size <= old_size && old_size - size < 64) return block;
  if (pooled && old_size + sizeof(Header) > small_max && size + sizeof(Header) > small_max)
    return stretch(static_cast<Header*>(block) - 1, size + sizeof(Header));
  void* moved = allocate(size);
  if (!moved) return nullptr;
  std::memcpy(moved, block, old_size < size ? old_size : size);
  release(block);
  return moved;
}

// Both are of malloc. The old block does not count beside the new one: arrays and strings grow, and
// what they are allowed to be is what a bot may hold, not half of it.
void* BlockPool::stretch(Header* header, std::size_t whole) {
  if (whole > UINT32_MAX - small_max) return nullptr;
  const std::size_t old = header->size;
  const Owner before = header->owner;
  const std::size_t held = held_[owner_] - (before == owner_ ? old : 0);
  if (used_ - old + whole > limit_ || held + whole > most_) return nullptr;
  auto* moved = static_cast<Header*>(std::realloc(header, whole));
  if (!moved) return nullptr;
  moved->size = static_cast<std::uint32_t>(whole);
  moved->owner = owner_;
  used_ += whole - old;
  held_[before] -= old;
  held_[owner_] += whole;
  return moved + 1;
}

BlockPool::Owner BlockPool::new_owner() {
  // What is held in the name of a bot that is gone is little, or nothing after a collection.
  for (std::size_t tries = std::min<std::size_t>(retired_.size(), 8); tries > 0; --tries) {
    Owner& candidate = retired_[next_retired_++ % retired_.size()];
    if (held_[candidate] > left_behind_max) continue;
    const Owner owner = candidate;
    candidate = retired_.back();
    retired_.pop_back();
    return owner;
  }
  held_.push_back(0);
  return static_cast<Owner>(held_.size() - 1);
}

BlockPool::Header* BlockPool::take_small(std::size_t size) {
  if (Free*& list = free_[size / grain]) {
    Free* block = list;
    list = block->next;
    return &block->header;
  }
  if (fresh_end_ - fresh_ < static_cast<std::ptrdiff_t>(size)) {
    chunks_.push_back(std::make_unique<std::byte[]>(chunk_size));
    fresh_ = chunks_.back().get();
    fresh_end_ = fresh_ + chunk_size;
  }
  auto* header = reinterpret_cast<Header*>(fresh_);
  fresh_ += size;
  return header;
}

}  // namespace hailstorm
