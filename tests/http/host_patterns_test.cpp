#include "http/host_patterns.h"

#include <catch2/catch.hpp>

#include "base/error.h"

namespace hailstorm {
namespace {

TEST_CASE("A blocked host is itself, or below a star") {
  struct Row {
    const char *pattern, *host;
    bool blocked;
  };
  for (const Row& row :
       {Row{"ads.example.com", "ads.example.com", true},
        Row{"ADS.example.com", "ads.example.com", true},
        Row{"ads.example.com", "x.ads.example.com", false},
        Row{"ads.example.com", "bads.example.com", false},
        Row{"*.example.com", "a.example.com", true}, Row{"*.example.com", "a.b.example.com", true},
        Row{"*.example.com", "example.com", false}, Row{"*.example.com", "badexample.com", false},
        Row{"*", "anything", true}, Row{"127.0.0.1", "127.0.0.1", true}, Row{"::1", "::1", true}}) {
    CAPTURE(row.pattern, row.host);
    CHECK(BlockedHosts({row.pattern}).match(row.host) == row.blocked);
    CHECK(BlockedHosts({"other", row.pattern}).match(row.host) == row.blocked);
  }
  CHECK_FALSE(BlockedHosts({}).match("a"));
  for (const char* pattern : {"", "a.*", "*a", "a.*.b", "**"}) {
    CAPTURE(pattern);
    CHECK_THROWS_AS(BlockedHosts({pattern}), Error);
  }
}

TEST_CASE("NO_PROXY is read as Go and curl read it") {
  struct Row {
    const char *list, *host;
    std::uint16_t port;
    bool direct;
  };
  const Row rows[] = {
      {"", "example.com", 80, false},
      {"", "localhost", 80, true},
      {"", "127.0.0.1", 80, true},
      {"", "127.99.1.2", 80, true},
      {"", "::1", 80, true},
      {"", "::ffff:127.0.0.1", 80, true},
      {"", "128.0.0.1", 80, false},
      {"", "localhost.example.com", 80, false},
      {"*", "example.com", 80, true},
      {"a, *", "example.com", 80, true},
      {"example.com", "example.com", 80, true},
      {"EXAMPLE.com", "example.com", 80, true},
      {"example.com", "www.example.com", 80, true},
      {"example.com", "a.b.example.com", 80, true},
      {"example.com", "badexample.com", 80, false},
      {"example.com", "example.com.evil.org", 80, false},
      {".example.com", "www.example.com", 80, true},
      {".example.com", "example.com", 80, false},
      {"*.example.com", "www.example.com", 80, true},
      {"*.example.com", "example.com", 80, false},
      {"example.com:8080", "example.com", 8080, true},
      {"example.com:8080", "www.example.com", 8080, true},
      {"example.com:8080", "example.com", 80, false},
      {" a.org ,\texample.com ", "example.com", 80, true},
      {",,example.com,", "example.com", 80, true},
      {"10.1.2.3", "10.1.2.3", 80, true},
      {"10.1.2.3", "10.1.2.4", 80, false},
      {"10.1.2.3:81", "10.1.2.3", 81, true},
      {"10.1.2.3:81", "10.1.2.3", 80, false},
      {"10.0.0.0/8", "10.255.1.2", 80, true},
      {"10.0.0.0/8", "11.0.0.1", 80, false},
      {"192.168.4.0/22", "192.168.7.255", 80, true},
      {"192.168.4.0/22", "192.168.8.0", 80, false},
      {"0.0.0.0/0", "8.8.8.8", 80, true},
      {"0.0.0.0/0", "2001:db8::1", 80, false},
      {"10.0.0.0/8", "example.com", 80, false},
      {"2001:db8::/32", "2001:db8:1::2", 80, true},
      {"2001:db8::/32", "2001:db9::1", 80, false},
      {"2001:db8::1", "2001:db8::1", 443, true},
      {"[2001:db8::1]", "2001:db8::1", 443, true},
      {"[2001:db8::1]:443", "2001:db8::1", 443, true},
      {"[2001:db8::1]:443", "2001:db8::1", 80, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.list, row.host, row.port);
    CHECK(DirectHosts(row.list).match(row.host, row.port) == row.direct);
  }
  for (const char* list : {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "a/8", "2001:db8::/129"}) {
    CAPTURE(list);
    CHECK_THROWS_AS(DirectHosts(list), Error);
  }
}

}  // namespace
}  // namespace hailstorm
