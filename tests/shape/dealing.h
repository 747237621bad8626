// How the tests of seats measure a deal.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <vector>

#include "base/random.h"
#include "shape/seats.h"

namespace hailstorm::testing {

inline Slice whole_slice(std::uint32_t seats) {
  Slice slice(seats);
  std::iota(slice.begin(), slice.end(), Seat{0});
  return slice;
}

// By how much a child is ahead of or behind its share, at most over all prefixes of its slice.
struct Distance {
  double ahead = 0, behind = 0;

  double worst() const { return std::max(ahead, behind); }
  void widen(const Distance& other) {
    ahead = std::max(ahead, other.ahead);
    behind = std::max(behind, other.behind);
  }
};

inline Distance distance(const std::vector<std::uint32_t>& owners,
                         const std::vector<Child>& children) {
  std::map<std::uint32_t, std::size_t> places;
  std::vector<double> shares, got(children.size());
  double total = 0;
  for (const auto& child : children) total += child.weight;
  for (const auto& child : children) {
    places[child.id] = shares.size();
    shares.push_back(child.weight / total);
  }
  Distance result;
  // A child is furthest behind just before it gets a seat, furthest ahead just after.
  for (std::size_t i = 0; i < owners.size(); ++i) {
    const std::size_t j = places.at(owners[i]);
    const auto r = static_cast<double>(i);
    result.behind = std::max(result.behind, r * shares[j] - got[j]);
    got[j] += 1;
    result.ahead = std::max(result.ahead, got[j] - (r + 1) * shares[j]);
  }
  for (std::size_t j = 0; j < children.size(); ++j) {
    const double quota = static_cast<double>(owners.size()) * shares[j];
    result.behind = std::max(result.behind, quota - got[j]);
  }
  return result;
}

// Weights as they come: whole ones from 1 to 10, or from 1 to 1,000 with most of them small.
inline double even_weight(Random& random) { return 1.0 + static_cast<double>(random.below(10)); }
inline double skewed_weight(Random& random) { return std::exp(random.real() * 6.9); }

}  // namespace hailstorm::testing
