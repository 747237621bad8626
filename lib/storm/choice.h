// Which action comes next: drawn by weight, in sequence, or as a Markov chain. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.h"
#include "script/model.h"

namespace hailstorm {

// Made once of a model; what it has to know of a bot is a number that the bot keeps. Actions that
// are left out are drawn by nobody; a sequence goes on without them. Thread: any, once made.
class Choice {
 public:
  // Where a bot is that has not acted yet.
  static constexpr std::uint32_t start = 0;

  // A chain without an action that is left out: see select_actions.
  explicit Choice(const Model& model);

  // Whether there is an action to draw.
  bool any() const { return !sequence_.empty() || !cumulative_.empty(); }
  // The number of the next action of a bot, which is then at another place; any() must hold. One
  // random number by weight and in a chain, unless there is no choice; none in a sequence.
  std::uint32_t next(Random& random, std::uint32_t& place) const;

 private:
  // Of the weights of `row`, each summed up with those before it.
  std::uint32_t draw(Random& random, std::size_t row) const;

  std::vector<std::uint32_t> sequence_;
  std::size_t width_ = 0;           // of a row: the actions
  std::vector<double> cumulative_;  // one row of weights, or for a chain a row per action
  bool chain_ = false;
};

}  // namespace hailstorm
