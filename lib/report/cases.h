// A run as a list of cases that hold or not: what a CI job reads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/run_summary.h"

namespace hailstorm {

// A case that failed makes the run one that failed: there is one exactly when the exit code is not
// 0. What is told does not hold either, but decides nothing: failed checks, as in k6.
enum class Standing : std::uint8_t { good, told, failed };

struct Case {
  std::string group;  // "run", "checks", "thresholds", "completeness", "generator"
  std::string name;   // unlike all others of its group
  Standing standing = Standing::good;
  std::string words;  // how it stands, one line; empty: there is nothing more to tell
};

// How the run ended, what its script said of it, whether its functions around the run failed, each
// check, each threshold with its value and margin, whether every request is accounted for, and
// whether the generator kept up.
std::vector<Case> cases_of(const RunSummary& summary);

}  // namespace hailstorm
