#include "web/web_url.h"

#include <algorithm>
#include <charconv>

#include "web/web_host.h"

namespace hailstorm {
namespace {

using namespace std::string_view_literals;

struct Scheme {
  std::string_view name, port;
};
constexpr Scheme special_schemes[] = {{"http", "80"}, {"https", "443"}, {"ws", "80"},
                                      {"wss", "443"}, {"ftp", "21"},    {"file", ""}};

const Scheme* find_special(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(special_schemes), std::end(special_schemes),
                   [name](const Scheme& known) { return known.name == name; });
  return found == std::end(special_schemes) ? nullptr : found;
}

bool is_special(const WebUrl& url) { return find_special(url.scheme) != nullptr; }

// What is percent-encoded where, beside controls and what is not ASCII.
constexpr std::string_view in_fragment = " \"<>`", in_query = " \"#<>",
                           in_special_query = " \"#<>'", in_path = " \"#<>?`{}",
                           in_user = " \"#<>?`{}/:;=@[\\]^|";

void append_encoded(std::string& out, std::string_view text, std::string_view set) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F && set.find(c) == set.npos) {
      out += c;
    } else {
      ((out += '%') += digits[byte >> 4]) += digits[byte & 15];
    }
  }
}

std::string encoded(std::string_view text, std::string_view set) {
  std::string out;
  append_encoded(out, text, set);
  return out;
}

bool is_slash(char c, bool special) { return c == '/' || (special && c == '\\'); }

// ---- Paths

// "." or "%2e", that many times: 1 for such a segment, 2 for two, 0 for any other.
int dots_of(std::string_view segment) {
  int dots = 0;
  while (!segment.empty() && dots < 3) {
    if (segment.front() == '.') {
      segment.remove_prefix(1);
    } else if (segment.starts_with("%2e") || segment.starts_with("%2E")) {
      segment.remove_prefix(3);
    } else {
      return 0;
    }
    ++dots;
  }
  return dots < 3 ? dots : 0;
}

// Appends segments to a path that is whole, so that it has neither "." nor "..".
void append_path(std::string& path, std::string_view text, bool special) {
  if (!text.empty() && is_slash(text.front(), special)) text.remove_prefix(1);
  for (;;) {
    const auto* const end =
        std::find_if(text.begin(), text.end(), [=](char c) { return is_slash(c, special); });
    const std::string_view segment(text.begin(), end);
    const bool last = end == text.end();
    const int dots = dots_of(segment);
    if (dots == 2) path.resize(std::min(path.rfind('/'), path.size()));
    if (dots == 0) {
      path += '/';
      append_encoded(path, segment, in_path);
    } else if (last) {
      path += '/';
    }
    if (last) return;
    text = std::string_view(end + 1, text.end());
  }
}

// ---- The authority

bool set_port(WebUrl& url, std::string_view digits) {
  const Scheme* const scheme = find_special(url.scheme);
  unsigned port = 0;
  if (digits.empty()) return url.port.clear(), true;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc() || end != digits.data() + digits.size() || port > 65535) return false;
  url.port = std::to_string(port);
  if (scheme && scheme->port == url.port) url.port.clear();
  return true;
}

// Where the port's colon stands; npos if nowhere.
std::size_t colon_of(std::string_view host) {
  const std::size_t bracket = host.rfind(']');
  return host.find(':', bracket == host.npos ? 0 : bracket);
}

bool set_host(WebUrl& url, std::string_view text, bool with_port) {
  const std::size_t colon = colon_of(text);
  const std::string_view name = text.substr(0, colon);
  std::optional<std::string> host = name.empty() && (url.scheme == "file" || !is_special(url))
                                        ? std::optional(std::string())
                                        : parse_web_host(name, is_special(url));
  if (!host || (host->empty() && colon != text.npos)) return false;
  if (url.scheme == "file" && host == "localhost") host->clear();
  if (!is_special(url)) host = encoded(*host, {});
  if (with_port && colon != text.npos && !set_port(url, text.substr(colon + 1))) return false;
  url.host = std::move(host);
  return true;
}

bool read_authority(WebUrl& url, std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at != text.npos) {
    const std::string_view user = text.substr(0, at);
    const std::size_t colon = user.find(':');
    url.username = encoded(user.substr(0, colon), in_user);
    if (colon != user.npos) url.password = encoded(user.substr(colon + 1), in_user);
    text.remove_prefix(at + 1);
    if (text.empty()) return false;
  }
  return set_host(url, text, true);
}

// ---- Reading

std::string without_breaks(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return c != '\t' && c != '\n' && c != '\r'; });
  return out;
}

std::string cleaned(std::string_view text) {
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return without_breaks(text);
}

// The scheme that a text begins with, in lower case; empty if with none.
std::string scheme_of(std::string_view text) {
  const std::string_view name = text.substr(0, text.find(':'));
  if (name.size() == text.size() || name.empty()) return {};
  std::string scheme;
  for (char c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool letter = c >= 'a' && c <= 'z';
    if (!letter && (scheme.empty() || "0123456789+-."sv.find(c) == ""sv.npos)) return {};
    scheme += c;
  }
  return scheme;
}

void set_query(WebUrl& url, std::string_view text) {
  url.query = encoded(text, is_special(url) ? in_special_query : in_query);
}

// Takes fragment and query off the end.
void take_ends(WebUrl& url, std::string_view& text) {
  if (const std::size_t hash = text.find('#'); hash != text.npos) {
    url.fragment = encoded(text.substr(hash + 1), in_fragment);
    text = text.substr(0, hash);
  }
  if (const std::size_t mark = text.find('?'); mark != text.npos) {
    set_query(url, text.substr(mark + 1));
    text = text.substr(0, mark);
  }
}

