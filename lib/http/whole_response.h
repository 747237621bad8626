// The response that nearly all are: there in one piece, and nothing in it that needs a parser.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "http/exchange.h"

namespace hailstorm {

struct WholeResponse {
  int status = 0;
  std::size_t head_size = 0;  // bytes, with the empty line
  HeadFacts facts;
  bool keeps_alive = true;
};

// Reads HTTP/1.1 with a Content-Length whose body ends where `bytes` end: in ASCII, without 1xx,
// 204, 304, Transfer-Encoding, Upgrade, repeated or unusual framing headers. What it accepts it
// reads as Beast's parser does, which the fuzz target `response` holds it to; nothing for all else,
// broken responses among it: that is the parser's to judge. No allocation. Thread: any.
std::optional<WholeResponse> read_whole(std::string_view bytes);

}  // namespace hailstorm
