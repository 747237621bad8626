// Walks the text once and looks at each place where a word begins.
#include "log/secrets.h"

#include <algorithm>
#include <cctype>

#include "base/secret_names.h"

namespace hailstorm {
namespace {

constexpr std::string_view hidden = "***";
constexpr std::string_view schemes[] = {"bearer", "basic"};
// A word after "Basic" is taken for a password only when it is as long as one.
constexpr std::size_t least_token = 8;

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
}

bool is_token(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         std::string_view("-._~+/=").find(c) != std::string_view::npos;
}

bool same(std::string_view word, std::string_view lower_case) {
  return std::equal(word.begin(), word.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return lower(a) == b; });
}

template <std::size_t n>
bool is_one_of(std::string_view word, const std::string_view (&words)[n]) {
  return std::any_of(std::begin(words), std::end(words),
                     [word](std::string_view each) { return same(word, each); });
}

class Redaction {
 public:
  explicit Redaction(std::string_view text) : text_(text) {}

  std::string run() {
    while (at_ < text_.size()) {
      if (text_.substr(at_).starts_with("://")) {
        hide_credentials();
      } else if (is_word(text_[at_])) {
        read_word();
      } else {
        clean_ += text_[at_++];
      }
    }
    return std::move(clean_);
  }

 private:
  void copy(std::size_t end) {
    clean_ += text_.substr(at_, end - at_);
    at_ = end;
  }

  void hide(std::size_t end) {
    if (end > at_) clean_ += hidden;
    at_ = end;
  }

  template <class F>
  std::size_t end_of(std::size_t from, F belongs) const {
    while (from < text_.size() && belongs(text_[from])) ++from;
    return from;
  }

  // A whole word, and what it gives away.
  void read_word() {
    const std::size_t end = end_of(at_, is_word);
    const std::string_view word = text_.substr(at_, end - at_);
    copy(end);
    if (is_secret_header(word)) return hide_value(Reach::line);
    if (is_secret_word(word)) return hide_value(Reach::word);
    if (is_one_of(word, schemes)) hide_token();
  }

  // How far a value goes that stands in no quotes and no list.
  enum class Reach { line, word };

  // Behind a name: an optional quote, ':' or '=', and the value up to its own quote, the end of its
  // list, or as far as it reaches.
  void hide_value(Reach reach) {
    std::size_t end = at_;
    while (end < text_.size() && (text_[end] == '"' || text_[end] == '\'' || text_[end] == '\\'))
      ++end;
    end = end_of(end, [](char c) { return c == ' '; });
    if (end == text_.size() || (text_[end] != ':' && text_[end] != '=')) return;
    end = end_of(end + 1, [](char c) { return c == ' ' || c == '\\'; });
    const char first = end < text_.size() ? text_[end] : '\n';
    const bool quoted = first == '"' || first == '\'';
    const bool escaped = quoted && text_[end - 1] == '\\';
    copy(quoted || first == '[' ? end + 1 : end);
    if (quoted) return hide(end_of_quoted(first, escaped));
    if (reach == Reach::word && first != '[') return hide_word();
    hide(end_of(at_,
                [first](char c) { return c != '\n' && c != '\r' && (first != '[' || c != ']'); }));
  }

  // What is sent with "Bearer" in front of it is hidden when that word is read.
  void hide_word() {
    if (is_one_of(text_.substr(at_, end_of(at_, is_word) - at_), schemes)) return;
    hide(end_of(at_, [](char c) {
      return std::string_view(" \t\n\r,;&\"'<>)}]").find(c) == std::string_view::npos;
    }));
  }

  // The quote itself may be escaped, where a text is in a text.
  std::size_t end_of_quoted(char quote, bool escaped) const {
    std::size_t end = at_;
    for (; end < text_.size() && text_[end] != quote && text_[end] != '\n'; ++end) {
      if (text_[end] != '\\') continue;
      if (escaped && end + 1 < text_.size() && text_[end + 1] == quote) break;
      ++end;
    }
    return std::min(end, text_.size());
  }

  void hide_token() {
    if (at_ == text_.size() || text_[at_] != ' ') return;
    const std::size_t begin = end_of(at_, [](char c) { return c == ' '; });
    const std::size_t end = end_of(begin, is_token);
    copy(begin);
    if (end - begin >= least_token) hide(end);
  }

  // ://user:password@host
  void hide_credentials() {
    copy(at_ + 3);
    const std::size_t end = end_of(at_, [](char c) {
      return std::string_view("/?# \"'<>\n\r\t").find(c) == std::string_view::npos;
    });
    const std::size_t sign = text_.substr(at_, end - at_).rfind('@');
    if (sign != std::string_view::npos) hide(at_ + sign);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string clean_;
};

}  // namespace

std::string without_secrets(std::string_view text) { return Redaction(text).run(); }

}  // namespace hailstorm
