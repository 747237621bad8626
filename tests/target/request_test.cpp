// Reading requests, however they arrive.
#include "target/request.h"

#include <catch2/catch.hpp>

#include "base/random.h"

using namespace hailstorm;

namespace {

constexpr std::string_view plain = "GET /a?b=c HTTP/1.1\r\nHost: x\r\nAccept: */*\r\n\r\n";

std::string with(const std::string& header) { return "POST / HTTP/1.1\r\n" + header + "\r\n\r\n"; }

Reading reading_of(std::string_view bytes) {
  RequestHead head;
  return read_head(bytes, head);
}

// The body found in `bytes` when they arrive in pieces of random size.
std::string body_in_pieces(const RequestHead& head, std::string_view bytes, Random& random,
                           std::size_t& used) {
  BodyReader reader;
  reader.start(head);
  std::string body;
  used = 0;
  while (!reader.whole() && !reader.malformed() && used < bytes.size()) {
    const std::size_t size = 1 + random.below(7);
    used += reader.feed(bytes.substr(used, size), &body);
  }
  CHECK(reader.whole());
  return body;
}

}  // namespace

TEST_CASE("a head is read whole, and not before it is") {
  for (std::size_t n = 0; n < plain.size(); ++n) {
    REQUIRE(reading_of(plain.substr(0, n)) == Reading::incomplete);
  }
  RequestHead head;
  const std::string two = std::string(plain) + "GET";
  REQUIRE(read_head(two, head) == Reading::whole);
  CHECK(head.method == "GET");
  CHECK(head.target == "/a?b=c");
  CHECK(head.size == plain.size());
  CHECK(head.keep_alive);
  CHECK(head.length == 0);
}

TEST_CASE("a head says how the body ends and whether the connection stays") {
  RequestHead head;
  std::string bytes = with("CONTENT-length:  12 ");
  REQUIRE(read_head(bytes, head) == Reading::whole);
  CHECK(head.length == 12);
  bytes = with("Transfer-Encoding: Chunked\r\nExpect: 100-continue");
  REQUIRE(read_head(bytes, head) == Reading::whole);
  CHECK(head.chunked);
  CHECK(head.expects_continue);
  bytes = with("Connection: upgrade, Close");
  REQUIRE(read_head(bytes, head) == Reading::whole);
  CHECK_FALSE(head.keep_alive);
  REQUIRE(read_head("GET / HTTP/1.0\r\n\r\n", head) == Reading::whole);
  CHECK(head.http_1_0);
  CHECK_FALSE(head.keep_alive);
  REQUIRE(read_head("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", head) == Reading::whole);
  CHECK(head.keep_alive);
  REQUIRE(read_head("\r\nGET http://h:1/p?q HTTP/1.1\n\n", head) == Reading::whole);
  CHECK(head.target == "/p?q");
  REQUIRE(read_head("GET https://h HTTP/1.1\n\n", head) == Reading::whole);
  CHECK(head.target == "/");
}

TEST_CASE("what is no request, or leaves its end in doubt, is malformed") {
  CHECK(reading_of("hello\r\n\r\n") == Reading::malformed);
  CHECK(reading_of("GET / HTTP/2.0\r\n\r\n") == Reading::malformed);
  CHECK(reading_of("GET  HTTP/1.1\r\n\r\n") == Reading::malformed);
  CHECK(reading_of("GET x HTTP/1.1\r\n\r\n") == Reading::malformed);
  CHECK(reading_of("GET /a b HTTP/1.1\r\n\r\n") == Reading::malformed);
  CHECK(reading_of(with("no colon")) == Reading::malformed);
  CHECK(reading_of(with("Content-Length: -1")) == Reading::malformed);
  CHECK(reading_of(with("Content-Length: 99999999999999999999")) == Reading::malformed);
  CHECK(reading_of(with("Content-Length: 1\r\nContent-Length: 2")) == Reading::malformed);
  CHECK(reading_of(with("Content-Length: 1\r\nTransfer-Encoding: chunked")) == Reading::malformed);
  CHECK(reading_of(with("Transfer-Encoding: gzip")) == Reading::malformed);
}

TEST_CASE("a body is found whatever pieces it arrives in") {
  const std::uint64_t seed = 11;
  Random random(seed);
  INFO("seed " << seed);
  RequestHead chunked, sized;
  chunked.chunked = true;
  sized.length = 11;
  const std::string_view chunks =
      "5;name=value\r\nhello\r\n1\r\n \r\n005\r\nworld\r\n0\r\nTrailer: x\r\n\r\nGET /next";
  for (int i = 0; i < 200; ++i) {
    std::size_t used = 0;
    REQUIRE(body_in_pieces(chunked, chunks, random, used) == "hello world");
    REQUIRE(chunks.substr(used) == "GET /next");
    REQUIRE(body_in_pieces(sized, "hello worldGET /next", random, used) == "hello world");
    REQUIRE(used == 11);
  }
}

TEST_CASE("malformed chunks are found out") {
  for (const char* bytes : {"x\r\n", "\r\n", "5\r\nhelloX", "ffffffffffffffffff\r\n", "-1\r\n"}) {
    RequestHead head;
    head.chunked = true;
    BodyReader reader;
    reader.start(head);
    reader.feed(bytes, nullptr);
    INFO(bytes);
    CHECK(reader.malformed());
  }
}
