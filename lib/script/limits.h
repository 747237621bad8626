// What the script of a bot may use of this machine.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/clock.h"
#include "base/limit.h"

namespace hailstorm {

// Of all of these a bot that passes one dies: it cannot catch the error. The exception is the depth
// of calls, whose RangeError is like any other.
struct ScriptLimits {
  Nanos slice = std::chrono::milliseconds(250);  // of CPU time, from one wait to the next
  Nanos load = std::chrono::seconds(10);         // ... while the script is loaded
  std::size_t bot_bytes = std::size_t{64} << 20;
  std::size_t response_bytes = std::size_t{128} << 20;  // of a bot's responses, beside bot_bytes
  std::size_t heap_bytes = std::size_t{1} << 30;        // of all bots of a heap
  std::uint32_t regexp_steps = 1'000'000;               // of one match; about 10 ms
  std::uint32_t call_depth = 10'000;
};

}  // namespace hailstorm
