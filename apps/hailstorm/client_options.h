// What the settings of HTTP mean to the HTTP client.
#pragma once

#include <string>

#include "http/client.h"
#include "simulation/options.h"

namespace hailstorm {

// `run_id` is what --run-id-header sends.
ClientOptions client_options(const RunOptions& options, const std::string& run_id);

}  // namespace hailstorm
