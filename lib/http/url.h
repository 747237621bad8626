// Taking URLs apart, and putting what they ask for into a request line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hailstorm {

// A URL cut in two, so that each half can be handled without allocating. The views point into it.
struct Url {
  std::string_view origin;     // scheme://authority as spelt
  std::string_view target;     // path?query as spelt, without the fragment; may lack its slash
  std::string_view complaint;  // why it cannot be cut; empty if it can
};

// Cuts a URL. One that is not absolute, or has a line break or NUL in it, is refused.
Url split_url(std::string_view url);

// Whom an origin names.
struct Authority {
  bool tls = false;
  std::string host;  // lower case, without brackets
  std::uint16_t port = 0;
  std::string_view complaint;  // why the origin cannot be used; empty if it can
};

// Reads scheme://host[:port]. Schemes are http and https; hosts are ASCII names and IP literals.
Authority parse_origin(std::string_view origin);

// Appends a target that begins with a slash and has no space, control or non-ASCII character in
// it: these are percent-encoded. The target is one that split_url() gave.
void append_target(std::string& out, std::string_view target);

}  // namespace hailstorm
