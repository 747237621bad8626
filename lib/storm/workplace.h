// What the bots of a worker share, and what they tell their worker.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "http/client.h"
#include "http/pool.h"
#include "loop/loop.h"
#include "script/heap.h"
#include "stats/recorder.h"
#include "storm/options.h"

namespace hailstorm {

class Bot;

// Tells the recorder what scripts say, on behalf of the bot that is being run.
class ScriptHost final : public Host {
 public:
  explicit ScriptHost(Recorder& recorder, bool throw_failures = false)
      : recorder_(recorder), throw_failures_(throw_failures) {}

  // Says for whom the heap is entered.
  void speak_for(Random& random, NameId model, NameId action) {
    random_ = &random;
    model_ = model;
    action_ = action;
  }
  // A heap is being loaded: no bot is there to speak for.
  void speak_for_nobody() { random_ = nullptr; }

  bool throw_failures() const override { return throw_failures_; }
  double random() override;
  void checked(std::string_view name, bool passed) override;
  void judged(Judged& exchange, Verdict verdict, std::string_view text) override;
  void threw(std::string_view text) override;
  void printed(std::string_view level, std::string_view text) override;

 private:
  Recorder& recorder_;
  bool throw_failures_;
  Random* random_ = nullptr;
  NameId model_ = 0, action_ = 0;
};

struct Workplace {
  Loop& loop;
  Client& client;
  Pool* pool;  // of all its bots; null: each has its own
  Recorder& recorder;
  ScriptHost& host;
  const StormOptions& options;
  std::optional<std::uint64_t> iterations;  // actions per bot
  std::function<void(Bot&)> gone;           // a bot has ended; it is destroyed later
};

// A model as its bots see it: names exchanged for numbers, weights added up.
struct Role {
  Role(const Model& model, std::size_t number, Recorder& recorder);

  const Model& model;
  std::size_t number;
  NameId name, constructor;
  std::vector<NameId> handlers;    // the name of each handler
  std::vector<double> cumulative;  // the weights of the actions before and with this one
  std::uint64_t seed;              // of the model
  Census census;                   // its bots now: initializing, running, stopping

  bool has_actions() const { return !cumulative.empty() && cumulative.back() > 0; }
  // An action drawn by weight; has_actions() must hold.
  const Action& draw(Random& random) const;
};

}  // namespace hailstorm
