// How a storm is run, as the settings of a run say it.
#pragma once

#include <string>

#include "simulation/options.h"
#include "simulation/simulation.h"
#include "storm/options.h"

namespace hailstorm {

// 64 random bits in hexadecimal digits.
std::string new_run_id();

StormOptions storm_options(const RunOptions& options, const std::string& run_id);

// The same simulation with one bot of the model and no other, and without an end.
Simulation with_one_bot(Simulation simulation, const std::string& model);
// A storm on one thread, which is no part of a run's samples.
StormOptions on_one_thread(StormOptions options);

}  // namespace hailstorm
