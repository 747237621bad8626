// A percentile as the terminal shows it, with a mark where too few values support it.
#pragma once

#include <string>
#include <string_view>

#include "report/text.h"
#include "stats/confidence.h"
#include "stats/histogram.h"

namespace hailstorm {

// What the mark means.
constexpr std::string_view support_words = "* fewer than 10 values lie above it";

// "12.3ms", or "12.3ms*". Thread: any.
inline std::string show_percentile(const Histogram& times, double p) {
  return show_time(times.percentile(p)) + (is_supported(p, times.count()) ? "" : "*");
}

}  // namespace hailstorm
