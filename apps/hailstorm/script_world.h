// What a script finds on this machine: values of the environment, files of storages.
#pragma once

#include <string>
#include <vector>

#include "script/program.h"
#include "simulation/options.h"
#include "storm/plan.h"

namespace hailstorm {

// Reads the files and the environment. Throws Error (system) for what cannot be read.
ScriptWorld find_world(const Simulation& simulation, const RunOptions& options);

// What to know of the bots' data before the run: what isolation costs, rows that will not do for
// all bots.
std::vector<std::string> notes_on_data(const Loaded& loaded, const StormPlan& plan);

}  // namespace hailstorm
