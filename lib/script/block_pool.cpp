#include "script/block_pool.h"

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
  if (size > SIZE_MAX / 2) return nullptr;
  std::size_t whole = size + sizeof(Header);
  const bool small = pooled && whole <= small_max;
  if (small) whole = (whole + grain - 1) / grain * grain;
  if (limit_ > 0 && used_ + whole > limit_) return nullptr;
  auto* header = small ? take_small(whole) : static_cast<Header*>(std::malloc(whole));
  if (!header) return nullptr;
  header->size = whole;
  used_ += whole;
  return header + 1;
}

void BlockPool::release(void* block) {
  if (!block) return;
  auto* header = static_cast<Header*>(block) - 1;
  const std::size_t whole = header->size;
  HAIL_CHECK(used_ >= whole);
  used_ -= whole;
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
  void* moved = allocate(size);
  if (!moved) return nullptr;
  std::memcpy(moved, block, old_size < size ? old_size : size);
  release(block);
  return moved;
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
