// Eight heights.
#include "report/sparkline.h"

#include <algorithm>
#include <cmath>

namespace hailstorm {
namespace {

std::string character_of(double value, double most) {
  constexpr const char* heights[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  if (!std::isfinite(value)) return " ";
  if (!(value > 0)) return heights[0];
  const auto height = static_cast<int>(std::ceil(value / most * 7 - 1e-9));
  return heights[std::clamp(height, 1, 7)];
}

}  // namespace

std::string sparkline(const std::vector<double>& values, int columns) {
  if (columns <= 0) return {};
  const auto width = static_cast<std::size_t>(columns);
  const std::size_t shown = std::min(values.size(), width);
  double most = 0;
  for (std::size_t i = values.size() - shown; i < values.size(); ++i) {
    if (std::isfinite(values[i])) most = std::max(most, values[i]);
  }
  std::string line(width - shown, ' ');
  for (std::size_t i = values.size() - shown; i < values.size(); ++i)
    line += character_of(values[i], most);
  return line;
}

}  // namespace hailstorm
