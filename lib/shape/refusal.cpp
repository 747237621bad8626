// Lays out the message of a refused formula.
#include "shape/refusal.h"

#include <cstdio>
#include <vector>

#include "base/error.h"
#include "base/utf8.h"

namespace hailstorm {
namespace {

constexpr std::size_t columns_before = 40, columns_after = 36;

struct Glyph {
  std::size_t at;    // byte
  std::string text;  // one column
};

// The length of the UTF-8 character at `at`, 0 where there is none (RFC 3629: shortest form only,
// no surrogates, up to U+10FFFF).
std::size_t character_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xC2 && lead < 0xE0   ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  const bool overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
  const bool beyond = (lead == 0xED && byte(1) >= 0xA0) || (lead == 0xF4 && byte(1) >= 0x90);
  return overlong || beyond ? 0 : length;
}

// C0, DEL and the C1 controls (U+0080 to U+009F), which a terminal would obey.
bool is_control(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return first < 0x20 || first == 0x7F;
  return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
}

std::vector<Glyph> glyphs(std::string_view text) {
  std::vector<Glyph> result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_length(text, at);
    const std::string_view character = text.substr(at, length == 0 ? 1 : length);
    const bool blank = character == "\t" || character == "\n" || character == "\r";
    const bool odd = length == 0 || is_control(character);
    result.push_back({at, blank ? " " : odd ? "?" : std::string(character)});
    at += character.size();
  }
  return result;
}

}  // namespace

std::string shown_character(std::string_view text, std::size_t at) {
  const std::size_t length = character_length(text, at);
  const std::string_view character = text.substr(at, length == 0 ? 1 : length);
  if (length != 0 && !is_control(character)) return "'" + std::string(character) + "'";
  char code[16];
  std::snprintf(code, sizeof code, "byte 0x%02X",
                static_cast<unsigned>(static_cast<unsigned char>(text[at])));
  return code;
}

void refuse_formula(std::string_view text, std::size_t at, const std::string& problem,
                    const std::string& remedy) {
  // What lies beyond the window is not looked at: a text may be a megabyte long.
  const std::size_t reach = 4 * (columns_before + columns_after);
  std::size_t begin = at > reach ? at - reach : 0;
  while (begin < at && !begins_character(text[begin])) ++begin;
  const auto all = glyphs(text.substr(begin, at - begin + reach));
  std::size_t place = 0;
  while (place < all.size() && begin + all[place].at < at) ++place;
  const std::size_t first = place > columns_before ? place - columns_before : 0;
  const std::size_t last = std::min(all.size(), place + columns_after);
  const bool cut_before = first > 0 || begin > 0;
  const bool cut_after = last < all.size() || begin + reach < text.size() - (at - begin);
  std::string line = cut_before ? "... " : "";
  const std::size_t column = line.size() + place - first;
  for (std::size_t i = first; i < last; ++i) line += all[i].text;
  if (cut_after) line += " ...";
  throw Error(Fault::configuration,
              problem + "\n  " + line + "\n  " + std::string(column, ' ') + "^", {}, remedy);
}

}  // namespace hailstorm
