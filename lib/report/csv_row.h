// A line of a CSV file (RFC 4180): what needs quotes gets them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hailstorm {

class CsvLine {
 public:
  CsvLine& text(std::string_view value);
  CsvLine& count(std::uint64_t value);
  CsvLine& whole(std::int64_t value);
  // The shortest text that reads as the same number.
  CsvLine& number(double value);
  // Columns that are named already, with commas between them.
  CsvLine& columns(std::string_view names);
  CsvLine& empty() { return text({}); }

  std::string line(std::string_view ending) const { return line_ + std::string(ending); }

 private:
  void begin();

  std::string line_;
  bool first_ = true;
};

}  // namespace hailstorm
