#include "storm/invocation.h"

#include <iterator>

namespace hailstorm {

std::string_view name_of(Reply::Kind kind) {
  constexpr std::string_view names[] = {"done",          "busy",  "no such bot", "no such method",
                                        "bad arguments", "threw", "gone"};
  return std::data(names)[static_cast<int>(kind)];
}

}  // namespace hailstorm
