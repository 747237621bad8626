// A simulation written in a file: YAML, or JSON, or what the original Hailstorm saved as .hsp.
#pragma once

#include <string>
#include <vector>

#include "simulation/settings.h"
#include "simulation/simulation.h"

namespace hailstorm {

struct SimulationFile {
  Script script;
  std::vector<Given> given;  // all of Layer::simulation_file
};

// `name` is what errors and origins call the file; paths in it are relative to `folder` ("" is the
// working folder). Reads the script when it is given by its path. Throws Error (configuration) at
// "name:line:column" on what cannot be understood, whatever the bytes; (system) when the script
// cannot be read; (script) when the script is Rune.
SimulationFile read_simulation_file(const std::string& text, const std::string& name,
                                    const std::string& folder);

// The same, resolved without any other source of settings.
Simulation read_simulation(const std::string& text, const std::string& name,
                           const std::string& folder);

}  // namespace hailstorm
