// Widths first, then lines.
#include "report/cells.h"

#include <algorithm>

#include "report/text.h"

namespace hailstorm {
namespace {

std::string blanks(int columns) {
  return std::string(static_cast<std::size_t>(std::max(columns, 0)), ' ');
}

// The widest cell of each column, with a blank behind it; the last one needs none.
std::vector<int> widths_of(const std::vector<LabelledValue>& values, std::size_t in_a_line,
                           int least) {
  std::vector<int> widths(in_a_line, 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool last = (i + 1) % in_a_line == 0;
    const int own = width_of(values[i].label) + 1 + width_of(values[i].value);
    int& width = widths[i % in_a_line];
    width = std::max(width, last ? own : std::max(least, own + 1));
  }
  return widths;
}

}  // namespace

std::string dotted_name(const std::string& name, int width, const Paint& paint) {
  const int dots = name_width - width_of(name);
  if (dots < 0) return "  " + wrap(name, width, 2) + blanks(values_at);
  return "  " + name + paint(Ink::dim, std::string(static_cast<std::size_t>(dots), '.') + ":") +
         " ";
}

std::string cells(const std::vector<LabelledValue>& values, int least, int width,
                  const Paint& paint) {
  std::size_t in_a_line = 4;
  std::vector<int> widths;
  for (;; in_a_line /= 2) {
    widths = widths_of(values, in_a_line, least);
    int sum = values_at;
    for (const int one : widths) sum += one;
    if (sum <= width || in_a_line == 1) break;
  }
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto& [label, value] = values[i];
    if (i > 0 && i % in_a_line == 0) text += "\n" + blanks(values_at);
    const bool last = (i + 1) % in_a_line == 0 || i + 1 == values.size();
    const int room = widths[i % in_a_line] - width_of(label) - 1;
    text += paint(Ink::dim, label + "=") + (last ? value : pad_right(value, room));
  }
  return text;
}

}  // namespace hailstorm
