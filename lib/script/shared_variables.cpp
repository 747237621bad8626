#include "script/shared_variables.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace hailstorm {
namespace {

struct Token {
  enum class Kind { name, punctuation, other } kind = Kind::other;
  std::string_view text;
  int line = 0;
};
using Tokens = std::vector<Token>;

template <std::size_t n>
bool is_one_of(std::string_view text, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

constexpr std::array<std::string_view, 7> declaring = {"var",   "let",   "const", "function",
                                                       "class", "catch", "import"};
constexpr std::array<std::string_view, 7> with_parentheses = {"if",    "for",  "while",   "switch",
                                                              "catch", "with", "function"};
constexpr std::array<std::string_view, 11> before_regexp = {
    "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do"};
constexpr std::array<std::string_view, 16> assigning = {
    "=",  "+=",  "-=",  "*=",   "/=",  "%=",  "&=",  "|=",
    "^=", "<<=", ">>=", ">>>=", "**=", "&&=", "||=", "\?\?="};
// Those of several characters that must not be taken for an assignment, longest first.
constexpr std::array<std::string_view, 26> operators = {
    ">>>=", "===", "!==", ">>>", "<<=", ">>=", "**=", "&&=", "||=", "\?\?=", "=>", "==", "!=",
    "<=",   ">=",  "+=",  "-=",  "*=",  "/=",  "%=",  "&=",  "|=",  "^=",    "++", "--", "?."};

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// ---- From text to tokens, without comments

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Tokens read() {
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      const int line = line_;
      const auto kind = step();
      for (std::size_t i = begin; i < at_; ++i) line_ += text_[i] == '\n' ? 1 : 0;
      if (kind) tokens_.push_back({*kind, text_.substr(begin, at_ - begin), line});
    }
    return std::move(tokens_);
  }

 private:
  using Kind = Token::Kind;

  // Moves behind what begins here; nothing when it is no token.
  std::optional<Kind> step() {
    const char c = text_[at_];
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("//")) return skip_to(rest.find('\n'));
    if (rest.starts_with("/*")) return skip_to(rest.find("*/", 2), 2);
    if (c == '"' || c == '\'' || c == '`') return quoted(c);
    if (c == '/' && may_be_regexp()) return regexp();
    if (begins_name(c) || is_digit(c)) {
      while (at_ < text_.size() && (begins_name(text_[at_]) || is_digit(text_[at_]))) ++at_;
      return is_digit(c) ? Kind::other : Kind::name;
    }
    if (static_cast<unsigned char>(c) <= ' ') {
      ++at_;
      return {};
    }
    const auto found = std::find_if(operators.begin(), operators.end(),
                                    [rest](auto text) { return rest.starts_with(text); });
    at_ += found == operators.end() ? 1 : found->size();
    return Kind::punctuation;
  }

  std::optional<Kind> skip_to(std::size_t offset, std::size_t more = 0) {
    at_ = offset == std::string_view::npos ? text_.size() : at_ + offset + more;
    return {};
  }

  std::optional<Kind> quoted(char quote) {
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    at_ = std::min(at_ + 1, text_.size());
    return Kind::other;
  }

  bool may_be_regexp() const {
    if (tokens_.empty()) return true;
    const Token& last = tokens_.back();
    if (last.kind == Kind::name) return is_one_of(last.text, before_regexp);
    return last.kind == Kind::punctuation && last.text != ")" && last.text != "]" &&
           last.text != "}";
  }

  std::optional<Kind> regexp() {
    bool in_class = false;
    for (++at_; at_ < text_.size() && text_[at_] != '\n'; ++at_) {
      const char c = text_[at_];
      if (c == '\\') {
        ++at_;
      } else if (c == '[' || c == ']') {
        in_class = c == '[';
      } else if (c == '/' && !in_class) {
        ++at_;
        break;
      }
    }
    at_ = std::min(at_, text_.size());
    return Kind::other;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  Tokens tokens_;
};

// ---- Which function a token is in, and what each declares

struct Scope {
  std::size_t parent = 0;
  std::set<std::string_view> declared;
};

class Scopes {
 public:
  explicit Scopes(const Tokens& tokens) : tokens_(tokens), of_(tokens.size()) {
    scopes_.emplace_back();
    for (std::size_t i = 0; i < tokens.size(); ++i) visit(i);
  }

  // Whether the name at a token, in a function, is a variable of the module.
  bool is_shared(std::size_t i) const {
    std::size_t scope = of_[i];
    if (scope == 0) return false;
    for (; scope != 0; scope = scopes_[scope].parent) {
      if (scopes_[scope].declared.contains(tokens_[i].text)) return false;
    }
    return scopes_[0].declared.contains(tokens_[i].text);
  }

