// A curve in one line of text: ▁▂▃▄▅▆▇█.
#pragma once

#include <string>
#include <vector>

namespace hailstorm {

// The last `columns` of the values, a character each, the newest at the right; fewer values leave
// blanks at the left. The scale goes from 0 to the greatest that is shown. What is above nothing is
// above the lowest character; not-a-number is a blank.
std::string sparkline(const std::vector<double>& values, int columns);

}  // namespace hailstorm
