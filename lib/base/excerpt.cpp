#include "base/excerpt.h"

#include <algorithm>

#include "base/utf8.h"

namespace hailstorm {
namespace {

constexpr std::size_t width_max = 160;  // characters

// Of the first so many characters of a text that has more.
std::size_t bytes_of(const std::string& text, std::size_t characters) {
  for (std::size_t at = 0;; ++at)
    if (begins_character(text[at]) && characters-- == 0) return at;
}

}  // namespace

std::string line_of(const std::string& text, std::uint32_t number) {
  if (number == 0) return {};
  std::size_t begin = 0;
  for (std::uint32_t i = 1; i < number && begin != std::string::npos; ++i) {
    begin = text.find('\n', begin);
    if (begin != std::string::npos) ++begin;
  }
  if (begin == std::string::npos) return {};
  std::string line = text.substr(begin, text.find('\n', begin) - begin);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
  std::replace(line.begin(), line.end(), '\t', ' ');
  return line;
}

std::string excerpt(const std::string& text, std::uint32_t number, std::size_t column) {
  std::string line = line_of(text, number);
  if (line.empty()) return {};
  std::size_t characters = characters_in(line);
  if (characters > width_max) {
    if (column > width_max) return {};
    line.resize(bytes_of(line, width_max));
    characters = width_max;
  }
  const std::string before = std::to_string(number) + " | ";
  column = std::min(column, characters + 1);
  return before + line + "\n  " + std::string(before.size() + column - 1, ' ') + "^";
}

}  // namespace hailstorm
