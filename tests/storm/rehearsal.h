// A worker's inside without its thread: a real script heap and a real loop on a clock that the test
// turns.
#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "loop/loop.h"
#include "script/heap.h"
#include "stats/recorder.h"
#include "storm/bot.h"
#include "storm/workplace.h"

namespace hailstorm {

using std::chrono::milliseconds;

inline Loaded load_script(const std::string& text, const ScriptWorld& world = {}) {
  return load_program("bot.js", text, world,
                      [](const std::string&, std::string&) { return false; });
}

// A model `Bot` whose methods and registration follow.
inline std::string script_of(const std::string& rest) {
  return "var hs = require('hailstorm');\nfunction Bot() { this.log = []; }\n"
         "var methods = Bot.prototype;\nexports.Bot = Bot;\n" +
         rest;
}

// A loop fires its own alarm at the machine's time: the hands stand so far ahead that it never
// rings, and only advance() makes anything due.
class FarClock final : public Clock {
 public:
  FarClock() { hands_.advance(std::chrono::hours(24 * 365 * 50)); }
  Instant now() const override { return hands_.now(); }
  void advance(Nanos by) { hands_.advance(by); }

 private:
  ManualClock hands_;
};

class Rehearsal {
 public:
  explicit Rehearsal(const std::string& text, std::optional<std::uint64_t> iterations = {},
                     std::uint64_t seed = 1, const ScriptLimits& limits = {},
                     const ScriptWorld& world = {})
      : loaded(load_script(text, world)),
        heap(loaded.program, host, limits),
        workplace{loop,
                  client,
                  nullptr,
                  nullptr,
                  recorder,
                  host,
                  options,
                  iterations,
                  [this](Bot& bot) { on_gone(bot); },
                  [this](Bot& bot) { on_leaving(bot); },
                  nullptr,
                  {},
                  nullptr,
                  CatchUp(2),
                  [this](Bot& bot) { on_stopping(bot); }},
        role(loaded.models.at(0), 0, recorder) {
    options.seed = seed;
    host.measure(loaded.program.metrics);
  }

  // A bot of the first model, begun.
  Bot& start(std::uint64_t index = 0) {
    bots.push_back(
        std::make_unique<Bot>(workplace, role, heap, BotParams{index, index + 1}, index));
    bots.back()->begin();
    return *bots.back();
  }

  // Turns the clock in steps and lets happen what becomes due.
  void advance(Nanos by, Nanos step = milliseconds(1)) {
    for (Nanos t{}; t < by; t += step) {
      clock.advance(step);
      loop.poll();
    }
  }

  // All that was recorded so far.
  const Snapshot& total() {
    total_.merge(recorder.take());
    return total_;
  }
  ModelTally tally() { return total().models.at("Bot"); }
  ActionTally action(const std::string& name) {
    const auto& actions = total().actions;
    const auto found = actions.find({"Bot", name});
    return found == actions.end() ? ActionTally{} : found->second;
  }
  std::string mishaps() {
    std::string texts;
    for (const auto& [key, count] : total().mishaps) texts += key.action + ": " + key.text + "\n";
    return texts;
  }
  std::uint64_t checked(const std::string& name) { return total().checks_by_name()[name].passed; }

  FarClock clock;
  Loop loop{clock};
  Recorder recorder;
  ScriptHost host{recorder, clock};
  Client client{loop, {}};
  Loaded loaded;
  ScriptHeap heap;
  std::function<void(Bot&)> on_gone = [this](Bot& bot) { gone.push_back(&bot); };
  std::vector<Bot*> gone;
  std::function<void(Bot&)> on_leaving = [this](Bot& bot) { leaving.push_back(&bot); };
  std::vector<Bot*> leaving;
  std::function<void(Bot&)> on_stopping = [](Bot&) {};
  StormOptions options;
  Workplace workplace;
  Role role;
  std::vector<std::unique_ptr<Bot>> bots;

 private:
  Snapshot total_;
};

}  // namespace hailstorm
