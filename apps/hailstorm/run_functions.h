// The functions of the whole run that a script may export: setup, teardown, handleSummary.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "base/error.h"
#include "script/program.h"
#include "simulation/options.h"
#include "simulation/simulation.h"
#include "storm/options.h"

namespace hailstorm {

// Calls them in a bot of their own, on one thread, which does nothing else. What they measure is no
// part of the run's figures. Thread: the main one, while there is no other loop.
class RunFunctions {
 public:
  // All must outlive it.
  RunFunctions(const Loaded& loaded, const Simulation& simulation, const RunOptions& options,
               StormOptions storm_options);

  bool has(const std::string& name) const;
  struct Called {
    std::string returned;             // JSON
    std::set<std::string> sentences;  // why it has called the run failed
    std::uint64_t begun = 0;          // requests
    Nanos took{};
  };
  // `arguments`: a JSON array. Throws Error: (script) when the function throws, `late` when it
  // takes longer, (interrupted) on Ctrl-C, (aborted) when it calls
  // test.abort.
  Called call(const std::string& name, const std::string& arguments, Nanos timeout, Fault late);

 private:
  const Loaded& loaded_;
  Simulation simulation_;
  const RunOptions& options_;
  StormOptions storm_options_;
};

}  // namespace hailstorm
