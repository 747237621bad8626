// A table of what looks alike.
#include "report/ascii.h"

#include <utility>

#include "base/utf8.h"
#include "report/text.h"

namespace hailstorm {
namespace {

constexpr std::pair<std::string_view, char> alike[] = {
    {"µ", 'u'}, {"…", '~'}, {"·", '-'}, {"━", '='}, {"─", '-'}, {"│", '|'}, {"▁", '_'}, {"▂", '.'},
    {"▃", ':'}, {"▄", '-'}, {"▅", '='}, {"▆", '+'}, {"▇", '*'}, {"█", '#'}, {"✓", '+'}, {"✗", 'x'},
    {"≤", '<'}, {"≥", '>'}, {"→", '>'}, {"↑", '^'}, {"↓", 'v'}, {"–", '-'}, {"—", '-'}, {"↳", '>'},
};

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

std::string look_alike(std::string_view character) {
  for (const auto& [theirs, ours] : alike) {
    if (character == theirs) return {ours};
  }
  return std::string(static_cast<std::size_t>(width_of(character)), '?');
}

}  // namespace

std::string ascii_of(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t bytes = is_ascii(text.front()) ? 1 : length_of_character(text);
    result += bytes == 1 && is_ascii(text.front()) ? std::string(1, text.front())
                                                   : look_alike(text.substr(0, bytes));
    text.remove_prefix(bytes);
  }
  return result;
}

}  // namespace hailstorm
