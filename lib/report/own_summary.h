// What a script's handleSummary is given and gives.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/run_summary.h"

namespace hailstorm {

// The arguments of handleSummary(data): what k6 hands to it, with what setup() has returned (JSON;
// empty: nothing) as data.setup_data.
std::string summary_arguments(const RunSummary& summary, const std::string& setup_data);

// By name what the function has returned: a file, "stdout" or "stderr", and what is to be written
// there; none when it has returned nothing. Throws Error (script) when that is no object.
using SummaryTexts = std::vector<std::pair<std::string, std::string>>;
SummaryTexts read_summary_texts(const std::string& returned);

}  // namespace hailstorm
