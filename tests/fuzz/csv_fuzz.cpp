// Any bytes as a table: a table that is accepted has a field of each row for each column, and reads
// the same again when its fields are written in quotes.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "base/error.h"
#include "web/csv.h"

namespace hailstorm {
namespace {

void write(std::string& text, std::string_view field, bool first) {
  if (!first) text += ',';
  text += '"';
  for (const char c : field) text += c == '"' ? std::string_view("\"\"") : std::string_view(&c, 1);
  text += '"';
}

void check_table(const Csv& table) {
  std::string text;
  for (std::size_t i = 0; i < table.columns().size(); ++i) write(text, table.columns()[i], i == 0);
  CsvRow row, again;
  for (std::size_t i = 0; i < table.size(); ++i) {
    table.read(i, row);
    text += '\n';
    for (std::size_t c = 0; c < row.fields.size(); ++c) write(text, row.fields[c], c == 0);
  }
  const Csv copy(text, "copy");
  HAIL_CHECK(copy.columns() == table.columns() && copy.size() == table.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    table.read(i, row);
    copy.read(i, again);
    HAIL_CHECK(row.fields == again.fields);
  }
}

}  // namespace
}  // namespace hailstorm

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > 4096) return 0;
  try {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    hailstorm::check_table(hailstorm::Csv(text, "input"));
  } catch (const hailstorm::Error&) {
  }
  return 0;
}
