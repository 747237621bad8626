#include "web/cookies.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <ostream>

#include "base/random.h"

namespace hailstorm {
namespace {

constexpr std::int64_t now = 1'700'000'000;  // 2023-11-14T22:13:20Z

// Where a request goes, as tests spell it: "https://host/path".
CookieSite site_of(std::string_view url) {
  const bool secure = url.starts_with("https://");
  url.remove_prefix(secure ? 8 : 7);
  const std::size_t slash = std::min(url.find('/'), url.size());
  return {secure, url.substr(0, slash), slash < url.size() ? url.substr(slash) : "/"};
}

// The Cookie header that a request for a URL gets.
std::string sent(CookieJar& jar, std::string_view url, std::int64_t at = now) {
  std::string header;
  jar.each_for(site_of(url), at, [&](std::string_view name, std::string_view value) {
    if (!header.empty()) header += "; ";
    header.append(name).append("=").append(value);
  });
  return header;
}

TEST_CASE("A Set-Cookie header is cut as RFC 6265 says") {
  struct Row {
    const char *header, *name, *value, *domain, *path;
    bool secure, http_only;
  };
  const Row rows[] = {
      {"a=b", "a", "b", "", "", false, false},
      {"  a \t=  b c\t ; x", "a", "b c", "", "", false, false},
      {"a=", "a", "", "", "", false, false},
      {"a=b=c==", "a", "b=c==", "", "", false, false},
      {"a=\"b c\"", "a", "\"b c\"", "", "", false, false},
      {"a=b, c=d", "a", "b, c=d", "", "", false, false},
      {"a=b;", "a", "b", "", "", false, false},
      {"a=b;;;secure;;", "a", "b", "", "", true, false},
      {"a=b; SECURE=no; HttpOnly=", "a", "b", "", "", true, true},
      {"a=b; secured; http-only", "a", "b", "", "", false, false},
      {"a=b; Domain=Example.COM", "a", "b", "example.com", "", false, false},
      {"a=b; domain = .Example.com ", "a", "b", "example.com", "", false, false},
      {"a=b; Domain=..a.com", "a", "b", ".a.com", "", false, false},
      {"a=b; Domain=a.com; Domain=", "a", "b", "a.com", "", false, false},
      {"a=b; Domain=a.com; Domain=b.com", "a", "b", "b.com", "", false, false},
      {"a=b; Domain", "a", "b", "", "", false, false},
      {"a=b; Path=/x/; path=/Y", "a", "b", "", "/Y", false, false},
      {"a=b; Path=/x; Path=y", "a", "b", "", "", false, false},
      {"a=b; Path=\"/x\"", "a", "b", "", "", false, false},
      {"a=b; SameSite=Strict; Priority=High", "a", "b", "", "", false, false},
      {"\xC3\xA9=\xE2\x82\xAC", "\xC3\xA9", "\xE2\x82\xAC", "", "", false, false},
      {"a[0]=b{}", "a[0]", "b{}", "", "", false, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.header);
    const auto cookie = parse_set_cookie(row.header);
    REQUIRE(cookie);
    CHECK(cookie->name == row.name);
    CHECK(cookie->value == row.value);
    CHECK(cookie->domain == row.domain);
    CHECK(cookie->path == row.path);
    CHECK(cookie->secure == row.secure);
    CHECK(cookie->http_only == row.http_only);
    CHECK_FALSE(cookie->expires);
    CHECK_FALSE(cookie->max_age);
  }
}

TEST_CASE("What is no cookie is ignored") {
  for (const char* header : {"", " ", ";", "a", "=b", " =b", "a; b=c", "; a=b", "a=b\r\nX: y",
                             "a=\x01", "a=b; Path=/\x7F", "\x0B=a"}) {
    CAPTURE(header);
    CHECK_FALSE(parse_set_cookie(header));
  }
  using namespace std::string_view_literals;
  CHECK_FALSE(parse_set_cookie("a=b\0c"sv));
  CHECK(parse_set_cookie("a=b\tc"));
}

TEST_CASE("A cookie has 4,096 bytes of name and value at most, an attribute 1,024") {
  CHECK(parse_set_cookie("n=" + std::string(4095, 'v')));
  CHECK_FALSE(parse_set_cookie("n=" + std::string(4096, 'v')));
  CHECK(parse_set_cookie("n=v; Path=/" + std::string(1023, 'p'))->path.size() == 1024);
  CHECK(parse_set_cookie("n=v; Path=/a; Path=/" + std::string(1024, 'p'))->path == "/a");
}

TEST_CASE("Dates are read as RFC 6265 says, 5.1.1") {
  constexpr std::int64_t known = 784'111'777;  // 1994-11-06T08:49:37Z
  constexpr std::int64_t none = -1;
  struct Row {
    const char* text;
    std::int64_t date;
  };
  const Row rows[] = {
      {"Sun, 06 Nov 1994 08:49:37 GMT", known},
      {"Sunday, 06-Nov-94 08:49:37 GMT", known},
      {"Sun Nov  6 08:49:37 1994", known},
      {"06 nOVEMBER 94 8:49:37", known},
      {"8:49:37 6 nov 1994 +0500", known},
      {"6nd@nov 1994CE,08:49:37UTC", known},
      {"Sun,06/Nov/1994@08:49:37", known},
      {"06 Nov 1994 08:49:37 07 Dec 2001 01:01:01", known},
      {"Thu, 01 Jan 1970 00:00:00 GMT", 0},
      {"Thu, 01 Jan 70 00:00:00 GMT", 0},
      {"Fri, 31 Dec 99 23:59:59 GMT", 946'684'799},
      {"Sat, 01 Jan 00 00:00:00 GMT", 946'684'800},
      {"Tue, 19 Jan 2038 03:14:08 GMT", 2'147'483'648},
      {"01 Jan 69 00:00:00", 3'124'224'000},
      {"31 Dec 9999 23:59:59 GMT", 253'402'300'799},
      {"29 Feb 2024 00:00:00", 1'709'164'800},
      {"01 Jan 1601 00:00:00", -11'644'473'600},
      {"", none},
      {"0", none},
      {"Sun, 06 Nov 1994", none},
      {"06 Nov 08:49:37", none},
      {"Nov 1994 08:49:37", none},
      {"06 1994 08:49:37", none},
      {"06 Nov 1994 24:00:00", none},
      {"06 Nov 1994 08:60:00", none},
      {"06 Nov 1994 08:49:60", none},
      {"06 Nov 1994 08:49", none},
      {"06 Nov 1994 008:49:37", none},
      {"06 Nov 1994 08:49:370", none},
      {"006 Nov 1994 08:49:37", none},
      {"00 Nov 1994 08:49:37", none},
      {"32 Jan 1994 08:49:37", none},
      {"31 Feb 1994 08:49:37", none},
      {"29 Feb 2023 00:00:00", none},
      {"06 Nov 1600 08:49:37", none},
      {"06 Nov 19940 08:49:37", none},
      {"06 Nov 4 08:49:37", none},
      {"06 No 1994 08:49:37", none},
      {"06 11 1994 08:49:37", none},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto cookie = parse_set_cookie(std::string("a=b; Expires=") + row.text);
    REQUIRE(cookie);
    CHECK(cookie->expires.value_or(none) == row.date);
  }
}

TEST_CASE("Max-Age is read as RFC 6265 says, 5.2.2") {
  struct Row {
    const char* text;
    std::optional<std::int64_t> age;
  };
  const Row rows[] = {{"0", 0},
                      {"3600", 3600},
                      {"-1", -1},
                      {"007", 7},
                      {"-", 0},
                      {"", {}},
                      {"+1", {}},
                      {"1.5", {}},
                      {"1s", {}},
                      {"\"1\"", {}},
                      {"x", {}},
                      {"99999999999999999999", INT64_MAX},
                      {"1; Max-Age=x", 1},
                      {"-99999999999999999999", INT64_MIN},
                      {"1; max-age=2", 2}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto cookie = parse_set_cookie(std::string("a=b; Max-Age=") + row.text);
    REQUIRE(cookie);
    CHECK(cookie->max_age == row.age);
  }
}

// What one Set-Cookie header from one URL does to requests for another.
struct Trip {
  const char *set_by, *header, *asked, *gets;
};

std::ostream& operator<<(std::ostream& out, const Trip& trip) {
  return out << trip.header << " from " << trip.set_by << " to " << trip.asked;
}

void check(const Trip& trip) {
  CAPTURE(trip);
  CookieJar jar;
  jar.take(trip.header, site_of(trip.set_by), now);
  CHECK(sent(jar, trip.asked) == trip.gets);
}

TEST_CASE("A cookie goes to the hosts that its domain matches") {
  const Trip trips[] = {
      {"http://a.example.com", "x=1", "http://a.example.com", "x=1"},
      {"http://a.example.com", "x=1", "http://b.a.example.com", ""},
      {"http://a.example.com", "x=1", "http://example.com", ""},
      {"http://a.example.com", "x=1; Domain=a.example.com", "http://b.a.example.com", "x=1"},
      {"http://a.example.com", "x=1; Domain=example.com", "http://example.com", "x=1"},
      {"http://a.example.com", "x=1; Domain=.example.com", "http://b.example.com", "x=1"},
      {"http://a.example.com", "x=1; Domain=EXAMPLE.com", "http://b.example.com", "x=1"},
      {"http://a.example.com", "x=1; Domain=example.com", "http://badexample.com", ""},
      {"http://a.example.com", "x=1; Domain=example.com", "http://example.com.evil.org", ""},
      {"http://example.com", "x=1; Domain=a.example.com", "http://a.example.com", ""},
      {"http://a.example.com", "x=1; Domain=b.example.com", "http://b.example.com", ""},
      {"http://a.example.com", "x=1; Domain=ample.com", "http://a.example.com", ""},
      {"http://a.example.com", "x=1; Domain=example.com.", "http://a.example.com", ""},
      {"http://a.example.com", "x=1; Domain=..example.com", "http://a.example.com", ""},
      {"http://a.example.com", "x=1; Domain=", "http://a.example.com", "x=1"},
      {"http://a.example.com", "x=1; Domain=.", "http://a.example.com", "x=1"},
      {"http://a.example.com", "x=1; Domain=.", "http://b.a.example.com", ""},
      {"http://127.0.0.1", "x=1", "http://127.0.0.1", "x=1"},
      {"http://127.0.0.1", "x=1; Domain=127.0.0.1", "http://127.0.0.1", "x=1"},
      {"http://127.0.0.1", "x=1; Domain=0.0.1", "http://127.0.0.1", ""},
      {"http://127.0.0.1", "x=1; Domain=127.0.0.1", "http://1.127.0.0.1", ""},
      {"http://::1", "x=1", "http://::1", "x=1"},
  };
  for (const Trip& trip : trips) check(trip);
}

TEST_CASE("A cookie for a public suffix is refused, or the host's alone where it is the host") {
  const Trip trips[] = {
      {"http://a.example.com", "x=1; Domain=com", "http://a.example.com", ""},
      {"http://shop.co.uk", "x=1; Domain=co.uk", "http://shop.co.uk", ""},
      {"http://me.github.io", "x=1; Domain=github.io", "http://me.github.io", ""},
      {"http://github.io", "x=1; Domain=github.io", "http://github.io", "x=1"},
      {"http://github.io", "x=1; Domain=github.io", "http://me.github.io", ""},
      {"http://www.city.kobe.jp", "x=1; Domain=city.kobe.jp", "http://city.kobe.jp", "x=1"},
      {"http://www.other.kobe.jp", "x=1; Domain=other.kobe.jp", "http://www.other.kobe.jp", ""},
      {"http://localhost", "x=1; Domain=localhost", "http://localhost", "x=1"},
      {"http://localhost", "x=1; Domain=localhost", "http://a.localhost", ""},
      {"http://web.cluster", "x=1; Domain=cluster", "http://web.cluster", ""},
      {"http://a.web.cluster", "x=1; Domain=web.cluster", "http://b.web.cluster", "x=1"},
  };
  for (const Trip& trip : trips) check(trip);
}

TEST_CASE("A cookie goes to the paths that its path matches") {
  const Trip trips[] = {
      {"http://a.com/x/y", "c=1", "http://a.com/x", "c=1"},
      {"http://a.com/x/y", "c=1", "http://a.com/x/z/w", "c=1"},
      {"http://a.com/x/y", "c=1", "http://a.com/", ""},
      {"http://a.com/x/y", "c=1", "http://a.com/xx", ""},
      {"http://a.com/x/y/", "c=1", "http://a.com/x/y", "c=1"},
      {"http://a.com/x/y/", "c=1", "http://a.com/x", ""},
      {"http://a.com/x", "c=1", "http://a.com/", "c=1"},
      {"http://a.com", "c=1", "http://a.com/any", "c=1"},
      {"http://a.com/x", "c=1; Path=/y", "http://a.com/y", "c=1"},
      {"http://a.com/x", "c=1; Path=/y", "http://a.com/y/", "c=1"},
      {"http://a.com/x", "c=1; Path=/y", "http://a.com/y/z", "c=1"},
      {"http://a.com/x", "c=1; Path=/y", "http://a.com/yz", ""},
      {"http://a.com/x", "c=1; Path=/y/", "http://a.com/y", ""},
      {"http://a.com/x", "c=1; Path=/y/", "http://a.com/y/z", "c=1"},
      {"http://a.com/x", "c=1; Path=/Y", "http://a.com/y", ""},
      {"http://a.com/x/y", "c=1; Path=z", "http://a.com/x/q", "c=1"},
      {"http://a.com/x/y", "c=1; Path=", "http://a.com/x/q", "c=1"},
      {"http://a.com/x", "c=1; Path=/%41", "http://a.com/A", ""},
  };
  for (const Trip& trip : trips) check(trip);
}

TEST_CASE("Secure cookies, and names that promise it, come from https and go there") {
  const Trip trips[] = {
      {"https://a.com", "c=1; Secure", "https://a.com", "c=1"},
      {"https://a.com", "c=1; Secure", "http://a.com", ""},
      {"http://a.com", "c=1; Secure", "https://a.com", ""},
      {"http://a.com", "c=1", "https://a.com", "c=1"},
      {"https://a.com", "__Secure-c=1; Secure", "https://a.com", "__Secure-c=1"},
      {"https://a.com", "__Secure-c=1", "https://a.com", ""},
      {"http://a.com", "__Secure-c=1; Secure", "https://a.com", ""},
      {"https://a.com", "__secure-c=1", "https://a.com", ""},
      {"https://a.com", "__Host-c=1; Secure; Path=/", "https://a.com", "__Host-c=1"},
      {"https://a.com", "__Host-c=1; Secure", "https://a.com", ""},
      {"https://a.com", "__Host-c=1; Path=/", "https://a.com", ""},
      {"https://a.com", "__Host-c=1; Secure; Path=/x", "https://a.com/x", ""},
      {"https://a.com", "__Host-c=1; Secure; Path=/; Domain=a.com", "https://a.com", ""},
      {"https://a.com", "__HOST-c=1; Path=/", "https://a.com", ""},
      {"https://a.com", "c=1; HttpOnly", "https://a.com", "c=1"},
  };
  for (const Trip& trip : trips) check(trip);
}

TEST_CASE("Plain http cannot stand in the way of a Secure cookie") {
  struct Row {
    const char *from, *header, *https_gets;
  };
  const Row rows[] = {
      {"http://www.a.com/p/q", "c=evil; Path=/p", "c=good"},
      {"http://www.a.com/p/q", "c=evil; Path=/p; Domain=a.com", "c=good"},
      {"http://www.a.com/p/q", "c=evil; Path=/p/q", "c=good"},
      {"http://www.a.com/p/q", "c=evil; Path=/", "c=good; c=evil"},
      {"http://www.a.com/p/q", "d=evil; Path=/p", "c=good; d=evil"},
      {"https://www.a.com/p/q", "c=mine; Path=/p", "c=mine"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from, row.header);
    CookieJar jar;
    jar.take("c=good; Secure; Path=/p", site_of("https://www.a.com"), now);
    jar.take(row.header, site_of(row.from), now);
    CHECK(sent(jar, "https://www.a.com/p/q") == row.https_gets);
  }
}

TEST_CASE("Cookies last until their expiry, session cookies with the jar") {
  struct Row {
    const char* header;
    std::int64_t lasts;  // seconds; -1: for good
  };
  const Row rows[] = {
      {"c=1", -1},
      {"c=1; Max-Age=10", 10},
      {"c=1; Max-Age=0", 0},
      {"c=1; Max-Age=-5", 0},
      {"c=1; Max-Age=10; Expires=Thu, 01 Jan 1970 00:00:00 GMT", 10},
      {"c=1; Expires=Tue, 14 Nov 2023 22:13:30 GMT", 10},
      {"c=1; Expires=Tue, 14 Nov 2023 22:13:30 GMT; Max-Age=20", 20},
      {"c=1; Expires=Tue, 14 Nov 2023 22:13:20 GMT", 0},
      {"c=1; Expires=Tue, 14 Nov 2023 22:13:30 GMT; Expires=nonsense", 10},
      {"c=1; Expires=nonsense", -1},
      {"c=1; Max-Age=99999999999999999999", -1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.header);
    CookieJar jar;
    const CookieSite site = site_of("http://a.com");
    jar.take(row.header, site, now);
    CHECK(jar.size() == (row.lasts == 0 ? 0 : 1));
    if (row.lasts < 0) CHECK(sent(jar, "http://a.com", now + 1'000'000'000) == "c=1");
    if (row.lasts > 0) CHECK(sent(jar, "http://a.com", now + row.lasts - 1) == "c=1");
    if (row.lasts > 0) CHECK(sent(jar, "http://a.com", now + row.lasts).empty());
    if (row.lasts >= 0) CHECK(jar.empty());
  }
}

TEST_CASE("A cookie replaces the one of its name, domain and path; an expired one removes it") {
  CookieJar jar;
  const CookieSite site = site_of("http://a.example.com/");
  jar.take("a=1", site, now);
  jar.take("b=1", site, now);
  jar.take("a=2", site, now);
  CHECK(sent(jar, "http://a.example.com") == "a=2; b=1");  // it keeps its turn
  jar.take("a=3; Path=/x", site, now);
  jar.take("a=4; Domain=example.com", site, now);
  CHECK(jar.size() == 4);
  CHECK(sent(jar, "http://a.example.com/x") == "a=3; a=2; b=1; a=4");
  jar.take("a=; Max-Age=0", site, now);
  CHECK(sent(jar, "http://a.example.com/x") == "a=3; b=1; a=4");
  jar.take("A=; Max-Age=0", site, now);
  CHECK(jar.size() == 3);
}

TEST_CASE("Cookies go out by the length of their path, then by age") {
  CookieJar jar;
  const CookieSite site = site_of("http://a.com/");
  for (const char* header :
       {"a=1; Path=/", "b=2; Path=/x/y", "c=3; Path=/x", "d=4; Path=/", "e=5; Path=/x/y"}) {
    jar.take(header, site, now);
  }
  CHECK(sent(jar, "http://a.com/x/y/z") == "b=2; e=5; c=3; a=1; d=4");
  CHECK(sent(jar, "http://a.com/") == "a=1; d=4");
}

TEST_CASE("A script sets cookies by the same rules, and removes them") {
  CookieJar jar;
  const CookieSite site = site_of("https://www.a.com/x/y");
  Cookie cookie;
  cookie.name = "n";
  cookie.value = "v";
  CHECK(jar.set(cookie, site, now));
  cookie.name = "d";
  cookie.domain = ".A.com";
  cookie.path = "no slash";
  CHECK(jar.set(cookie, site, now));
  CHECK(sent(jar, "http://www.a.com/x/y") == "n=v; d=v");
  CHECK(sent(jar, "http://b.a.com/x/y") == "d=v");
  cookie.domain = "b.com";
  CHECK_FALSE(jar.set(cookie, site, now));
  cookie.domain.clear();
  for (const char* name : {"", "a=b", "a;b", "a\nb"}) {
    cookie.name = name;
    CHECK_FALSE(jar.set(cookie, site, now));
  }
  cookie.name = "n";
  for (const char* value : {"a;b", "a\r\nb"}) {
    cookie.value = value;
    CHECK_FALSE(jar.set(cookie, site, now));
  }
  jar.remove(site_of("http://www.a.com/"), "n");  // it does not go there
  CHECK(jar.size() == 2);
  jar.remove(site, "n");
  CHECK(sent(jar, "http://www.a.com/x/y") == "d=v");
  jar.remove(site, "");
  CHECK(jar.empty());
}

TEST_CASE("A jar holds 180 cookies a domain and 3,000 in all; the oldest goes") {
  CookieJar jar;
  for (int i = 0; i < 181; ++i) {
    jar.take("c" + std::to_string(i) + "=x", site_of("https://a.com"), now);
  }
  CHECK(jar.size() == 180);
  CHECK(sent(jar, "https://a.com").starts_with("c1=x; c2=x"));
  for (int host = 0; host < 30; ++host) {
    const std::string url = "https://h" + std::to_string(host) + ".com";
    for (int i = 0; i < 100; ++i) jar.take("c" + std::to_string(i) + "=x", site_of(url), now);
  }
  CHECK(jar.size() == 3000);
  CHECK(sent(jar, "https://a.com").empty());
  CHECK(sent(jar, "https://h0.com").starts_with("c0=x; "));
}

TEST_CASE("Whatever servers set, a Cookie header stays one line within bounds") {
  constexpr std::uint64_t seed = 3;
  CAPTURE(seed);
  Random random(seed);
  const std::string_view pieces[] = {"a",
                                     "b",
                                     "=",
                                     ";",
                                     " ",
                                     "\t",
                                     "\n",
                                     "Path",
                                     "/",
                                     "/x",
                                     "Domain",
                                     "a.com",
                                     ".",
                                     "com",
                                     "Max-Age",
                                     "1",
                                     "-",
                                     "Expires",
                                     "06 Nov 94 08:49:37",
                                     "Secure",
                                     "__Host-",
                                     "\x80",
                                     "\x7F"};
  const std::string_view urls[] = {"http://a.com/x/y", "https://b.a.com/", "https://a.com/x"};
  CookieJar jar;
  for (int i = 0; i < 3000; ++i) {
    std::string header;
    for (auto left = random.below(12); left > 0; --left) {
      header += pieces[random.below(std::size(pieces))];
    }
    const auto at = now + static_cast<std::int64_t>(i / 10);
    jar.take(header, site_of(urls[random.below(3)]), at);
    const std::string line = sent(jar, urls[random.below(3)], at);
    CAPTURE(header);
    REQUIRE(line.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
  }
  CHECK(jar.size() > 0);
  CHECK(jar.size() <= 360);
}

}  // namespace
}  // namespace hailstorm
