// Failures by kind, by text, one by one.
#include "report/json_failures.h"

#include <map>
#include <utility>

#include "report/totals.h"

namespace hailstorm {
namespace {

double to_ms(Nanos time) { return static_cast<double>(time.count()) / 1e6; }

// When a failure was seen first and last; null where nobody looked.
template <class Key>
void add_sighting(Json& row, const std::map<Key, Sighting>& sightings, const Key& key) {
  const auto seen = sightings.find(key);
  row["first_t"] = seen == sightings.end() ? Json() : Json(seen->second.first);
  row["last_t"] = seen == sightings.end() ? Json() : Json(seen->second.last);
}

}  // namespace

Json failures_json(const RunSummary& summary) {
  Json failures = Json::array();
  for (const FailureCount& failure : failures_of(summary.total)) {
    Json row = {{"model", failure.request.model},
                {"name", failure.request.name},
                {"method", failure.request.method},
                {"kind", failure.kind},
                {"count", failure.count}};
    add_sighting(row, summary.seen.failures, {failure.request, failure.kind});
    failures.push_back(std::move(row));
  }
  return failures;
}

Json verdicts_of(const RunSummary& summary) {
  Json verdicts = Json::array();
  for (const auto& [key, count] : summary.total.verdicts) {
    verdicts.push_back({{"model", key.model},
                        {"name", key.name},
                        {"method", key.method},
                        {"text", key.text},
                        {"count", count}});
  }
  return verdicts;
}

Json mishaps_of(const RunSummary& summary) {
  Json mishaps = Json::array();
  for (const auto& [key, count] : summary.total.mishaps) {
    Json row = {{"model", key.model}, {"action", key.action}, {"text", key.text}, {"count", count}};
    add_sighting(row, summary.seen.mishaps, key);
    mishaps.push_back(std::move(row));
  }
  return mishaps;
}

Json kept_of(const RunSummary& summary) {
  Json rows = Json::array();
  for (const KeptExchange& kept : summary.kept) {
    Json timings = Json::object();
    for (std::size_t i = 0; i < kept.phases.size(); ++i) {
      timings[phase_names[i]] = to_ms(kept.phases[i]);
    }
    rows.push_back({{"model", kept.model},
                    {"name", kept.name},
                    {"method", kept.method},
                    {"kind", kept.kind},
                    {"detail", kept.detail},
                    {"at_s", seconds(kept.at)},
                    {"remote", kept.remote},
                    {"timings", timings},
                    {"request",
                     {{"head", kept.request_head},
                      {"body", kept.request_body},
                      {"body_bytes", kept.request_body_size}}},
                    {"response",
                     {{"head", kept.response_head},
                      {"body", kept.response_body},
                      {"body_bytes", kept.response_body_size}}}});
  }
  return rows;
}

}  // namespace hailstorm
