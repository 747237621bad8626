// What scripts print, as far as it can be read: so many lines a second, each of a bounded length.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/log_level.h"

namespace hailstorm {

// A line on its way to where it is written.
struct ScriptLine {
  LogLevel level = LogLevel::info;
  std::string model;        // of the bot that printed it; empty: the script, as it was loaded
  std::uint64_t index = 0;  // of the bot
  std::string file;         // the place in the script; empty: not known
  int line = 0;
  std::string text;
};

// Lines go to a writer on another thread, who says how many it has heard: of those it has not, a
// bounded number is under way. Thread: its owner's.
class LogGate {
 public:
  struct Limits {
    std::uint64_t lines = 100;         // per second
    std::uint64_t line_bytes = 2000;   // what is shown of a line
    std::uint64_t under_way = 1000;    // lines
    LogLevel level = LogLevel::debug;  // the lowest that is let through
  };
  using Write = std::function<void(ScriptLine)>;

  LogGate(const Clock& clock, const Limits& limits, Write write);

  bool is_open(LogLevel level) const { return level >= limits_.level; }
  // Lets the line through, its text cut; or nothing, below the level or beyond the limits.
  void print(ScriptLine line);
  // The writer has heard so many more lines.
  void heard(std::uint64_t lines) { under_way_ -= lines; }
  // Tells how many lines were left out since it was last told, if any, as soon as there is room for
  // it.
  void close_second();

 private:
  void write(ScriptLine line);

  const Clock& clock_;
  Limits limits_;
  Write write_;
  Instant second_{};
  std::uint64_t lines_ = 0, left_out_ = 0, under_way_ = 0;
};

}  // namespace hailstorm
