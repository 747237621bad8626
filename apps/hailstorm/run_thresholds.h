// The thresholds of a run: those that are given, and those that its script has.
#pragma once

#include <vector>

#include "script/program.h"
#include "simulation/simulation.h"
#include "simulation/thresholds.h"

namespace hailstorm {

// Those of the script come last, and give way to given ones for the same metric and selection.
// Throws Error (configuration) that says where the threshold was given: see check_threshold.
std::vector<GivenThreshold> given_thresholds(const Simulation& simulation, const Loaded& loaded);

// The same, ready to judge a run. `loaded` must outlive them.
Thresholds thresholds_of(const Simulation& simulation, const Loaded& loaded);

}  // namespace hailstorm
