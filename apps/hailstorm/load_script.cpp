#include "load_script.h"

#include <optional>
#include <string>
#include <utility>

#include "script_world.h"
#include "transpile/cache.h"
#include "transpile/transpiler.h"

namespace hailstorm {
namespace {

// Where the user wants it, or where such things are kept; none where neither is known.
std::optional<TranspileCache> cache_of(const ScriptOptions& options) {
  if (options.transpile_cache == "off") return std::nullopt;
  std::string folder = options.transpile_cache;
  if (folder.empty()) folder = TranspileCache::usual_folder();
  if (folder.empty()) return std::nullopt;
  return std::optional<TranspileCache>(std::in_place, std::move(folder),
                                       options.transpile_cache_max);
}

}  // namespace

ScriptLimits script_limits(const ScriptOptions& options) {
  return {.slice = options.slice,
          .load = options.load,
          .bot_bytes = options.bot_memory,
          .response_bytes = options.response_memory,
          .heap_bytes = options.heap_memory,
          .regexp_steps = static_cast<std::uint32_t>(options.regexp_steps),
          .call_depth = static_cast<std::uint32_t>(options.call_depth)};
}

Loaded load_script(const Simulation& simulation, const RunOptions& options,
                   const Packing& packing) {
  const Script& script = simulation.script;
  std::optional<TranspileCache> cache = cache_of(options.script);
  Transpiler transpiler(cache ? &*cache : nullptr);
  ReadModule read = files_beside(script.name, options.script.root);
  Finish finish = [&](const std::string& path, const std::string& text) {
    // The entry is a script whatever its name is: one written in a simulation file has that file's.
    if (path != script.name && !is_script_path(path)) return Finished{};
    Transpiled made = transpiler.finish(path, text);
    return Finished{std::move(made.code), std::move(made.lines)};
  };
  if (packing.from) {
    read = packing.from->reader();
    finish = packing.from->finisher();
  }
  if (packing.record) {
    packing.record->entry = script.name;
    packing.record->files[script.name] = script.text;
    read = recording(*packing.record, std::move(read));
    finish = recording(*packing.record, std::move(finish));
  }
  return load_program(script.name, script.text, find_world(simulation, options), read,
                      script_limits(options.script), finish);
}

}  // namespace hailstorm
