#include "web/url.h"

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

// Where a URL breaks the request that it stands in.
constexpr auto breaking = [] {
  std::array<bool, 256> table{};
  for (const char c : {'\r', '\n', '\0'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

// As values, so that what searches with them has them inline.
constexpr auto breaks_requests = [](char c) { return breaking[static_cast<unsigned char>(c)]; };
constexpr auto ends_authority = [](char c) { return c == '/' || c == '?' || c == '#'; };
constexpr auto is_plain = [](char c) { return plain[static_cast<unsigned char>(c)]; };

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool belongs_to_scheme(char c) { return is_alnum(c) || c == '+' || c == '-' || c == '.'; }

// Of the scheme that a URL begins with, without its colon; 0 if it begins with none.
std::size_t scheme_size(std::string_view url) {
  const auto* const end = std::find_if_not(url.begin(), url.end(), belongs_to_scheme);
  if (end == url.end() || *end != ':') return 0;
  const char first = to_lower(url.front());
  return first >= 'a' && first <= 'z' ? static_cast<std::size_t>(end - url.begin()) : 0;
}

// Where the authority of an absolute URL begins; 0 if it is none.
std::size_t authority_begin(std::string_view url) {
  if (url.starts_with("http://"sv)) return 7;
  if (url.starts_with("https://"sv)) return 8;
  const std::size_t size = scheme_size(url);
  return size > 0 && url.substr(size).starts_with("://"sv) ? size + 3 : 0;
}

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

void append_escape(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

// Of a hexadecimal digit; -1 of any other character.
int value_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char low = to_lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

// Takes "." and ".." out of the path of a URL with an authority, RFC 3986, 5.2.4; leaves any other
// as it is.
std::string without_dots(std::string_view url) {
  std::string out(url);
  const std::size_t authority = authority_begin(url);
  if (authority == 0) return out;
  const std::size_t begin = std::min(url.find_first_of("/?"sv, authority), url.size());
  const std::size_t end = std::min(url.find('?', begin), url.size());
  out.resize(begin);
  for (std::size_t at = begin; at < end;) {
    const std::size_t next = std::min(url.find('/', at + 1), end);
    const std::string_view segment = url.substr(at, next - at);
    const bool up = segment == "/.."sv;
    if (up) out.resize(std::max(begin, out.rfind('/')));
    if (!up && segment != "/."sv) {
      out += segment;
    } else if (next == end) {
      out += '/';  // what it names is a directory
    }
    at = next;
  }
  return out += url.substr(end);
}

std::string_view without_query(std::string_view target) {
  return target.substr(0, target.find('?'));
}

}  // namespace

Url split_url(std::string_view url) {
  const std::size_t begin = authority_begin(url);
  if (begin == 0) return {{}, {}, not_absolute};
  if (std::any_of(url.begin(), url.end(), breaks_requests)) {
    return {{}, {}, "the URL has a line break or NUL in it"};
  }
  const auto* const authority = url.begin() + begin;
  const auto* const path = std::find_if(authority, url.end(), ends_authority);
  const auto* const fragment = std::find(path, url.end(), '#');
  return {{url.begin(), path}, {path, fragment}, {}};
}

Authority parse_origin(std::string_view origin) {
  Authority result;
  const std::size_t begin = authority_begin(origin);
  if (begin == 0) {
    result.complaint = not_absolute;
    return result;
  }
  const std::string scheme = lower(origin.substr(0, begin - 3));
  result.tls = scheme == "https";
  if (!result.tls && scheme != "http") {
    result.complaint = "the scheme is neither http nor https";
    return result;
  }
  result.port = result.tls ? 443 : 80;
  std::string_view host = origin.substr(begin);
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
    append_escape(out, *odd);
    target.remove_prefix(length + 1);
  }
}

std::string resolve_reference(std::string_view base, std::string_view reference) {
  const Url from = split_url(base);
  reference = reference.substr(0, reference.find('#'));
  if (!from.complaint.empty()) return std::string(reference);
  if (scheme_size(reference) > 0) return without_dots(reference);
  std::string out;
  out.reserve(base.size() + reference.size() + 1);
  if (reference.starts_with("//"sv)) {
    out = base.substr(0, scheme_size(base) + 1);
    return without_dots(out += reference);
  }
  out = from.origin;
  if (reference.empty()) return out += from.target;
  const std::string_view path = without_query(from.target);
  if (reference.front() == '?') return (out += path) += reference;
  if (reference.front() != '/') {
    out += path.empty() ? "/"sv : path.substr(0, path.rfind('/') + 1);
  }
  return without_dots(out += reference);
}

std::optional<UrlUser> take_user_info(std::string_view url, std::string& rest) {
  const std::string_view origin = split_url(url).origin;
  const std::size_t at = origin.rfind('@');
  if (at == origin.npos) return std::nullopt;
  const std::size_t begin = authority_begin(origin);
  const std::string_view both = origin.substr(begin, at - begin);
  const std::size_t colon = std::min(both.find(':'), both.size());
  UrlUser result;
  append_percent_decoded(result.user, both.substr(0, colon));
  append_percent_decoded(result.password, both.substr(std::min(colon + 1, both.size())));
  std::string without(url.substr(0, begin));
  without += url.substr(at + 1);
  rest = std::move(without);  // the URL may be a view into it
  return result;
}

void append_percent_encoded(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (is_alnum(c) || "-._~"sv.find(c) != ""sv.npos) {
      out += c;
    } else {
      append_escape(out, c);
    }
  }
}

void append_percent_decoded(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool whole = text[i] == '%' && text.size() - i > 2;
    const int high = whole ? value_of(text[i + 1]) : -1;
    const int low = whole ? value_of(text[i + 2]) : -1;
    if (high >= 0 && low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i];
    }
  }
}

}  // namespace hailstorm
