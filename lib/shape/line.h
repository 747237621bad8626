// Children in a line, first the one whose moment comes first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hailstorm {

// The moment at which a child of this weight reaches so many seats: seats/weight, exactly. Of equal
// moments the larger tie goes first, then the lower child.
struct Rank {
  std::int64_t seats = 0;  // below 2^40
  std::uint64_t weight = 1;
  std::uint64_t tie = 0;
};

// A binary heap that knows where each child stands: all is O(log n) and nothing allocates after
// construction. Thread: its owner's.
class Line {
 public:
  // For the children 0 ... children - 1, none of which is in the line.
  explicit Line(std::size_t children);

  bool empty() const { return heap_.empty(); }
  bool has(std::size_t child) const { return place_[child] != nowhere; }
  // The line must not be empty.
  std::size_t first() const { return heap_.front(); }
  // The child must be in the line.
  const Rank& rank(std::size_t child) const { return rank_[child]; }

  // Lines the child up, anew if it is in the line.
  void put(std::size_t child, const Rank& rank);
  // Takes the child out, if it is in the line.
  void drop(std::size_t child);

 private:
  static constexpr std::size_t nowhere = ~std::size_t{0};

  bool goes_before(std::size_t a, std::size_t b) const;
  void set(std::size_t place, std::size_t child);
  void settle(std::size_t place);

  std::vector<std::size_t> heap_;   // children
  std::vector<std::size_t> place_;  // of a child in the heap
  std::vector<Rank> rank_;          // of a child
};

}  // namespace hailstorm
