// A binary heap with places (Williams 1964).
#include "shape/line.h"

namespace hailstorm {

Line::Line(std::size_t children) : place_(children, nowhere), rank_(children) {
  heap_.reserve(children);
}

void Line::put(std::size_t child, const Rank& rank) {
  if (!has(child)) {
    place_[child] = heap_.size();
    heap_.push_back(child);
  }
  rank_[child] = rank;
  settle(place_[child]);
}

void Line::drop(std::size_t child) {
  if (!has(child)) return;
  const std::size_t place = place_[child], last = heap_.back();
  heap_.pop_back();
  place_[child] = nowhere;
  if (last == child) return;
  set(place, last);
  settle(place);
}

bool Line::goes_before(std::size_t a, std::size_t b) const {
  __extension__ using Wide = __int128;
  const Rank &x = rank_[a], &y = rank_[b];
  const Wide left = static_cast<Wide>(x.seats) * y.weight;
  const Wide right = static_cast<Wide>(y.seats) * x.weight;
  if (left != right) return left < right;
  return x.tie != y.tie ? x.tie > y.tie : a < b;
}

void Line::set(std::size_t place, std::size_t child) {
  heap_[place] = child;
  place_[child] = place;
}

// Moves the child at `place` up or down to where it belongs.
void Line::settle(std::size_t place) {
  const std::size_t child = heap_[place];
  while (place > 0 && goes_before(child, heap_[(place - 1) / 2])) {
    set(place, heap_[(place - 1) / 2]);
    place = (place - 1) / 2;
  }
  for (;;) {
    std::size_t next = 2 * place + 1;
    if (next >= heap_.size()) break;
    if (next + 1 < heap_.size() && goes_before(heap_[next + 1], heap_[next])) ++next;
    if (!goes_before(heap_[next], child)) break;
    set(place, heap_[next]);
    place = next;
  }
  set(place, child);
}

}  // namespace hailstorm
