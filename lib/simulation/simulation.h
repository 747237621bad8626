// What to run: a script, a shape for each model, and how long.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "simulation/settings.h"
#include "simulation/threshold.h"

namespace hailstorm {

// A script as it was given: its text and the name that its errors carry.
struct Script {
  std::string
      name;  // the path, or "(built-in)", or "simulation.yaml:3" for one written in the file
  std::string text;
};

// How many bots of a model live at t, or how many arrive per second.
struct ModelShape {
  std::string model;  // empty: the only model of the script
  std::string shape;  // its text
};

struct GivenThreshold {
  Threshold threshold;
  Provenance origin;
};

struct Simulation {
  Script script;
  std::vector<ModelShape> bots;             // none, and no arrivals: one bot of each model
  std::vector<ModelShape> arrivals = {};    // per second
  bool poisson = false;                     // arrivals are drawn at random, not evenly spaced
  bool drop_arrivals = false;               // who finds no room is dropped, and does not wait
  std::optional<Nanos> duration;            // none: until it is stopped
  std::optional<std::uint64_t> iterations;  // actions of all bots together; the run ends with them
  std::optional<std::uint64_t> iterations_per_bot;  // the run ends when each bot has done its own
  std::vector<std::string> tags_wanted;    // only actions with one of these are drawn; none: all
  std::vector<std::string> tags_unwanted;  // actions with one of these are not
  std::map<std::string, std::string> env;  // what a script reads as env.NAME
  std::map<std::string, std::string> storage = {};  // the file of each storage that has one
  std::optional<bool> isolate_bots = std::nullopt;  // modules are each bot's own
  std::map<std::string, std::string> tags = {};     // of the run
  std::vector<GivenThreshold> thresholds = {};
};

}  // namespace hailstorm
