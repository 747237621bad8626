// The files that a run leaves: tried before it begins, written when it has ended.
#pragma once

#include <string>
#include <vector>

#include "report/run_summary.h"
#include "simulation/report_file.h"

namespace hailstorm {

// The files that one --report stands for: Locust's are four.
std::vector<std::string> paths_of(const ReportFile& report);

// Throws Error (system, configuration) when one of the files could not be written, or two are the
// same.
void check_reports(const std::vector<ReportFile>& reports);

// Each file whole or not at all; one that fails keeps none of the others from being written. Throws
// Error (system) for the first that failed.
void write_reports(const RunSummary& summary, const std::vector<ReportFile>& reports);

}  // namespace hailstorm
