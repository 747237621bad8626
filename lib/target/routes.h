// What was learnt about each target (path and query) that was asked for: its plan, its ready
// answer.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/random.h"
#include "target/counters.h"
#include "target/places.h"
#include "target/plan.h"

namespace hailstorm {

// The paths that are about the target itself.
enum class Control : std::uint8_t { none, counters, counters_reset, flush };

struct Route {
  std::string target;
  Plan plan;
  Control control = Control::none;
  Place place;
  std::string wire;                  // the whole answer when it is always the same; else empty
  std::uint64_t key = 0;             // hash(seed, hash(target)): what its draws depend on
  std::uint64_t* drawn = nullptr;    // requests so far, of this thread
  std::uint64_t* counted = nullptr;  // requests of its path that are over
};

// Plans and paths are kept for the first 10,000 of each; beyond that plans are made anew for each
// request, and paths are counted together under "(other paths)". Thread: its owner's.
class Routes {
 public:
  // Thread number `index` of `count` draws every count-th ordinal.
  Routes(std::uint64_t seed, int index, int count);

  // The route stays until the end, or in `own` when there are too many.
  Route& find(std::string_view target, std::unique_ptr<Route>& own);
  // The ordinal of the next request for the route.
  std::uint64_t next_ordinal(Route& route) const;

  void add_to(Counters& counters) const;
  // Paths count from zero, ordinals begin anew.
  void zero();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  struct Kept {
    Route route;
    std::uint64_t drawn = 0;
  };
  void fill(Route& route, std::string_view target);
  std::uint64_t& count_of(std::string_view path);

  std::uint64_t seed_;
  std::uint64_t index_, count_;
  std::unordered_map<std::string, std::unique_ptr<Kept>, Hash, std::equal_to<>> kept_;
  std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>> paths_;
  std::uint64_t others_drawn_ = 0, others_counted_ = 0;
};

}  // namespace hailstorm
