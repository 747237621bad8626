// A table of comma-separated values: where each row begins is found once, a row is read when it is
// asked for.
//
// RFC 4180: fields are separated by commas, rows by LF or CRLF; a field in quotes may hold both,
// and a quote as "". A byte-order mark is skipped, and so are empty lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace hailstorm {

// The fields of a row, and those that do not stand in the table as they are.
struct CsvRow {
  std::vector<std::string_view> fields;  // until the row is read into again
  std::deque<std::string> unquoted;
};

// Thread: any, once made.
class Csv {
 public:
  static constexpr std::size_t bytes_max = 0xFFFFFFFF;

  // The first row names the columns. Throws Error (configuration) whose `where` is "NAME:LINE": a
  // quote that is never closed, text behind a closing quote, a row with more or fewer fields than
  // there are columns, a column without a name or with that of another.
  Csv(std::string bytes, const std::string& name, char separator = ',');

  const std::vector<std::string>& columns() const { return columns_; }
  // The number of rows, without the one that names the columns.
  std::size_t size() const { return starts_.size(); }
  // Reads a row below size(): a field for each column.
  void read(std::size_t row, CsvRow& into) const;
  // The number of a column; columns().size() when there is none of that name.
  std::size_t column(std::string_view name) const;

 private:
  void name_columns(const CsvRow& first, const std::string& where);

  std::string bytes_;
  char separator_;
  std::vector<std::string> columns_;
  std::vector<std::uint32_t> starts_;  // of the rows
};

}  // namespace hailstorm
