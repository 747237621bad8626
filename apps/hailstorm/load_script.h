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

// Reads the script, what it requires and its data. Throws Error (script, system, configuration).
// All of it comes from the bundle, if there is one; `record`, if given, becomes one of it.
struct Packing {
  const Bundle* from = nullptr;
  Bundle* record = nullptr;
};
Loaded load_script(const Simulation& simulation, const RunOptions& options,
                   const Packing& packing = {});

}  // namespace hailstorm
