// Locust's file set: what reads `locust --csv` reads these. docs/reference/files.md.
#pragma once

#include <string>

#include "report/run_summary.h"

namespace hailstorm {

// Locust's columns and line ends; times in milliseconds. A name has a row per method, over all
// models; Locust's users are bots.
std::string render_locust_stats(const RunSummary& summary);
// A row of all requests together per second; where `names_over_time` was kept, before it one of
// each name from its first request on.
std::string render_locust_history(const RunSummary& summary);
std::string render_locust_failures(const RunSummary& summary);
// What scripts threw.
std::string render_locust_exceptions(const RunSummary& summary);

}  // namespace hailstorm
