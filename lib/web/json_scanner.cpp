#include "web/json_scanner.h"

#include <cstdint>
#include <cstring>

namespace hailstorm {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

}  // namespace

char JsonScanner::peek() {
  while (at_ != end_ && is_space(*at_)) ++at_;
  return at_ == end_ ? '\0' : *at_;
}

// Goes round once for each scalar and each bracket, without recursion.
bool JsonScanner::value() {
  char c = peek();
  if (c != '{' && c != '[') return scalar(c);
  Kinds is_object;
  const std::size_t outside = level_;
  for (;; c = peek()) {
    bool opened = false;
    if (c == '{' || c == '[') {
      if (!open()) return false;
      is_object[level_] = c == '{';
      opened = peek() != (c == '{' ? '}' : ']');
      if (!opened) close();
    } else if (!scalar(c)) {
      return false;
    }
    if (!opened && !after_value(outside, is_object)) return false;
    if (level_ == outside) return true;
    if (is_object[level_] && !key(ignored_, ignored_flag_)) return false;
  }
}

// Closes what ends with the value just read, up to a comma; false where there is neither.
bool JsonScanner::after_value(std::size_t outside, const Kinds& is_object) {
  while (level_ > outside) {
    const char c = peek();
    if (c == ',') {
      ++at_;
      return true;
    }
    if (c != (is_object[level_] ? '}' : ']')) return false;
    close();
  }
  return true;
}

bool JsonScanner::scalar(char first) {
  switch (first) {
    case '"': return string(ignored_, ignored_flag_);
    case 't': return word("true");
    case 'f': return word("false");
    case 'n': return word("null");
    default: return number();
  }
}

bool JsonScanner::string(std::string_view& inside, bool& escaped) {
  if (!take('"')) return false;
  const char* begin = at_;
  escaped = false;
  for (;;) {
    plain_run();
    if (at_ == end_ || is_control(*at_)) return false;
    if (*at_ == '"') break;
    escaped = true;
    if (!escape()) return false;
  }
  inside = {begin, static_cast<std::size_t>(at_ - begin)};
  ++at_;
  return true;
}

// Runs to the next quote, backslash or control character, eight bytes at a time: the high bit of a
// byte is set in `stops` where there is one (Mycroft's test for a zero byte, and below 0x20). It
// may be set above such a byte, too, which ends the run of eights early and no more.
void JsonScanner::plain_run() {
  constexpr std::uint64_t ones = 0x0101010101010101ull, highs = 0x8080808080808080ull;
  while (end_ - at_ >= 8) {
    std::uint64_t word;
    std::memcpy(&word, at_, 8);
    const std::uint64_t quotes = word ^ (ones * '"'), slashes = word ^ (ones * '\\');
    const std::uint64_t stops = ((quotes - ones) & ~quotes) | ((slashes - ones) & ~slashes) |
                                ((word - ones * 0x20) & ~word);
    if (stops & highs) break;
    at_ += 8;
  }
  while (at_ != end_ && *at_ != '"' && *at_ != '\\' && !is_control(*at_)) ++at_;
}

bool JsonScanner::escape() {
  if (end_ - at_ < 2) return false;
  const char c = at_[1];
  if (c != 'u') {
    if (c == '\0' || !std::strchr("\"\\/bfnrt", c)) return false;
    at_ += 2;
    return true;
  }
  if (end_ - at_ < 6) return false;
  for (int i = 2; i < 6; ++i) {
    if (!is_hex(at_[i])) return false;
  }
  at_ += 6;
  return true;
}

bool JsonScanner::word(std::string_view expected) {
  const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
  if (!rest.starts_with(expected)) return false;
  at_ += expected.size();
  return true;
}

bool JsonScanner::number() {
  if (at_ != end_ && *at_ == '-') ++at_;
  if (at_ != end_ && *at_ == '0') {
    ++at_;
  } else if (!digits()) {
    return false;
  }
  if (at_ != end_ && *at_ == '.') {
    ++at_;
    if (!digits()) return false;
  }
  if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
    ++at_;
    if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
    if (!digits()) return false;
  }
  return true;
}

bool JsonScanner::digits() {
  const char* begin = at_;
  while (at_ != end_ && is_digit(*at_)) ++at_;
  return at_ != begin;
}

}  // namespace hailstorm
