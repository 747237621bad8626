// A run as a list of cases that passed or failed: what a CI job reads.
#pragma once

#include <string>
#include <vector>

#include "report/run_summary.h"

namespace hailstorm {

struct Case {
  std::string group;   // "run", "checks", "thresholds", "completeness"
  std::string name;    // unlike all others of its group
  std::string reason;  // why it failed, one line; empty: it passed

  bool passed() const { return reason.empty(); }
};

// How the run ended, each check, each threshold, and whether every request is accounted for.
std::vector<Case> cases_of(const RunSummary& summary);

}  // namespace hailstorm
