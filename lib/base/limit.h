// What a script may use of this machine: the limits whose passing ends a bot.
#pragma once

#include <cstdint>
#include <string_view>

namespace hailstorm {

enum class Limit : std::uint8_t {
  none,
  slice,            // it ran for too long without waiting: --script-slice
  memory,           // it holds too much: --bot-memory
  heap_memory,      // all bots of its heap do, and it was the one that asked: --heap-memory
  response_memory,  // it holds too much of answers: --response-memory
  regexp_steps,     // a regular expression took too many steps: --regexp-steps
};

constexpr int limit_count = static_cast<int>(Limit::regexp_steps) + 1;

// The name used in reports: "heap_memory".
constexpr std::string_view name_of(Limit limit) {
  constexpr std::string_view names[] = {"none",        "slice",           "memory",
                                        "heap_memory", "response_memory", "regexp_steps"};
  return names[static_cast<int>(limit)];
}

}  // namespace hailstorm
