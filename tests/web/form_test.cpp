#include "web/form.h"

#include <catch2/catch.hpp>
#include <vector>

#include "base/random.h"
#include "web/url.h"

namespace hailstorm {
namespace {

std::string pair_of(std::string_view name, std::string_view value) {
  std::string out;
  append_form_pair(out, name, value);
  return out;
}

std::string body_of(const std::vector<FormPart>& parts, std::string_view boundary) {
  std::string out;
  append_multipart(out, parts, boundary);
  return out;
}

TEST_CASE("Pairs are encoded as browsers encode the fields of a form") {
  std::string body;
  append_form_pair(body, "a", "1");
  append_form_pair(body, "b c", "d&e=f");
  append_form_pair(body, "", "");
  CHECK(body == "a=1&b+c=d%26e%3Df&=");
  CHECK(pair_of("x", "*-._~!'()+%") == "x=*-._%7E%21%27%28%29%2B%25");
  CHECK(pair_of("\xC3\xA9", "\r\n") == "%C3%A9=%0D%0A");
}

TEST_CASE("Every byte of a pair can be read back") {
  std::string all;
  for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
  const std::string body = pair_of(all, all);
  CHECK(body.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                               "0123456789*-._+%=") == body.npos);
  std::string spaced, decoded;
  for (const char c : body) spaced += c == '+' ? ' ' : c;
  append_percent_decoded(decoded, spaced);
  CHECK(decoded == all + "=" + all);
}

TEST_CASE("Fields and files are written as parts") {
  CHECK(body_of({{.name = "a", .value = "1"},
                 {.name = "f",
                  .value = "<p>\r\n",
                  .is_file = true,
                  .filename = "p.html",
                  .content_type = "text/html; charset=\"utf-8\""},
                 {.name = "g", .value = "", .is_file = true}},
                "B") ==
        "--B\r\n"
        "Content-Disposition: form-data; name=\"a\"\r\n\r\n"
        "1\r\n"
        "--B\r\n"
        "Content-Disposition: form-data; name=\"f\"; filename=\"p.html\"\r\n"
        "Content-Type: text/html; charset=\"utf-8\"\r\n\r\n"
        "<p>\r\n\r\n"
        "--B\r\n"
        "Content-Disposition: form-data; name=\"g\"; filename=\"\"\r\n"
        "Content-Type: application/octet-stream\r\n\r\n"
        "\r\n"
        "--B--\r\n");
  CHECK(body_of({}, "B") == "--B--\r\n");
}

TEST_CASE("Quotes and line breaks cannot leave the header of a part") {
  CHECK(body_of({{.name = "a\"b\r\nc: d",
                  .value = "v",
                  .is_file = true,
                  .filename = "\"\n\\\xC3\xA9%22",
                  .content_type = "text/plain\r\nx: y"}},
                "B") ==
        "--B\r\n"
        "Content-Disposition: form-data; name=\"a%22b%0D%0Ac: d\"; "
        "filename=\"%22%0A\\\xC3\xA9%22\"\r\n"
        "Content-Type: text/plainx: y\r\n\r\n"
        "v\r\n"
        "--B--\r\n");
}

TEST_CASE("A boundary occurs in no value, and the same number gives the same one") {
  const std::string first = pick_boundary({}, 7);
  CHECK(first == pick_boundary({}, 7));
  CHECK(first != pick_boundary({}, 8));
  CHECK(first.size() <= 70);  // RFC 2046, 5.1.1
  // Values that hold the boundaries that would come first: these must be passed over.
  std::vector<std::string> taken;
  std::vector<FormPart> parts;
  for (int i = 0; i < 20; ++i) {
    taken.push_back("x\r\n--" + pick_boundary(parts, 7) + "--");
    parts.clear();
    for (const std::string& value : taken) parts.push_back({.name = "a", .value = value});
  }
  const std::string boundary = pick_boundary(parts, 7);
  for (const std::string& value : taken) CHECK(value.find(boundary) == value.npos);
}

}  // namespace
}  // namespace hailstorm
