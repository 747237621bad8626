// What scripts print, as far as it can be read: so many lines a second, each of a bounded length.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace hailstorm {

// Thread: its owner's.
class LogGate {
 public:
  struct Limits {
    std::uint64_t lines = 100;        // per second
    std::uint64_t line_bytes = 2000;  // what is shown of a line
  };
  using Write = std::function<void(std::string_view)>;

  // Writes to the standard error.
  LogGate(const Clock& clock, const Limits& limits);
  LogGate(const Clock& clock, const Limits& limits, Write write);

  // "[log] text" in one piece, so that the lines of several workers do not mix; or nothing, beyond
  // the lines of this second.
  void print(std::string_view level, std::string_view text);
  // Tells how many lines were left out since it was last told, if any.
  void close_second();

 private:
  const Clock& clock_;
  Limits limits_;
  Write write_;
  Instant second_{};
  std::uint64_t lines_ = 0, left_out_ = 0;
};

}  // namespace hailstorm
