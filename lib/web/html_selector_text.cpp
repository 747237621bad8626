// Reading selectors.
#include <algorithm>
#include <cctype>
#include <charconv>

#include "web/html_selector.h"

namespace hailstorm {
namespace {

constexpr std::size_t compounds_max = 64;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_name(char c) {
  const auto u = static_cast<unsigned char>(c);
  return std::isalnum(u) || c == '-' || c == '_' || u >= 0x80;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace

class SelectorText {
 public:
  using Selector = HtmlSelector;

  SelectorText(std::string_view text, Selector& into) : text_(text), into_(into) {}

  // What is wrong with it; empty if nothing is.
  std::string read() {
    do {
      if (!member()) return complaint_;
    } while (take(','));
    if (at_ < text_.size()) refuse("a selector ends before it");
    return complaint_;
  }

 private:
  bool refuse(std::string_view why) {
    if (!complaint_.empty()) return false;
    complaint_ = "the selector '" + std::string(text_) + "' at " + std::to_string(at_ + 1) + ": " +
                 std::string(why);
    return false;
  }

  void space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (peek() != c || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }

  // a > b c, up to a comma or the end.
  bool member() {
    space();
    std::uint64_t* tie = &into_.first_;
    for (;;) {
      if (into_.compounds_.size() == compounds_max) return refuse("more than 64 parts");
      const std::uint64_t bit = std::uint64_t{1} << into_.compounds_.size();
      *tie |= bit;
      into_.compounds_.emplace_back();
      if (!compound(into_.compounds_.back())) return false;
      const std::size_t before = at_;
      space();
      if (at_ == text_.size() || peek() == ',') {
        into_.final_ |= bit;
        return true;
      }
      tie = take('>')   ? &into_.child_
            : take('+') ? &into_.next_
            : take('~') ? &into_.later_
                        : &into_.descendant_;
      if (tie == &into_.descendant_ && at_ == before)
        return refuse("nothing known begins with this");
      space();
    }
  }

  bool compound(Selector::Compound& compound) {
    const std::size_t before = at_;
    if (!take('*') && (is_name(peek()) || peek() == '\\')) {
      if (!name(compound.tag)) return false;
      compound.tag = lower(compound.tag);
    }
    while (std::string_view("#.[:").find(peek()) != std::string_view::npos && at_ < text_.size()) {
      if (!simple(compound, false)) return false;
    }
    return at_ > before || refuse("a tag, *, #id, .class, [attribute] or :first-child is missing");
  }

  bool simple(Selector::Compound& compound, bool negated) {
    Selector::Simple made;
    made.negated = negated;
    bool good = false;
    if (take('#')) {
      made.test = Selector::Test::equal;
      made.name = "id";
      good = name(made.value);
    } else if (take('.')) {
      made.test = Selector::Test::word;
      made.name = "class";
      good = name(made.value);
    } else if (take('[')) {
      good = attribute(made);
    } else {
      ++at_;  // the colon
      return pseudo(compound, negated);
    }
    if (good) compound.simples.push_back(std::move(made));
    return good;
  }

  bool name(std::string& out) {
    out.clear();
    while (at_ < text_.size()) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        out += text_[at_ + 1];
        at_ += 2;
      } else if (is_name(text_[at_])) {
        out += text_[at_++];
      } else {
        break;
      }
    }
    return !out.empty() || refuse("a name is missing");
  }

  bool attribute(Selector::Simple& made) {
    space();
    if (!name(made.name)) return false;
    made.name = lower(made.name);
    space();
    if (take(']')) return true;
    using Test = Selector::Test;
    made.test = take('~')   ? Test::word
                : take('|') ? Test::dash
                : take('^') ? Test::begins
                : take('$') ? Test::ends
                : take('*') ? Test::contains
                            : Test::equal;
    if (!take('=')) return refuse("one of = ~= |= ^= $= *= or ] is missing");
    space();
    const char quote = peek();
    if (quote != '"' && quote != '\'') {
      if (!name(made.value)) return false;
    } else if (!quoted(quote, made.value)) {
      return false;
    }
    space();
    return take(']') || refuse("] is missing");
  }

  bool quoted(char quote, std::string& out) {
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      out += text_[at_];
    }
    return take(quote) || refuse("the closing quote is missing");
  }

  bool pseudo(Selector::Compound& compound, bool negated) {
    std::string word;
    if (!name(word)) return false;
    word = lower(word);
    if (word == "not" && !negated) return inverse(compound);
    Selector::Simple made{Selector::Test::nth, negated, {}, {}, 0, 1};
    if (word == "last-child") made.test = Selector::Test::last;
    if (word == "only-child" && !negated) {
      compound.simples.push_back(made);
      made.test = Selector::Test::last;
    } else if (word == "nth-child") {
      if (!formula(made)) return false;
    } else if (word != "first-child" && word != "last-child") {
      return refuse("':" + word + "' is not known here");
    }
    compound.simples.push_back(std::move(made));
    return true;
  }

  // (simple)
  bool inverse(Selector::Compound& compound) {
    if (!take('(')) return refuse("( is missing");
    space();
    if (is_name(peek()) || peek() == '\\') {
      std::string tag;
      if (!name(tag)) return false;
      compound.not_tags.push_back(lower(tag));
    } else if (std::string_view("#.[:").find(peek()) == std::string_view::npos) {
      return refuse("a tag, #id, .class, [attribute] or :first-child is missing");
    } else if (at_ == text_.size() || !simple(compound, true)) {
      return refuse("a simple selector is missing");
    }
    space();
    return take(')') || refuse(") is missing: :not takes one simple selector");
  }

  // (odd), (even), (3), (2n), (2n+1), (-n + 3)
  bool formula(Selector::Simple& made) {
    const std::size_t end = text_.find(')', at_);
    if (!take('(') || end == text_.npos) return refuse("( or ) is missing");
    std::string inside = lower(std::string(text_.substr(at_, end - at_)));
    std::erase_if(inside, is_space);
    if (inside == "odd") inside = "2n+1";
    if (inside == "even") inside = "2n";
    const std::size_t n = inside.find('n');
    bool good = true;
    if (n != inside.npos) {
      const std::string factor = inside.substr(0, n);
      if (factor.empty() || factor == "+" || factor == "-") {
        made.a = factor == "-" ? -1 : 1;
      } else {
        good = number(factor, made.a);
      }
      inside.erase(0, n + 1);
    }
    made.b = 0;
    if (n == inside.npos || !inside.empty()) good = number(inside, made.b) && good;
    if (!good) return refuse("a number, odd, even or 2n+1 is missing");
    at_ = end + 1;
    return true;
  }

  static bool number(std::string_view text, int& value) {
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value > -1'000'000 &&
           value < 1'000'000;
  }

  std::string_view text_;
  Selector& into_;
  std::size_t at_ = 0;
  std::string complaint_;
};

HtmlSelector::HtmlSelector(std::string_view text, std::string& complaint) {
  complaint = SelectorText(text, *this).read();
}

}  // namespace hailstorm
