#include "http/request_writer.h"

#include <catch2/catch.hpp>
#include <vector>

namespace hailstorm {
namespace {

struct Written {
  std::string text;
  WrittenRequest result;
};

Written write(Method method, const std::vector<Header>& headers, std::string_view body = {}) {
  Request request;
  request.method = method;
  request.headers = headers;
  request.body = body;
  Written written;
  written.result = write_request(written.text, request, "/x", "h:1", "us");
  return written;
}

TEST_CASE("A plain GET is the request line, Host and User-Agent") {
  const Written get = write(Method::get, {});
  CHECK(get.result.complaint.empty());
  CHECK(get.text == "GET /x HTTP/1.1\r\nHost: h:1\r\nUser-Agent: us\r\n\r\n");
}

TEST_CASE("The caller's Host and User-Agent stand in for ours, however they are spelt") {
  const Written get = write(Method::get, {{"hOST", "other"}, {"USER-agent", "mine"}});
  CHECK(get.text == "GET /x HTTP/1.1\r\nhOST: other\r\nUSER-agent: mine\r\n\r\n");
}

TEST_CASE("A body has our Content-Length, never the caller's") {
  CHECK(write(Method::post, {{"content-LENGTH", "7"}}, "abc").text ==
        "POST /x HTTP/1.1\r\nHost: h:1\r\nUser-Agent: us\r\nContent-Length: 3\r\n\r\nabc");
  CHECK(write(Method::post, {}).text ==
        "POST /x HTTP/1.1\r\nHost: h:1\r\nUser-Agent: us\r\nContent-Length: 0\r\n\r\n");
  CHECK(write(Method::get, {}, "ab").text.find("Content-Length: 2\r\n") != std::string::npos);
}

TEST_CASE("A header that would break the request is refused") {
  using namespace std::string_view_literals;
  CHECK(!write(Method::get, {{"a", "b\r\nEvil: 1"}}).result.complaint.empty());
  CHECK(!write(Method::get, {{"a", "b\nEvil: 1"}}).result.complaint.empty());
  CHECK(!write(Method::get, {{"a", "b\rc"}}).result.complaint.empty());
  CHECK(!write(Method::get, {{"a", "b\0c"sv}}).result.complaint.empty());
  CHECK(!write(Method::get, {{"a b", "c"}}).result.complaint.empty());
  CHECK(!write(Method::get, {{"a:", "c"}}).result.complaint.empty());
  CHECK(!write(Method::get, {{"", "c"}}).result.complaint.empty());
  CHECK(!write(Method::get, {{"a\r\nb", "c"}}).result.complaint.empty());
  CHECK(!write(Method::post, {{"Transfer-encoding", "chunked"}}).result.complaint.empty());
  CHECK(write(Method::get, {{"a", "b\r\nEvil: 1"}}).text.empty());
  CHECK(write(Method::get, {{"a", ""}, {"b", "\xC3\xA9\t;"}}).result.complaint.empty());
}

TEST_CASE("Connection: close from the caller is heard") {
  CHECK(write(Method::get, {{"connection", "Close"}}).result.closes);
  CHECK_FALSE(write(Method::get, {{"Connection", "keep-alive"}}).result.closes);
}

}  // namespace
}  // namespace hailstorm
