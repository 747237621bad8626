// Tallies found by two numbers, in a few nanoseconds and without allocation once they are known.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "base/random.h"

namespace hailstorm {

// An open-addressing table (linear probing, at most half full). A tally stays where it is and is
// never removed. Thread: its owner's.
template <class Tally>
class SeriesTable {
 public:
  struct Key {
    std::uint64_t upper = 0, lower = 0;
    bool operator==(const Key&) const = default;
  };
  struct Series {
    Key key;
    Tally tally;
  };

  SeriesTable() : places_(initial_places) {}

  // The tally of a key, a new one the first time.
  Tally& operator[](const Key& key) {
    const std::uint64_t mask = places_.size() - 1;
    for (std::uint64_t at = hash(key.upper, key.lower) & mask;; at = (at + 1) & mask) {
      Series* const found = places_[at].series;
      if (!found) return add(key);
      if (places_[at].key == key) return found->tally;
    }
  }

  // The tally of a key that is known; null for another.
  Tally* find(const Key& key) const {
    const std::uint64_t mask = places_.size() - 1;
    for (std::uint64_t at = hash(key.upper, key.lower) & mask;; at = (at + 1) & mask) {
      Series* const found = places_[at].series;
      if (!found || places_[at].key == key) return found ? &found->tally : nullptr;
    }
  }

  // In the order in which they became known.
  std::deque<Series>& all() { return series_; }

 private:
  static constexpr std::size_t initial_places = 64;

  // The key stands in the table itself, so that a search touches no series but the one it is for.
  struct Place {
    Key key;
    Series* series = nullptr;
  };

  Tally& add(const Key& key) {
    Series& added = series_.emplace_back(Series{key, Tally{}});
    if (series_.size() * 2 > places_.size()) {
      places_.assign(places_.size() * 2, Place{});
      for (Series& series : series_) place(series);
    } else {
      place(added);
    }
    return added.tally;
  }

  void place(Series& series) {
    const std::uint64_t mask = places_.size() - 1;
    std::uint64_t at = hash(series.key.upper, series.key.lower) & mask;
    while (places_[at].series) at = (at + 1) & mask;
    places_[at] = {series.key, &series};
  }

  std::vector<Place> places_;
  std::deque<Series> series_;
};

}  // namespace hailstorm
