// Settings in a file of their own, for --config: the part of TOML that settings need.
//
//   max_running = 500
//   report = ["json=out.json"]
//   [env]
//   BASE_URL = "http://127.0.0.1:8000"
#pragma once

#include <string>
#include <vector>

#include "simulation/settings.h"

namespace hailstorm {

// Reads comments, the tables [bots], [env], [tags] and [hosts], and keys with a text ("..." or
// '...'), a number, true, false or a list of these. Paths are relative to `folder`. Throws Error
// (configuration) at "name:line" on anything else, on unknown keys and on keys given twice.
std::vector<Given> read_config(const std::string& text, const std::string& name,
                               const std::string& folder);

}  // namespace hailstorm
