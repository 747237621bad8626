// What a script says of its own run: the settings in its `options`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "simulation/settings.h"

namespace hailstorm {

// The keys are those of a simulation file, also as k6 writes them (discardResponseBodies), and k6's
// own: vus, stages of {duration, target}, scenarios. `options` is JSON; `name` and `text` are the
// script's: a value's place is the first line of the text that has its key. Throws Error
// (configuration) there on what is unknown, and on what k6 has and Hailstorm has not.
std::vector<Given> read_script_settings(const std::string& options, const std::string& name,
                                        std::string_view text);

}  // namespace hailstorm
