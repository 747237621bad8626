#include "run_storm.h"

#include <cstdio>

#include "simulation/listing.h"

namespace hailstorm {
namespace {

int print(const Simulation& simulation, const RunOptions& options) {
  std::printf("script %s\n", simulation.script.name.c_str());
  for (const auto& line : list_settings(simulation, options)) {
    std::printf("%s = %s (%s)\n", line.name.c_str(), line.value.c_str(), line.origin.c_str());
  }
  return 0;
}

}  // namespace

int run_storm(const Simulation& simulation, const RunOptions& options) {
  return print(simulation, options);
}

int check_script(const Simulation& simulation, const RunOptions& options) {
  return print(simulation, options);
}

}  // namespace hailstorm
