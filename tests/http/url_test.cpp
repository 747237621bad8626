#include "http/url.h"

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
  CHECK(!split_url("/only/a/path").complaint.empty());
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

}  // namespace
}  // namespace hailstorm
