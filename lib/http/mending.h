// Responses that break the grammar in ways that other clients put up with, made right for a strict
// parser.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace hailstorm {

struct MendedHead {
  std::string text;
  bool without_length = false;  // its length stood beside chunks, which count
};

// A head, or what has come of it, made right: a status line that ends with its status gets the
// blank behind it, and a Content-Length beside chunks goes (RFC 9112, 6.3). Nothing where there is
// nothing to mend. Thread: any.
std::optional<MendedHead> mended_head(std::string_view came);

// Makes a chunk's header right in its place, the line break before it included: of the same length,
// with zeros before the size instead of blanks behind it. False where there is nothing to mend.
// Thread: any.
bool mend_chunk_header(std::span<char> came);

}  // namespace hailstorm
