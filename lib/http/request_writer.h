// A request as the bytes that go out.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/exchange.h"

namespace hailstorm {

// Whom a request goes to, and what goes with every one.
struct Envelope {
  std::string_view target;      // path and query
  std::string_view host;        // for the Host header
  std::string_view absolute;    // scheme://authority for a proxy; empty: none
  std::string_view proxy_line;  // the proxy's header line, with its end; may be empty
  std::string_view user_agent;  // empty: none
  const std::vector<std::pair<std::string, std::string>>* headers = nullptr;
  std::string_view traceparent;  // empty: none
};

struct WrittenRequest {
  std::string_view complaint;   // why it cannot be sent; empty if it can
  bool closes = false;          // the caller asked for "Connection: close"
  bool expects = false;         // the caller has the body wait for 100 Continue
  std::size_t head_length = 0;  // bytes up to the body
};

// Writes a request to `out`, in place of what was there. The caller's headers stand in for ours of
// the same name; its Content-Length is left out, ours is right. A method or a header's name that is
// no token, or a value with a CR, LF or NUL in it, is refused: no caller can write two requests, or
// half of one.
WrittenRequest write_request(std::string& out, const Request& request, const Envelope& envelope);

// Why a header cannot be sent; empty if it can.
std::string_view complaint_about(std::string_view name, std::string_view value);

}  // namespace hailstorm
