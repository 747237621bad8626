// What a script's handleSummary gives.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace hailstorm {

// By name what the function has returned: a file, "stdout" or "stderr", and what is to be written
// there; none when it has returned nothing. Throws Error (script) when that is no object.
using SummaryTexts = std::vector<std::pair<std::string, std::string>>;
SummaryTexts read_summary_texts(const std::string& returned);

}  // namespace hailstorm
