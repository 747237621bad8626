// Formatting, and counting columns.
#include "report/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

namespace hailstorm {
namespace {

std::string fixed(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

// Three significant digits of a value below 1000; 999.5 and more is left to the next unit.
std::string three_digits(double value) {
  return fixed(value, value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
}

std::string two_digits(std::int64_t value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

// A word is broken only where that leaves lines that one can read.
constexpr int least_room = 10;  // columns

struct Character {
  char32_t code;
  std::size_t bytes;
};

// The character at the front; a byte that is not UTF-8 counts as one character.
Character decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  const std::size_t bytes = lead < 0x80   ? 1
                            : lead < 0xC2 ? 0
                            : lead < 0xE0 ? 2
                            : lead < 0xF0 ? 3
                            : lead < 0xF5 ? 4
                                          : 0;
  if (bytes == 0 || bytes > text.size()) return {U'\uFFFD', 1};
  char32_t code = bytes == 1 ? lead : lead & (0x7Fu >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return {U'\uFFFD', 1};
    code = code << 6 | (byte(i) & 0x3Fu);
  }
  return {code, bytes};
}

int columns_of(char32_t code) {
  constexpr std::array<std::pair<char32_t, char32_t>, 8> wide = {{{0x1100, 0x115F},
                                                                  {0x2E80, 0xA4CF},
                                                                  {0xAC00, 0xD7A3},
                                                                  {0xF900, 0xFAFF},
                                                                  {0xFE30, 0xFE6F},
                                                                  {0xFF00, 0xFF60},
                                                                  {0x1F300, 0x1FAFF},
                                                                  {0x20000, 0x3FFFD}}};
  for (const auto& [first, last] : wide) {
    if (code >= first && code <= last) return 2;
  }
  return code >= 0x300 && code <= 0x36F ? 0 : 1;  // combining marks take none
}

// The bytes of the colour that the text begins with: "\x1b[31m"; 0 where it begins with none.
std::size_t color_at_front(std::string_view text) {
  if (!text.starts_with("\x1b[")) return 0;
  const std::size_t end = text.find_first_not_of("0123456789;", 2);
  return end < text.size() && text[end] == 'm' ? end + 1 : 0;
}

// The front of a text that fits into `columns`.
std::string_view front(std::string_view text, int columns) {
  std::size_t bytes = 0;
  while (bytes < text.size()) {
    const std::string_view rest = text.substr(bytes);
    const std::size_t color = color_at_front(rest);
    const Character next = decode(rest);
    if (color == 0 && (columns -= columns_of(next.code)) < 0) break;
    bytes += color > 0 ? color : next.bytes;
  }
  return text.substr(0, bytes);
}

// The back of a text that fits into `columns`.
std::string_view back(std::string_view text, int columns) {
  while (width_of(text) > columns) text.remove_prefix(decode(text).bytes);
  return text;
}

}  // namespace

std::string show_count(std::uint64_t count) {
  std::string text = std::to_string(count);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

std::string show_compact(std::uint64_t count) {
  if (count < 100'000) return show_count(count);
  auto value = static_cast<double>(count);
  for (const char* unit : {"k", "M", "G"}) {
    value /= 1000;
    if (value < 999.5) return three_digits(value) + unit;
  }
  return show_number(value / 1000) + "T";
}

std::string show_number(double value) {
  if (value < 0) return "-" + show_number(-value);
  if (value >= 999.95 && value < 1e18)
    return show_count(static_cast<std::uint64_t>(std::llround(value)));
  return fixed(value, value < 9.995 ? 2 : 1);
}

std::string show_rate(double per_second) { return show_number(per_second) + "/s"; }

std::string show_bytes(double bytes) {
  if (bytes < 999.5) return fixed(bytes, 0) + " B";
  for (const char* unit : {" kB", " MB", " GB", " TB"}) {
    bytes /= 1000;
    if (bytes < 999.5) return three_digits(bytes) + unit;
  }
  return show_number(bytes / 1000) + " PB";
}

std::string show_time(double nanos) {
  if (nanos < 999.5) return fixed(nanos, 0) + "ns";
  if (nanos < 999.5e3) return three_digits(nanos / 1e3) + "µs";
  if (nanos < 999.5e6) return three_digits(nanos / 1e6) + "ms";
  if (nanos < 59.95e9) return three_digits(nanos / 1e9) + "s";
  const std::int64_t whole = std::llround(nanos / 1e9);
  if (whole < 3600) return std::to_string(whole / 60) + "m" + two_digits(whole % 60) + "s";
  return std::to_string(whole / 3600) + "h" + two_digits(whole / 60 % 60) + "m";
}

std::string show_elapsed(Nanos elapsed) {
  const double s = seconds(elapsed);
  if (s < 59.95) return fixed(s, 1) + "s";
  const std::int64_t whole = std::llround(s);
  if (whole < 3600) return std::to_string(whole / 60) + "m" + two_digits(whole % 60) + "s";
  return std::to_string(whole / 3600) + "h" + two_digits(whole / 60 % 60) + "m" +
         two_digits(whole % 60) + "s";
}

std::string show_share(double share) {
  if (share > 0 && share < 0.00005) return "<0.01%";
  if (share < 1 && share >= 0.99995) return ">99.99%";
  return fixed(share * 100, 2) + "%";
}

int width_of(std::string_view text) {
  int columns = 0;
  while (!text.empty()) {
    if (const std::size_t color = color_at_front(text); color > 0) {
      text.remove_prefix(color);
      continue;
    }
    const Character next = decode(text);
    columns += columns_of(next.code);
    text.remove_prefix(next.bytes);
  }
  return columns;
}

std::string printable(std::string_view text) {
  std::string clean;
  while (!text.empty()) {
    const Character next = decode(text);
    const bool control = next.code < 0x20 || (next.code >= 0x7F && next.code < 0xA0);
    const bool direction = (next.code >= 0x200B && next.code <= 0x200F) ||
                           (next.code >= 0x2028 && next.code <= 0x202E) ||
                           (next.code >= 0x2066 && next.code <= 0x2069);
    if (next.code == '\t') {
      clean += ' ';
    } else if (next.code == U'\uFFFD') {
      clean += "\uFFFD";
    } else if (!control && !direction) {
      clean += text.substr(0, next.bytes);
    }
    text.remove_prefix(next.bytes);
  }
  return clean;
}

std::string fit_for_terminal(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    result += (result.empty() ? "" : "\n  ") + printable(line);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return result;
}

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find_first_of("\r\n"));
}

std::string shorten(std::string_view text, int columns) {
  if (width_of(text) <= columns) return std::string(text);
  if (columns < 1) return {};
  const int tail = (columns - 1) / 2;
  return std::string(front(text, columns - 1 - tail)) + "…" + std::string(back(text, tail));
}

std::string wrap(std::string_view text, int columns, int indent) {
  std::string lines;
  int used = indent;
  const auto begin_line = [&] {
    lines += "\n" + std::string(static_cast<std::size_t>(indent), ' ');
    used = indent;
  };
  while (!text.empty()) {
    std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    const bool begins_line = used == indent;
    if (!begins_line && used + 1 + width_of(word) > columns) {
      begin_line();
    } else if (!begins_line) {
      lines += ' ';
      ++used;
    }
    // A word that no line has room for.
    while (used + width_of(word) > columns && columns - indent >= least_room) {
      const std::string_view part = front(word, columns - used);
      lines += part;
      word.remove_prefix(part.size());
      begin_line();
    }
    lines += word;
    used += width_of(word);
  }
  return lines + "\n";
}

std::string pad_left(std::string_view text, int columns) {
  const int missing = columns - width_of(text);
  return std::string(missing > 0 ? static_cast<std::size_t>(missing) : 0, ' ') + std::string(text);
}

std::string pad_right(std::string_view text, int columns) {
  const int missing = columns - width_of(text);
  return std::string(text) + std::string(missing > 0 ? static_cast<std::size_t>(missing) : 0, ' ');
}

}  // namespace hailstorm
