// Reading a selection by descent, and trying it on tags with a stack.
#include "simulation/tag_selection.h"

namespace hailstorm {

class TagSelection::Reader {
 public:
  Reader(TextCursor& cursor, TagSelection& into) : cursor_(cursor), into_(into) {}

  void read() {
    brace_ = cursor_.at() - 1;
    selection();
    if (cursor_.here() != '}') refuse_separator();
    into_.text_ = cursor_.since(brace_ + 1);
    cursor_.advance();
  }

 private:
  void selection() {
    choice();
    for (skip(); cursor_.here() == ','; skip()) {
      cursor_.advance();
      choice();
      join(Join::both);
    }
  }

  void choice() {
    both();
    while (take_word("or")) {
      both();
      join(Join::either);
    }
  }

  void both() {
    one();
    while (take_word("and")) {
      one();
      join(Join::both);
    }
  }

  void one() {
    skip();
    if (++depth_ > deepest) {
      cursor_.refuse(cursor_.at(), "at most " + std::to_string(deepest) +
                                       " parentheses and nots inside each other are read");
    }
    if (take_word("not")) {
      one();
      join(Join::negated);
    } else if (cursor_.here() == '(') {
      const std::size_t open = cursor_.at();
      cursor_.advance();
      ++open_;
      selection();
      if (cursor_.here() != ')') {
        if (cursor_.ended() || cursor_.here() == '}')
          cursor_.refuse(open, "this '(' has no ')' before the end of the selection");
        refuse_separator();
      }
      --open_;
      cursor_.advance();
    } else {
      clause();
    }
    --depth_;
  }

  void clause();
  std::string value(bool pattern);
  void refuse_no_tag();
  [[noreturn]] void refuse_separator();

  void join(Join how) { into_.steps_.push_back({how, 0}); }
  void skip() { cursor_.skip_blanks(); }
  bool take_word(std::string_view word);
  bool begins_clause(std::string_view rest) const;
  bool ends_value() const;
  static bool is_of_tag(char c) {
    return TextCursor::is_letter(c) || TextCursor::is_digit(c) || c == '-' || c == '.' || c == '$';
  }

