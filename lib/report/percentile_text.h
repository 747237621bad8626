// A percentile as the terminal shows it, with a mark where too few values support it.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "report/text.h"
#include "stats/confidence.h"
#include "stats/histogram.h"

namespace hailstorm {

// What the mark means.
constexpr std::string_view support_words = "* fewer than 10 values lie above it";

constexpr std::string_view unsupported_mark = "*";

// "12.3ms", or "12.3ms*". Thread: any.
inline std::string show_percentile(const Histogram& times, double p) {
  return show_time(times.percentile(p)) +
         std::string(is_supported(p, times.count()) ? "" : unsupported_mark);
}

// Those that tables show.
constexpr std::array<double, 5> table_percentiles = {50, 90, 95, 99, 99.9};

}  // namespace hailstorm
