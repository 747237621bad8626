#include "storm/heaps.h"

#include <algorithm>

namespace hailstorm {
namespace {

constexpr std::size_t heaps_at_launch = 100;

}  // namespace

void Heaps::load(std::uint64_t bots) {
  do {
    add();
  } while (heaps_.size() < heaps_at_launch && heaps_.size() * options_.bots_per_heap < bots);
}

ScriptHeap& Heaps::add() {
  host_.speak_for_nobody();
  heaps_.push_back(std::make_unique<ScriptHeap>(program_, host_, options_.script));
  return *heaps_.back();
}

ScriptHeap& Heaps::with_room() {
  for (const auto& heap : heaps_) {
    if (heap->bots() < options_.bots_per_heap) return *heap;
  }
  return add();
}

bool Heaps::collection_due() const {
  return std::any_of(heaps_.begin(), heaps_.end(),
                     [](const auto& heap) { return heap->collection_due(); });
}

std::optional<Nanos> Heaps::collect(const Clock& clock) {
  for (std::size_t i = 0; i < heaps_.size(); ++i) {
    ScriptHeap& heap = *heaps_[next_++ % heaps_.size()];
    if (!heap.collection_due()) continue;
    const Instant start = clock.now();
    heap.collect();
    return clock.now() - start;
  }
  return std::nullopt;
}

std::size_t Heaps::bytes() const {
  std::size_t sum = 0;
  for (const auto& heap : heaps_) sum += heap->bytes();
  return sum;
}

}  // namespace hailstorm
