// Exit codes of runs, beside those of faults: docs/reference/exit-codes.md.
#pragma once

namespace hailstorm {

// 99: a threshold, or what `try` has tried, has failed.
constexpr int thresholds_failed = 99, run_interrupted = 105, run_aborted = 108,
              run_called_failed = 110, run_overloaded = 111;

// The one of two that weighs more, as the page has them; 0 weighs nothing.
int weightier(int a, int b);

}  // namespace hailstorm
