// Reading JSON from front to back, strictly, keeping nothing.
#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>

namespace hailstorm {

// Follows the grammar of RFC 8259; whether strings are UTF-8 is not asked. Each function that
// returns false stands where the text is malformed, and is of no more use. Thread: its owner's.
class JsonScanner {
 public:
  // Deeper text is malformed to us, so that no text can exhaust a stack.
  static constexpr std::size_t levels_max = 512;

  // `level`: how deep the text stands already.
  explicit JsonScanner(std::string_view text, std::size_t level = 0)
      : at_(text.data()), end_(text.data() + text.size()), level_(level) {}

  const char* at() const { return at_; }
  std::size_t level() const { return level_; }

  // The next character that is no white space, not taken; NUL at the end.
  char peek();
  bool at_end() { return peek() == '\0' && at_ == end_; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  // Takes the bracket that is next: one that opens, or one that closes.
  bool open() {
    ++at_;
    return ++level_ <= levels_max;
  }
  void close() {
    ++at_;
    --level_;
  }

  // A key and its colon; `inside` is what stands between the quotes.
  bool key(std::string_view& inside, bool& escaped) { return string(inside, escaped) && take(':'); }
  // A whole value of any depth.
  bool value();

 private:
  using Kinds = std::bitset<levels_max + 1>;

  bool after_value(std::size_t outside, const Kinds& is_object);
  bool scalar(char first);
  bool string(std::string_view& inside, bool& escaped);
  void plain_run();
  bool escape();
  bool word(std::string_view expected);
  bool number();
  bool digits();

  const char *at_, *end_;
  std::size_t level_;
  std::string_view ignored_;
  bool ignored_flag_ = false;
};

}  // namespace hailstorm
