#include "storm/log_gate.h"

#include <cstdio>
#include <utility>

namespace hailstorm {

LogGate::LogGate(const Clock& clock, const Limits& limits)
    : LogGate(clock, limits,
              [](std::string_view line) { std::fwrite(line.data(), 1, line.size(), stderr); }) {}

LogGate::LogGate(const Clock& clock, const Limits& limits, Write write)
    : clock_(clock), limits_(limits), write_(std::move(write)) {}

void LogGate::print(std::string_view level, std::string_view text) {
  const Instant now = clock_.now();
  if (lines_ == 0 || now - second_ >= std::chrono::seconds(1)) {
    second_ = now;
    lines_ = 0;
  }
  if (lines_ >= limits_.lines) {
    ++left_out_;
    return;
  }
  ++lines_;
  std::string line = "[" + std::string(level) + "] ";
  line += text.substr(0, limits_.line_bytes);
  if (text.size() > limits_.line_bytes) line += "... (" + std::to_string(text.size()) + " bytes)";
  write_(line + "\n");
}

void LogGate::close_second() {
  if (left_out_ == 0) return;
  write_("[log] " + std::to_string(std::exchange(left_out_, 0)) +
         " more lines of scripts left out (--log-rate)\n");
}

}  // namespace hailstorm
