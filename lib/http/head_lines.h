// The header lines of a head, as it came.
#pragma once

#include <string_view>

#include "http/words.h"

namespace hailstorm {

// Calls take(value), without the white space around it, for each header of that name, in their
// order, until it returns false. The head begins with its status line.
template <class Take>
void each_header(std::string_view head, std::string_view name, Take take) {
  for (;;) {
    const std::size_t end = head.find("\r\n");
    if (end == head.npos || end + 2 >= head.size()) return;
    head.remove_prefix(end + 2);
    if (head.size() <= name.size() || head[name.size()] != ':') continue;
    if (!same_word(head.substr(0, name.size()), name)) continue;
    const std::string_view rest = head.substr(name.size() + 1);
    if (!take(trimmed(rest.substr(0, rest.find("\r\n"))))) return;
  }
}

}  // namespace hailstorm
