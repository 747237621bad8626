// A model as its bots see it: names exchanged for numbers, and what became of the bots so far.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/random.h"
#include "script/model.h"
#include "stats/recorder.h"
#include "storm/choice.h"

namespace hailstorm {

// Thread: the worker's.
struct Role {
  Role(const Model& model, std::size_t number, Recorder& recorder);

  const Model& model;
  std::size_t number;
  NameId name, constructor;
  std::vector<NameId> handlers;          // the name of each handler
  std::vector<ContextId> contexts;       // ... under which its requests are counted
  Choice choice;                         // of what comes next
  std::optional<std::uint32_t> journey;  // the handler of whoever arrives; none: one is drawn
  NameId only_action = 0;                // 0: there are several
  std::uint64_t seed;                    // of the model
  Census census;                         // its bots now: initializing, running, stopping
  std::int64_t most = 0;                 // of them that were alive at once since take_most()
  bool begins = false;                   // a bot has got through Initializing
  bool lives = false;  // ... has come to the end of an action, or, without any, a hook

  // The handler of a bot's next action; choice.any() must hold.
  std::uint32_t draw(Random& random, std::uint32_t& place) const {
    return model.actions[choice.next(random, place)].handler;
  }
  // A bot has come.
  void note_most() { most = std::max(most, census.alive()); }
  std::int64_t take_most() { return std::exchange(most, census.alive()); }
};

}  // namespace hailstorm
