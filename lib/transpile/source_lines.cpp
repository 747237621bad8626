#include "transpile/source_lines.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace hailstorm {

namespace {

constexpr std::string_view digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Numbers in base 64, the lowest five bits first; the lowest bit of all is the sign.
std::optional<std::int64_t> read_number(std::string_view& text) {
  std::int64_t value = 0;
  for (int shift = 0; shift < 40 && !text.empty(); shift += 5) {
    const std::size_t digit = digits.find(text.front());
    if (digit == std::string_view::npos) return std::nullopt;
    text.remove_prefix(1);
    value |= static_cast<std::int64_t>(digit & 31) << shift;
    if (digit < 32) return value & 1 ? -(value >> 1) : value >> 1;
  }
  return std::nullopt;
}

struct Segment {
  std::size_t fields = 0;
  std::array<std::int64_t, 5> values{};
};

bool read_segment(std::string_view& text, Segment& segment) {
  while (!text.empty() && text.front() != ',' && text.front() != ';') {
    const auto number = read_number(text);
    if (!number || segment.fields == segment.values.size()) return false;
    segment.values[segment.fields++] = *number;
  }
  return true;
}

std::vector<std::uint32_t> read_mappings(std::string_view mappings) {
  std::vector<std::uint32_t> lines = {0, 1};
  std::int64_t line = 0;
  bool first = true;
  while (!mappings.empty()) {
    Segment segment;
    if (!read_segment(mappings, segment)) return lines;
    if (segment.fields >= 4) {
      line += segment.values[2];
      if (line < 0 || line > INT32_MAX) return lines;
      if (first) lines.back() = static_cast<std::uint32_t>(line + 1);
      first = false;
    }
    if (mappings.empty()) break;
    if (mappings.front() == ';') {
      lines.push_back(lines.back());
      first = true;
    }
    mappings.remove_prefix(1);
  }
  return lines;
}

}  // namespace

std::vector<std::uint32_t> read_source_lines(std::string_view mappings, std::string_view code) {
  std::vector<std::uint32_t> lines = read_mappings(mappings);
  const auto ends = std::count(code.begin(), code.end(), '\n');
  const bool is_open = code.empty() || code.back() != '\n';
  lines.resize(1 + static_cast<std::size_t>(ends) + (is_open ? 1 : 0), lines.back());
  return lines;
}

}  // namespace hailstorm
