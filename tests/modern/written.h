// Programs as their authors write them, on their way into a bot.
#pragma once

#include <string>

#include "script/program.h"
#include "transpile/transpiler.h"

namespace hailstorm {

inline Finish finish_by(Transpiler& transpiler) {
  return [&transpiler](const std::string& file, const std::string& source) {
    if (!is_script_path(file)) return Finished{};
    Transpiled made = transpiler.finish(file, source);
    return Finished{std::move(made.code), std::move(made.lines)};
  };
}

// The entry's text, with the modules that `read` gives.
inline Loaded load_written(Transpiler& transpiler, const std::string& entry,
                           const std::string& text, const ReadModule& read,
                           const ScriptWorld& world = {}) {
  return load_program(entry, text, world, read, {}, finish_by(transpiler));
}

}  // namespace hailstorm
