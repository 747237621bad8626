#include "base/excerpt.h"

#include <algorithm>

namespace hailstorm {
namespace {

constexpr std::size_t width_max = 160;

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

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
  if (line.size() > width_max) {
    if (column > width_max) return {};
    std::size_t end = width_max;
    while (end > 0 && !begins_character(line[end])) --end;
    line.resize(end);
  }
  const std::string before = std::to_string(number) + " | ";
  column = std::min(column, line.size() + 1);
  return before + line + "\n  " + std::string(before.size() + column - 1, ' ') + "^";
}

}  // namespace hailstorm
