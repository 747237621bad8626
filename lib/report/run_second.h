// What is kept of each second of a run, for the whole run: small, unlike the window it comes from.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/clock.h"
#include "stats/histogram.h"
#include "stats/snapshot.h"

namespace hailstorm {

// A distribution of times reduced to the percentiles that Locust's files have. Without count,
// nothing was measured and the rest means nothing.
struct SecondTimes {
  static constexpr std::array<double, 11> percents = {50, 66, 75,   80,    90, 95,
                                                      98, 99, 99.9, 99.99, 100};

  std::uint64_t count = 0;
  Nanos mean{}, min{};
  std::array<Nanos, percents.size()> percentiles{};

  // One of `percents`.
  Nanos percentile(double percent) const;
};

SecondTimes times_of(const Histogram& times);

// One second of the run clock. About 0.45 KB, and 0.15 KB more for each model.
struct RunSecond {
  std::int64_t number = 0;
  std::map<std::string, Census> bots;  // by model, at the second's end
  std::uint64_t begun = 0, ended = 0, ticks_missed = 0;
  std::int64_t failed = 0;  // below zero where more verdicts were taken back than given
  std::uint64_t checks_failed = 0, bytes_sent = 0, bytes_received = 0;
  std::uint64_t arrivals = 0, arrivals_dropped = 0;
  SecondTimes duration;          // http_req_duration
  SecondTimes response;          // action_response
  Nanos median_so_far{}, lag{};  // of all seconds up to this one; the latest tick of any worker
  Nanos delay{}, delay_max{};    // generator_delay: p(99); the longest
  bool distorted = false;        // see report/overload.h
  // What Strain says; and the pauses for garbage collection, together.
  Nanos busy{}, worked{}, waited{}, throttled{}, stolen{}, paused{};
  std::uint64_t retransmits = 0;

  // Over all models.
  std::int64_t wanted() const;
  std::int64_t alive() const;
};

// Without median_so_far and lag, which the window does not know.
RunSecond second_of(const Window& window);

}  // namespace hailstorm
