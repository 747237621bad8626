// The parts of the end report that are tables.
#pragma once

#include <string>

#include "report/paint.h"
#include "report/run_summary.h"

namespace hailstorm {

// Each is empty when there is nothing to tell, else lines of up to `width` columns, indented by 2.
std::string names_table(const RunSummary& summary, int width, const Paint& paint);
std::string failures_table(const RunSummary& summary, int width, const Paint& paint);
std::string timings_table(TimingKind kind, const RunSummary& summary, int width,
                          const Paint& paint);
std::string mishaps_table(const RunSummary& summary, int width, const Paint& paint);
std::string crowd_table(const RunSummary& summary, int width, const Paint& paint);

}  // namespace hailstorm
