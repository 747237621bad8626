#include "http/whole_response.h"

#include <catch2/catch.hpp>
#include <string>

namespace hailstorm {
namespace {

struct Plain {
  const char* bytes;
  int status;
  bool keeps_alive;
};

const Plain plain[] = {
    {"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", 200, true},
    {"HTTP/1.1 200 \r\ncontent-length:0\r\n\r\n", 200, true},
    {"HTTP/1.1 503 Busy\r\nCONTENT-LENGTH:   2  \r\nConnection: Close\r\n\r\nno", 503, false},
    {"HTTP/1.1 404 Not Found\r\nX-A:\r\nConnection: Keep-Alive\r\nContent-Length: 1\r\n\r\n\n", 404,
     true},
    {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", 200, true},
};

const char* const others[] = {
    "",
    "H",
    "HTTP/1.1 200 OK",
    "HTTP/1.1 200 OK\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab",
    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcd",
    "HTTP/1.1 200 OK\r\n\r\n",
    "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 100 Continue\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 304 Not Modified\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1  200 OK\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 0\r\rX: 1\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 0, 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: -0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 4294967296000\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length : 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\n: 0\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nX-A\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nX-A: 1\r\n 2\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nX-A: a\tb\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nX-A: \xc3\xa4\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nX-A: \x7f\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nConnection: keep-alive, x\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nConnection: close\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nProxy-Connection: close\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nUpgrade: h2c\r\nContent-Length: 0\r\n\r\n",
};

}  // namespace

TEST_CASE("a plain response that is there in one piece is read without a parser") {
  for (const Plain& each : plain) {
    std::string bytes = each.bytes;
    if (bytes.ends_with("\n\r\n") && bytes.find("Length: 2") != bytes.npos) bytes += {'\0', '\xff'};
    CAPTURE(bytes);
    const auto whole = read_whole(bytes);
    REQUIRE(whole);
    CHECK(whole->status == each.status);
    CHECK(whole->keeps_alive == each.keeps_alive);
    CHECK(whole->head_size == bytes.find("\r\n\r\n") + 4);
  }
}

TEST_CASE("a response that is broken, unusual or not whole is left to the parser") {
  for (const std::string bytes : others) {
    CAPTURE(bytes);
    CHECK_FALSE(read_whole(bytes));
  }
}

TEST_CASE("what a plain response has in its head is told whatever the case of its letters") {
  const auto facts = [](const std::string& name) {
    const auto whole =
        read_whole("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + name + ": x\r\n\r\n");
    REQUIRE(whole);
    return whole->facts;
  };
  CHECK(facts("set-cookie").set_cookie);
  CHECK(facts("SET-Cookie").set_cookie);
  CHECK(facts("Location").location);
  CHECK(facts("content-ENCODING").content_encoding);
  CHECK(facts("WWW-authenticate").www_authenticate);
  for (const char* other : {"set-cookies", "set_cookie", "locatio^", "content-encodinh", "x"}) {
    const HeadFacts none = facts(other);
    CHECK_FALSE(
        (none.set_cookie || none.location || none.content_encoding || none.www_authenticate));
  }
}

}  // namespace hailstorm
