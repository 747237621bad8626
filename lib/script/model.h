// What a script says of its models, asked once when it is loaded.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"

namespace hailstorm {

// The states of a bot; those of the author's own are made by custom_state.
enum class BotState : std::int64_t { initializing = 0, running = 1, stopping = 2 };

// BotState.Custom(number).
constexpr BotState custom_state(std::uint32_t number) {
  return static_cast<BotState>(std::int64_t{number} + 3);
}
// "Initializing", "Custom(7)": the value that scripts see.
std::string name_of(BotState state);
// The state of that name; nothing if there is none.
std::optional<BotState> state_named(std::string_view name);

// Who a bot is.
struct BotParams {
  std::uint64_t index = 0;                       // k
  std::uint64_t bot_id = 0;                      // from 1
  std::uint64_t internal_id = 0, global_id = 0;  // below 2^53
  std::uint64_t before = 0;                      // the bots of the models before its own, at most
};

// A method that runs at a tick, or after a wait. Its weight is finite and not below 0; where a
// sequence or transitions say what comes next it means nothing.
struct Action {
  std::string name;
  double weight = 1;
  std::uint32_t handler = 0;  // its number in ScriptHeap::run
  std::vector<std::string> tags{};
  bool left_out = false;  // by the tags that a run chooses: it is never drawn
};

// A method that runs when a bot enters a state.
struct Hook {
  BotState state = BotState::running;
  std::string name;
  std::uint32_t handler = 0;
};

// From the end of an action to the start of the next: drawn uniformly from [min, max].
struct DrawnWait {
  Nanos min{}, max{};
};
// From the start of an action to the start of the next, which follows at once one that took longer.
struct Pacing {
  Nanos time{};
};
// As DrawnWait, but asked of the script each time: a handler with ScriptHeap::result in seconds.
struct AskedWait {
  std::uint32_t handler = 0;
};
using Wait = std::variant<DrawnWait, Pacing, AskedWait>;

struct Model {
  std::string name;
  // The time between two ticks of a bot; 0: the next action begins when the last one ends.
  Nanos interval = std::chrono::seconds(5);
  bool interval_is_default = true;
  std::optional<Wait> wait;  // instead of an interval
  std::vector<Action> actions;
  std::vector<Hook> hooks;           // at most one per state
  std::vector<std::string> methods;  // what can be invoked from outside
  std::uint32_t invocation = 0;      // the handler that does it

  // What comes next; by default it is drawn by weight. At most one of the two.
  std::vector<std::uint32_t> sequence;           // numbers of actions, in turn, for ever
  std::vector<std::vector<double>> transitions;  // by action, the weight of each action after it;
                                                 // the first action begins
  std::optional<std::uint32_t> journey;          // number of the action of whoever arrives
  std::optional<std::uint64_t> fixed_count;      // bots, where no shape says how many
  bool of_run = false;                           // has the functions of the whole run as methods

  const Hook* hook(BotState state) const {
    for (const Hook& hook : hooks) {
      if (hook.state == state) return &hook;
    }
    return nullptr;
  }
};

}  // namespace hailstorm
