// A tally that travels: what was measured in a window, merged by addition of integers.
//
// Merging is exact, commutative and associative: the merge of a tree of snapshots equals the flat
// merge bit for bit.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <string>

#include "base/limit.h"
#include "stats/custom_tally.h"
#include "stats/exchange_tally.h"
#include "stats/histogram.h"
#include "stats/strain.h"
#include "stats/timing.h"

namespace hailstorm {

struct ActionKey {
  std::string model, action;
  auto operator<=>(const ActionKey&) const = default;
};

// Runs of an action. `failed` are those that threw; `duration` is from actual start to end. Of
// those that had an intended start, `response` is from that to the end, and `lag` from that to the
// actual start, counted as they start. `missed` are ticks that never were served: from when each
// was due until its bot was free.
struct ActionTally {
  std::uint64_t started = 0, ended = 0, failed = 0, cut_off = 0;
  Histogram duration{}, response{}, lag{}, missed{};

  void merge(const ActionTally& other);
  bool operator==(const ActionTally&) const = default;
};

// Counters of a model. A tick that finds its bot busy is owed: its action starts when the bot is
// free; one that finds a tick owed already, or that the bot does not live to serve, is missed.
// `ticks` are those that were served, the owed ones among them, so that ticks + ticks_missed is
// what was planned, and ticks_owed is never above ticks. Only models with an interval have ticks.
//
// Only models with a rate have arrivals: `arrivals` are those that were due in the window,
// `dropped` those that found no room and were not to wait. Each of the others becomes a bot:
// `arrival_lag` is from when it was due to when it was made; `journey` from then to its end, if
// that came in peace, and `journey_response` from when it was due.
struct ModelTally {
  std::uint64_t ticks = 0, ticks_owed = 0, ticks_missed = 0;
  std::uint64_t bots_started = 0, bots_stopped = 0, bots_failed = 0, bots_cut_off = 0;
  // Of bots_failed, those that passed a limit, by limit.
  std::array<std::uint64_t, limit_count> bots_killed{};
  std::uint64_t arrivals = 0, arrivals_started = 0, arrivals_dropped = 0;
  Histogram arrival_lag{}, journey{}, journey_response{};

  void merge(const ModelTally& other);
  bool operator==(const ModelTally&) const = default;
};

// The tags of a check; `group` as in ExchangeKey. Those of one name follow each other.
struct CheckKey {
  std::string name;
  std::string model{}, action{}, group{};
  OwnTags own{};

  auto operator<=>(const CheckKey&) const = default;
};

struct CheckTally {
  std::uint64_t passed = 0, failed = 0;

  void merge(const CheckTally& other);
  bool operator==(const CheckTally&) const = default;
};

// What a script threw: distinct texts with their counts.
struct MishapKey {
  std::string model, action, text;
  auto operator<=>(const MishapKey&) const = default;
};

// What the cap on series has put under the name "(more)": `records` of measurements, and of the tag
// that takes most room the number of distinct values that one recorder had seen (merged: the most).
struct FoldTally {
  std::uint64_t records = 0, distinct = 0;

  void merge(const FoldTally& other);
  bool operator==(const FoldTally&) const = default;
};

struct Snapshot {
  std::uint64_t begun = 0;  // http_reqs: exchanges begun, aborted ones included
  std::map<ExchangeKey, ExchangeTally> exchanges;
  std::map<VerdictKey, std::int64_t> verdicts;
  std::map<ActionKey, ActionTally> actions;
  std::map<std::string, ModelTally> models;
  std::map<CheckKey, CheckTally> checks;
  std::map<MishapKey, std::uint64_t> mishaps;
  std::map<TimingKey, Histogram> timings;  // ns
  std::map<CustomKey, Sink> custom;
  std::map<std::string, FoldTally> folded;  // by the tag that takes most room

  void merge(const Snapshot& other);
  // The checks whatever their other tags.
  std::map<std::string, CheckTally> checks_by_name() const;
  bool operator==(const Snapshot&) const = default;
};

// Bots of a model at one moment: how many the shape wants here, how many there are in each state,
// and why any are missing: `late` waits for --max-rate or for a generator behind its clock,
// `refused` found no room under --max-running, `held` waits for an older bot of the same index to
// stop. wanted = initializing + running + late + refused + held.
struct Census {
  std::int64_t wanted = 0, initializing = 0, running = 0, stopping = 0;
  std::int64_t late = 0, refused = 0, held = 0;
  std::int64_t most = 0;  // alive at once since the last census; of several parts at most their sum

  std::int64_t alive() const { return initializing + running; }
  std::int64_t alive_max() const { return most > alive() ? most : alive(); }
  // Adds the census of another part of the cluster at the same moment.
  void merge(const Census& other);
  bool operator==(const Census&) const = default;
};

// One second of the run clock: its number, what was measured in it, the bots at its end, and how
// the generator fared.
struct Window {
  std::int64_t number = 0;
  Snapshot tally;
  std::map<std::string, Census> bots;  // by model
  Nanos lag{};                         // how late it was, at most
  Histogram gc_pauses;                 // ns
  Strain strain{};

  // Adds the part of another worker or agent for the same window.
  void merge(const Window& other);
  bool operator==(const Window&) const = default;
};

}  // namespace hailstorm
