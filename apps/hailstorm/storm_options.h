// How a storm is run, as the settings of a run say it.
#pragma once

#include <string>

#include "simulation/options.h"
#include "storm/options.h"

namespace hailstorm {

// 64 random bits in hexadecimal digits.
std::string new_run_id();

StormOptions storm_options(const RunOptions& options, const std::string& run_id);

}  // namespace hailstorm
