// What `run` and `check` were told, put together from all sources.
#pragma once

#include <string_view>
#include <vector>

#include "arguments.h"
#include "script/bundle.h"
#include "script/program.h"
#include "simulation/options.h"

namespace hailstorm {

// The options of both: the settings of a run, --config, and those of the URL form.
std::vector<Setting> assembled_options();

// What is to run, with its script loaded.
struct Assembled {
  Simulation simulation;
  RunOptions options;
  Loaded loaded;
};

// Reads the positional (a URL, a simulation file, a script or a bundle of one), the file of
// --config, the environment and what the script says itself, and resolves them. Throws Error.
// `record`, if given, becomes a bundle of the script.
Assembled assemble(const Syntax& syntax, const Arguments& arguments, Bundle* record = nullptr);

// A name that ends in .yaml, .yml, .hsp or .json.
bool is_simulation_file(const std::string& name);

// The bot that requests one URL in a closed loop, and the name of its script.
constexpr std::string_view built_in_name = "(built-in)";
// Prints it; the exit code.
int show_built_in_script();

}  // namespace hailstorm
