// Widths first, then lines.
#include "report/table.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "report/text.h"

namespace hailstorm {

struct Table::Layout {
  int label = 0;             // columns for the labels
  std::vector<int> columns;  // for each column of numbers
  int gap = 2;               // in front of each column of numbers
  int total = 0;
  bool above = false;  // labels stand above their numbers
};

Table::Table(std::string label, std::vector<std::string> columns)
    : headings_{Kind::cells, std::move(label), {}} {
  for (auto& column : columns) headings_.cells.push_back({std::move(column), Ink::dim});
}

void Table::add(std::string label, std::vector<Cell> cells) {
  HAIL_CHECK(cells.size() == headings_.cells.size());
  rows_.push_back({Kind::cells, std::move(label), std::move(cells)});
}

void Table::add_heading(std::string text) { rows_.push_back({Kind::heading, std::move(text), {}}); }
void Table::add_rule() { rows_.push_back({Kind::rule, {}, {}}); }

Table::Layout Table::lay_out(int width) const {
  Layout layout;
  int wanted = width_of(headings_.label);
  for (const auto& cell : headings_.cells) layout.columns.push_back(width_of(cell.text));
  for (const auto& row : rows_) {
    if (row.kind != Kind::cells) continue;
    wanted = std::max(wanted, width_of(row.label));
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      layout.columns[i] = std::max(layout.columns[i], width_of(row.cells[i].text));
    }
  }
  int numbers = 0;
  for (const int column : layout.columns) numbers += column;
  const int count = static_cast<int>(layout.columns.size());
  if (wanted + numbers + count * layout.gap > width) layout.gap = 1;
  const int room = width - numbers - count * layout.gap;
  constexpr int room_for_some = 12;
  layout.above = wanted > room && room < room_for_some;
  if (layout.above) wanted = width_of(headings_.label);
  layout.label = std::clamp(room, std::min(width_of(headings_.label), wanted), wanted);
  layout.total = layout.label + numbers + count * layout.gap;
  return layout;
}

std::string Table::render_row(const Row& row, const Layout& layout, const Paint& paint) const {
  std::string line = pad_right(row.label, layout.label);
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    const std::string padded = pad_left(cell.text, layout.columns[i] + layout.gap);
    line += padded.substr(0, padded.size() - cell.text.size()) + paint(cell.ink, cell.text);
  }
  return line;
}

std::string Table::render(int width, int indent, const Paint& paint) const {
  const Layout layout = lay_out(width - indent);
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  std::string rule;
  for (int i = 0; i < layout.total; ++i) rule += "─";
  std::string text = margin + render_row({Kind::cells, {}, headings_.cells}, layout, paint) + "\n";
  text.replace(static_cast<std::size_t>(indent), headings_.label.size(),
               paint(Ink::dim, headings_.label));
  text += margin + paint(Ink::dim, rule) + "\n";
  for (const Row& row : rows_) {
    text += margin;
    if (row.kind == Kind::rule) {
      text += paint(Ink::dim, rule);
    } else if (row.kind == Kind::heading) {
      text += paint(Ink::bold, shorten(row.label, width - indent));
    } else if (!layout.above && width_of(row.label) <= layout.label) {
      text += render_row(row, layout, paint);
    } else {
      text += shorten(row.label, width - indent) + "\n" + margin;
      text += render_row({Kind::cells, {}, row.cells}, layout, paint);
    }
    text += "\n";
  }
  return text;
}

}  // namespace hailstorm
