// A script from its file to a program: transpiled where it is not ES5, loaded, asked for its
// models.
#pragma once

#include "script/bundle.h"
#include "script/limits.h"
#include "script/program.h"
#include "simulation/options.h"
#include "simulation/simulation.h"

namespace hailstorm {

// What the room script calls what the settings say.
ScriptLimits script_limits(const ScriptOptions& options);

// Where the script comes from, if from a bundle; and the bundle that is to be made of it, if any.
struct Packing {
  const Bundle* from = nullptr;
  Bundle* record = nullptr;
};

// Reads the script, what it requires and its data. Throws Error (script, system, configuration).
Loaded load_script(const Simulation& simulation, const RunOptions& options,
                   const Packing& packing = {});

}  // namespace hailstorm
