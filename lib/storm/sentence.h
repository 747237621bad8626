// What a script has called the run: failed, to be ended or to go on.
#pragma once

#include <compare>
#include <string>

namespace hailstorm {

struct Sentence {
  bool abort = false;
  std::string reason;
  auto operator<=>(const Sentence&) const = default;
};

}  // namespace hailstorm
