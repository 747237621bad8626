// What a script does around a run: setup() before it, teardown() and handleSummary() after it.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "report/run_summary.h"
#include "run_functions.h"

namespace hailstorm {

// Thread: the main one, while there is no other loop.
class Surrounding {
 public:
  // Something for the report; `code`: the exit code of the run by it, 0 for none.
  using Note = std::function<void(std::string text, int code)>;

  // All must outlive it.
  Surrounding(const Simulation& simulation, const RunOptions& options, Loaded& loaded,
              const StormOptions& storm_options)
      : options_(options),
        loaded_(loaded),
        functions_(loaded, simulation, options, storm_options) {}

  // Calls setup(), if there is one; every bot sees what it returns. Throws Error (script,
  // setup_timeout, interrupted, aborted).
  void set_up();
  // What to know of the functions that have been called so far.
  const std::vector<std::string>& notes() const { return notes_; }
  // Why they have called the run failed.
  const std::set<std::string>& sentences() const { return sentences_; }
  // The requests that they began, which are in none of the figures.
  std::uint64_t requests() const { return requests_; }
  // Calls teardown(data).
  void tear_down(const Note& note);
  // Calls handleSummary(data) and writes the files that it returns; what is to stand in the place
  // of the report on the terminal, if anything.
  std::optional<std::string> summarize(const RunSummary& summary, const Note& note);

 private:
  const RunOptions& options_;
  Loaded& loaded_;
  void take_down(const std::string& name, const RunFunctions::Called& called);

  RunFunctions functions_;
  std::vector<std::string> notes_;
  std::set<std::string> sentences_;
  std::uint64_t requests_ = 0;
};

}  // namespace hailstorm
