// What is known of a run when it has ended: everything the end report says, as plain values.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "report/name_history.h"
#include "report/run_second.h"
#include "report/sightings.h"
#include "simulation/thresholds.h"
#include "stats/confidence.h"
#include "stats/histogram.h"
#include "stats/kept_exchange.h"
#include "stats/snapshot.h"

namespace hailstorm {

// Why a run ended.
enum class Ending {
  duration_over,
  iterations_done,
  interrupted,  // by a signal
  aborted,      // by the script, or by Hailstorm itself
};

// "duration over", "iterations done", "interrupted", "aborted".
std::string_view name_of(Ending ending);

// A model as it was run: the text of its shape, and how often its bots act, in words, such as
// "every 5s (default)"; or of its rate, and how they arrive.
struct RunModel {
  std::string name, shape, pace;
  bool arrives = false;

  // "100*t", "5 arrivals per second".
  std::string size() const { return shape + (arrives ? " arrivals per second" : ""); }
};

// How many bots of a model were wanted from a moment of the run clock on, by somebody who watched.
struct RunChange {
  Nanos at{};
  std::string model;
  std::uint64_t from = 0, to = 0;  // bots
};

// "Shopper: 10 bots, 11 from 12.05s on, 21 from 13.1s on (by keys)": a line for each model, with
// the last ten changes at most. They come in the order of time.
std::vector<std::string> describe(const std::vector<RunChange>& changes);

// Times are of the run clock. Counts are of the whole cluster.
struct RunSummary {
  std::string script;         // as it was given: a path, or "(built-in)"
  std::string target;         // of a run of one URL: that, without user and password; else empty
  std::string run_id;         // 16 hexadecimal digits; may be empty
  std::string started;        // UTC, as utc_now() writes it
  std::int64_t launched = 0;  // when the run clock began, in seconds since 1970
  Nanos elapsed{};
  unsigned threads = 1;
  std::uint64_t seed = 0;
  Ending ending = Ending::duration_over;
  std::string ending_reason;           // what the script or Hailstorm gave as the reason to abort
  int exit_code = 0;                   // of the run: 0 is one that passed
  std::vector<std::string> sentences;  // why the script has called the run failed
  std::string connections;        // the mode and its meaning: "bot (each bot its own, kept alive)"
  std::string proxy;              // without its password; empty: none
  bool tls_resume = false;        // new connections resumed TLS sessions
  bool bodies_discarded = false;  // where the script said nothing else
  std::map<std::string, std::string> tags;
  std::vector<RunModel> models;
  std::vector<RunChange> changes;            // of how many bots there are, in the order of time
  std::vector<CustomMetric> script_metrics;  // that it declares, with or without values
  // What teardown() and handleSummary() threw, were too late for, or could not write.
  std::vector<std::string> function_failures;
  std::uint64_t requests_around = 0;  // of setup() and teardown(): in none of the figures
  std::vector<std::string> notes;     // what the user should know before believing the numbers

  std::optional<std::uint64_t> max_running;  // bots
  std::optional<std::uint64_t> max_rate;     // bots per second
  Histogram gc_pauses;                       // for garbage collection, each of one heap, ns
  std::optional<Nanos> longest_lag;          // the most a worker's loop was behind its timers
  std::optional<Nanos> longest_work;         // ... and was at work itself, in CPU time
  Histogram delays;                          // generator_delay, ns
  std::optional<double> fail_on_overload;    // the share of distorted seconds that fails the run

  Snapshot total;
  std::vector<RunSecond> seconds;  // in rising order
  TimeBlocks blocks;               // of http_req_duration
  std::vector<ThresholdVerdict> thresholds;
  Sightings seen;
  std::optional<NameHistory> names_over_time;  // where Locust's full history is asked for
  std::vector<KeptExchange> kept;              // in the order of their ends

  // As its exit code says it.
  bool passed() const { return exit_code == 0; }
};

// What stands above a report: the script, or the URL of a run that has none.
const std::string& title_of(const RunSummary& summary);

}  // namespace hailstorm
