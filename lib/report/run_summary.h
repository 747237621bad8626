// What is known of a run when it has ended: everything the end report says, as plain values.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "stats/histogram.h"
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

// One second of the run clock, kept for the whole run: small, unlike the window it comes from.
struct RunSecond {
  std::int64_t number = 0;
  std::map<std::string, Census> bots;  // by model, at the second's end
  std::uint64_t begun = 0, ticks_missed = 0;
  std::int64_t failed = 0;   // below zero where more verdicts were taken back than given
  std::optional<Nanos> p95;  // of http_req_duration; none when nothing was answered
};

RunSecond second_of(const Window& window);

// A model as it was run: the text of its shape, and how often its bots act, in words, such as
// "every 5s (default)".
struct RunModel {
  std::string name, shape, interval;
};

// Times are of the run clock. Counts are of the whole cluster.
struct RunSummary {
  std::string script;   // as it was given: a path, or "(built-in)"
  std::string run_id;   // 16 hexadecimal digits; may be empty
  std::string started;  // UTC, as utc_now() writes it
  Nanos elapsed{};
  unsigned threads = 1;
  std::uint64_t seed = 0;
  Ending ending = Ending::duration_over;
  std::string ending_reason;      // what the script or Hailstorm gave as the reason to abort
  std::string connections;        // the mode and its meaning: "bot (each bot its own, kept alive)"
  std::string proxy;              // without its password; empty: none
  bool tls_resume = false;        // new connections resumed TLS sessions
  bool bodies_discarded = false;  // where the script said nothing else
  std::map<std::string, std::string> tags;
  std::vector<RunModel> models;
  std::vector<std::string> notes;  // what the user should know before believing the numbers

  std::optional<std::uint64_t> max_running;  // bots
  std::optional<std::uint64_t> max_rate;     // bots per second
  Histogram gc_pauses;                       // for garbage collection, each of one heap, ns
  std::optional<Nanos> longest_lag;          // the most a worker's loop was behind its timers

  Snapshot total;
  std::vector<RunSecond> seconds;  // in rising order
};

}  // namespace hailstorm
