// How a run is doing, in one line: redrawn in place on a terminal, a line now and then in a pipe.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace hailstorm {

struct ProgressView {
  Nanos elapsed{};                // of the run clock
  std::optional<Nanos> duration;  // none: until it is stopped
  std::int64_t running = 0, wanted = 0;
  double rate = 0;                 // requests per second, in the last second
  std::uint64_t failed = 0;        // requests, since the start
  std::optional<Nanos> p50, p95;   // of http_req_duration in the last second
  std::uint64_t ticks_missed = 0;  // since the start
  Nanos lag{};                     // how far the generator's loops were behind, in the last second
};

// At most 79 columns. What matters least gives way first: a lag below 10 ms, then zeros, then p50.
std::string render_progress(const ProgressView& view);

enum class ProgressStyle { in_place, lines, quiet };

// quiet when told so, in_place when `file` is a terminal, else lines.
ProgressStyle progress_style(std::FILE* file, bool quiet);

// Writes to an open file and flushes it.
std::function<void(std::string_view)> write_to(std::FILE* file);

// Thread: its owner's.
class Progress {
 public:
  using Write = std::function<void(std::string_view)>;

  // How often a line is written where it is not redrawn.
  static constexpr Nanos line_interval = std::chrono::seconds(5);

  // `clock` must outlive the object.
  Progress(Write write, const Clock& clock, ProgressStyle style);

  // Shows the line: each time in place, every 5 s as lines, never when quiet.
  void show(const ProgressView& view);

  // Writes a line of its own above the live one, in every style.
  void say(std::string_view line);

  // Takes the live line away, so that what is printed next begins on a clean line.
  void finish();

 private:
  Write write_;
  const Clock& clock_;
  ProgressStyle style_;
  std::optional<Instant> next_line_;
  std::string drawn_;  // the live line on the terminal now
};

}  // namespace hailstorm
