// URLs as browsers read and write them (the WHATWG's URL standard), for scripts that take them
// apart. Host names are ASCII: there is no punycode here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hailstorm {

struct WebUrl {
  std::string scheme;              // lower case, without its colon
  std::string username, password;  // percent-encoded, as all that follow
  std::optional<std::string> host;
  std::string port;  // empty: the scheme's own
  std::string path;  // begins with a slash, unless it is opaque ("mailto:ann@shop") or empty
  bool opaque = false;
  std::optional<std::string> query, fragment;

  std::string authority() const;  // host:port
  // "https://shop:8443"; "null" where there is no such thing.
  std::string origin() const;
  std::string href() const;
};

// Reads a text, which may be relative to `base`. Nothing when it is no URL.
std::optional<WebUrl> parse_web_url(std::string_view text, const WebUrl* base);

// Sets a part as a script does that assigns it: "protocol", "username", "password", "host",
// "hostname", "port", "pathname", "search" or "hash". What does not fit changes nothing.
void set_url_part(WebUrl& url, std::string_view part, std::string_view text);

}  // namespace hailstorm