 private:
  bool is(std::size_t i, std::string_view text) const {
    return i < tokens_.size() && tokens_[i].text == text && tokens_[i].kind != Token::Kind::other;
  }
  bool is_name(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::name;
  }

  void visit(std::size_t i) {
    of_[i] = open_.empty() ? 0 : open_.back();
    if (is(i, "{")) {
      std::size_t scope = of_[i];
      if (const std::size_t begin = function_before(i); begin < i) {
        scopes_.push_back({scope, {}});
        scope = scopes_.size() - 1;
        declare_all(scope, begin, i);
      }
      open_.push_back(scope);
    } else if (is(i, "}")) {
      if (!open_.empty()) open_.pop_back();
    } else if (is_name(i) && !(i > 0 && (is(i - 1, ".") || is(i - 1, "?.")))) {
      declare(i);
    }
  }

  // Where the parameters of the function begin whose body opens at i; i when it is no function.
  std::size_t function_before(std::size_t i) const {
    const bool arrow = i > 0 && is(i - 1, "=>");
    const std::size_t end = arrow ? i - 1 : i;
    if (end == 0) return i;
    if (arrow && is_name(end - 1)) return end - 1;
    if (!is(end - 1, ")")) return i;
    std::size_t depth = 0, begin = end;
    do {
      --begin;
      depth += is(begin, ")") ? 1 : 0;
      depth -= is(begin, "(") ? 1 : 0;
    } while (depth > 0 && begin > 0);
    if (arrow) return begin;
    if (begin == 0 || !is_name(begin - 1)) return i;
    const bool plain = is_one_of(tokens_[begin - 1].text, with_parentheses);
    return plain && tokens_[begin - 1].text != "function" ? i : begin;
  }

  void declare_all(std::size_t scope, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (is_name(i)) scopes_[scope].declared.insert(tokens_[i].text);
    }
  }

  // The names that the word at i declares: function f, class C, catch (e, var a = 1, b.
  void declare(std::size_t i) {
    if (!is_one_of(tokens_[i].text, declaring)) return;
    const std::string_view word = tokens_[i].text;
    std::size_t next = i + 1 + (word == "catch" ? 1 : 0);
    auto& declared = scopes_[of_[i]].declared;
    if (word == "function" || word == "class" || word == "catch") {
      if (is_name(next)) declared.insert(tokens_[next].text);
      return;
    }
    if (word == "import") return;
    while (next < tokens_.size()) {
      if (is_name(next)) declared.insert(tokens_[next].text);
      next = behind_initializer(next, of_[i]);
      if (!is(next, ",")) return;
      ++next;
    }
  }

  // The comma or semicolon behind the initializer of a variable; a pattern's names are declared.
  std::size_t behind_initializer(std::size_t i, std::size_t scope) {
    const bool pattern = is(i, "{") || is(i, "[");
    std::size_t depth = 0;
    bool in_pattern = pattern;
    for (; i < tokens_.size(); ++i) {
      if (in_pattern && is_name(i)) scopes_[scope].declared.insert(tokens_[i].text);
      if (is(i, "(") || is(i, "[") || is(i, "{")) ++depth;
      if (is(i, ")") || is(i, "]") || is(i, "}")) {
        if (depth == 0) return i;
        --depth;
      }
      if (depth == 0 && is(i, "=")) in_pattern = false;
      if (depth == 0 && (is(i, ",") || is(i, ";"))) return i;
    }
    return i;
  }

  const Tokens& tokens_;
  std::vector<std::size_t> of_;
  std::vector<Scope> scopes_;
  std::vector<std::size_t> open_;  // the scope within each open brace
};

bool is_assigned(const Tokens& tokens, std::size_t i) {
  const auto text_at = [&](std::size_t at) {
    return at < tokens.size() && tokens[at].kind == Token::Kind::punctuation ? tokens[at].text
                                                                             : std::string_view();
  };
  const std::string_view before = i > 0 ? text_at(i - 1) : std::string_view();
  const std::string_view after = text_at(i + 1);
  if (before == "." || before == "?.") return false;
  return before == "++" || before == "--" || after == "++" || after == "--" ||
         is_one_of(after, assigning);
}

}  // namespace

std::vector<SharedAssignment> find_shared_assignments(std::string_view javascript) {
  const Tokens tokens = Reader(javascript).read();
  const Scopes scopes(tokens);
  std::vector<SharedAssignment> found;
  std::set<std::string_view> known;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != Token::Kind::name || !is_assigned(tokens, i)) continue;
    if (!scopes.is_shared(i) || !known.insert(tokens[i].text).second) continue;
    found.push_back({std::string(tokens[i].text), tokens[i].line});
  }
  return found;
}

}  // namespace hailstorm
