// Commas and quotes.
#include "report/csv_row.h"

#include <charconv>

namespace hailstorm {

void CsvLine::begin() {
  if (!first_) line_ += ',';
  first_ = false;
}

CsvLine& CsvLine::text(std::string_view value) {
  begin();
  if (value.find_first_of(",\"\r\n") == value.npos) {
    line_ += value;
    return *this;
  }
  line_ += '"';
  for (const char c : value) {
    if (c == '"') line_ += '"';
    line_ += c;
  }
  line_ += '"';
  return *this;
}

CsvLine& CsvLine::count(std::uint64_t value) { return columns(std::to_string(value)); }
CsvLine& CsvLine::whole(std::int64_t value) { return columns(std::to_string(value)); }

CsvLine& CsvLine::number(double value) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  return columns({digits, static_cast<std::size_t>(end - digits)});
}

CsvLine& CsvLine::columns(std::string_view names) {
  begin();
  line_ += names;
  return *this;
}

}  // namespace hailstorm
