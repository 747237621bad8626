// The header lines of a head, as it came.
#pragma once

#include <string>
#include <string_view>

#include "http/words.h"

namespace hailstorm {

// Whether a line goes on with the header before it (RFC 9112, 5.2: obs-fold).
inline bool goes_on(std::string_view line) {
  return line.starts_with(' ') || line.starts_with('\t');
}

// Adds what a line that goes on has to say to a value.
inline void unfold(std::string& value, std::string_view line) {
  line = trimmed(line);
  if (!value.empty() && !line.empty()) value += ' ';
  value += line;
}

// Calls take(value), without the white space around it, for each header of that name, in their
// order, until it returns false. The value holds for that call: one of several lines is made one.
// The head begins with its status line.
template <class Take>
void each_header(std::string_view head, std::string_view name, Take take) {
  std::string unfolded;
  for (;;) {
    const std::size_t end = head.find("\r\n");
    if (end == head.npos || end + 2 >= head.size()) return;
    head.remove_prefix(end + 2);
    if (head.size() <= name.size() || head[name.size()] != ':') continue;
    if (!same_word(head.substr(0, name.size()), name)) continue;
    std::string_view rest = head.substr(name.size() + 1);
    const auto take_line = [&rest] {
      const std::size_t line_end = rest.find("\r\n");
      const std::string_view line = rest.substr(0, line_end);
      rest.remove_prefix(line_end == rest.npos ? rest.size() : line_end + 2);
      return line;
    };
    std::string_view value = trimmed(take_line());
    if (goes_on(rest)) {
      unfolded = value;
      while (goes_on(rest)) unfold(unfolded, take_line());
      value = unfolded;
    }
    if (!take(value)) return;
  }
}

}  // namespace hailstorm
