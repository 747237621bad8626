// The index of a Map or a Set: where each key stands, in one block of the script's memory.
#pragma once

#include <duktape.h>

#include <cstdint>

namespace hailstorm {

// A key as a number: two keys are the same (SameValueZero) when their numbers are. Strings, symbols
// and objects are told apart by where they lie, which does not change while something holds them.
using CollectionKey = std::uint64_t;
CollectionKey key_at(duk_context* engine, duk_idx_t index);

// Entries stand in the order in which they were added, each with a number that only grows. One that
// is deleted keeps its place until the block is rebuilt, so a walk finds its way by those numbers,
// whatever is added or deleted meanwhile. The block lies in a buffer that the collection holds.
class CollectionIndex {
 public:
  static constexpr std::uint32_t nowhere = UINT32_MAX;
  static constexpr std::uint32_t least_capacity = 4;

  // Bytes of a block for so many entries: a power of two.
  static std::size_t bytes(std::uint32_t capacity);
  // A block of that size, all of it zero, becomes the index of nothing.
  static CollectionIndex& begin(void* block, std::uint32_t capacity);
  static CollectionIndex& at(void* block) { return *static_cast<CollectionIndex*>(block); }

  std::uint32_t live() const { return live_; }
  std::uint32_t used() const { return used_; }
  bool full() const { return used_ == capacity_; }
  // For as many entries as live now, and as many again.
  std::uint32_t next_capacity() const { return live_ > capacity_ / 2 ? capacity_ * 2 : capacity_; }

  std::uint32_t find(CollectionKey key) const;
  bool is_live(std::uint32_t entry) const;
  // Of a key that is not there; not when it is full. Where the new entry stands.
  std::uint32_t add(CollectionKey key) { return add(key, next_number_++); }
  void remove(std::uint32_t entry);
  void clear();
  // A live entry of another block, as the next of this one.
  void take(const CollectionIndex& from, std::uint32_t entry);
  // From here on numbers go on where the other's would.
  void continue_numbers(const CollectionIndex& from) { next_number_ = from.next_number_; }

  // The number of an entry, from 1.
  std::uint32_t number(std::uint32_t entry) const { return numbers()[entry]; }
  // The first live entry after the one of that number, which stood at `hint`; nowhere if none.
  std::uint32_t after(std::uint32_t number, std::uint32_t hint) const;

 private:
  std::uint32_t add(CollectionKey key, std::uint32_t number);
  std::uint32_t bucket_of(CollectionKey key) const;
  CollectionKey* keys() { return reinterpret_cast<CollectionKey*>(this + 1); }
  const CollectionKey* keys() const { return reinterpret_cast<const CollectionKey*>(this + 1); }
  std::uint32_t* numbers() { return reinterpret_cast<std::uint32_t*>(keys() + capacity_); }
  const std::uint32_t* numbers() const {
    return reinterpret_cast<const std::uint32_t*>(keys() + capacity_);
  }
  // Each holds 0, or an entry's place and 1.
  std::uint32_t* buckets() { return numbers() + capacity_; }
  const std::uint32_t* buckets() const { return numbers() + capacity_; }

  std::uint32_t capacity_, used_, live_, next_number_;
};

}  // namespace hailstorm
