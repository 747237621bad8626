#include "web/url.h"

#include <catch2/catch.hpp>

namespace hailstorm {
namespace {

std::string target_of(std::string_view url) {
  std::string out;
  append_target(out, split_url(url).target);
  return out;
}

TEST_CASE("A URL is cut into origin and target") {
  CHECK(split_url("http://a.b/c?d#e").origin == "http://a.b");
  CHECK(split_url("http://a.b/c?d#e").target == "/c?d");
  CHECK(split_url("http://a.b").target.empty());
  CHECK(split_url("http://a.b#x").target.empty());
  CHECK(split_url("http://a.b?x=http://c").origin == "http://a.b");
  for (const char* bad : {"", "/only/a/path", "a", "http:/a", "http", "://a", "1a://b", "a@b://c",
                          "/x?y=http://a", " http://a"}) {
    CAPTURE(bad);
    CHECK(!split_url(bad).complaint.empty());
  }
}

TEST_CASE("A target is written so that it cannot break its line") {
  CHECK(target_of("http://a") == "/");
  CHECK(target_of("http://a?q=1") == "/?q=1");
  CHECK(target_of("http://a/b c") == "/b%20c");
  CHECK(target_of("http://a/%41%20") == "/%41%20");
  CHECK(target_of("http://a/\xC3\xA9\t\x7F") == "/%C3%A9%09%7F");
  for (int c = 0; c < 256; ++c) {
    const char character = static_cast<char>(c);
    const std::string url = std::string("http://a/x") + character + "y";
    CAPTURE(c);
    if (character == '\r' || character == '\n' || character == '\0') {
      CHECK(!split_url(url).complaint.empty());
    } else {
      for (const char out : target_of(url)) CHECK((out > ' ' && out < '\x7F'));
    }
  }
}

TEST_CASE("An origin names scheme, host and port") {
  const Authority plain = parse_origin("http://Example.COM");
  CHECK(plain.complaint.empty());
  CHECK_FALSE(plain.tls);
  CHECK(plain.host == "example.com");
  CHECK(plain.port == 80);
  const Authority secure = parse_origin("HTTPS://[::1]:8443");
  CHECK(secure.complaint.empty());
  CHECK(secure.tls);
  CHECK(secure.host == "::1");
  CHECK(secure.port == 8443);
  CHECK(parse_origin("https://a:").port == 443);
}

TEST_CASE("An origin that cannot be used says why") {
  for (const char* bad :
       {"", "ftp://a", "http://", "http://:80", "http://a:0", "http://a:65536", "http://a:8x",
        "http://a:-1", "http://u:p@a", "http://a b", "http://a\\b", "http://[::1", "http://[]",
        "http://[::1]x", "http://[fe80::1%25eth0]", "http://\xC3\xA9.fr", "http://a:b:c"}) {
    CAPTURE(bad);
    CHECK(!parse_origin(bad).complaint.empty());
  }
  CHECK(!parse_origin("http://" + std::string(256, 'a')).complaint.empty());
}

std::string resolved(std::string_view reference) {
  return resolve_reference("http://a/b/c/d;p?q", reference);
}

TEST_CASE("A reference is resolved as the normal examples of RFC 3986, 5.4.1, say") {
  CHECK(resolved("g:h") == "g:h");
  CHECK(resolved("g") == "http://a/b/c/g");
  CHECK(resolved("./g") == "http://a/b/c/g");
  CHECK(resolved("g/") == "http://a/b/c/g/");
  CHECK(resolved("/g") == "http://a/g");
  CHECK(resolved("//g") == "http://g");
  CHECK(resolved("?y") == "http://a/b/c/d;p?y");
  CHECK(resolved("g?y") == "http://a/b/c/g?y");
  CHECK(resolved("#s") == "http://a/b/c/d;p?q");
  CHECK(resolved("g#s") == "http://a/b/c/g");
  CHECK(resolved("g?y#s") == "http://a/b/c/g?y");
  CHECK(resolved(";x") == "http://a/b/c/;x");
  CHECK(resolved("g;x") == "http://a/b/c/g;x");
  CHECK(resolved("g;x?y#s") == "http://a/b/c/g;x?y");
  CHECK(resolved("") == "http://a/b/c/d;p?q");
  CHECK(resolved(".") == "http://a/b/c/");
  CHECK(resolved("./") == "http://a/b/c/");
  CHECK(resolved("..") == "http://a/b/");
  CHECK(resolved("../") == "http://a/b/");
  CHECK(resolved("../g") == "http://a/b/g");
  CHECK(resolved("../..") == "http://a/");
  CHECK(resolved("../../") == "http://a/");
  CHECK(resolved("../../g") == "http://a/g");
}

TEST_CASE("A reference is resolved as the abnormal examples of RFC 3986, 5.4.2, say") {
  CHECK(resolved("../../../g") == "http://a/g");
  CHECK(resolved("../../../../g") == "http://a/g");
  CHECK(resolved("/./g") == "http://a/g");
  CHECK(resolved("/../g") == "http://a/g");
  CHECK(resolved("g.") == "http://a/b/c/g.");
  CHECK(resolved(".g") == "http://a/b/c/.g");
  CHECK(resolved("g..") == "http://a/b/c/g..");
  CHECK(resolved("..g") == "http://a/b/c/..g");
  CHECK(resolved("./../g") == "http://a/b/g");
  CHECK(resolved("./g/.") == "http://a/b/c/g/");
  CHECK(resolved("g/./h") == "http://a/b/c/g/h");
  CHECK(resolved("g/../h") == "http://a/b/c/h");
  CHECK(resolved("g;x=1/./y") == "http://a/b/c/g;x=1/y");
  CHECK(resolved("g;x=1/../y") == "http://a/b/c/y");
  CHECK(resolved("g?y/./x") == "http://a/b/c/g?y/./x");
  CHECK(resolved("g?y/../x") == "http://a/b/c/g?y/../x");
  CHECK(resolved("g#s/./x") == "http://a/b/c/g");
  CHECK(resolved("g#s/../x") == "http://a/b/c/g");
  CHECK(resolved("http:g") == "http:g");
}

TEST_CASE("A reference is resolved against a base without a path") {
  CHECK(resolve_reference("http://a", "g") == "http://a/g");
  CHECK(resolve_reference("http://a", "?x=../y") == "http://a?x=../y");
  CHECK(resolve_reference("http://a?q=/b", "g") == "http://a/g");
  CHECK(resolve_reference("http://a", "../..") == "http://a/");
  CHECK(resolve_reference("https://a:8443", "//b/c/../d") == "https://b/d");
  CHECK(resolve_reference("https://a/b", "HTTP://c/./d/.") == "HTTP://c/d/");
  CHECK(resolve_reference("http://a/b", "//c?../d/..") == "http://c?../d/..");
  CHECK(resolve_reference("http://a/b", "mailto:x@y?u=http://z/..") == "mailto:x@y?u=http://z/..");
  CHECK(resolve_reference("http://a/b", "//") == "http://");
  CHECK(resolve_reference("http://a/b", "1x:y") == "http://a/1x:y");
  CHECK(resolve_reference("no base", "g#h") == "g");
}

TEST_CASE("The user is taken out of a URL") {
  std::string rest = "as it was";
  CHECK_FALSE(take_user_info("http://a/b@c?d@e", rest));
  CHECK_FALSE(take_user_info("http:/a@b", rest));
  CHECK_FALSE(take_user_info("ht@p://a/", rest));
  CHECK(rest == "as it was");
  const auto both = take_user_info("http://m%40x:p%3Aq:r%@a:80/b@c#d", rest);
  REQUIRE(both);
  CHECK(both->user == "m@x");
  CHECK(both->password == "p:q:r%");
  CHECK(rest == "http://a:80/b@c#d");
  const auto user = take_user_info("https://u@x@a", rest);
  REQUIRE(user);
  CHECK(user->user == "u@x");
  CHECK(user->password.empty());
  CHECK(rest == "https://a");
  REQUIRE(take_user_info("http://@a/", rest));
  CHECK(rest == "http://a/");
  rest = "http://u:p@in.place/";
  REQUIRE(take_user_info(rest, rest));
  CHECK(rest == "http://in.place/");
}

TEST_CASE("What is percent-encoded comes back decoded") {
  std::string all;
  for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
  std::string encoded, decoded;
  append_percent_encoded(encoded, all);
  CHECK(encoded.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789-._~%") == encoded.npos);
  append_percent_decoded(decoded, encoded);
  CHECK(decoded == all);
  encoded = decoded = "x";
  append_percent_encoded(encoded, "a b/\xC3\xA9~");
  CHECK(encoded == "xa%20b%2F%C3%A9~");
  append_percent_decoded(decoded, "%41%4g%g4%4%%61%");
  CHECK(decoded == "xA%4g%g4%4%a%");
}

}  // namespace
}  // namespace hailstorm
