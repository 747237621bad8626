// Taking URLs apart, and putting what they ask for into a request line.
#pragma once

#include <cstdint>
#include <optional>
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

// Where a reference leads that stands in the page or the answer at `base`: RFC 3986, 5.2, strictly,
// without the fragment. The base is a URL that split_url() accepts; any other leaves the reference
// as it is. The result may be one that split_url() refuses ("mailto:a@b").
std::string resolve_reference(std::string_view base, std::string_view reference);

// What stands before the @ of a URL, percent-decoded.
struct UrlUser {
  std::string user, password;
};

// Takes the user out of a URL: `rest` becomes the URL without it. Nothing when it has none; then
// `rest` stays as it is and nothing is allocated.
std::optional<UrlUser> take_user_info(std::string_view url, std::string& rest);

// Appends a text with everything percent-encoded but letters, digits and -._~ (RFC 3986, 2.3).
void append_percent_encoded(std::string& out, std::string_view text);

// Appends a text with each %XX turned into its byte; a % that begins no such thing stays.
void append_percent_decoded(std::string& out, std::string_view text);

}  // namespace hailstorm
