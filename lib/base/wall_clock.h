// The time of day, for what is told to other programs.
#pragma once

#include <cstdint>

namespace hailstorm {

// Nanoseconds since 1970, UTC. Defined in clock.cpp. Thread: any.
std::int64_t unix_nanos();

}  // namespace hailstorm
