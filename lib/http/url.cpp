#include "http/url.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace hailstorm {
namespace {

using namespace std::string_view_literals;

// What may stand in a request line as it is; everything else is percent-encoded.
constexpr auto plain = [] {
  std::array<bool, 256> table{};
  for (int c = 0x21; c < 0x7F; ++c) table[static_cast<std::size_t>(c)] = true;
  return table;
}();

bool breaks_requests(char c) { return c == '\r' || c == '\n' || c == '\0'; }

bool ends_authority(char c) { return c == '/' || c == '?' || c == '#'; }

bool is_plain(char c) { return plain[static_cast<unsigned char>(c)]; }

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_lower);
  return out;
}

// Takes the port off the end of an authority. False if what stands there is no port.
bool take_port(std::string_view& rest, std::uint16_t& port) {
  const std::size_t colon = rest.rfind(':');
  if (colon == rest.npos || rest.find(']', colon) != rest.npos) return true;
  const std::string_view digits = rest.substr(colon + 1);
  rest = rest.substr(0, colon);
  if (digits.empty()) return true;  // "host:" is the scheme's own port (RFC 3986, 3.2.3)
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  return error == std::errc() && end == digits.data() + digits.size() && port != 0;
}

std::string_view complaint_about(std::string_view host) {
  if (host.empty()) return "the URL names no host";
  if (host.size() > 255) return "the host name is longer than 255 characters";
  if (host.front() == '[') {
    const std::string_view inner = host.substr(1, host.size() - 2);
    const bool good = host.back() == ']' && !inner.empty() &&
                      inner.find_first_not_of("0123456789abcdefABCDEF:."sv) == inner.npos;
    return good ? ""sv : "what stands in brackets is no IPv6 address"sv;
  }
  for (const char c : host) {
    if (static_cast<unsigned char>(c) >= 0x80) return "the host name is not ASCII: use punycode";
    if (!is_alnum(c) && "-._~"sv.find(c) == ""sv.npos) {
      return "the host name has a character that does not belong there";
    }
  }
  return {};
}

constexpr std::string_view not_absolute =
    "not an absolute URL: one begins with http:// or https://";

}  // namespace

Url split_url(std::string_view url) {
  const std::size_t colon = url.find("://"sv);
  if (colon == url.npos) return {{}, {}, not_absolute};
  if (std::any_of(url.begin(), url.end(), breaks_requests)) {
    return {{}, {}, "the URL has a line break or NUL in it"};
  }
  const auto* const authority = url.begin() + colon + 3;
  const auto* const path = std::find_if(authority, url.end(), ends_authority);
  const auto* const fragment = std::find(path, url.end(), '#');
  return {{url.begin(), path}, {path, fragment}, {}};
}

Authority parse_origin(std::string_view origin) {
  Authority result;
  const std::size_t colon = origin.find("://"sv);
  if (colon == origin.npos) {
    result.complaint = not_absolute;
    return result;
  }
  const std::string scheme = lower(origin.substr(0, colon));
  result.tls = scheme == "https";
  if (!result.tls && scheme != "http") {
    result.complaint = "the scheme is neither http nor https";
    return result;
  }
  result.port = result.tls ? 443 : 80;
  std::string_view host = origin.substr(colon + 3);
  if (host.find('@') != host.npos) {
    result.complaint = "a URL with a user in it: send an Authorization header instead";
  } else if (!take_port(host, result.port)) {
    result.complaint = "the port is not a number from 1 to 65535";
  } else {
    result.complaint = complaint_about(host);
  }
  if (!result.complaint.empty()) return result;
  if (host.front() == '[') host = host.substr(1, host.size() - 2);
  result.host = lower(host);
  return result;
}

void append_target(std::string& out, std::string_view target) {
  if (target.empty() || target.front() != '/') out += '/';
  for (;;) {
    const auto odd = std::find_if_not(target.begin(), target.end(), is_plain);
    const auto length = static_cast<std::size_t>(odd - target.begin());
    out.append(target.substr(0, length));
    if (odd == target.end()) return;
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto c = static_cast<unsigned char>(*odd);
    out += '%';
    out += digits[c >> 4];
    out += digits[c & 15];
    target.remove_prefix(length + 1);
  }
}

}  // namespace hailstorm
