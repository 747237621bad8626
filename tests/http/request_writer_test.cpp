#include "http/request_writer.h"

#include <catch2/catch.hpp>
#include <vector>

namespace hailstorm {
namespace {

struct Written {
  std::string text;
  WrittenRequest result;
};

Envelope plain() { return {"/x", "h:1", {}, {}, "us", nullptr, {}}; }

Written write(std::string_view method, const std::vector<Header>& headers,
              std::string_view body = {}, const Envelope& envelope = plain()) {
  Request request;
  request.method = method;
  request.headers = headers;
  request.body = body;
  Written written;
  written.result = write_request(written.text, request, envelope);
  return written;
}

TEST_CASE("A plain GET is the request line, Host and User-Agent") {
  const Written get = write("GET", {});
  CHECK(get.result.complaint.empty());
  CHECK(get.text == "GET /x HTTP/1.1\r\nHost: h:1\r\nUser-Agent: us\r\n\r\n");
}

TEST_CASE("The caller's Host and User-Agent stand in for ours, however they are spelt") {
  const Written get = write("GET", {{"hOST", "other"}, {"USER-agent", "mine"}});
  CHECK(get.text == "GET /x HTTP/1.1\r\nhOST: other\r\nUSER-agent: mine\r\n\r\n");
}

TEST_CASE("A body has our Content-Length, never the caller's") {
  CHECK(write("POST", {{"content-LENGTH", "7"}}, "abc").text ==
        "POST /x HTTP/1.1\r\nHost: h:1\r\nUser-Agent: us\r\nContent-Length: 3\r\n\r\nabc");
  CHECK(write("POST", {}).text ==
        "POST /x HTTP/1.1\r\nHost: h:1\r\nUser-Agent: us\r\nContent-Length: 0\r\n\r\n");
  CHECK(write("GET", {}, "ab").text.find("Content-Length: 2\r\n") != std::string::npos);
}

TEST_CASE("A header that would break the request is refused") {
  using namespace std::string_view_literals;
  CHECK(!write("GET", {{"a", "b\r\nEvil: 1"}}).result.complaint.empty());
  CHECK(!write("GET", {{"a", "b\nEvil: 1"}}).result.complaint.empty());
  CHECK(!write("GET", {{"a", "b\rc"}}).result.complaint.empty());
  CHECK(!write("GET", {{"a", "b\0c"sv}}).result.complaint.empty());
  CHECK(!write("GET", {{"a b", "c"}}).result.complaint.empty());
  CHECK(!write("GET", {{"a:", "c"}}).result.complaint.empty());
  CHECK(!write("GET", {{"", "c"}}).result.complaint.empty());
  CHECK(!write("GET", {{"a\r\nb", "c"}}).result.complaint.empty());
  CHECK(!write("POST", {{"Transfer-encoding", "chunked"}}).result.complaint.empty());
  CHECK(write("GET", {{"a", "b\r\nEvil: 1"}}).text.empty());
  CHECK(write("GET", {{"a", ""}, {"b", "\xC3\xA9\t;"}}).result.complaint.empty());
}

TEST_CASE("Connection: close from the caller is heard") {
  CHECK(write("GET", {{"connection", "Close"}}).result.closes);
  CHECK(write("GET", {{"connection", "TE , close"}}).result.closes);
  CHECK_FALSE(write("GET", {{"Connection", "keep-alive"}}).result.closes);
}

TEST_CASE("Methods are words, of any kind") {
  CHECK(write("PROPFIND", {}).text.starts_with("PROPFIND /x HTTP/1.1\r\n"));
  for (const char* method : {"", "GE T", "GET\r\n", "G:"}) {
    CAPTURE(method);
    CHECK(!write(method, {}).result.complaint.empty());
  }
}

TEST_CASE("An empty body is announced where a method means one") {
  for (const char* method : {"POST", "PUT", "PATCH"}) {
    CHECK(write(method, {}).text.find("Content-Length: 0\r\n") != std::string::npos);
  }
  for (const char* method : {"GET", "HEAD", "DELETE", "OPTIONS"}) {
    CHECK(write(method, {}).text.find("Content-Length") == std::string::npos);
  }
}

TEST_CASE("Expect: 100-continue from the caller is heard where there is a body") {
  const Written put = write("PUT", {{"expect", "100-Continue"}}, "body");
  CHECK(put.result.expects);
  CHECK(put.text.substr(put.result.head_length) == "body");
  CHECK_FALSE(write("PUT", {{"Expect", "100-continue"}}).result.expects);
  CHECK_FALSE(write("PUT", {{"Expect", "else"}}, "body").result.expects);
}

TEST_CASE("Through a proxy the request line has the whole URL") {
  Envelope envelope = plain();
  envelope.absolute = "http://h:1";
  envelope.proxy_line = "Proxy-Authorization: Basic eA==\r\n";
  CHECK(write("GET", {}, {}, envelope).text ==
        "GET http://h:1/x HTTP/1.1\r\nHost: h:1\r\nUser-Agent: us\r\n"
        "Proxy-Authorization: Basic eA==\r\n\r\n");
}

TEST_CASE("What goes with every request goes, unless the caller says otherwise") {
  const std::vector<std::pair<std::string, std::string>> ours{{"X-Run", "7"}, {"Accept", "*/*"}};
  Envelope envelope = plain();
  envelope.headers = &ours;
  envelope.traceparent = "00-1-2-01";
  CHECK(write("GET", {}, {}, envelope).text ==
        "GET /x HTTP/1.1\r\nHost: h:1\r\nUser-Agent: us\r\ntraceparent: 00-1-2-01\r\n"
        "X-Run: 7\r\nAccept: */*\r\n\r\n");
  CHECK(write("GET", {{"accept", "a/b"}, {"TraceParent", "mine"}}, {}, envelope).text ==
        "GET /x HTTP/1.1\r\nHost: h:1\r\nUser-Agent: us\r\nX-Run: 7\r\naccept: a/b\r\n"
        "TraceParent: mine\r\n\r\n");
  envelope.user_agent = {};
  CHECK(write("GET", {}, {}, envelope).text.find("User-Agent") == std::string::npos);
}

}  // namespace
}  // namespace hailstorm
