// Bytes checked as UTF-8, then escaped one by one.
#include "report/markup.h"

#include <cstdint>

namespace hailstorm {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// Bytes of the character that the text begins with; 0 when these are not UTF-8.
std::size_t character_size(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  const std::uint8_t second = byte(1);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool beyond = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
  return overlong || beyond ? 0 : size;
}

// U+FFFE and U+FFFF are no characters of XML.
bool is_excluded(std::string_view character) {
  return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
}

}  // namespace

std::string valid_text(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  while (!text.empty()) {
    const std::size_t size = character_size(text);
    const std::string_view character = text.substr(0, size == 0 ? 1 : size);
    if (size == 0 || is_excluded(character)) {
      valid += replacement;
    } else if (size == 1 && text[0] != '\n' && (text[0] < ' ' || text[0] == '\x7F')) {
      valid += ' ';
    } else {
      valid += character;
    }
    text.remove_prefix(character.size());
  }
  return valid;
}

std::string escape_xml(std::string_view text) {
  std::string escaped;
  for (const char c : valid_text(text)) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

std::string escape_markdown(std::string_view text) {
  constexpr std::string_view special = "\\`*_{}[]<>()#+-.!|~&:";
  std::string escaped;
  for (const char c : valid_text(text)) {
    if (c == '\n') {
      escaped += ' ';
      continue;
    }
    // What cannot begin markup within a line stays as people read it best.
    const bool harmless = std::string_view("+-.!():#{}").find(c) != std::string_view::npos;
    if (special.find(c) != special.npos && (!harmless || escaped.empty())) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

}  // namespace hailstorm
