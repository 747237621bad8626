#include "script/text.h"

#include <cstdint>
#include <cstring>

#include "base/utf8.h"

namespace hailstorm {
namespace {

constexpr char32_t replacement = 0xFFFD;

constexpr bool is_high(char32_t c) { return c >= 0xD800 && c < 0xDC00; }
constexpr bool is_low(char32_t c) { return c >= 0xDC00 && c < 0xE000; }

// Takes one character off the front; a byte that begins none is taken alone, as U+FFFD. Surrogates
// pass.
char32_t take(std::string_view& bytes) {
  const auto at = [&bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = at(0);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  char32_t c = length < 2 ? lead : lead & (0xFF >> (length + 1));
  bool good = length > 0 && length <= bytes.size();
  for (std::size_t i = 1; good && i < length; ++i) {
    good = (at(i) & 0xC0) == 0x80;
    c = (c << 6) | (at(i) & 0x3F);
  }
  if (!good || c < least[length] || c > 0x10FFFF) {
    bytes.remove_prefix(1);
    return replacement;
  }
  bytes.remove_prefix(length);
  return c;
}

}  // namespace

bool is_ascii(std::string_view bytes) {
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + i, 8);
    if (word & 0x8080808080808080ull) return false;
  }
  for (; i < bytes.size(); ++i) {
    if (static_cast<unsigned char>(bytes[i]) & 0x80) return false;
  }
  return true;
}

std::string to_script(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size() + utf8.size() / 2);
  while (!utf8.empty()) {
    const char32_t c = take(utf8);
    if (is_high(c) || is_low(c)) {
      append_utf8(out, replacement);
    } else if (c >= 0x10000) {
      append_utf8(out, 0xD800 + ((c - 0x10000) >> 10));
      append_utf8(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
      append_utf8(out, c);
    }
  }
  return out;
}

std::string from_script(std::string_view cesu8) {
  std::string out;
  out.reserve(cesu8.size());
  while (!cesu8.empty()) {
    char32_t c = take(cesu8);
    if (is_high(c) && !cesu8.empty()) {
      std::string_view rest = cesu8;
      const char32_t low = take(rest);
      if (is_low(low)) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        cesu8 = rest;
      }
    }
    append_utf8(out, is_high(c) || is_low(c) ? replacement : c);
  }
  return out;
}

}  // namespace hailstorm
