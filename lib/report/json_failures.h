// What went wrong, in the JSON report.
#pragma once

#include <nlohmann/json.hpp>

#include "report/run_summary.h"

namespace hailstorm {

using Json = nlohmann::ordered_json;

Json failures_json(const RunSummary& summary);
// What scripts called failed, and what they threw.
Json verdicts_of(const RunSummary& summary);
Json mishaps_of(const RunSummary& summary);
// Failed exchanges in full.
Json kept_of(const RunSummary& summary);

}  // namespace hailstorm
