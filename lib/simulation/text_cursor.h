// A place in a text that is read from left to right, and what is told of it when it is refused.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shape/refusal.h"

namespace hailstorm {

// Thread: its owner's. The text must outlive it.
class TextCursor {
 public:
  explicit TextCursor(std::string_view text) : text_(text) {}

  std::string_view text() const { return text_; }
  std::size_t at() const { return at_; }
  void go_to(std::size_t at) { at_ = at; }
  bool ended() const { return at_ >= text_.size(); }
  // '\0' at the end, and beyond it.
  char here(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  std::string_view rest() const { return text_.substr(at_); }
  std::string_view since(std::size_t begin) const { return text_.substr(begin, at_ - begin); }
  void advance(std::size_t by = 1) { at_ += by; }

  // Not those of <cctype>: they ask the locale.
  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  void skip_blanks() {
    while (is_blank(here())) ++at_;
  }
  // Goes beyond `word` when the text goes on with it.
  bool take(std::string_view word) {
    if (!rest().starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  // A letter, then letters and digits; empty where there is none.
  std::string_view take_name() {
    const std::size_t begin = at_;
    if (is_letter(here())) {
      while (is_letter(here()) || is_digit(here())) ++at_;
    }
    return since(begin);
  }

  // "'x'", "the end": what stands here, for a message.
  std::string shown() const { return ended() ? "the end" : shown_character(text_, at_); }
  // Throws Error (configuration) with a caret under the place.
  [[noreturn]] void refuse(std::size_t at, const std::string& problem,
                           const std::string& remedy = {}) const {
    refuse_formula(text_, at, problem, remedy);
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace hailstorm
