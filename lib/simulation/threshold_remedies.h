// What to write instead of a bound with a unit that is none, and of what stands behind a bound.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "simulation/threshold.h"

namespace hailstorm {

// The names of the options of a threshold.
const std::vector<std::string>& threshold_options();

// The remedy for a bound of digits and letters, `written` from its first digit on, that is no time
// of a metric of times; `bound` is its number. Empty when it may be read as a time.
std::string remedy_for_unit(const Threshold& threshold, std::string_view written);

// The remedy for a word behind the bound: it is meant to be the bound's unit, or an option.
std::string remedy_behind_bound(const Threshold& threshold, std::string_view rest);

}  // namespace hailstorm
