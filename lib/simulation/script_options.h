// What scripts may use of this machine, as it is told in settings. The room script has a structure
// of its own; the program turns this into that.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.h"

namespace hailstorm {

struct ScriptOptions {
  Nanos slice = std::chrono::milliseconds(250);        // from one wait to the next
  Nanos load = std::chrono::seconds(10);               // to load the script
  std::uint64_t bot_memory = 64 << 20;                 // bytes of a bot
  std::uint64_t response_memory = 128 << 20;           // bytes of its responses
  std::uint64_t heap_memory = std::uint64_t{1} << 30;  // bytes of all bots of a heap
  std::uint64_t regexp_steps = 1'000'000;              // of one match
  std::uint64_t call_depth = 10'000;
  std::uint64_t log_rate = 100;   // lines per second and thread
  std::uint64_t log_line = 2000;  // bytes of each
  std::string root;               // what scripts import and open is below it; empty: their folder
  // Where transpiled scripts are kept: a folder, "off", or empty for the usual one.
  std::string transpile_cache;
  std::uint64_t transpile_cache_max = 64 << 20;  // bytes of all of them
};

}  // namespace hailstorm
