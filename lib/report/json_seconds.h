// The parts of the JSON report that go second by second.
#pragma once

#include "report/json_failures.h"
#include "report/run_summary.h"

namespace hailstorm {

// `seconds`: a row for each.
Json seconds_of(const RunSummary& summary);
// `overload`: when the generator itself was late.
Json overload_json(const RunSummary& summary);

}  // namespace hailstorm
