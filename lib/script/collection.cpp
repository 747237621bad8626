#include "script/collection.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace hailstorm {
namespace {

// Numbers that no double has as its bits, but for NaNs, of which one is used.
constexpr CollectionKey of_heap = CollectionKey{0xFFFA} << 48, of_few = CollectionKey{0xFFFB} << 48;
constexpr CollectionKey nan_key = CollectionKey{0x7FF8} << 48;
constexpr CollectionKey removed = CollectionKey{0xFFFC} << 48;

}  // namespace

CollectionKey key_at(duk_context* engine, duk_idx_t index) {
  const duk_int_t type = duk_get_type(engine, index);
  if (type == DUK_TYPE_NUMBER) {
    const double number = duk_get_number(engine, index) + 0.0;  // of -0 this makes 0
    return number != number ? nan_key : std::bit_cast<CollectionKey>(number);
  }
  if (void* const place = duk_get_heapptr(engine, index)) {
    return of_heap | reinterpret_cast<std::uintptr_t>(place);
  }
  return of_few | static_cast<CollectionKey>(type * 2 + duk_get_boolean(engine, index));
}

std::size_t CollectionIndex::bytes(std::uint32_t capacity) {
  return sizeof(CollectionIndex) + capacity * (sizeof(CollectionKey) + 3 * sizeof(std::uint32_t));
}

CollectionIndex& CollectionIndex::begin(void* block, std::uint32_t capacity) {
  CollectionIndex& index = at(block);
  index.capacity_ = capacity;
  index.next_number_ = 1;
  return index;
}

std::uint32_t CollectionIndex::bucket_of(CollectionKey key) const {
  constexpr CollectionKey golden = 0x9E3779B97F4A7C15;
  return static_cast<std::uint32_t>((key * golden) >> 32) & (2 * capacity_ - 1);
}

std::uint32_t CollectionIndex::find(CollectionKey key) const {
  for (std::uint32_t at = bucket_of(key);; at = (at + 1) & (2 * capacity_ - 1)) {
    const std::uint32_t entry = buckets()[at];
    if (entry == 0) return nowhere;
    if (keys()[entry - 1] == key) return entry - 1;
  }
}

bool CollectionIndex::is_live(std::uint32_t entry) const { return keys()[entry] != removed; }

std::uint32_t CollectionIndex::add(CollectionKey key, std::uint32_t number) {
  std::uint32_t at = bucket_of(key);
  while (buckets()[at] != 0) at = (at + 1) & (2 * capacity_ - 1);
  const std::uint32_t entry = used_++;
  buckets()[at] = entry + 1;
  keys()[entry] = key;
  numbers()[entry] = number;
  ++live_;
  return entry;
}

void CollectionIndex::remove(std::uint32_t entry) {
  keys()[entry] = removed;
  --live_;
}

void CollectionIndex::clear() {
  std::memset(buckets(), 0, 2 * sizeof(std::uint32_t) * capacity_);
  used_ = live_ = 0;
}

void CollectionIndex::take(const CollectionIndex& from, std::uint32_t entry) {
  add(from.keys()[entry], from.numbers()[entry]);
}

std::uint32_t CollectionIndex::after(std::uint32_t number, std::uint32_t hint) const {
  std::uint32_t entry = hint + 1;
  if (hint >= used_ || numbers()[hint] != number) {
    entry = static_cast<std::uint32_t>(std::upper_bound(numbers(), numbers() + used_, number) -
                                       numbers());
  }
  while (entry < used_ && !is_live(entry)) ++entry;
  return entry < used_ ? entry : nowhere;
}

}  // namespace hailstorm
