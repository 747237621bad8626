// A formula of t: the language of shapes.
//
// Numbers, t, + - * / % ^, parentheses, pi, e, the functions sqrt exp ln abs sin cos tan asin acos
// atan atan2 sinh cosh tanh asinh acosh atanh floor ceil round signum max min, and the curves rect
// tri step trapz costrapz stages (docs/reference/shapes.md defines each).
#pragma once

#include <memory>
#include <string>

namespace hailstorm {

// Thread: its owner's. Copyable: each thread has its own.
class Expression {
 public:
  // Throws Error (configuration) with the text, a caret under the place and what was expected
  // there.
  explicit Expression(std::string text);
  Expression(const Expression&);
  Expression& operator=(const Expression&);
  Expression(Expression&&) noexcept;
  Expression& operator=(Expression&&) noexcept;
  ~Expression();

  const std::string& text() const;
  // The value at t seconds; may be not-a-number or infinite. Never throws.
  double at(double t) const;
  // It does not mention t.
  bool is_constant() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
