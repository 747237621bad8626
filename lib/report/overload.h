// When the generator itself was late, why, and what that does to the figures.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "report/paint.h"
#include "report/run_second.h"
#include "report/run_summary.h"
#include "stats/snapshot.h"

namespace hailstorm {

// A second is distorted when one in a hundred of what the generator handled in it was late by more
// than 1 ms, and by more than a tenth of the median of http_req_duration in that second: then the
// figures tell of the generator, too.
bool is_distorted(const Window& window);

// Seconds in a row that are distorted: from `begin` to before `end`, of the run clock.
struct DistortedSpan {
  std::int64_t begin = 0, end = 0;
  Nanos latest{};     // the longest delay
  std::string cause;  // "its threads waited 1.2s for a core that others had"; never empty
};

std::vector<DistortedSpan> distorted_spans(const std::vector<RunSecond>& seconds);
std::int64_t distorted_seconds(const std::vector<RunSecond>& seconds);
// Those in which any delay was measured.
std::uint64_t measured_seconds(const std::vector<RunSecond>& seconds);
// Of these: 0 to 1.
double distorted_share(const std::vector<RunSecond>& seconds);

// More seconds are distorted than the run allows, if it says so.
bool is_overloaded(const RunSummary& summary);

// What kept the generator in one second, in words, as in DistortedSpan.
std::string cause_of(const RunSecond& second);

// "From 12s to 15s the generator was late by up to 40ms: ...", as crowd_words; that it kept up, if
// it did; empty when nothing was measured.
std::string overload_words(const RunSummary& summary, int width, const Paint& paint);

}  // namespace hailstorm
