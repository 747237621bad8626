#include "simulation/listing.h"

#include <charconv>

#include "base/duration.h"

namespace hailstorm {
namespace {

std::string number(double value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  return {text, end};
}

class Listing {
 public:
  explicit Listing(const RunOptions& options) : options_(options) {}

  void add(const std::string& setting, std::string value) {
    add_keyed(setting, setting, std::move(value));
  }

  // `key` finds the origin: "bots.Shopper".
  void add_keyed(std::string name, const std::string& key, std::string value) {
    const auto found = options_.origins.find(key);
    const Provenance origin = found == options_.origins.end() ? Provenance{} : found->second;
    lines_.push_back({std::move(name), std::move(value), describe(origin)});
  }

  void add_pairs(const std::string& setting, const std::map<std::string, std::string>& pairs) {
    for (const auto& [key, value] : pairs)
      add_keyed(setting + " " + key, setting + "." + key, value);
  }

  std::vector<ListedSetting> take() { return std::move(lines_); }

 private:
  const RunOptions& options_;
  std::vector<ListedSetting> lines_;
};

}  // namespace

std::vector<ListedSetting> list_settings(const Simulation& simulation, const RunOptions& options) {
  Listing listing(options);
  for (const auto& shape : simulation.bots) {
    listing.add_keyed(shape.model.empty() ? "bots" : "bots " + shape.model, "bots." + shape.model,
                      shape.bots);
  }
  if (simulation.bots.empty()) listing.add("bots", "one of each model");
  listing.add("duration",
              simulation.duration ? format_duration(*simulation.duration) : "until it is stopped");
  if (simulation.iterations) listing.add("iterations", std::to_string(*simulation.iterations));
  listing.add("graceful-stop", format_duration(options.graceful_stop));
  listing.add_pairs("env", simulation.env);
  listing.add("seed", std::to_string(options.seed));
  listing.add("threads", std::to_string(options.threads));
  listing.add("max-running",
              options.max_running ? std::to_string(*options.max_running) : "no limit");
  listing.add("max-rate",
              options.max_rate ? number(*options.max_rate) + " per second" : "no limit");
  listing.add("bots-per-heap", std::to_string(options.bots_per_heap));
  listing.add("timeout", format_duration(options.timeout));
  if (options.insecure_skip_tls_verify) listing.add("insecure-skip-tls-verify", "true");
  if (!options.ca_file.empty()) listing.add("ca-file", options.ca_file);
  for (const auto& report : options.reports) listing.add("report", report.kind + "=" + report.path);
  listing.add_pairs("tag", simulation.tags);
  return listing.take();
}

}  // namespace hailstorm
