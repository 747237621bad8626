// Reads a formula as operands and operators in turn: no recursion, whatever is nested.
//
//   formula  = operand { operator operand }
//   operand  = { "+" | "-" } ( number | "t" | "pi" | "e" | "(" formula ")"
//              | function "(" formula { "," formula } ")" )
//   operator = "+" | "-" | "*" | "/" | "%" | "^"
#include "shape/grammar.h"

#include <charconv>
#include <vector>

#include "base/suggest.h"
#include "shape/functions.h"
#include "shape/refusal.h"

namespace hailstorm {
namespace {

constexpr std::string_view operand_expected = "a number, t, a function or '(' is expected";

// Not those of <cctype>: they ask the locale.
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_value(std::string_view name) { return name == "t" || name == "pi" || name == "e"; }

std::string quoted(std::string_view word) {
  constexpr std::size_t most = 40;
  return "'" + std::string(word.substr(0, most)) + (word.size() > most ? "...'" : "'");
}

// What to say to who writes a name of another language.
std::string remedy_for(std::string_view name) {
  if (name == "log" || name == "log10" || name == "log2") {
    return "write ln(x) for the natural logarithm, ln(x)/ln(10) for the one to base 10";
  }
  if (name == "pow") return "write x^y for a power";
  if (name == "mod" || name == "fmod") return "write x % y for the remainder";
  if (name == "sign" || name == "sgn") return "write signum(x)";
  std::vector<std::string> known = {"t", "pi", "e"};
  for (const auto& function : functions()) known.emplace_back(function.name);
  return did_you_mean(name.substr(0, 40), known);
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::string read() {
    do read_operand();
    while (read_operator());
    return std::move(plain_);
  }

 private:
  // A '(' that waits for its ')'; `function` is null for one that only groups.
  struct Open {
    std::size_t at;  // of the function's name or the '('
    const Function* function;
    int arguments;
  };

  [[noreturn]] void refuse(std::size_t at, const std::string& problem,
                           const std::string& remedy = {}) {
    refuse_formula(text_, at, problem, remedy);
  }

  char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool ended() const { return at_ == text_.size(); }
  void skip_blanks() {
    while (!ended() && is_blank(here())) ++at_;
  }
  void emit(std::string_view token) {
    if (!plain_.empty()) plain_ += ' ';
    plain_ += token;
  }

  void read_operand();
  void read_number();
  bool read_name();
  void open(std::size_t at, const Function* function);
  bool read_operator();
  void close();
  [[noreturn]] void refuse_operand();
  [[noreturn]] void refuse_operator();

  std::string_view text_;
  std::size_t at_ = 0;
  std::string plain_;
  std::vector<Open> open_;
};

// One operand, with all the '(' and signs before it.
void Reader::read_operand() {
  bool negative = false;
  for (;;) {
    skip_blanks();
    const char c = here();
    if (c == '+' || c == '-') {
      negative ^= c == '-';
      ++at_;
      continue;
    }
    if (negative && (c == '(' || c == '.' || is_digit(c) || is_letter(c))) {
      emit("-");
      negative = false;
    }
    if (c == '(') {
      emit("(");
      open(at_, nullptr);
    } else if (is_letter(c)) {
      if (read_name()) return;
    } else if (is_digit(c) || c == '.') {
      return read_number();
    } else {
      refuse_operand();
    }
  }
}

void Reader::read_number() {
  const char* begin = text_.data() + at_;
  double value = 0;
  const auto [end, problem] = std::from_chars(begin, text_.data() + text_.size(), value);
  if (problem == std::errc::result_out_of_range) {
    refuse(at_, "a number lies between 1e-307 and 1e308, or is 0");
  }
  if (problem != std::errc()) refuse_operand();
  emit(std::string_view(begin, static_cast<std::size_t>(end - begin)));
  at_ += static_cast<std::size_t>(end - begin);
}

// True when the name is a whole operand; a function's name opens a list of arguments.
bool Reader::read_name() {
  const std::size_t begin = at_;
  while (!ended() && (is_letter(here()) || is_digit(here()))) ++at_;
  const std::string_view name = text_.substr(begin, at_ - begin);
  if (is_value(name)) {
    emit(name);
    return true;
  }
  const Function* function = find_function(name);
  if (function == nullptr) {
    refuse(begin, quoted(name) + " is not known in a shape", remedy_for(name));
  }
  skip_blanks();
  if (here() != '(') {
    refuse(at_, quoted(name) + " is a function: '(' is expected after it",
           "write " + std::string(function->usage));
  }
  emit(name);
  plain_ += '(';
  open(begin, function);
  return false;
}

void Reader::open(std::size_t at, const Function* function) {
  if (open_.size() == deepest_formula) {
    refuse(at_, "at most " + std::to_string(deepest_formula) +
                    " parentheses inside each other are read");
  }
  open_.push_back({at, function, 1});
  ++at_;
}

// One operator, or ',' between arguments, with all the ')' before it. False at the end.
bool Reader::read_operator() {
  for (;;) {
    skip_blanks();
    if (ended()) {
      if (open_.empty()) return false;
      const Open& last = open_.back();
      const std::string what = last.function ? std::string(last.function->name) + "(" : "(";
      refuse(last.at, "the end is reached before the ')' of this " + quoted(what));
    }
    const char c = here();
    if (c == ')' && !open_.empty()) {
      close();
      continue;
    }
    const bool separates = c == ',' && !open_.empty() && open_.back().function != nullptr;
    if (!separates && std::string_view("+-*/%^").find(c) == std::string_view::npos) {
      refuse_operator();
    }
    if (separates) ++open_.back().arguments;
    emit(std::string_view(&c, 1));
    ++at_;
    return true;
  }
}

void Reader::close() {
  const Open last = open_.back();
  if (last.function != nullptr && !last.function->takes(last.arguments)) {
    const std::string count = std::to_string(last.arguments);
    refuse(last.at,
           std::string(last.function->name) + " does not take " + count +
               (last.arguments == 1 ? " argument" : " arguments"),
           "write " + std::string(last.function->usage));
  }
  open_.pop_back();
  emit(")");
  ++at_;
}

void Reader::refuse_operand() {
  const std::string expected(operand_expected);
  if (text_.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    refuse(0, "the shape is empty: " + expected, "write a number or a formula of t, e.g. 10*t");
  }
  if (ended()) refuse(at_, "the shape ends where " + expected);
  std::string remedy;
  const bool after_star = at_ > 0 && here() == '*' && text_[at_ - 1] == '*';
  const bool no_argument = !open_.empty() && open_.back().function != nullptr;
  if (after_star) {
    remedy = "write ^ for a power";
  } else if (no_argument && (here() == ')' || here() == ',')) {
    remedy = "write " + std::string(open_.back().function->usage);
  } else if (here() == '!') {
    remedy = "shapes have no conditions: write step(t - 60) for 'from t = 60 on'";
  }
  refuse(at_, expected + ", not " + shown_character(text_, at_), remedy);
}

void Reader::refuse_operator() {
  const bool in_function = !open_.empty() && open_.back().function != nullptr;
  const std::string expected = open_.empty() ? "an operator (+ - * / % ^) is expected"
                               : in_function ? "an operator (+ - * / % ^), ',' or ')' is expected"
                                             : "an operator (+ - * / % ^) or ')' is expected";
  const char c = here();
  std::string remedy;
  if (c == '=' && at_ + 1 < text_.size() && text_[at_ + 1] != '=') {
    remedy = "a shape is a value: it assigns nothing";
  } else if (std::string_view("=<>!?:&|").find(c) != std::string_view::npos) {
    remedy = "shapes have no conditions: write step(t - 60) for 'from t = 60 on'";
  } else if (c == ',') {
    remedy =
        "a shape is one value: ',' only parts the arguments of a function; "
        "a decimal point is '.'";
  } else if (c == ')') {
    remedy = "no '(' is open here";
  } else if (is_letter(c) || is_digit(c) || c == '(') {
    remedy = "write * to multiply: 2*t";
  } else if ((static_cast<unsigned char>(c) & 0x80) != 0) {
    remedy = "operators are plain ASCII characters";
  }
  refuse(at_, expected + ", not " + shown_character(text_, at_), remedy);
}

}  // namespace

std::string plain_formula(std::string_view text) {
  if (text.size() > longest_formula) {
    refuse_formula(text, longest_formula,
                   "a shape has at most " + std::to_string(longest_formula) +
                       " characters; this one has " + std::to_string(text.size()));
  }
  return Reader(text).read();
}

}  // namespace hailstorm