// What stands behind "//".
bool read_from_authority(WebUrl& url, std::string_view text) {
  const bool special = is_special(url);
  const auto* const end =
      std::find_if(text.begin(), text.end(), [=](char c) { return is_slash(c, special); });
  if (!read_authority(url, {text.begin(), end})) return false;
  const std::string_view path(end, text.end());
  if (special || !path.empty()) append_path(url.path, path, special);
  return true;
}

std::optional<WebUrl> read_relative(std::string_view text, const WebUrl& base) {
  WebUrl url;
  url.scheme = base.scheme;
  const bool special = is_special(url);
  take_ends(url, text);
  if (base.opaque && (!text.empty() || url.query || !url.fragment)) return {};
  if (text.size() >= 2 && is_slash(text[0], special) && is_slash(text[1], special)) {
    text.remove_prefix(2);
    while (special && url.scheme != "file" && !text.empty() && is_slash(text[0], true)) {
      text.remove_prefix(1);
    }
    return read_from_authority(url, text) ? std::optional(url) : std::nullopt;
  }
  url.username = base.username;
  url.password = base.password;
  url.host = base.host;
  url.port = base.port;
  url.opaque = base.opaque;
  if (text.empty()) {
    url.path = base.path;
    if (!url.query) url.query = base.query;
  } else {
    if (!is_slash(text[0], special)) {
      url.path = base.path.substr(0, std::min(base.path.rfind('/'), base.path.size()));
    }
    append_path(url.path, text, special);
  }
  return url;
}

}  // namespace

std::string WebUrl::authority() const {
  return host.value_or("") + (port.empty() ? "" : ":" + port);
}

std::string WebUrl::origin() const {
  return is_special(*this) && scheme != "file" ? scheme + "://" + authority() : "null";
}

std::string WebUrl::href() const {
  std::string out = scheme + ":";
  if (host) {
    out += "//";
    if (!username.empty() || !password.empty()) {
      out += username + (password.empty() ? "" : ":" + password) + "@";
    }
    out += authority();
  } else if (path.starts_with("//")) {
    out += "/.";
  }
  out += path;
  if (query) out += "?" + *query;
  if (fragment) out += "#" + *fragment;
  return out;
}

std::optional<WebUrl> parse_web_url(std::string_view given, const WebUrl* base) {
  const std::string whole = cleaned(given);
  std::string_view text = whole;
  WebUrl url;
  url.scheme = scheme_of(text);
  if (url.scheme.empty()) return base ? read_relative(text, *base) : std::nullopt;
  text.remove_prefix(url.scheme.size() + 1);
  const bool special = is_special(url);
  if (special && base && base->scheme == url.scheme &&
      !(text.size() >= 2 && is_slash(text[0], true) && is_slash(text[1], true))) {
    return read_relative(text, *base);
  }
  take_ends(url, text);
  const bool slashes = text.size() >= 2 && is_slash(text[0], special) && is_slash(text[1], special);
  if (url.scheme == "file" && !slashes) {
    url.host.emplace();
    append_path(url.path, text, true);
  } else if (special || slashes) {
    std::size_t most = special && url.scheme != "file" ? text.size() : 2;
    for (; most > 0 && !text.empty() && is_slash(text[0], special); --most) text.remove_prefix(1);
    if (!read_from_authority(url, text)) return {};
  } else if (text.starts_with('/')) {
    append_path(url.path, text, false);
  } else {
    url.opaque = true;
    append_encoded(url.path, text, {});
  }
  return url;
}

void set_url_part(WebUrl& url, std::string_view part, std::string_view given) {
  const std::string clean =
      part == "username" || part == "password" ? std::string(given) : without_breaks(given);
  std::string_view text = clean;
  const bool special = is_special(url);
  const bool can_have_user = url.host && !url.host->empty() && url.scheme != "file";
  if (part == "protocol") {
    const std::string scheme = scheme_of(clean + ":");
    if (scheme.empty() || (find_special(scheme) != nullptr) != special) return;
    if (scheme == "file" && !(url.username + url.password + url.port).empty()) return;
    url.scheme = scheme;
    (void)set_port(url, std::string(url.port));
  } else if (part == "username" && can_have_user) {
    url.username = encoded(text, in_user);
  } else if (part == "password" && can_have_user) {
    url.password = encoded(text, in_user);
  } else if ((part == "host" || part == "hostname") && !url.opaque) {
    text = text.substr(0, text.find_first_of(special ? "/?#\\" : "/?#"));
    if (part == "hostname" && colon_of(text) != text.npos) return;
    WebUrl changed = url;
    if (set_host(changed, text, part == "host")) url = changed;
  } else if (part == "port" && can_have_user) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits > 0 || text.empty()) (void)set_port(url, text.substr(0, digits));
  } else if (part == "pathname" && !url.opaque) {
    url.path.clear();
    if (special || !text.empty()) append_path(url.path, text, special);
  } else if (part == "search") {
    if (text.starts_with('?')) text.remove_prefix(1);
    if (clean.empty()) return url.query.reset();
    set_query(url, text);
  } else if (part == "hash") {
    if (text.starts_with('#')) text.remove_prefix(1);
    if (clean.empty()) return url.fragment.reset();
    url.fragment = encoded(text, in_fragment);
  }
}

}  // namespace hailstorm
