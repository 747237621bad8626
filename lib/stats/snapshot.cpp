// Merging: every number adds up, every map is joined key by key.
#include "stats/snapshot.h"

#include <algorithm>

#include "base/check.h"

namespace hailstorm {
namespace {

template <class Key, class Tally>
void merge_maps(std::map<Key, Tally>& into, const std::map<Key, Tally>& from) {
  for (const auto& [key, tally] : from) into[key].merge(tally);
}

}  // namespace

void ActionTally::merge(const ActionTally& other) {
  started += other.started;
  ended += other.ended;
  failed += other.failed;
  cut_off += other.cut_off;
  duration.merge(other.duration);
  response.merge(other.response);
  lag.merge(other.lag);
  missed.merge(other.missed);
}

void ModelTally::merge(const ModelTally& other) {
  ticks += other.ticks;
  ticks_owed += other.ticks_owed;
  ticks_missed += other.ticks_missed;
  arrivals += other.arrivals;
  arrivals_started += other.arrivals_started;
  arrivals_dropped += other.arrivals_dropped;
  arrival_lag.merge(other.arrival_lag);
  journey.merge(other.journey);
  journey_response.merge(other.journey_response);
  bots_started += other.bots_started;
  bots_stopped += other.bots_stopped;
  bots_failed += other.bots_failed;
  bots_cut_off += other.bots_cut_off;
  for (std::size_t i = 0; i < bots_killed.size(); ++i) bots_killed[i] += other.bots_killed[i];
}

void CheckTally::merge(const CheckTally& other) {
  passed += other.passed;
  failed += other.failed;
}

void FoldTally::merge(const FoldTally& other) {
  records += other.records;
  distinct = std::max(distinct, other.distinct);
}

void Snapshot::merge(const Snapshot& other) {
  begun += other.begun;
  merge_maps(exchanges, other.exchanges);
  for (const auto& [key, count] : other.verdicts) {
    if ((verdicts[key] += count) == 0) verdicts.erase(key);
  }
  merge_maps(actions, other.actions);
  merge_maps(models, other.models);
  merge_maps(checks, other.checks);
  merge_maps(timings, other.timings);
  for (const auto& [key, count] : other.mishaps) mishaps[key] += count;
  for (const auto& [key, sink] : other.custom) {
    const auto [known, added] = custom.try_emplace(key, sink);
    if (!added) known->second.merge(sink);
  }
  merge_maps(folded, other.folded);
}

std::map<std::string, CheckTally> Snapshot::checks_by_name() const {
  std::map<std::string, CheckTally> names;
  for (const auto& [key, tally] : checks) names[key.name].merge(tally);
  return names;
}

void Census::merge(const Census& other) {
  wanted += other.wanted;
  initializing += other.initializing;
  running += other.running;
  stopping += other.stopping;
  late += other.late;
  refused += other.refused;
  held += other.held;
  most += other.most;
}

void Window::merge(const Window& other) {
  HAIL_CHECK(number == other.number);
  tally.merge(other.tally);
  merge_maps(bots, other.bots);
  lag = std::max(lag, other.lag);
  gc_pauses.merge(other.gc_pauses);
  strain.merge(other.strain);
}

}  // namespace hailstorm
