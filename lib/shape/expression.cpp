// The only source that knows muParser: it computes what the grammar has read.
#include "shape/expression.h"

#include <muParser.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "base/error.h"
#include "shape/functions.h"
#include "shape/grammar.h"

namespace hailstorm {

struct Expression::State {
  explicit State(std::string formula);

  std::string text;
  double t = 0;  // what the parser's variable points at
  bool is_constant = false;
  mu::Parser parser;
};

namespace {

// Replaces muParser's own names, some of which mean something else (log is ln, rint halves to
// even), by those of the table.
void define_language(mu::Parser& parser, double* t) {
  parser.ClearFun();
  parser.ClearConst();
  for (const auto& function : functions()) {
    const std::string name(function.name);
    std::visit([&](auto* call) { parser.DefineFun(name, call); }, function.call);
  }
  parser.DefineConst("pi", std::numbers::pi);
  parser.DefineConst("e", std::numbers::e);
  parser.DefineVar("t", t);
  parser.DefineOprt(
      "%", [](double a, double b) { return std::fmod(a, b); }, mu::prMUL_DIV, mu::oaLEFT);
}

}  // namespace

Expression::State::State(std::string formula) : text(std::move(formula)) {
  const std::string plain = plain_formula(text);
  try {
    define_language(parser, &t);
    // The optimizer reorders sums and products, so that 1e308*t*10/100 would be not-a-number at 0.
    parser.EnableOptimizer(false);
    parser.SetExpr(plain);
    is_constant = parser.GetUsedVar().empty();
    parser.Eval();
  } catch (const mu::Parser::exception_type& error) {
    throw Error(Fault::configuration, "muParser cannot compute this shape: " + error.GetMsg(), {},
                "the shape as it was read: " + plain);
  }
}

Expression::Expression(std::string text) : state_(std::make_unique<State>(std::move(text))) {}
Expression::Expression(const Expression& other)
    : state_(std::make_unique<State>(other.state_->text)) {}
Expression& Expression::operator=(const Expression& other) {
  if (this != &other) *this = Expression(other);
  return *this;
}
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;
Expression::~Expression() = default;

const std::string& Expression::text() const { return state_->text; }

double Expression::at(double t) const {
  try {
    state_->t = t;
    return state_->parser.Eval();
  } catch (const mu::Parser::exception_type&) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

bool Expression::is_constant() const { return state_->is_constant; }

}  // namespace hailstorm
