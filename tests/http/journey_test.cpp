// Where answers lead a fetch, and what goes out on each hop.
#include "http/journey.h"

#include <catch2/catch.hpp>
#include <initializer_list>

namespace hailstorm {
namespace {

using Next = Journey::Next;
using Headers = std::vector<Header>;

// A journey whose hops the test looks at and answers.
struct Trip {
  Journey journey;
  Request hop;
  std::string body = "body";

  void start(const FetchRequest& request) {
    journey.start(request, Instant{});
    depart();
  }
  void depart(Instant now = {}) {
    hop = journey.hop(std::string_view(body).substr(0, journey.body_size()), now, 0xC0FFEE);
  }
  Next answer(int status, const std::string& headers) {
    const std::string head = "HTTP/1.1 " + std::to_string(status) + " X\r\n" + headers + "\r\n";
    const auto has = [&](const char* name) { return headers.find(name) != std::string::npos; };
    Answer answer;
    answer.status = status;
    answer.head = head;
    answer.facts = {false, has("Set-Cookie:"), has("Location:"), has("WWW-Authenticate:")};
    const Next next = journey.take(answer);
    if (next == Next::on) depart();
    return next;
  }
  Next redirect(int status, const std::string& location) {
    return answer(status, "Location: " + location + "\r\n");
  }
  // The value of a header that goes out; "-" if none does, values joined if several do.
  std::string sent(std::string_view name) const {
    std::string value = "-";
    for (const Header& each : hop.headers) {
      if (each.name == name) value = value == "-" ? std::string(each.value) : value + "|";
    }
    return value;
  }
};

FetchRequest get(std::string_view url) {
  FetchRequest request;
  request.request.url = url;
  return request;
}

TEST_CASE("A redirect keeps the method and the body, or makes a GET of them") {
  struct Row {
    int status;
    const char *method, *then;
    bool keeps_body;
  };
  const Row rows[] = {{301, "GET", "GET", true},     {302, "GET", "GET", true},
                      {303, "GET", "GET", false},    {307, "GET", "GET", true},
                      {308, "GET", "GET", true},     {301, "POST", "GET", false},
                      {302, "POST", "GET", false},   {303, "POST", "GET", false},
                      {307, "POST", "POST", true},   {308, "POST", "POST", true},
                      {301, "HEAD", "HEAD", true},   {302, "HEAD", "HEAD", true},
                      {303, "HEAD", "HEAD", true},   {307, "HEAD", "HEAD", true},
                      {301, "PUT", "PUT", true},     {302, "DELETE", "DELETE", true},
                      {303, "PUT", "GET", false},    {303, "DELETE", "GET", false},
                      {307, "PATCH", "PATCH", true}, {308, "OPTIONS", "OPTIONS", true}};
  const Headers headers = {{"content-type", "text/plain"}, {"Content-Encoding", "br"},
                           {"Content-Language", "de"},     {"Content-Length", "4"},
                           {"Expect", "100-continue"},     {"Accept", "*/*"}};
  for (const Row& row : rows) {
    CAPTURE(row.status, row.method);
    FetchRequest request = get("http://a.com/");
    request.request.method = row.method;
    request.request.headers = headers;
    request.request.body = "body";
    Trip trip;
    trip.start(request);
    CHECK(trip.hop.method == row.method);
    CHECK(trip.hop.body == "body");
    REQUIRE(trip.redirect(row.status, "/next") == Next::on);
    CHECK(trip.hop.method == row.then);
    CHECK(trip.hop.body == (row.keeps_body ? "body" : ""));
    CHECK(trip.hop.headers.size() == (row.keeps_body ? 6 : 1));
    CHECK(trip.sent("Accept") == "*/*");
  }
}

TEST_CASE("A Location leads where it says, seen from where it stands") {
  struct Row {
    const char *url, *location, *then;
  };
  const Row rows[] = {
      {"http://a.com/x/y?q", "/z", "http://a.com/z"},
      {"http://a.com/x/y?q", "z", "http://a.com/x/z"},
      {"http://a.com/x/y?q", "?r=1", "http://a.com/x/y?r=1"},
      {"http://a.com/x/y?q", "../z/./w", "http://a.com/z/w"},
      {"https://a.com/x", "//b.com/y", "https://b.com/y"},
      {"http://a.com/x", "https://b.com:8443/y?z", "https://b.com:8443/y?z"},
      {"http://a.com/x", "/z#part", "http://a.com/z"},
      {"http://a.com/x#old", "/z", "http://a.com/z"},
      {"http://a.com/x", "HTTP://B.com", "HTTP://B.com"},
      {"http://a.com/x", " \t/z \t", "http://a.com/z"},
      {"http://a.com", "z", "http://a.com/z"},
      {"http://a.com/", "/a b\xC3\xA9", "http://a.com/a b\xC3\xA9"},
      {"http://u:p@a.com/x", "/z", "http://a.com/z"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.url, row.location);
    Trip trip;
    trip.start(get(row.url));
    REQUIRE(trip.redirect(302, row.location) == Next::on);
    CHECK(trip.hop.url == row.then);
  }
  Trip trip;
  trip.start(get("http://a.com/"));
  REQUIRE(trip.answer(302, "X-Location: /no\r\nlocation:/first\r\nLocation: /second\r\n") ==
          Next::on);
  CHECK(trip.hop.url == "http://a.com/first");
}

TEST_CASE("What is no redirect is the answer") {
  struct Row {
    int status;
    const char* headers;
  };
  const Row rows[] = {{200, "Location: /z\r\n"}, {201, "Location: /z\r\n"},
                      {300, "Location: /z\r\n"}, {304, "Location: /z\r\n"},
                      {305, "Location: /z\r\n"}, {306, "Location: /z\r\n"},
                      {404, "Location: /z\r\n"}, {302, ""},
                      {302, "Location:\r\n"},    {302, "Location: \t\r\n"}};
  for (const Row& row : rows) {
    CAPTURE(row.status, row.headers);
    Trip trip;
    trip.start(get("http://a.com/"));
    CHECK(trip.answer(row.status, row.headers) == Next::over);
  }
  FetchRequest off = get("http://a.com/");
  for (const int most : {0, -1}) {
    off.redirects_max = most;
    Trip trip;
    trip.start(off);
    CHECK(trip.redirect(302, "/z") == Next::over);
  }
  Trip trip;
  trip.start(get("http://a.com/"));
  Answer failed;
  failed.outcome = Outcome::truncated;
  failed.status = 302;
  failed.head = "HTTP/1.1 302 X\r\nLocation: /z\r\n\r\n";
  failed.facts.location = true;
  CHECK(trip.journey.take(failed) == Next::over);
}

TEST_CASE("A redirect to what cannot be requested leads nowhere") {
  for (const char* location : {"ftp://a.com/", "mailto:a@b.com", "javascript:x()", "http://",
                               "http:///x", "http://a.com:99999/", "http://[::1/", "http://a b/"}) {
    CAPTURE(location);
    Trip trip;
    trip.start(get("http://a.com/"));
    CHECK(trip.redirect(302, location) == Next::nowhere);
    CHECK(!trip.journey.destination().empty());
  }
}

TEST_CASE("Redirects are followed as often as is allowed") {
  for (const int most : {1, 3, 10}) {
    CAPTURE(most);
    FetchRequest request = get("http://a.com/0");
    request.redirects_max = most;
    Trip trip;
    trip.start(request);
    for (int i = 1; i <= most; ++i) REQUIRE(trip.redirect(302, std::to_string(i)) == Next::on);
    CHECK(trip.redirect(302, "again") == Next::too_many_redirects);
    CHECK(trip.journey.destination() == "http://a.com/again");
  }
}

TEST_CASE("What is secret goes to the same host and those below it, and nowhere else") {
  struct Row {
    const char *url, *location;
    bool kept;
  };
  const Row rows[] = {
      {"http://a.com/", "/z", true},
      {"http://a.com/", "http://a.com:8080/z", true},
      {"http://a.com/", "https://A.COM/z", true},
      {"http://a.com/", "http://www.a.com/", true},
      {"http://www.a.com/", "http://a.com/", false},
      {"http://a.com/", "http://b.com/", false},
      {"http://a.com/", "http://ba.com/", false},
      {"http://a.com/", "http://a.com.b.com/", false},
      {"http://127.0.0.1/", "http://localhost/", false},
      {"http://[::1]/", "http://[::2]/", false},
      {"http://[::1]/", "http://[::1]:81/", true},
      {"http://u:p@a.com/", "http://b.com/", false},
  };
  const Headers headers = {{"authorization", "Bearer x"},
                           {"Cookie", "h=1"},
                           {"Proxy-Authorization", "y"},
                           {"WWW-Authenticate", "z"},
                           {"X-Token", "kept"}};
  const OneCookie cookies[] = {{"c", "2"}};
  for (const Row& row : rows) {
    CAPTURE(row.url, row.location);
    FetchRequest request = get(row.url);
    request.request.headers = headers;
    request.cookies = cookies;
    Trip trip;
    trip.start(request);
    CHECK(trip.sent("Cookie") == "h=1; c=2");
    REQUIRE(trip.redirect(307, row.location) == Next::on);
    CHECK(trip.sent("Cookie") == (row.kept ? "h=1; c=2" : "-"));
    CHECK(trip.sent("authorization") == (row.kept ? "Bearer x" : "-"));
    CHECK(trip.sent("Proxy-Authorization") == (row.kept ? "y" : "-"));
    CHECK(trip.sent("WWW-Authenticate") == (row.kept ? "z" : "-"));
    CHECK(trip.sent("Authorization") == "-");  // the caller's own stands in for the URL's
    CHECK(trip.sent("X-Token") == "kept");
    REQUIRE(trip.redirect(307, row.url) == Next::on);
    CHECK(trip.sent("Cookie") == (row.kept ? "h=1; c=2" : "-"));  // it does not come back
  }
}

TEST_CASE("A Host header of the caller's goes to that host and port only") {
  const std::pair<const char*, const char*> rows[] = {
      {"/z", "virtual"},          {"http://a.com/z", "virtual"}, {"http://a.com:80/z", "virtual"},
      {"http://a.com:81/z", "-"}, {"https://a.com/z", "-"},      {"http://www.a.com/z", "-"}};
  const Headers headers = {{"Host", "virtual"}};
  for (const auto& [location, host] : rows) {
    CAPTURE(location);
    FetchRequest request = get("http://a.com/");
    request.request.headers = headers;
    Trip trip;
    trip.start(request);
    REQUIRE(trip.redirect(302, location) == Next::on);
    CHECK(trip.sent("Host") == host);
  }
}

TEST_CASE("Cookies of the caller go before those of the jar, and in place of them if they say so") {
  struct Row {
    std::vector<Header> headers;
    std::vector<OneCookie> cookies;
    const char* sent;
  };
  const Row rows[] = {
      {{}, {}, "a=jar; b=jar"},
      {{}, {{"a", "own"}}, "a=own; a=jar; b=jar"},
      {{}, {{"a", "own", true}}, "a=own; b=jar"},
      {{}, {{"a", "1", true}, {"b", "2", true}, {"c", "3"}}, "a=1; b=2; c=3"},
      {{{"cookie", "a=header"}}, {}, "a=header; a=jar; b=jar"},
      {{{"Cookie", "a=header"}}, {{"a", "own", true}}, "a=header; a=own; b=jar"},
      {{{"Cookie", "x=1"}, {"Cookie", "y=2"}}, {}, "x=1; y=2; a=jar; b=jar"},
      {{}, {{"A", "own", true}}, "A=own; a=jar; b=jar"},
  };
  CookieJar jar;
  jar.take("a=jar", {false, "a.com", "/"}, unix_now());
  jar.take("b=jar", {false, "a.com", "/"}, unix_now());
  jar.take("c=other", {false, "b.com", "/"}, unix_now());
  for (const Row& row : rows) {
    CAPTURE(row.sent);
    FetchRequest request = get("http://a.com/x");
    request.jar = &jar;
    request.request.headers = row.headers;
    request.cookies = row.cookies;
    Trip trip;
    trip.start(request);
    CHECK(trip.sent("Cookie") == row.sent);
    CHECK(trip.hop.headers.size() == 1);
    request.jar = nullptr;
    trip.start(request);
    CHECK(trip.sent("Cookie").find("jar") == std::string::npos);
  }
}

TEST_CASE("The jar takes the cookies of every hop, and gives each hop its own") {
  CookieJar jar;
  FetchRequest request = get("https://A.com:8443/x/y?q=/deep/");
  request.jar = &jar;
  Trip trip;
  trip.start(request);
  CHECK(trip.sent("Cookie") == "-");
  REQUIRE(trip.answer(302,
                      "Location: /x/z\r\nSet-Cookie: a=1; Secure\r\nset-cookie:b=2; Path=/\r\n"
                      "Set-Cookie: c=3; Domain=b.com\r\n") == Next::on);
  CHECK(trip.sent("Cookie") == "a=1; b=2");
  REQUIRE(trip.answer(302,
                      "Location: http://a.com/x\r\nSet-Cookie: b=; Max-Age=0; Path=/\r\n"
                      "Set-Cookie: d=4; Path=/\r\n") == Next::on);
  CHECK(trip.sent("Cookie") == "d=4");
  REQUIRE(trip.answer(302, "Location: http://b.com\r\n") == Next::on);
  CHECK(trip.sent("Cookie") == "-");
  CHECK(trip.answer(200, "Set-Cookie: last=1\r\n") == Next::over);
  CHECK(jar.size() == 3);
  trip.start(get("http://b.com/"));
  CHECK(trip.sent("Cookie") == "-");
}

TEST_CASE("Basic authentication goes out at once") {
  constexpr const char* of_u_p = "Basic dTpw";
  struct Row {
    const char* url;
    AuthScheme auth;
    const char *user, *password, *sent;
  };
  const Row rows[] = {
      {"http://a.com/", AuthScheme::none, "", "", "-"},
      {"http://a.com/", AuthScheme::none, "u", "p", "-"},
      {"http://a.com/", AuthScheme::basic, "u", "p", of_u_p},
      {"http://u:p@a.com/", AuthScheme::none, "", "", of_u_p},
      {"http://u:p@a.com/", AuthScheme::basic, "", "", of_u_p},
      {"http://x:y@a.com/", AuthScheme::basic, "u", "p", of_u_p},
      {"http://%75:%70@a.com/", AuthScheme::none, "", "", of_u_p},
      {"http://u@a.com/", AuthScheme::none, "", "", "Basic dTo="},
      {"http://u:p@a.com/", AuthScheme::digest, "", "", "-"},
      {"http://a.com/@x:y@", AuthScheme::none, "", "", "-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.url, row.user);
    FetchRequest request = get(row.url);
    request.auth = row.auth;
    request.user = row.user;
    request.password = row.password;
    Trip trip;
    trip.start(request);
    CHECK(trip.sent("Authorization") == row.sent);
    CHECK(trip.hop.url.find("@a.com") == std::string_view::npos);
    REQUIRE(trip.redirect(302, "/next") == Next::on);
    CHECK(trip.sent("Authorization") == row.sent);
    REQUIRE(trip.redirect(302, "http://b.com") == Next::on);
    CHECK(trip.sent("Authorization") == "-");
    REQUIRE(trip.redirect(302, "http://u:p@c.com/x") == Next::on);
    CHECK(trip.sent("Authorization") == of_u_p);  // the server said so itself
    CHECK(trip.hop.url == "http://c.com/x");
  }
}

// A challenge, as a server makes it.
std::string challenge(const std::string& nonce, const std::string& more = "") {
  return "WWW-Authenticate: Digest realm=\"r\", qop=\"auth\", nonce=\"" + nonce + "\"" + more +
         "\r\n";
}

FetchRequest digest(std::string_view url) {
  FetchRequest request = get(url);
  request.auth = AuthScheme::digest;
  request.user = "u";
  request.password = "p";
  return request;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("A digest challenge is answered once, with body and all") {
  FetchRequest request = digest("http://a.com/x y?q");
  request.request.method = "POST";
  request.request.body = "body";
  const Headers headers = {{"Authorization", "Bearer x"}, {"X-A", "b"}};
  request.request.headers = headers;
  Trip trip;
  trip.start(request);
  CHECK(trip.sent("Authorization") == "Bearer x");
  REQUIRE(trip.answer(401, "WWW-Authenticate: Basic realm=\"r\"\r\n" + challenge("n1")) ==
          Next::on);
  const std::string sent = trip.sent("Authorization");
  CHECK(sent == digest_authorization(*parse_digest_challenge(challenge("n1").substr(18)), "u", "p",
                                     "POST", "/x%20y?q", 1, "c0ffee"));
  CHECK(trip.hop.body == "body");
  CHECK(trip.hop.method == "POST");
  CHECK(trip.sent("X-A") == "b");
  CHECK(trip.answer(401, challenge("n2")) == Next::over);
}

TEST_CASE("A challenge is for those who asked for digest, and can meet it") {
  struct Row {
    AuthScheme auth;
    int status;
    std::string headers;
  };
  const Row rows[] = {{AuthScheme::basic, 401, challenge("n")},
                      {AuthScheme::none, 401, challenge("n")},
                      {AuthScheme::digest, 401, ""},
                      {AuthScheme::digest, 401, "WWW-Authenticate: Basic realm=\"r\"\r\n"},
                      {AuthScheme::digest, 401, challenge("n", ", algorithm=X")},
                      {AuthScheme::digest, 403, challenge("n")},
                      {AuthScheme::digest, 407, challenge("n")}};
  for (const Row& row : rows) {
    CAPTURE(row.status, row.headers);
    FetchRequest request = digest("http://a.com/");
    request.auth = row.auth;
    Trip trip;
    trip.start(request);
    CHECK(trip.answer(row.status, row.headers) == Next::over);
  }
}

TEST_CASE("A nonce is used again, counted, until the server calls it stale") {
  Trip trip;
  trip.start(digest("http://a.com/"));
  REQUIRE(trip.answer(401, challenge("n1")) == Next::on);
  CHECK(has(trip.sent("Authorization"), "nc=00000001"));
  CHECK(trip.answer(200, "") == Next::over);
  for (const char* count : {"nc=00000002", "nc=00000003"}) {
    trip.start(digest("http://a.com/other"));
    CHECK(has(trip.sent("Authorization"), count));
    CHECK(has(trip.sent("Authorization"), "nonce=\"n1\""));
    CHECK(trip.answer(200, "") == Next::over);
  }
  trip.start(digest("http://a.com/"));
  REQUIRE(trip.answer(401, challenge("n2", ", stale=true")) == Next::on);
  CHECK(has(trip.sent("Authorization"), "nonce=\"n2\""));
  CHECK(has(trip.sent("Authorization"), "nc=00000001"));
  REQUIRE(trip.answer(401, challenge("n3", ", stale=true")) == Next::on);
  CHECK(has(trip.sent("Authorization"), "nonce=\"n3\""));
  CHECK(trip.answer(401, challenge("n4", ", stale=true")) == Next::over);
}

TEST_CASE("A nonce is for one origin and one user") {
  Trip trip;
  trip.start(digest("http://a.com/"));
  REQUIRE(trip.answer(401, challenge("n1")) == Next::on);
  REQUIRE(trip.redirect(302, "/z") == Next::on);
  CHECK(has(trip.sent("Authorization"), "nc=00000002"));
  CHECK(has(trip.sent("Authorization"), "uri=\"/z\""));
  REQUIRE(trip.redirect(302, "http://www.a.com/") == Next::on);
  CHECK(trip.sent("Authorization") == "-");
  REQUIRE(trip.answer(401, challenge("n2")) == Next::on);
  CHECK(has(trip.sent("Authorization"), "nonce=\"n2\""));
  REQUIRE(trip.redirect(302, "http://b.com/") == Next::on);
  CHECK(trip.answer(401, challenge("n3")) == Next::over);
  FetchRequest other = digest("http://www.a.com/");
  other.user = "v";
  trip.start(other);
  CHECK(trip.sent("Authorization") == "-");
  trip.start(get("http://www.a.com/"));
  CHECK(trip.sent("Authorization") == "-");
  trip.start(digest("http://u:ignored@www.a.com/"));
  CHECK(has(trip.sent("Authorization"), "nonce=\"n2\""));
}

TEST_CASE("All hops share one time-out") {
  FetchRequest request = get("http://a.com/");
  request.request.timeout = std::chrono::seconds(10);
  request.request.keep = Keep::nothing;
  Trip trip;
  trip.start(request);
  CHECK(trip.hop.timeout == std::chrono::seconds(10));
  CHECK(trip.hop.keep == Keep::nothing);
  trip.depart(Instant{} + std::chrono::seconds(7));
  CHECK(trip.hop.timeout == std::chrono::seconds(3));
  CHECK(trip.hop.keep == Keep::nothing);
  trip.depart(Instant{} + std::chrono::seconds(11));
  CHECK(trip.hop.timeout == Nanos(0));
}

}  // namespace
}  // namespace hailstorm
