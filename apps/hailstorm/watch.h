// What somebody who watches a run sees of it, and the keys they press.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "log/log.h"
#include "loop/keyboard.h"
#include "loop/signals.h"
#include "report/progress.h"
#include "report/pulse.h"
#include "simulation/options.h"
#include "storm/log_gate.h"
#include "storm/shown.h"

namespace hailstorm {

// Everything goes to standard error, in the order in which it is said: as text, or each line a JSON
// object. Thread: the main loop's.
class Watch {
 public:
  // All must outlive it.
  Watch(Loop& loop, const RunOptions& options, std::optional<Nanos> duration);

  // What is worth knowing before the run: not when it is quiet.
  void announce(std::string_view text);
  // What happens to the run; `source` tells programs who says it.
  void say(std::string_view source, LogLevel level, std::string_view text);
  void print(const ScriptLine& line);
  // A second of the run clock is complete. The lines stand below the others: thresholds.
  void show(const Window& window, Nanos lag, std::vector<ProgressLine> lines = {});

  // Hands over keys from now on, if there are any to be had; `hint` says what they do.
  void listen(std::function<void(char key)> on_key, const std::function<std::string()>& hint);
  // Takes the screen away and gives the terminal back.
  void finish();

 private:
  bool is_json() const { return options_.log_format == LogFormat::json; }
  bool is_open(LogLevel level) const { return level >= options_.log_level; }
  void came_back(int signal);

  Loop& loop_;
  const RunOptions& options_;
  Progress progress_;
  Log log_;
  Pulse pulse_;
  std::function<std::string()> hint_ = [] { return std::string(); };
  std::unique_ptr<Keyboard> keyboard_;
  Signals signals_;
};

// With --http-debug: an exchange of the storm, as it comes.
void show_exchange(Watch& watch, const RunOptions& options, const Shown& shown);

}  // namespace hailstorm
