// A request as the bytes that go out.
#pragma once

#include <string>
#include <string_view>

#include "http/exchange.h"

namespace hailstorm {

struct WrittenRequest {
  std::string_view complaint;  // why it cannot be sent; empty if it can
  bool closes = false;         // the caller asked for "Connection: close"
};

// Writes a request to `out`, in place of what was there. The caller's Host and User-Agent stand in
// for ours; its Content-Length is left out, ours is right. A header with a CR, LF or NUL in it, or
// a name that is no token, is refused: no caller can write two requests, or half of one.
WrittenRequest write_request(std::string& out, const Request& request, std::string_view target,
                             std::string_view host, std::string_view user_agent);

}  // namespace hailstorm