  TextCursor& cursor_;
  TagSelection& into_;
  std::size_t brace_ = 0;  // where the '{' is
  int depth_ = 0;
  int open_ = 0;  // '(' that wait for their ')'
};

// A word of the language, not the beginning of a tag's name.
bool TagSelection::Reader::take_word(std::string_view word) {
  skip();
  const char next = cursor_.here(word.size());
  if (!cursor_.rest().starts_with(word) || is_of_tag(next) || next == ':' || next == '~')
    return false;
  cursor_.advance(word.size());
  return true;
}

void TagSelection::Reader::clause() {
  Clause clause;
  clause.at = cursor_.at();
  if (const char quote = cursor_.here(); quote == '"' || quote == '\'') {
    const std::size_t end = cursor_.text().find(quote, cursor_.at() + 1);
    if (end == std::string_view::npos) cursor_.refuse(clause.at, "this quote is never closed");
    clause.tag = cursor_.text().substr(clause.at + 1, end - clause.at - 1);
    clause.quoted_tag = true;
    cursor_.go_to(end + 1);
  } else {
    while (is_of_tag(cursor_.here())) cursor_.advance();
    clause.tag = cursor_.since(clause.at);
  }
  if (clause.tag.empty()) refuse_no_tag();
  skip();
  const char how = cursor_.here();
  if (how != ':' && how != '~') {
    const std::string remedy =
        how == '=' || how == '!' ? "write " + clause.tag + ":VALUE, or not " + clause.tag + ":VALUE"
                                 : "write " + clause.tag + ":VALUE, or " + clause.tag + "~PATTERN";
    cursor_.refuse(cursor_.at(),
                   "':' is expected after the tag '" + clause.tag + "', not " + cursor_.shown(),
                   remedy);
  }
  cursor_.advance();
  clause.pattern = how == '~';
  clause.value = value(clause.pattern);
  into_.steps_.push_back({Join::clause, into_.clauses_.size()});
  into_.clauses_.push_back(std::move(clause));
}

std::string TagSelection::Reader::value(bool pattern) {
  skip();
  const std::size_t begin = cursor_.at();
  const char quote = cursor_.here();
  if (quote == '"' || quote == '\'') {
    const std::size_t end = cursor_.text().find(quote, begin + 1);
    if (end == std::string_view::npos) cursor_.refuse(begin, "this quote is never closed");
    cursor_.go_to(end + 1);
    skip();
    return std::string(cursor_.text().substr(begin + 1, end - begin - 1));
  }
  std::string closers;  // of the brackets within the value
  for (; !cursor_.ended(); cursor_.advance()) {
    const char c = cursor_.here();
    if (closers.empty() && ends_value()) break;
    if (c == '{' || c == '(')
      closers += c == '{' ? '}' : ')';
    else if (!closers.empty() && c == closers.back())
      closers.pop_back();
  }
  if (cursor_.ended()) cursor_.refuse(brace_, "this '{' has no '}'");
  std::string_view text = cursor_.since(begin);
  while (!text.empty() && TextCursor::is_blank(text.back())) text.remove_suffix(1);
  if (text.empty()) {
    cursor_.refuse(begin,
                   pattern ? "a pattern is expected after '~', not " + cursor_.shown()
                           : "a value is expected after ':', not " + cursor_.shown(),
                   "an empty value is written \"\"");
  }
  return std::string(text);
}

// Whether the value without quotes is over here: not within brackets of its own.
bool TagSelection::Reader::ends_value() const {
  const char c = cursor_.here();
  if (c == ',' || c == '}' || (c == ')' && open_ > 0)) return true;
  if (!TextCursor::is_blank(c)) return false;
  const auto rest = cursor_.rest();
  const std::size_t word = rest.find_first_not_of(" \t\r\n");
  if (word == std::string_view::npos) return false;
  for (const std::string_view join : {"and", "or"}) {
    if (!rest.substr(word).starts_with(join)) continue;
    const auto after = rest.substr(word + join.size());
    if (!after.empty() && TextCursor::is_blank(after[0]) && begins_clause(after)) return true;
  }
  return false;
}

bool TagSelection::Reader::begins_clause(std::string_view rest) const {
  TextCursor ahead(rest);
  ahead.skip_blanks();
  while (ahead.take("not ")) ahead.skip_blanks();
  if (ahead.here() == '(' || ahead.here() == '"' || ahead.here() == '\'') return true;
  const std::size_t begin = ahead.at();
  while (is_of_tag(ahead.here())) ahead.advance();
  if (ahead.at() == begin) return false;
  ahead.skip_blanks();
  return ahead.here() == ':' || ahead.here() == '~';
}

void TagSelection::Reader::refuse_no_tag() {
  if (cursor_.ended()) cursor_.refuse(brace_, "this '{' has no '}'");
  std::string remedy = "write {name:/cart}, {name:/cart and not status:500} or {name~/item/*}";
  if (cursor_.here() == '!') remedy = "write not before the tag: {not status:500}";
  cursor_.refuse(cursor_.at(), "a tag is expected, not " + cursor_.shown(), remedy);
}

void TagSelection::Reader::refuse_separator() {
  if (cursor_.ended()) cursor_.refuse(brace_, "this '{' has no '}'");
  std::string remedy;
  if (cursor_.here() == '&') remedy = "write and, or k6's ','";
  if (cursor_.here() == '|') remedy = "write or";
  if (cursor_.here() == ')') remedy = "no '(' is open here";
  cursor_.refuse(cursor_.at(), "',', and, or or '}' is expected, not " + cursor_.shown(), remedy);
}

TagSelection::TagSelection(TextCursor& cursor) { Reader(cursor, *this).read(); }

bool TagSelection::wants(const Tags& tags, const OwnTags& of_run) const {
  if (wants_all()) return true;
  // As many bits as a selection can leave on the stack: one for each clause that waits.
  std::vector<bool> stack;
  stack.reserve(clauses_.size());
  for (const Step& step : steps_) {
    if (step.join == Join::clause) {
      const Clause& clause = clauses_[step.clause];
      std::string_view value = tags.find(clause.tag);
      if (value.empty()) {
        if (const auto found = of_run.find(clause.tag); found != of_run.end())
          value = found->second;
      }
      stack.push_back(clause.pattern ? matches_pattern(value, clause.value)
                                     : value == clause.value);
      continue;
    }
    const bool last = stack.back();
    if (step.join == Join::negated) {
      stack.back() = !last;
      continue;
    }
    stack.pop_back();
    stack.back() = step.join == Join::both ? stack.back() && last : stack.back() || last;
  }
  return stack.back();
}

std::string_view instead_of_k6_tag(std::string_view tag) {
  struct Word {
    std::string_view theirs, ours;
  };
  constexpr std::string_view none = "there is no such tag here: leave it away";
  static constexpr Word words[] = {
      {"url", "it is name here, as in name:/cart"},
      {"error", "it is outcome here, as in outcome:connect_refused"},
      {"error_code", "it is outcome here, as in outcome:connect_refused"},
      {"proto", "all requests are HTTP/1.1 here: leave it away"},
      {"vu", "series are of models here, not of single bots: leave it away"},
      {"iter", "series are of models here, not of single actions: leave it away"},
      {"ip", none},
      {"from_cache", none},
      {"ocsp_status", none},
      {"resource_type", none},
      {"rpc_type", none},
      {"service", none},
      {"subproto", none},
      {"tls_version", none}};
  for (const Word& word : words)
    if (word.theirs == tag) return word.ours;
  return {};
}

// Goes back to the last '*' and lets it stand for one character more, until the rest fits.
bool matches_pattern(std::string_view text, std::string_view pattern) {
  std::size_t t = 0, p = 0, star = std::string_view::npos, from = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      from = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++from;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace hailstorm
