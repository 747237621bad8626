#include "http/whole_response.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "http/words.h"

namespace hailstorm {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t digits_max = 9;  // of a Content-Length
constexpr auto start = "HTTP/1.1 "sv;

constexpr std::array<bool, 256> make_token_table() {
  std::array<bool, 256> table{};
  for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = true;
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = true;
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = true;
  for (const char c : "!#$%&'*+-.^_`|~"sv) table[static_cast<unsigned char>(c)] = true;
  return table;
}
constexpr std::array<bool, 256> is_token = make_token_table();

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_printed(char c) { return c >= ' ' && c <= '~'; }

// Where the first byte outside of ' ' to '~' is, eight at a time; npos: nowhere.
std::size_t printed_end(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101, tops = 0x80 * ones;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    // A carry or borrow spoils only the bytes above the first that is found.
    const std::uint64_t below = (word - ' ' * ones) & ~word;
    const std::uint64_t above = word | (word + ones);  // 0x7f and more
    const std::uint64_t found = (below | above) & tops;
    if (found == 0) continue;
    if constexpr (std::endian::native != std::endian::little) break;
    return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
  }
  while (at < text.size() && is_printed(text[at])) ++at;
  return at < text.size() ? at : text.npos;
}

struct Framing {
  std::optional<std::size_t> length;
  bool connection = false;
};

bool read_length(std::string_view value, Framing& framing) {
  if (framing.length || value.empty() || value.size() > digits_max) return false;
  std::size_t length = 0;
  for (const char c : value) {
    if (!is_digit(c)) return false;
    length = length * 10 + static_cast<std::size_t>(c - '0');
  }
  framing.length = length;
  return true;
}

// Whether a token is that lower-case word, of letters and '-': no other character of a token
// becomes one of these by the bit that makes letters small.
bool is_called(std::string_view token, std::string_view word) {
  if (token.size() != word.size()) return false;
  if (token.size() < 8) return same_word(token, word);
  const auto differ = [&](std::size_t at) {
    constexpr std::uint64_t small = 0x2020202020202020;
    std::uint64_t a = 0, b = 0;
    std::memcpy(&a, token.data() + at, 8);
    std::memcpy(&b, word.data() + at, 8);
    return (a | small) != b;
  };
  for (std::size_t at = 0; at + 8 <= token.size(); at += 8) {
    if (differ(at)) return false;
  }
  return !differ(token.size() - 8);
}

bool read_connection(std::string_view value, Framing& framing, WholeResponse& response) {
  if (framing.connection) return false;
  framing.connection = true;
  if (is_called(value, "keep-alive"sv)) return true;
  response.keeps_alive = false;
  return same_word(value, "close"sv);
}

// False: a parser must see to it. Few headers have a name of one of these sizes.
bool read_field(std::string_view name, std::string_view value, Framing& framing,
                WholeResponse& response) {
  switch (name.size()) {
    case 7: return !is_called(name, "upgrade"sv);
    case 8: response.facts.location |= is_called(name, "location"sv); return true;
    case 10: {
      if (is_called(name, "connection"sv)) return read_connection(value, framing, response);
      response.facts.set_cookie |= is_called(name, "set-cookie"sv);
      return true;
    }
    case 14: return !is_called(name, "content-length"sv) || read_length(value, framing);
    case 16: {
      response.facts.content_encoding |= is_called(name, "content-encoding"sv);
      response.facts.www_authenticate |= is_called(name, "www-authenticate"sv);
      return !is_called(name, "proxy-connection"sv);
    }
    case 17: return !is_called(name, "transfer-encoding"sv);
    default: return true;
  }
}

// Takes a line and its end off the bytes; nothing when it is not all printed characters.
inline std::optional<std::string_view> take_line(std::string_view& bytes) {
  const std::size_t end = printed_end(bytes);
  if (end == bytes.npos || bytes.substr(end, 2) != "\r\n"sv) return std::nullopt;
  const std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(end + 2);
  return line;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// "HTTP/1.1 200 OK"; 0 when it is something else, or a status that may have no body.
int read_status(std::string_view line) {
  const std::string_view rest = line.substr(std::min(start.size(), line.size()));
  if (!line.starts_with(start) || rest.size() < 4 || rest[3] != ' ') return 0;
  if (rest[0] < '2' || rest[0] > '5' || !is_digit(rest[1]) || !is_digit(rest[2])) return 0;
  const int status = (rest[0] - '0') * 100 + (rest[1] - '0') * 10 + (rest[2] - '0');
  return status == 204 || status == 304 ? 0 : status;
}

}  // namespace

std::optional<WholeResponse> read_whole(std::string_view bytes) {
  WholeResponse response;
  Framing framing;
  std::string_view rest = bytes;
  const auto first = take_line(rest);
  if (!first || (response.status = read_status(*first)) == 0) return std::nullopt;
  for (;;) {
    const auto line = take_line(rest);
    if (!line) return std::nullopt;
    if (line->empty()) break;
    std::size_t name = 0;
    while (name < line->size() && is_token[static_cast<unsigned char>((*line)[name])]) ++name;
    if (name == 0 || name == line->size() || (*line)[name] != ':') return std::nullopt;
    const std::string_view value = without_blanks(line->substr(name + 1));
    if (!read_field(line->substr(0, name), value, framing, response)) return std::nullopt;
  }
  if (framing.length != rest.size()) return std::nullopt;
  response.head_size = bytes.size() - rest.size();
  return response;
}

}  // namespace hailstorm
