// Counts lines.
#include "storm/log_gate.h"

#include <utility>

namespace hailstorm {

LogGate::LogGate(const Clock& clock, const Limits& limits, Write write)
    : clock_(clock), limits_(limits), write_(std::move(write)) {}

void LogGate::print(ScriptLine line) {
  if (!is_open(line.level)) return;
  const Instant now = clock_.now();
  if (lines_ == 0 || now - second_ >= std::chrono::seconds(1)) {
    second_ = now;
    lines_ = 0;
  }
  if (lines_ >= limits_.lines || under_way_ >= limits_.under_way) {
    ++left_out_;
    return;
  }
  ++lines_;
  const std::size_t bytes = line.text.size();
  if (bytes > limits_.line_bytes) {
    line.text.resize(limits_.line_bytes);
    line.text += "... (" + std::to_string(bytes) + " bytes)";
  }
  write(std::move(line));
}

void LogGate::close_second() {
  if (left_out_ == 0 || under_way_ > limits_.under_way || !is_open(LogLevel::warning)) return;
  ScriptLine line;
  line.level = LogLevel::warning;
  line.text =
      std::to_string(std::exchange(left_out_, 0)) + " more lines of scripts left out (--log-rate)";
  write(std::move(line));
}

void LogGate::write(ScriptLine line) {
  ++under_way_;
  write_(std::move(line));
}

}  // namespace hailstorm
