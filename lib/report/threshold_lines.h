// How a threshold stands, in words.
#pragma once

#include <string>
#include <string_view>

#include "report/paint.h"
#include "report/run_summary.h"

namespace hailstorm {

// "p(95)=148ms, 52ms to spare (26%)", "rate[10s]=7.1% at 42s, 2.1% beyond (42%)", or "nothing was
// measured". One line. Thread: any.
std::string words_for(const ThresholdVerdict& verdict);

// "ms", "bytes", "share", "per second", "".
std::string_view unit_of(Dimension dimension);

// As in k6: the metric, beneath it a line for each of its thresholds, indented by 2. Empty without
// thresholds.
std::string threshold_lines(const RunSummary& summary, int width, const Paint& paint);

}  // namespace hailstorm
