// The language of shapes: what a formula computes.
#include "shape/expression.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/random.h"

using namespace hailstorm;

namespace {

double value(const std::string& text, double t = 0) { return Expression(text).at(t); }

// A random formula and, computed beside it by C++, its value at t.
struct Sample {
  std::string text;
  double value;
};

Sample random_sample(Random& random, double t, int depth);

Sample random_leaf(Random& random, double t) {
  switch (random.below(4)) {
    case 0: return {"t", t};
    case 1: return {"pi", std::numbers::pi};
    case 2: return {"2.5e-1", 0.25};
    default: {
      const auto n = random.below(10);
      return {std::to_string(n), static_cast<double>(n)};
    }
  }
}

// Parentheses around every part: precedence has tests of its own.
Sample random_pair(Random& random, double t, int depth) {
  const Sample a = random_sample(random, t, depth - 1), b = random_sample(random, t, depth - 1);
  const auto text = [&](const char* o) { return "(" + a.text + ")" + o + "(" + b.text + ")"; };
  switch (random.below(6)) {
    case 0: return {text("+"), a.value + b.value};
    case 1: return {text(" - "), a.value - b.value};
    case 2: return {text("*"), a.value * b.value};
    case 3: return {text("/ "), a.value / b.value};
    case 4: return {text("%"), std::fmod(a.value, b.value)};
    default: return {text(" ^"), std::pow(a.value, b.value)};
  }
}

Sample random_sample(Random& random, double t, int depth) {
  if (depth == 0) return random_leaf(random, t);
  if (random.below(2) == 0) return random_pair(random, t, depth);
  const Sample x = random_sample(random, t, depth - 1);
  switch (random.below(5)) {
    case 0: return {"sin (" + x.text + ")", std::sin(x.value)};
    case 1: return {"-(" + x.text + ")", -x.value};
    case 2: return {"+ -floor( " + x.text + ")", -std::floor(x.value)};
    case 3: {
      const Sample y = random_sample(random, t, depth - 1);
      return {"atan2(" + x.text + ", " + y.text + ")", std::atan2(x.value, y.value)};
    }
    default: return {"abs(" + x.text + ")", std::abs(x.value)};
  }
}

}  // namespace

TEST_CASE("operators bind as in mathematics") {
  CHECK(value("1 + 2*3") == 7);
  CHECK(value("(1 + 2)*3") == 9);
  CHECK(value("10 - 3 - 2") == 5);
  CHECK(value("100/10/5") == 2);
  CHECK(value("2^3^2") == 512);
  CHECK(value("2*3^2") == 18);
  CHECK(value("7 % 4 * 2") == 6);
  CHECK(value("2 * 7 % 4") == 2);
  CHECK(value("1 + 7 % 4") == 4);
  CHECK(value("2 ^ 7 % 4") == 0);
}

TEST_CASE("a sign binds weaker than a power and stronger than a product") {
  CHECK(value("-t^2", 3) == -9);
  CHECK(value("(-t)^2", 3) == 9);
  CHECK(value("2^-1") == 0.5);
  CHECK(value("2^-t^2", 2) == 0.0625);
  CHECK(value("-2*3") == -6);
  CHECK(value("3*-2") == -6);
  CHECK(value("5 - -t", 3) == 8);
  CHECK(value("--t", 3) == 3);
  CHECK(value("- - -t", 3) == -3);
  CHECK(value("+t", 3) == 3);
  CHECK(value("+sin(0) + +t", 3) == 3);
  CHECK(value("-7 % 4") == -3);
  CHECK(value("2^-t % 3", -1) == 2);
}

TEST_CASE("the remainder has the sign of the dividend") {
  CHECK(value("t % 3", 7.5) == 1.5);
  CHECK(value("t % 3", -7.5) == -1.5);
  CHECK(value("t % -3", 7.5) == 1.5);
  CHECK(std::isnan(value("t % 0", 1)));
}

