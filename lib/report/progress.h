// What is shown while a run lasts: a few lines redrawn in place on a terminal, a line now and then
// in a pipe, and above them what is said.
#pragma once

#include <cstdio>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "report/pulse.h"
#include "report/terminal_look.h"

namespace hailstorm {

enum class ProgressStyle { in_place, lines, quiet };

// quiet when told so, in_place when `file` is a terminal that moves its cursor, else lines.
ProgressStyle progress_style(std::FILE* file, bool quiet,
                             const Variable& variable = environment_variable);

// Writes to an open file and flushes it.
std::function<void(std::string_view)> write_to(std::FILE* file);

struct ProgressOptions {
  ProgressStyle style = ProgressStyle::lines;
  Nanos every = std::chrono::seconds(5);     // how often a line is written
  std::function<TerminalLook()> look = [] {  // asked each time the screen is drawn
    return TerminalLook{};
  };
};

// The cursor rests at the beginning of the screen's first line, so that all that is to be cleared
// lies behind it. A terminal that is resized breaks its lines anew, or cuts them, and none says
// where they are then: all that is to be seen is cleared, and what was said last is written again.
// Thread: its owner's.
class Progress {
 public:
  using Write = std::function<void(std::string_view)>;

  Progress(Write write, ProgressOptions options);

  ProgressStyle style() const { return options_.style; }
  // Shows how the run is doing: each time in place, now and then as a line, never when quiet.
  void show(const ProgressView& view);
  // Lines, where there is no screen, are handed to `write` instead.
  void write_lines_by(std::function<void(std::string_view line)> write);
  // Draws the screen again, if there is one: the terminal has another size.
  void redraw();

  // Writes lines of their own above the screen, in every style.
  void say(std::string_view lines);

  // Takes the screen away, so that what is printed next begins on a clean line.
  void finish();

 private:
  std::string drawing(const TerminalLook& look) const;
  // Everything that fits: what was said last, and the screen.
  std::string all_anew(const TerminalLook& look) const;
  bool is_resized(const TerminalLook& look) const;
  void remember(std::string_view lines);

  Write write_;
  std::function<void(std::string_view)> write_line_;
  ProgressOptions options_;
  Nanos next_line_;                    // of the run clock
  std::optional<ProgressView> shown_;  // on the terminal now
  TerminalLook look_{0, 0};            // of the terminal when it was drawn; none yet
  std::deque<std::string> said_;       // the last lines
};

}  // namespace hailstorm
