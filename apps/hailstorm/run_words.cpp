#include "run_words.h"

#include <algorithm>
#include <variant>

#include "base/duration.h"

namespace hailstorm {
namespace {

std::string describe(const Wait& wait) {
  if (const auto* pacing = std::get_if<Pacing>(&wait))
    return "at most every " + format_duration(pacing->time);
  if (std::holds_alternative<AskedWait>(wait)) return "waiting as the script says";
  const auto& drawn = std::get<DrawnWait>(wait);
  if (drawn.min == drawn.max) return "waiting " + format_duration(drawn.min);
  return "waiting " + format_duration(drawn.min) + " to " + format_duration(drawn.max);
}

}  // namespace

std::string describe(const ProxySettings& proxy) {
  const auto one = [](const std::string& url, const std::string& from) {
    return without_password(url) + " (" + from + ")";
  };
  if (proxy.http == proxy.https) return proxy.http.empty() ? "" : one(proxy.http, proxy.http_from);
  std::string text;
  if (!proxy.http.empty()) text = "for http " + one(proxy.http, proxy.http_from);
  if (!proxy.https.empty()) {
    text += text.empty() ? "" : ", ";
    text += "for https " + one(proxy.https, proxy.https_from);
  }
  return text;
}

std::string manner_of(const CrowdPlan& crowd, const RunOptions& options) {
  const ArrivalPlan& arrivals = crowd.arrivals();
  std::string text = arrivals.poisson ? "at random (Poisson)" : "evenly spaced";
  if (options.max_running) {
    text += ", who finds no room under --max-running " + std::to_string(*options.max_running) +
            (arrivals.drop ? " is dropped" : " waits");
  }
  return text;
}

ConnectionMode mode_of(const StormPlan& plan, ConnectionMode mode) {
  const bool all_arrive = std::all_of(plan.crowds.begin(), plan.crowds.end(),
                                      [](const CrowdPlan& crowd) { return crowd.arrives(); });
  return mode == ConnectionMode::by_crowd && all_arrive ? ConnectionMode::worker : mode;
}

std::string length_of(const Simulation& simulation) {
  std::string text;
  if (simulation.duration) text = "for " + format_duration(*simulation.duration);
  if (simulation.iterations)
    text += (text.empty() ? "for " : ", at most ") + std::to_string(*simulation.iterations) +
            " actions in all";
  if (simulation.iterations_per_bot)
    text += (text.empty() ? "for " : ", at most ") +
            std::to_string(*simulation.iterations_per_bot) + " actions per bot";
  return text.empty() ? "until it is stopped" : text;
}

std::string pace_of(const Model& model) {
  if (model.wait) return describe(*model.wait);
  if (model.interval == Nanos(0)) return "as fast as it can";
  return "every " + format_duration(model.interval) +
         (model.interval_is_default ? " (default)" : "");
}

}  // namespace hailstorm