TEST_CASE("numbers are read in every usual spelling") {
  CHECK(value("1.5") == 1.5);
  CHECK(value(".5") == 0.5);
  CHECK(value("5.") == 5);
  CHECK(value("1e3") == 1000);
  CHECK(value("1E+3") == 1000);
  CHECK(value("25e-2") == 0.25);
  CHECK(value("007") == 7);
  CHECK(value("0.1") == 0.1);
  CHECK(value("123456789012345678") == 123456789012345678.0);
  CHECK(value("1e308") == 1e308);
  CHECK(value("2.2250738585072014e-308") == std::numeric_limits<double>::min());
}

TEST_CASE("white space and line breaks mean nothing") {
  CHECK(value(" \n 2\t*\r\n t \n", 4) == 8);
  CHECK(value("max ( t , 2 )", 4) == 4);
}

TEST_CASE("each elementary function is that of mathematics") {
  CHECK(value("sqrt(t)", 9) == 3);
  CHECK(value("exp(1)") == Approx(std::numbers::e));
  CHECK(value("e") == std::numbers::e);
  CHECK(value("pi") == std::numbers::pi);
  CHECK(value("ln(e)") == 1);
  CHECK(value("abs(-3)") == 3);
  CHECK(value("sin(pi/2)") == 1);
  CHECK(value("cos(0)") == 1);
  CHECK(value("tan(pi/4)") == Approx(1));
  CHECK(value("asin(1)") == Approx(std::numbers::pi / 2));
  CHECK(value("acos(1)") == 0);
  CHECK(value("atan(1)") == Approx(std::numbers::pi / 4));
  CHECK(value("atan2(1, -1)") == Approx(3 * std::numbers::pi / 4));
  CHECK(value("sinh(1)") == Approx(1.1752011936438014));
  CHECK(value("cosh(1)") == Approx(1.5430806348152437));
  CHECK(value("tanh(1)") == Approx(0.7615941559557649));
  CHECK(value("asinh(sinh(1))") == Approx(1));
  CHECK(value("acosh(cosh(1))") == Approx(1));
  CHECK(value("atanh(tanh(1))") == Approx(1));
}

TEST_CASE("rounding goes down, up, or to the nearest with halves away from zero") {
  CHECK(value("floor(-1.5)") == -2);
  CHECK(value("ceil(-1.5)") == -1);
  CHECK(value("round(2.5)") == 3);
  CHECK(value("round(-2.5)") == -3);
  CHECK(value("round(2.4)") == 2);
  CHECK(value("signum(-7)") == -1);
  CHECK(value("signum(0)") == 0);
  CHECK(value("signum(0.1)") == 1);
}

TEST_CASE("max and min take one or more arguments") {
  CHECK(value("max(3)") == 3);
  CHECK(value("min(3)") == 3);
  CHECK(value("max(1, t, 2)", 5) == 5);
  CHECK(value("min(1, t, 2)", -5) == -5);
  std::string many = "max(0";
  for (int i = 1; i <= 500; ++i) many += "," + std::to_string(i % 400);
  CHECK(value(many + ")") == 399);
  CHECK(std::isnan(value("max(0, ln(-1), 2)")));
  CHECK(std::isnan(value("min(ln(-1), 2)")));
}

TEST_CASE("rect, tri and step are the curves of the table") {
  CHECK(value("rect(t)", 0.49) == 1);
  CHECK(value("rect(t)", -0.5) == 0.5);
  CHECK(value("rect(t)", 0.51) == 0);
  CHECK(value("tri(t)", 0) == 1);
  CHECK(value("tri(t)", -0.25) == 0.75);
  CHECK(value("tri(t)", 1) == 0);
  CHECK(value("tri(t)", 9) == 0);
  CHECK(value("step(t)", -1e-9) == 0);
  CHECK(value("step(t)", 0) == 0.5);
  CHECK(value("step(t)", 1e-9) == 1);
}

