// Which of the given values hold for how bots speak HTTP.
#pragma once

#include "simulation/http_options.h"
#include "simulation/options.h"
#include "simulation/resolution.h"

namespace hailstorm {

// Throws Error (configuration; usage for a command line that contradicts itself) whose `where` is
// the value's origin.
void resolve_http(Resolution& read, const Surroundings& surroundings, HttpOptions& http);

}  // namespace hailstorm
