#include "target/received.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace hailstorm {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// `word` is in small letters.
bool is_word(std::string_view text, std::string_view word) {
  return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                    [](char a, char b) { return lower(a) == b; });
}

// Cuts what stands before the mark off the front, and the mark; everything when there is none.
std::string_view take_until(std::string_view& text, std::string_view mark) {
  const std::size_t at = std::min(text.find(mark), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + mark.size(), text.size()));
  return taken;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r"), text.size());
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

Pairs lines_of(std::string_view head) {
  Pairs pairs;
  while (!head.empty()) {
    std::string_view line = take_until(head, "\n");
    if (line.find(':') == line.npos) continue;
    const std::string_view name = trimmed(take_until(line, ":"));
    pairs.emplace_back(name, trimmed(line));
  }
  return pairs;
}

// name="value" of a header's value; empty if it is not there.
std::string parameter_of(std::string_view value, std::string_view name, bool* found = nullptr) {
  take_until(value, ";");
  while (!value.empty()) {
    std::string_view name_here = trimmed(take_until(value, "="));
    value = trimmed(value);
    const bool quoted = value.starts_with('"');
    if (quoted) value.remove_prefix(1);
    const std::string_view here = take_until(value, quoted ? "\"" : ";");
    if (quoted) take_until(value, ";");
    if (!is_word(name_here, name)) continue;
    if (found) *found = true;
    return std::string(here);
  }
  return {};
}

// What browsers escape in names and filenames.
std::string unescaped(std::string text) {
  for (const auto& [escape, c] : {std::pair("%22", '"'), {"%0D", '\r'}, {"%0A", '\n'}}) {
    for (auto at = text.find(escape); at != text.npos; at = text.find(escape, at + 1)) {
      text.replace(at, 3, 1, c);
    }
  }
  return text;
}

}  // namespace

Pairs headers_of(std::string_view head) {
  take_until(head, "\n");
  return lines_of(head);
}

std::string header_of(std::string_view head, std::string_view name) {
  for (const auto& [here, value] : headers_of(head)) {
    if (is_word(here, name)) return value;
  }
  return {};
}

Pairs read_pairs(std::string_view text) {
  Pairs pairs;
  while (!text.empty()) {
    std::string pair(take_until(text, "&"));
    if (pair.empty()) continue;
    std::replace(pair.begin(), pair.end(), '+', ' ');
    std::string_view value = pair;
    const std::string name = percent_decoded(take_until(value, "="));
    pairs.emplace_back(name, percent_decoded(value));
  }
  return pairs;
}

Pairs read_cookies(std::string_view header) {
  Pairs pairs;
  while (!header.empty()) {
    std::string_view value = trimmed(take_until(header, ";"));
    const std::string_view name = take_until(value, "=");
    if (!name.empty()) pairs.emplace_back(name, value);
  }
  return pairs;
}

std::vector<ReceivedPart> read_multipart(std::string_view body, std::string_view content_type) {
  std::vector<ReceivedPart> parts;
  const std::string delimiter = "--" + parameter_of(content_type, "boundary");
  if (delimiter.size() == 2 || !body.starts_with(delimiter)) return parts;
  body.remove_prefix(delimiter.size());
  while (body.starts_with("\r\n")) {
    body.remove_prefix(2);
    ReceivedPart part;
    for (const auto& [name, value] : lines_of(take_until(body, "\r\n\r\n"))) {
      if (is_word(name, "content-type")) part.type = value;
      if (!is_word(name, "content-disposition")) continue;
      part.name = unescaped(parameter_of(value, "name"));
      part.filename = unescaped(parameter_of(value, "filename", &part.is_file));
    }
    const std::size_t end = body.find("\r\n" + delimiter);
    if (end == body.npos) break;
    part.value = body.substr(0, end);
    body.remove_prefix(end + 2 + delimiter.size());
    parts.push_back(std::move(part));
  }
  return parts;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    int value = 0;
    const char* digits = text.data() + i + 1;
    const bool escaped = text[i] == '%' && i + 2 < text.size() &&
                         std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2;
    out += escaped ? static_cast<char>(value) : text[i];
    if (escaped) i += 2;
  }
  return out;
}

std::string base64_decoded(std::string_view text) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0, count = 0;
  for (const char c : text) {
    const std::size_t digit = digits.find(c);
    if (digit == digits.npos) break;
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 255);
  }
  return out;
}

}  // namespace hailstorm
