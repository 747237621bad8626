// The storm itself: what a resolved simulation is handed to.
#pragma once

#include "script/program.h"
#include "simulation/options.h"
#include "simulation/simulation.h"

namespace hailstorm {

// Runs the simulation on this machine and reports. Returns the exit code of the program.
int run_storm(const Simulation& simulation, const RunOptions& options, Loaded& loaded);

}  // namespace hailstorm
