#include "web/csv.h"

#include <algorithm>

#include "base/check.h"
#include "base/error.h"

namespace hailstorm {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Reads one row after another, from left to right.
class Scanner {
 public:
  Scanner(std::string_view text, std::size_t at, char separator)
      : text_(text), at_(at), separator_(separator) {}

  std::size_t at() const { return at_; }
  bool at_end() const { return at_ == text_.size(); }
  // Of the text up to here, from 1.
  std::size_t line() const { return line_; }

  void skip_empty_lines() {
    while (!at_end() && take_line_end()) continue;
  }

  // Reads a row and the end of its line; what is wrong with it, or null.
  const char* read(CsvRow& into) {
    into.fields.clear();
    into.unquoted.clear();
    for (;;) {
      if (const char* wrong = read_field(into)) return wrong;
      if (at_end() || take_line_end()) return nullptr;
      ++at_;  // the separator
    }
  }

 private:
  bool take_line_end() {
    const std::string_view rest = text_.substr(at_, 2);
    const std::size_t length = rest == "\r\n" ? 2 : rest.starts_with('\n') ? 1 : 0;
    at_ += length;
    line_ += length > 0 ? 1 : 0;
    return length > 0;
  }

  bool field_ends() const {
    if (at_end()) return true;
    const char c = text_[at_];
    return c == separator_ || c == '\n' || (c == '\r' && text_.substr(at_, 2) == "\r\n");
  }

  const char* read_field(CsvRow& into) {
    if (!at_end() && text_[at_] == '"') return read_quoted(into);
    const std::size_t begin = at_;
    while (!field_ends()) ++at_;
    into.fields.push_back(text_.substr(begin, at_ - begin));
    return nullptr;
  }

  const char* read_quoted(CsvRow& into) {
    const std::size_t begin = ++at_;
    std::size_t doubled = 0;
    for (;; ++at_) {
      if (at_end()) return "a quote is never closed";
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') continue;
      if (text_.substr(at_ + 1, 1) != "\"") break;
      ++doubled;
      ++at_;
    }
    const std::string_view field = text_.substr(begin, at_ - begin);
    ++at_;
    if (!field_ends()) return "text stands behind a closing quote";
    into.fields.push_back(doubled == 0 ? field : unquote(field, into));
    return nullptr;
  }

  static std::string_view unquote(std::string_view field, CsvRow& into) {
    std::string& bytes = into.unquoted.emplace_back();
    for (std::size_t i = 0; i < field.size(); ++i) {
      bytes += field[i];
      if (field[i] == '"') ++i;
    }
    return bytes;
  }

  std::string_view text_;
  std::size_t at_;
  char separator_;
  std::size_t line_ = 1;
};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

[[noreturn]] void refuse(const std::string& what, const std::string& where,
                         const std::string& remedy = {}) {
  throw Error(Fault::configuration, what, where, remedy);
}

std::string fields_of(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " field" : " fields");
}

}  // namespace

Csv::Csv(std::string bytes, const std::string& name, char separator)
    : bytes_(std::move(bytes)), separator_(separator) {
  if (bytes_.size() > bytes_max) refuse("larger than 4 GiB, the most a table may have", name);
  const bool marked = std::string_view(bytes_).starts_with(byte_order_mark);
  Scanner scanner(bytes_, marked ? byte_order_mark.size() : 0, separator);
  CsvRow row;
  for (scanner.skip_empty_lines(); !scanner.at_end(); scanner.skip_empty_lines()) {
    const std::size_t start = scanner.at();
    const std::string where = name + ":" + std::to_string(scanner.line());
    if (const char* wrong = scanner.read(row)) refuse(wrong, where);
    if (columns_.empty()) {
      name_columns(row, where);
      continue;
    }
    if (row.fields.size() != columns_.size()) {
      refuse("a row with " + fields_of(row.fields.size()) + ", but the first line names " +
                 std::to_string(columns_.size()),
             where, "a field with a separator in it is written in quotes");
    }
    starts_.push_back(static_cast<std::uint32_t>(start));
  }
  if (columns_.empty()) refuse("the file is empty", name, "its first line names the columns");
}

void Csv::name_columns(const CsvRow& first, const std::string& where) {
  for (const std::string_view field : first.fields) {
    const std::string name(trimmed(field));
    const std::string which = "column " + std::to_string(columns_.size() + 1);
    if (name.empty()) refuse(which + " has no name", where, "the first line names the columns");
    if (column(name) < columns_.size()) refuse("two columns have the name '" + name + "'", where);
    columns_.push_back(name);
  }
}

void Csv::read(std::size_t row, CsvRow& into) const {
  HAIL_CHECK(row < starts_.size());
  Scanner scanner(bytes_, starts_[row], separator_);
  const char* const wrong = scanner.read(into);
  HAIL_CHECK(wrong == nullptr && into.fields.size() == columns_.size());
}

std::size_t Csv::column(std::string_view name) const {
  return static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), name) -
                                  columns_.begin());
}

}  // namespace hailstorm
