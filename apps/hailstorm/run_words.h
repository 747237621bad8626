// What is said of a run before it begins.
#pragma once

#include <string>

#include "simulation/options.h"
#include "storm/plan.h"

namespace hailstorm {

// "http://proxy:3128 (environment: http_proxy)", without the password.
std::string describe(const ProxySettings& proxy);
// How often a model's bots act, in words: "every 5s (default)", "waiting 1s to 5s".
std::string pace_of(const Model& model);
// How a crowd arrives: "evenly spaced, who finds no room under --max-running 500 waits".
std::string manner_of(const CrowdPlan& crowd, const RunOptions& options);
// What the mode of connections means for these crowds.
ConnectionMode mode_of(const StormPlan& plan, ConnectionMode mode);
// "for 30s", "for 30s, at most 10 actions in all", "until it is stopped".
std::string length_of(const Simulation& simulation);

}  // namespace hailstorm
