// A table of numbers with a label in front of each row.
#pragma once

#include <string>
#include <vector>

#include "report/paint.h"

namespace hailstorm {

struct Cell {
  std::string text;
  Ink ink = Ink::plain;
};

// Numbers are aligned to the right, labels to the left. A label that leaves no room for the numbers
// stands on a line of its own above them, and all labels do where the numbers leave little room;
// nothing is cut but a label longer than a whole line.
class Table {
 public:
  // The headings: of the labels, then of each column of numbers.
  Table(std::string label, std::vector<std::string> columns);

  // As many cells as columns.
  void add(std::string label, std::vector<Cell> cells);
  // A line of text that spans the columns, such as the name of a group.
  void add_heading(std::string text);
  void add_rule();

  // Lines of up to `width` columns, `indent` of them blank.
  std::string render(int width, int indent, const Paint& paint) const;

 private:
  enum class Kind { cells, heading, rule };
  struct Row {
    Kind kind;
    std::string label;
    std::vector<Cell> cells;
  };
  struct Layout;

  Layout lay_out(int width) const;
  std::string render_row(const Row& row, const Layout& layout, const Paint& paint) const;

  Row headings_;
  std::vector<Row> rows_;
};

}  // namespace hailstorm
