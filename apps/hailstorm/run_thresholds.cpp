#include "run_thresholds.h"

#include <string>
#include <utility>

#include "base/error.h"

namespace hailstorm {
namespace {

// The built-in ones, and those that the script has made.
std::vector<Metric> known_metrics(const Program& program) {
  std::vector<Metric> metrics = built_in_metrics();
  for (const CustomMetric& own : program.metrics) metrics.push_back(own.metric());
  return metrics;
}

// The tags that all series of the run have.
OwnTags tags_of(const Simulation& simulation) {
  return {simulation.tags.begin(), simulation.tags.end()};
}

// Runs what may refuse a threshold, and says where that was given.
template <class Read>
auto read_at(const std::string& where, Read read) {
  try {
    return read();
  } catch (const Error& error) {
    throw Error(error.fault(), error.message(), where, error.remedy());
  }
}

}  // namespace

std::vector<GivenThreshold> given_thresholds(const Simulation& simulation, const Loaded& loaded) {
  const std::vector<GivenThreshold>& all = simulation.thresholds;
  const std::vector<Metric> known = known_metrics(loaded.program);
  const OwnTags of_run = tags_of(simulation);
  for (const GivenThreshold& one : all) {
    read_at(one.origin.where, [&] { check_threshold(one.threshold, known, of_run); });
  }
  return all;
}

Thresholds thresholds_of(const Simulation& simulation, const Loaded& loaded) {
  std::vector<Threshold> thresholds;
  for (GivenThreshold& one : given_thresholds(simulation, loaded))
    thresholds.push_back(std::move(one.threshold));
  return Thresholds(std::move(thresholds), known_metrics(loaded.program), tags_of(simulation));
}

}  // namespace hailstorm
