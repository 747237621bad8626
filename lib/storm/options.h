// How a storm is run on this machine: everything that is not part of the simulation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/clock.h"
#include "http/client.h"
#include "script/heap.h"

namespace hailstorm {

struct StormOptions {
  unsigned threads = 1;                      // workers
  std::uint64_t seed = 1;                    // of every random choice of the run
  std::optional<std::uint64_t> max_running;  // bots on this machine at once; none: no limit
  std::optional<double> max_rate;            // bots started per second on this machine
  Nanos graceful_stop =
      std::chrono::seconds(30);      // what bots may take to stop before they are cut off
  std::size_t bots_per_heap = 2000;  // collections pause a heap, and grow with its bots
  Nanos request_timeout = std::chrono::seconds(60);  // where a script says nothing
  ScriptLimits script;
  ClientOptions http;
};

}  // namespace hailstorm
