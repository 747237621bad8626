// When something was seen for the first and for the last time.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>

#include "stats/snapshot.h"

namespace hailstorm {

// A row of the table by name.
struct RequestName {
  std::string model, name, method;
  auto operator<=>(const RequestName&) const = default;
};

// Failed exchanges of one name that failed in the same way: a status ("503"), an outcome's name, or
// what the script said.
struct FailureKind {
  RequestName request;
  std::string kind;
  auto operator<=>(const FailureKind&) const = default;
};

// Seconds of the run clock, by their numbers.
struct Sighting {
  std::int64_t first = 0, last = 0;
};

struct Sightings {
  std::map<FailureKind, Sighting> failures;
  std::map<MishapKey, Sighting> mishaps;
};

}  // namespace hailstorm
