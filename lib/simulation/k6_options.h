// The options that only k6 has, told in our settings.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace hailstorm {

// Refuses with a message and a remedy, at a path of keys: "scenarios.spike.executor".
using RefuseOption = std::function<void(const std::string& path, const std::string& what,
                                        const std::string& remedy)>;

// Of each key that was made from another: which.
using K6Origins = std::map<std::string, std::string>;

// Turns vus, duration, iterations, stages of maps and scenarios into bots, duration, iterations and
// iterations_per_bot; other keys stay. Refuses what has no counterpart. Returns what came
// from where.
K6Origins translate_k6_options(nlohmann::ordered_json& options, const RefuseOption& refuse);

}  // namespace hailstorm
