// What holds for a run and why, one line per setting: for `check` and for the head of a report.
#pragma once

#include <string>
#include <vector>

#include "simulation/options.h"

namespace hailstorm {

struct ListedSetting {
  std::string name;    // "duration", "bots Shopper", "env BASE_URL"
  std::string value;   // as people write it: "2m", "until it is stopped"
  std::string origin;  // "default", "command line: --duration", "simulation.yaml:3:11"
};

// In the order of the table of settings.
std::vector<ListedSetting> list_settings(const Simulation& simulation, const RunOptions& options);

}  // namespace hailstorm
