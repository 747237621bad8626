// Forms of any names and values, read back by a reader that knows the formats from their standards
// alone: what was written is what is read, and nothing escapes its part.
//
// Input: texts that end with a NUL, in fours: name, value, filename, content type. A filename that
// is empty makes a field, any other a file.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "web/form.h"
#include "web/url.h"

namespace hailstorm {
namespace {

struct Part {
  std::string name, value, filename, type;
  bool is_file = false;

  bool operator==(const Part&) const = default;
};

std::string_view take_until(std::string_view& text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  HAIL_CHECK(at != text.npos);
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(at + mark.size());
  return taken;
}

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

// RFC 7578 as the HTML standard writes it.
std::vector<Part> read_multipart(std::string_view body, const std::string& boundary) {
  std::vector<Part> parts;
  const std::string delimiter = "\r\n--" + boundary;
  HAIL_CHECK(take(body, std::string_view(delimiter).substr(2)));
  while (!take(body, "--\r\n")) {
    HAIL_CHECK(take(body, "\r\nContent-Disposition: form-data; name=\""));
    Part& part = parts.emplace_back();
    part.name = take_until(body, "\"");
    if (take(body, "; filename=\"")) {
      part.is_file = true;
      part.filename = take_until(body, "\"");
      HAIL_CHECK(take(body, "\r\nContent-Type: "));
      part.type = take_until(body, "\r\n");
      HAIL_CHECK(take(body, "\r\n"));
    } else {
      HAIL_CHECK(take(body, "\r\n\r\n"));
    }
    part.value = take_until(body, delimiter);
  }
  HAIL_CHECK(body.empty());
  return parts;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"') {
      out += "%22";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else {
      out += c;
    }
  }
  return out;
}

std::string in_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '\r' && c != '\n') out += c;
  }
  return out;
}

void check_multipart(const std::vector<FormPart>& parts, std::uint64_t random) {
  const std::string boundary = pick_boundary(parts, random);
  std::string body;
  append_multipart(body, parts, boundary);
  std::vector<Part> expected;
  for (const FormPart& part : parts) {
    const std::string_view type =
        part.content_type.empty() ? "application/octet-stream" : part.content_type;
    expected.push_back({escaped(part.name), std::string(part.value), escaped(part.filename),
                        part.is_file ? in_one_line(type) : "", part.is_file});
  }
  HAIL_CHECK(read_multipart(body, boundary) == expected);
}

std::string unescaped(std::string_view text) {
  std::string spaced, out;
  for (const char c : text) spaced += c == '+' ? ' ' : c;
  append_percent_decoded(out, spaced);
  return out;
}

void check_pairs(const std::vector<FormPart>& parts) {
  std::string body;
  for (const FormPart& part : parts) append_form_pair(body, part.name, part.value);
  body += '&';
  std::string_view rest = body;
  for (const FormPart& part : parts) {
    std::string_view pair = take_until(rest, "&");
    HAIL_CHECK(unescaped(take_until(pair, "=")) == part.name);
    HAIL_CHECK(unescaped(pair) == part.value);
  }
}

}  // namespace
}  // namespace hailstorm

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace std::string_view_literals;
  if (size > 8192) return 0;
  std::string_view text(reinterpret_cast<const char*>(bytes), size);
  std::vector<hailstorm::FormPart> parts;
  while (!text.empty() && parts.size() < 100) {
    std::array<std::string_view, 4> field;
    for (std::string_view& part : field) {
      part = text.substr(0, text.find('\0'));
      text.remove_prefix(std::min(part.size() + 1, text.size()));
    }
    parts.push_back({field[0], field[1], !field[2].empty(), field[2], field[3]});
  }
  hailstorm::check_multipart(parts, size);
  hailstorm::check_pairs(parts);
  return 0;
}
