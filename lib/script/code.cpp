#include "script/code.h"

#include <charconv>
#include <cstddef>

#include "base/check.h"

extern "C" {
extern const char hailstorm_prelude[];
extern const char hailstorm_prelude_end[];
}

namespace hailstorm {
namespace {

using Parts = std::map<std::string_view, std::string_view>;

// As cmake/script_pack.cpp writes it.
Parts parts_of_build() {
  std::string_view head(hailstorm_prelude,
                        static_cast<std::size_t>(hailstorm_prelude_end - hailstorm_prelude));
  const std::size_t end = head.find("\n\n");
  HAIL_CHECK(end != head.npos);
  std::string_view code = head.substr(end + 2);
  head = head.substr(0, end + 1);
  Parts parts;
  while (!head.empty()) {
    const std::size_t blank = head.find(' '), line = head.find('\n');
    std::size_t size = 0;
    std::from_chars(head.data() + blank + 1, head.data() + line, size);
    HAIL_CHECK(size > 0 && size <= code.size());
    parts[head.substr(0, blank)] = code.substr(0, size);
    code.remove_prefix(size);
    head.remove_prefix(line + 1);
  }
  return parts;
}

}  // namespace

std::string_view code_of_part(std::string_view name) {
  static const Parts parts = parts_of_build();
  const auto part = parts.find(name);
  HAIL_CHECK(part != parts.end());
  return part->second;
}

}  // namespace hailstorm
