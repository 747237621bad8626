// The values of a distribution in lines beneath each other: avg=... min=... med=... max=...
#pragma once

#include <string>
#include <vector>

#include "report/paint.h"

namespace hailstorm {

struct LabelledValue {
  std::string label, value;
};

// Where values begin in the lines of TOTAL RESULTS: behind the name and its dots.
constexpr int name_width = 19, values_at = name_width + 4;
// Of a cell with its label, its value and a blank; one with a mark is wider.
constexpr int cell_width = 13, marked_cell_width = 14;

// "  http_reqs..........: "; a longer name has a line of its own, broken at the width.
std::string dotted_name(const std::string& name, int width, const Paint& paint);

// Four in a line, or two where four do not fit, each at least `least` columns wide; lines after the
// first are set in to values_at. Without a line break at the end.
std::string cells(const std::vector<LabelledValue>& values, int least, int width,
                  const Paint& paint);

}  // namespace hailstorm
