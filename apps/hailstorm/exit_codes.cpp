#include "exit_codes.h"

#include <algorithm>
#include <iterator>

namespace hailstorm {
namespace {

// What weighs more comes first. 1: a file could not be written.
constexpr int by_weight[] = {107, 100, 101, 102, 104, 108, 110, 111, 99, 105, 1};

}  // namespace

int weightier(int a, int b) {
  const auto* const first = std::find_if(std::begin(by_weight), std::end(by_weight),
                                         [&](int code) { return code == a || code == b; });
  return first == std::end(by_weight) ? std::max(a, b) : *first;
}

}  // namespace hailstorm