TEST_CASE("trapz and costrapz rise and fall between the foot and the top") {
  for (const std::string curve : {"trapz", "costrapz"}) {
    const Expression shape(curve + "(t, 120, 60)");
    INFO(curve);
    CHECK(shape.at(0) == 1);
    CHECK(shape.at(29.9) == 1);
    CHECK(shape.at(30) == Approx(1));
    CHECK(shape.at(45) == Approx(0.5));
    CHECK(shape.at(-45) == Approx(0.5));
    CHECK(shape.at(60) == Approx(0).margin(1e-12));
    CHECK(shape.at(60.1) == 0);
    CHECK(value(curve + "(t, 2, 3)", 0.9) == 1);
    CHECK(value(curve + "(t, 2, 2)", 1) == 0.5);
  }
  CHECK(value("trapz(t, 120, 60)", 40) == Approx(2.0 / 3));
  CHECK(value("costrapz(t, 120, 60)", 40) == Approx(0.75));
}

TEST_CASE("stages go in straight lines from value to value") {
  const Expression shape("stages(t, 30,100, 60,100, 30,0)");
  CHECK(shape.at(-1) == 0);
  CHECK(shape.at(0) == 0);
  CHECK(shape.at(15) == 50);
  CHECK(shape.at(30) == 100);
  CHECK(shape.at(75) == 100);
  CHECK(shape.at(105) == 50);
  CHECK(shape.at(120) == 0);
  CHECK(shape.at(1e9) == 0);
  CHECK(value("stages(t, 10,7)", 99) == 7);
}

TEST_CASE("a stage of no duration is a jump, one of negative duration has no value") {
  const Expression shape("stages(t, 0,10, 5,10, 0,3)");
  CHECK(shape.at(-1e-9) == 0);
  CHECK(shape.at(0) == 10);
  CHECK(shape.at(4.999) == 10);
  CHECK(shape.at(5) == 3);
  CHECK(std::isnan(value("stages(t, 0-1,10)")));
  CHECK(std::isnan(value("stages(t, ln(-1),10)", -1)));
}

TEST_CASE("what has no value is not hidden by a curve") {
  for (const std::string curve :
       {"rect(ln(-1))", "tri(ln(-1))", "step(ln(-1))", "trapz(ln(-1), 2, 1)",
        "costrapz(0, ln(-1), 1)", "stages(ln(-1), 1,1)", "signum(ln(-1))"}) {
    INFO(curve);
    CHECK(std::isnan(value(curve)));
  }
}

TEST_CASE("a formula is computed as it is written, not rearranged") {
  CHECK(value("1e308*t*10/100", 0) == 0);
  CHECK(value("1/t*t", 0) != 0);
  CHECK(std::isinf(value("1/t", 0)));
}

TEST_CASE("random formulas have the value that C++ computes") {
  const std::uint64_t seed = 20261123;
  INFO("seed " << seed);
  Random random(seed);
  for (int i = 0; i < 400; ++i) {
    const double t = random.real() * 20 - 10;
    const Sample sample = random_sample(random, t, 1 + static_cast<int>(random.below(4)));
    INFO(sample.text << " at " << t);
    const double got = value(sample.text, t);
    const bool same = got == sample.value || (std::isnan(got) && std::isnan(sample.value));
    CHECK(same);
  }
}

TEST_CASE("an expression can be copied and moved, each with a t of its own") {
  const Expression first("10*t");
  Expression second = first;
  CHECK(second.at(2) == 20);
  CHECK(first.at(3) == 30);
  const Expression third = std::move(second);
  second = first;
  CHECK(third.at(4) == 40);
  CHECK(second.at(5) == 50);
  CHECK(second.text() == "10*t");
  second = Expression("t");
  CHECK(second.at(6) == 6);
}

TEST_CASE("an expression has a value for every t") {
  const Expression shape("stages(t, 30,100) + costrapz(t, 20, 10) + t % 7");
  CHECK(std::isnan(shape.at(std::nan(""))));
  CHECK(std::isnan(shape.at(INFINITY)));
  CHECK(std::isfinite(shape.at(1e300)));
}
