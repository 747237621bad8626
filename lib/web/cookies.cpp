#include "web/cookies.h"

#include <libpsl.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <limits>
#include <utility>

namespace hailstorm {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t cookie_max = 4096;     // bytes of name and value
constexpr std::size_t attribute_max = 1024;  // bytes; a longer value is as if it were not there
constexpr std::size_t of_domain_max = 180;
constexpr std::size_t in_all_max = 3000;

using Seconds = std::numeric_limits<std::int64_t>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_lower);
  return out;
}

bool begins_with_word(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(),
                    [](char expected, char c) { return expected == to_lower(c); });
}

bool same_word(std::string_view text, std::string_view lower_case) {
  return text.size() == lower_case.size() && begins_with_word(text, lower_case);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t"sv);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t"sv) - first + 1);
}

// Takes what stands before the next separator off the front of a text, and the separator.
std::string_view take_until(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7F';
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_control);
}

// --- Dates: RFC 6265, 5.1.1. ---

bool delimits_dates(char c) {
  return c == '\t' || (c >= ' ' && c <= '/') || (c >= ';' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

// Takes a number of `least` to `most` digits off the front of a text.
bool take_number(std::string_view& text, std::size_t least, std::size_t most, int& number) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  if (digits < least || digits > most) return false;
  std::from_chars(text.data(), text.data() + digits, number);
  text.remove_prefix(digits);
  return true;
}

struct DateParts {
  bool has_time = false;
  int hour = 0, minute = 0, second = 0;
  int day = -1, month = 0, year = -1;

  void read(std::string_view token) {
    if (!has_time && read_time(token)) return;
    std::string_view rest = token;
    if (day < 0 && take_number(rest, 1, 2, day)) return;
    if (month == 0 && read_month(token)) return;
    rest = token;
    if (year < 0) take_number(rest, 2, 4, year);
  }

 private:
  bool read_time(std::string_view token) {
    int parts[3];
    for (int i = 0; i < 3; ++i) {
      if (i > 0 && (token.empty() || token.front() != ':')) return false;
      if (i > 0) token.remove_prefix(1);
      if (!take_number(token, 1, 2, parts[i])) return false;
    }
    hour = parts[0], minute = parts[1], second = parts[2];
    return has_time = true;
  }
  bool read_month(std::string_view token) {
    constexpr std::string_view names[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                          "jul", "aug", "sep", "oct", "nov", "dec"};
    for (int i = 0; i < 12; ++i) {
      if (!begins_with_word(token, names[i])) continue;
      month = i + 1;
      return true;
    }
    return false;
  }
};

// Seconds since 1970.
std::optional<std::int64_t> parse_date(std::string_view text) {
  DateParts parts;
  while (!text.empty()) {
    const auto* const end = std::find_if(text.begin(), text.end(), delimits_dates);
    const auto length = static_cast<std::size_t>(end - text.begin());
    if (length > 0) parts.read(text.substr(0, length));
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  if (parts.year >= 70 && parts.year <= 99) parts.year += 1900;
  if (parts.year >= 0 && parts.year <= 69) parts.year += 2000;
  if (!parts.has_time || parts.hour > 23 || parts.minute > 59 || parts.second > 59) return {};
  if (parts.day < 0 || parts.month == 0 || parts.year < 1601) return {};
  using namespace std::chrono;
  const year_month_day date(year(parts.year), month(static_cast<unsigned>(parts.month)),
                            day(static_cast<unsigned>(parts.day)));
  if (!date.ok()) return {};
  const std::int64_t days = sys_days(date).time_since_epoch().count();
  return ((days * 24 + parts.hour) * 60 + parts.minute) * 60 + parts.second;
}

// --- Attributes: RFC 6265, 5.2.1 to 5.2.6. ---

std::optional<std::int64_t> parse_seconds(std::string_view text) {
  const bool negative = text.starts_with('-');
  const std::string_view digits = text.substr(negative ? 1 : 0);
  if (text.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return {};
  std::int64_t number = negative ? Seconds::min() : Seconds::max();  // where it does not fit
  if (digits.empty()) number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void take_domain(Cookie& cookie, std::string_view value) {
  if (value.empty()) return;
  if (value.front() == '.') value.remove_prefix(1);
  cookie.domain = lower(value);
}

void take_path(Cookie& cookie, std::string_view value) {
  cookie.path = value.starts_with('/') ? value : ""sv;
}

void take_attribute(Cookie& cookie, std::string_view name, std::string_view value) {
  if (value.size() > attribute_max) return;
  if (same_word(name, "expires"sv)) {
    if (const auto date = parse_date(value)) cookie.expires = date;
  } else if (same_word(name, "max-age"sv)) {
    if (const auto age = parse_seconds(value)) cookie.max_age = age;
  } else if (same_word(name, "domain"sv)) {
    take_domain(cookie, value);
  } else if (same_word(name, "path"sv)) {
    take_path(cookie, value);
  } else if (same_word(name, "secure"sv)) {
    cookie.secure = true;
  } else if (same_word(name, "httponly"sv)) {
    cookie.http_only = true;
  }
}

// --- Who matches whom: RFC 6265, 5.1.3 and 5.1.4. ---

// Hosts are ASCII names or IP addresses: one whose last label is a number is no name.
bool is_address(std::string_view host) {
  const std::string_view last = host.substr(host.rfind('.') + 1);
  return host.find(':') != host.npos || std::all_of(last.begin(), last.end(), is_digit);
}

bool domain_matches(std::string_view host, std::string_view domain) {
  if (host == domain) return true;
  return host.size() > domain.size() && host.ends_with(domain) &&
         host[host.size() - domain.size() - 1] == '.' && !is_address(host);
}

bool path_matches(std::string_view path, std::string_view of_cookie) {
  if (!path.starts_with(of_cookie)) return false;
  return path.size() == of_cookie.size() || of_cookie.ends_with('/') ||
         path[of_cookie.size()] == '/';
}

std::string_view default_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return path.starts_with('/') && slash > 0 ? path.substr(0, slash) : "/"sv;
}

// Names under which strangers register theirs: com, co.uk, github.io. An unlisted single label is
// one, too.
bool is_public_suffix(const std::string& domain) {
  static const psl_ctx_t* const list = psl_builtin();
  if (list == nullptr) return domain.find('.') == domain.npos;
  return psl_is_public_suffix(list, domain.c_str()) != 0;
}

// Settles whose the cookie is: the host's alone, or its domain's. False if it is not the site's.
bool settle_domain(Cookie& cookie, const CookieSite& site, bool& host_only) {
  host_only = true;
  if (cookie.domain.empty()) {
    cookie.domain = site.host;
    return true;
  }
  if (!domain_matches(site.host, cookie.domain)) return false;
  host_only = is_public_suffix(cookie.domain);
  return !host_only || cookie.domain == site.host;
}

// RFC 6265bis, 4.1.3: what a name may promise.
bool keeps_promise(const Cookie& cookie, bool host_only) {
  if (begins_with_word(cookie.name, "__secure-"sv)) return cookie.secure;
  if (begins_with_word(cookie.name, "__host-"sv)) {
    return cookie.secure && host_only && cookie.path == "/";
  }
  return true;
}

void settle_expiry(Cookie& cookie, std::int64_t now) {
  if (!cookie.max_age) return;
  const std::int64_t age = *cookie.max_age;
  cookie.max_age.reset();
  cookie.expires = age <= 0                     ? Seconds::min()
                   : age > Seconds::max() - now ? Seconds::max()
                                                : now + age;
}

bool can_be_sent(const Cookie& cookie) {
  return !cookie.name.empty() && cookie.name.find_first_of("=;"sv) == std::string::npos &&
         cookie.value.find(';') == std::string::npos && !has_control(cookie.name) &&
         !has_control(cookie.value) && cookie.name.size() + cookie.value.size() <= cookie_max;
}

}  // namespace

std::optional<Cookie> parse_set_cookie(std::string_view value) {
  if (has_control(value)) return {};
  std::string_view pair = take_until(value, ';');
  if (pair.find('=') == pair.npos) return {};
  const std::string_view name = trimmed(take_until(pair, '='));
  const std::string_view content = trimmed(pair);
  if (name.empty() || name.size() + content.size() > cookie_max) return {};
  Cookie cookie;
  cookie.name = name;
  cookie.value = content;
  while (!value.empty()) {
    std::string_view attribute = take_until(value, ';');
    const std::string_view of = trimmed(take_until(attribute, '='));
    take_attribute(cookie, of, trimmed(attribute));
  }
  return cookie;
}

void CookieJar::take(std::string_view set_cookie, const CookieSite& site, std::int64_t now) {
  if (auto cookie = parse_set_cookie(set_cookie)) admit(std::move(*cookie), site, now);
}

bool CookieJar::set(Cookie cookie, const CookieSite& site, std::int64_t now) {
  if (!can_be_sent(cookie)) return false;
  take_domain(cookie, std::string(cookie.domain));
  return admit(std::move(cookie), site, now);
}

bool CookieJar::admit(Cookie cookie, const CookieSite& site, std::int64_t now) {
  Kept made{std::move(cookie)};
  if (!settle_domain(made.cookie, site, made.host_only)) return false;
  if (made.cookie.secure && !site.secure) return false;
  if (!keeps_promise(made.cookie, made.host_only)) return false;
  if (!made.cookie.path.starts_with('/')) made.cookie.path = default_path(site.path);
  if (!may_replace(made, site)) return false;
  settle_expiry(made.cookie, now);
  forget_expired(now);
  keep(std::move(made), now);
  return true;
}

std::vector<const Cookie*> CookieJar::for_site(const CookieSite& site, std::int64_t now) {
  forget_expired(now);
  std::vector<const Cookie*> found;
  for (const Kept& kept : kept_) {
    if (goes_to(kept, site)) found.push_back(&kept.cookie);
  }
  std::sort(found.begin(), found.end(), [](const Cookie* a, const Cookie* b) {
    return a->path.size() != b->path.size() ? a->path.size() > b->path.size() : a < b;
  });
  return found;
}

void CookieJar::remove(const CookieSite& site, std::string_view name) {
  std::erase_if(kept_, [&](const Kept& kept) {
    return goes_to(kept, site) && (name.empty() || kept.cookie.name == name);
  });
}

bool CookieJar::goes_to(const Kept& kept, const CookieSite& site) {
  const Cookie& cookie = kept.cookie;
  return (site.secure || !cookie.secure) &&
         (kept.host_only ? cookie.domain == site.host : domain_matches(site.host, cookie.domain)) &&
         path_matches(site.path, cookie.path);
}

// RFC 6265bis, 5.6: plain http may not stand in the way of a Secure cookie.
bool CookieJar::may_replace(const Kept& made, const CookieSite& site) const {
  if (site.secure) return true;
  return std::none_of(kept_.begin(), kept_.end(), [&](const Kept& kept) {
    return kept.cookie.secure && kept.cookie.name == made.cookie.name &&
           (domain_matches(kept.cookie.domain, made.cookie.domain) ||
            domain_matches(made.cookie.domain, kept.cookie.domain)) &&
           path_matches(made.cookie.path, kept.cookie.path);
  });
}

void CookieJar::keep(Kept made, std::int64_t now) {
  const auto same = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) {
    return kept.cookie.name == made.cookie.name && kept.cookie.domain == made.cookie.domain &&
           kept.cookie.path == made.cookie.path;
  });
  const bool expired = made.cookie.expires && *made.cookie.expires <= now;
  if (same != kept_.end()) {
    if (expired) {
      kept_.erase(same);
    } else {
      *same = std::move(made);  // it keeps its place: RFC 6265, 5.3, step 11.3
    }
  } else if (!expired) {
    forget_oldest_of(made.cookie.domain);
    kept_.push_back(std::move(made));
  }
}

void CookieJar::forget_expired(std::int64_t now) {
  std::erase_if(kept_, [now](const Kept& kept) {
    return kept.cookie.expires && *kept.cookie.expires <= now;
  });
}

// Makes room for one more.
void CookieJar::forget_oldest_of(std::string_view domain) {
  if (kept_.size() < of_domain_max) return;
  const auto is_of = [&](const Kept& kept) { return kept.cookie.domain == domain; };
  if (std::count_if(kept_.begin(), kept_.end(), is_of) >= static_cast<long>(of_domain_max)) {
    kept_.erase(std::find_if(kept_.begin(), kept_.end(), is_of));
  } else if (kept_.size() >= in_all_max) {
    kept_.erase(kept_.begin());
  }
}

}  // namespace hailstorm
