// The storm itself: what a resolved simulation is handed to.
#pragma once

#include <string>

#include "script/program.h"
#include "simulation/options.h"
#include "simulation/simulation.h"

namespace hailstorm {

// How often a bot acts, in words: "every 5s (default)", "waiting 1s to 5s", "as fast as it can".
std::string pace_of(const Model& model);

// Runs the simulation on this machine and reports. Returns the exit code of the program.
int run_storm(const Simulation& simulation, const RunOptions& options, Loaded& loaded);

}  // namespace hailstorm
