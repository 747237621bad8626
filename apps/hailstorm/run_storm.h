// The storm itself: what a resolved simulation is handed to.
#pragma once

#include "simulation/options.h"
#include "simulation/simulation.h"

namespace hailstorm {

// Runs the simulation on this machine and reports. Returns the exit code of the program.
int run_storm(const Simulation& simulation, const RunOptions& options);

// Compiles the script and lists its models, their actions, and what holds for a run. Runs nothing.
int check_script(const Simulation& simulation, const RunOptions& options);

}  // namespace hailstorm
