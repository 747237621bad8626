// How a run is doing lately: the last seconds of it, as the live screen shows them.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "report/paint.h"
#include "stats/histogram.h"
#include "stats/snapshot.h"

namespace hailstorm {

// A line of the live screen as somebody else has written it: a threshold, what keys do.
struct ProgressLine {
  std::string text;
  Ink ink = Ink::plain;
};

struct ProgressView {
  Nanos elapsed{};                // of the run clock
  std::optional<Nanos> duration;  // none: until it is stopped
  std::int64_t running = 0, wanted = 0;
  double rate = 0;                               // requests that ended in the last second
  std::uint64_t requests = 0, failed = 0;        // ended, since the start
  std::int64_t failed_lately = 0;                // in the last second
  std::optional<Nanos> p50, p95, p99;            // of http_req_duration in the last five seconds
  std::uint64_t durations = 0;                   // how many values these are drawn from
  std::optional<Nanos> response_p99;             // of action_response in the last five seconds
  std::uint64_t arrivals_dropped = 0;            // since the start
  std::uint64_t ticks_missed = 0;                // since the start
  Nanos lag{};                                   // of the generator's loops, in the last second
  std::vector<double> bots, rates, fails, p95s;  // second by second, the newest last
  std::vector<ProgressLine> lines;               // below the others: thresholds
  std::string keys;                              // what the keys do; empty: nothing
};

// Thread: its owner's.
class Pulse {
 public:
  static constexpr std::size_t seconds_remembered = 60;  // of curves
  static constexpr std::size_t seconds_merged = 5;       // of percentiles

  explicit Pulse(std::optional<Nanos> duration) { view_.duration = duration; }

  // A second of the run clock is complete; lag is the latest tick in it.
  void hear(const Window& window, Nanos lag);
  const ProgressView& view() const { return view_; }

 private:
  ProgressView view_;
  std::int64_t failed_ = 0;  // may be below zero for a while: verdicts are taken back
  std::deque<Histogram> durations_, responses_;
};

}  // namespace hailstorm
