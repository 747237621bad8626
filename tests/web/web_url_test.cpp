// URLs as the web's standard has them. tests/script/library compares many more with Node.
#include "web/web_url.h"

#include <catch2/catch.hpp>

#include "web/web_host.h"

using namespace hailstorm;

namespace {

std::string href(std::string_view text, std::string_view base = {}) {
  std::optional<WebUrl> under;
  if (!base.empty()) under = parse_web_url(base, nullptr);
  const auto url = parse_web_url(text, under ? &*under : nullptr);
  return url ? url->href() : "(none)";
}

}  // namespace

TEST_CASE("a URL is written in its one form") {
  CHECK(href("HTTP://Shop:80/a/../b c?q=\"#f") == "http://shop/b%20c?q=%22#f");
  CHECK(href(" https:\\\\shop\\x\n") == "https://shop/x");
  CHECK(href("mailto:ann@shop") == "mailto:ann@shop");
  CHECK(href("file:///a/./b") == "file:///a/b");
  CHECK(href("foo://h:1/..") == "foo://h:1/");
  CHECK(href("http://me:pass@h/") == "http://me:pass@h/");
}

TEST_CASE("a relative one is read from its base") {
  CHECK(href("../x?y", "http://h/a/b/c") == "http://h/a/x?y");
  CHECK(href("#z", "http://h/a?b#c") == "http://h/a?b#z");
  CHECK(href("//o/p", "https://h/a") == "https://o/p");
  CHECK(href("x", "mailto:a") == "(none)");
  CHECK(href("#x", "mailto:a") == "mailto:a#x");
}

TEST_CASE("what names no host, or one that cannot be, is no URL") {
  for (const char* text : {"", "x", "http://", "http://a b", "http://h:65536", "http://[1::2::3]",
                           "http://1.2.3.256", "http://\xc3\xa4.de", "http://a%zz%"}) {
    CAPTURE(text);
    CHECK(href(text) == "(none)");
  }
}

TEST_CASE("addresses are written in their one form") {
  CHECK(parse_web_host("0x7F.1", true) == "127.0.0.1");
  CHECK(parse_web_host("[0:0:1:0:0:0:0:1]", true) == "[0:0:1::1]");
  CHECK(parse_web_host("[::1.2.3.4]", true) == "[::102:304]");
  CHECK_FALSE(parse_web_host("[1:2:3:4:5:6:7:8:9]", true));
  CHECK_FALSE(parse_web_host("[]", true));
  CHECK(parse_web_host("A.b", false) == "A.b");
}

TEST_CASE("a part that is set changes the URL, if it fits") {
  auto url = parse_web_url("http://h:81/p?q#f", nullptr).value();
  const auto after = [&url](std::string_view part, std::string_view text) {
    set_url_part(url, part, text);
    return url.href();
  };
  CHECK(after("protocol", "https:") == "https://h:81/p?q#f");
  CHECK(after("protocol", "foo") == "https://h:81/p?q#f");
  CHECK(after("port", "443") == "https://h/p?q#f");
  CHECK(after("host", "k:1") == "https://k:1/p?q#f");
  CHECK(after("hostname", "bad host") == "https://k:1/p?q#f");
  CHECK(after("pathname", "x y") == "https://k:1/x%20y?q#f");
  CHECK(after("search", "") == "https://k:1/x%20y#f");
  CHECK(after("hash", "") == "https://k:1/x%20y");
  CHECK(after("username", "a@b") == "https://a%40b@k:1/x%20y");
  CHECK(url.origin() == "https://k:1");
}
