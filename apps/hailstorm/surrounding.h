// What a script does around a run: setup() before it, teardown() and handleSummary() after it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "report/run_summary.h"
#include "run_functions.h"

namespace hailstorm {

// Thread: the main one, while there is no other loop.
class Surrounding {
 public:
  // Something for the report; `failed`: the script has failed by it.
  using Note = std::function<void(std::string text, bool failed)>;

  // All must outlive it.
  Surrounding(const Simulation& simulation, const RunOptions& options, Loaded& loaded,
              const StormOptions& storm_options)
      : options_(options),
        loaded_(loaded),
        functions_(loaded, simulation, options, storm_options) {}

  // Calls setup(), if there is one; every bot sees what it returns. Returns what to know of it.
  // Throws Error (script, setup_timeout, interrupted).
  std::vector<std::string> set_up();
  // Calls teardown(data).
  void tear_down(const Note& note);
  // Calls handleSummary(data) and writes the files that it returns; what is to stand in the place
  // of the report on the terminal, if anything.
  std::optional<std::string> summarize(const RunSummary& summary, const Note& note);

 private:
  const RunOptions& options_;
  Loaded& loaded_;
  RunFunctions functions_;
};

}  // namespace hailstorm
