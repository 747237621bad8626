// Cookies (RFC 6265): what servers set, and what goes back to whom.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hailstorm {

struct Cookie {
  std::string name, value;
  std::string domain;                   // lower case, without a leading dot; empty: not said
  std::string path;                     // empty: not said
  std::optional<std::int64_t> expires;  // seconds since 1970; nothing: with the session
  std::optional<std::int64_t> max_age;  // seconds
  bool secure = false, http_only = false;
};

// Reads the value of a Set-Cookie header; nothing when it must be ignored (RFC 6265, 5.2; and, as
// RFC 6265bis says, with a control character in it or name and value longer than 4,096 bytes).
// SameSite is ignored, as any attribute that is not known: a bot has no pages that another site
// could embed. Thread: any.
std::optional<Cookie> parse_set_cookie(std::string_view value);

// Whom a request is for, as cookies see it.
struct CookieSite {
  bool secure = false;    // https
  std::string_view host;  // lower case, without port and brackets
  std::string_view path;  // without the query; "/" at least
};

// The cookies of one bot. Bounded as browsers are: 180 a domain, 3,000 in all, 4,096 bytes each;
// beyond, the oldest goes. `now` is in seconds since 1970. Thread: its owner's.
class CookieJar {
 public:
  // Stores what a Set-Cookie header says, unless RFC 6265 or the public suffix list forbid it. Of
  // RFC 6265bis it keeps the rules for Secure cookies, which only https may set or replace, and
  // for names that begin with __Secure- or __Host-.
  void take(std::string_view set_cookie, const CookieSite& site, std::int64_t now);
  // Stores a cookie that a script made, by the same rules; one that has expired removes what is
  // there. False when it is not for that site, or would break a Cookie header.
  bool set(Cookie cookie, const CookieSite& site, std::int64_t now);

  // Calls take(name, value) for each cookie that goes to the site, in the order of RFC 6265, 5.4.
  template <class Take>
  void each_for(const CookieSite& site, std::int64_t now, Take take) {
    if (empty()) return;
    for (const Cookie* cookie : for_site(site, now)) take(cookie->name, cookie->value);
  }
  // They hold until the jar changes.
  std::vector<const Cookie*> for_site(const CookieSite& site, std::int64_t now);

  // Removes the cookie of that name from what goes to the site; all of them without a name.
  void remove(const CookieSite& site, std::string_view name);
  void clear() { kept_.clear(); }
  bool empty() const { return kept_.empty(); }
  std::size_t size() const { return kept_.size(); }

 private:
  struct Kept {
    Cookie cookie;  // max_age is in expires; domain and path are said
    bool host_only = false;
  };

  bool admit(Cookie cookie, const CookieSite& site, std::int64_t now);
  static bool goes_to(const Kept& kept, const CookieSite& site);
  bool may_replace(const Kept& made, const CookieSite& site) const;
  void keep(Kept made, std::int64_t now);
  void forget_expired(std::int64_t now);
  void forget_oldest_of(std::string_view domain);

  std::vector<Kept> kept_;  // in the order of their making
};

}  // namespace hailstorm
