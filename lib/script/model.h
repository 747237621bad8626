// What a script says of its models, asked once when it is loaded.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace hailstorm {

// The states of a bot, by the numbers that scripts see.
enum class BotState : int { initializing = 0, running = 1, stopping = 2 };

// A method that runs at a tick, drawn by weight. Weight is finite and not below 0.
struct Action {
  std::string name;
  double weight = 1;
  std::uint32_t handler = 0;  // its number in ScriptHeap::run
};

// A method that runs when a bot enters a state.
struct Hook {
  BotState state = BotState::running;
  std::string name;
  std::uint32_t handler = 0;
};

// A wait drawn after each action, uniformly from [min, max].
struct Wait {
  Nanos min{}, max{};
};

struct Model {
  std::string name;
  // The time between two ticks of a bot; 0: the next action begins when the last one ends.
  Nanos interval = std::chrono::seconds(5);
  bool interval_is_default = true;
  std::optional<Wait> wait;  // instead of an interval
  std::vector<Action> actions;
  std::vector<Hook> hooks;  // at most one per state

  const Hook* hook(BotState state) const {
    for (const Hook& hook : hooks) {
      if (hook.state == state) return &hook;
    }
    return nullptr;
  }
};

}  // namespace hailstorm
