// Characters as UTF-8.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace hailstorm {

// Appends a character below 0x110000. Surrogates are encoded as any other (CESU-8 is made of them).
void append_utf8(std::string& out, char32_t c);

// Whether a byte is not a later one of its character.
constexpr bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// How many characters a text of UTF-8 has.
inline std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

// The bytes of the character at the front of a text, which is not empty.
inline std::size_t length_of_character(std::string_view text) {
  std::size_t bytes = 1;
  while (bytes < text.size() && !begins_character(text[bytes])) ++bytes;
  return bytes;
}

}  // namespace hailstorm
