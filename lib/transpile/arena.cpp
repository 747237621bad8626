#include "transpile/arena.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

namespace hailstorm {

namespace {

// Before each block: its size.
constexpr std::size_t head = 16;

std::size_t& size_before(void* block) {
  return *reinterpret_cast<std::size_t*>(static_cast<char*>(block) - head);
}

}  // namespace

// Before the head of a large block: its neighbours, so that all can be freed.
struct Arena::Large {
  Large* before;
  Large* after;
};

Arena::~Arena() {
  while (large_) {
    Large* const after = large_->after;
    std::free(large_);
    large_ = after;
  }
}

std::size_t Arena::size_of(const void* block) const {
  return size_before(const_cast<void*>(block));
}

// The engine collects and asks again when it is refused; it is refused once for each time that the
// memory in use has doubled.
bool Arena::may_have(std::size_t size) {
  if (size > bytes_max_ || used_ > bytes_max_ - size) return false;
  if (used_ + size > collect_at_) {
    collect_at_ = std::max(collect_at_, (used_ + size) * 2);
    return false;
  }
  return true;
}

void* Arena::cut(std::size_t size) {
  void*& list = lists_[size / step];
  if (list) {
    void* const block = list;
    list = *static_cast<void**>(block);
    return block;
  }
  const std::size_t whole = size + head;
  if (static_cast<std::size_t>(end_ - free_) < whole) {
    char* const made = new (std::nothrow) char[piece];
    if (!made) return nullptr;
    pieces_.emplace_back(made);
    free_ = made;
    end_ = made + piece;
  }
  void* const block = free_ + head;
  free_ += whole;
  size_before(block) = size;
  return block;
}

void* Arena::take(std::size_t size) {
  auto* const large = static_cast<Large*>(std::malloc(sizeof(Large) + head + size));
  if (!large) return nullptr;
  large->before = nullptr;
  large->after = large_;
  if (large_) large_->before = large;
  large_ = large;
  void* const block = reinterpret_cast<char*>(large + 1) + head;
  size_before(block) = size;
  return block;
}

void* Arena::allocate(std::size_t size) {
  if (size == 0) return nullptr;
  if (size <= small) size = (size + step - 1) / step * step;
  if (!may_have(size)) return nullptr;
  void* const block = size <= small ? cut(size) : take(size);
  if (!block) return nullptr;
  used_ += size;
  used_max_ = std::max(used_max_, used_);
  return block;
}

void Arena::release(void* block) {
  if (!block) return;
  const std::size_t size = size_of(block);
  used_ -= size;
  if (size <= small) {
    *static_cast<void**>(block) = lists_[size / step];
    lists_[size / step] = block;
    return;
  }
  auto* const large = reinterpret_cast<Large*>(static_cast<char*>(block) - head) - 1;
  if (large->before) large->before->after = large->after;
  if (large->after) large->after->before = large->before;
  if (large_ == large) large_ = large->after;
  std::free(large);
}

void* Arena::reallocate(void* block, std::size_t size) {
  if (!block) return allocate(size);
  if (size == 0) {
    release(block);
    return nullptr;
  }
  const std::size_t had = size_of(block);
  if (size <= had && (had <= small || size > had / 2)) return block;
  void* const moved = allocate(size);
  if (!moved) return nullptr;
  std::memcpy(moved, block, std::min(had, size));
  release(block);
  return moved;
}

}  // namespace hailstorm
