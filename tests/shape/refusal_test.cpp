// What the author of a wrong shape is told.
#include <catch2/catch.hpp>
#include <string>

#include "base/error.h"
#include "base/random.h"
#include "shape/expression.h"

using namespace hailstorm;

namespace {

// The message of the refusal; empty when the formula is taken.
std::string refusal(const std::string& text) {
  try {
    Expression expression(text);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::configuration);
    return error.what();
  }
  return {};
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a refusal shows the formula, a caret under the place, and the remedy") {
  CHECK(refusal("100*mox(t, 5)") ==
        "'mox' is not known in a shape\n"
        "  100*mox(t, 5)\n"
        "      ^\n"
        "  did you mean 'max'?");
  CHECK(refusal("2 * (t + 1") ==
        "the end is reached before the ')' of this '('\n"
        "  2 * (t + 1\n"
        "      ^");
  CHECK(refusal("2t") ==
        "an operator (+ - * / % ^) is expected, not 't'\n"
        "  2t\n"
        "   ^\n"
        "  write * to multiply: 2*t");
  CHECK(refusal("t *") ==
        "the shape ends where a number, t, a function or '(' is expected\n"
        "  t *\n"
        "     ^");
}

TEST_CASE("a caret counts characters, not bytes") {
  CHECK(refusal("2*(t + \xC3\xA9) + y") ==
        "a number, t, a function or '(' is expected, not '\xC3\xA9'\n"
        "  2*(t + \xC3\xA9) + y\n"
        "         ^");
  const std::string after = refusal("t \xE2\x88\x92 1");
  CHECK(contains(after, "not '\xE2\x88\x92'\n  t \xE2\x88\x92 1\n    ^\n"));
  CHECK(contains(after, "plain ASCII"));
}

TEST_CASE("what cannot be printed is shown as a question mark") {
  CHECK(refusal(std::string("t +\0 1", 6)) ==
        "a number, t, a function or '(' is expected, not byte 0x00\n"
        "  t +? 1\n"
        "     ^");
  CHECK(contains(refusal("t \x1B[31m"), "not byte 0x1B\n  t ?[31m\n    ^"));
  CHECK(contains(refusal("t \xC2\x9B"), "not byte 0xC2\n  t ?\n    ^"));
  CHECK(contains(refusal("t \xFF\xFE"), "not byte 0xFF\n  t ??\n    ^"));
  CHECK(contains(refusal("t \xED\xA0\x80"), "  t ???\n    ^"));
}

TEST_CASE("of a long formula the part around the place is shown") {
  std::string text = "t";
  for (int i = 0; i < 500; ++i) text += " + t";
  const std::string message = refusal(text + " + q" + text);
  std::size_t longest = 0, begin = 0;
  for (std::size_t i = 0; i <= message.size(); ++i) {
    if (i < message.size() && message[i] != '\n') continue;
    longest = std::max(longest, i - begin);
    begin = i + 1;
  }
  CHECK(longest < 300);
  CHECK(contains(message, "  ... "));
  CHECK(contains(message, " ...\n"));
  const std::size_t line = message.find("\n  ") + 3;
  const std::size_t caret = message.find('^') - (message.find("\n  ", line) + 3);
  CHECK(message.substr(line + caret, 2) == "qt");
}

TEST_CASE("an unknown name is answered with the nearest known one") {
  CHECK(contains(refusal("Sin(t)"), "did you mean 'sin'?"));
  CHECK(contains(refusal("T"), "did you mean 't'?"));
  CHECK(contains(refusal("costrapez(t,1,2)"), "did you mean 'costrapz'?"));
  CHECK(contains(refusal("stage(t,1,2)"), "did you mean 'stages'?"));
  CHECK(contains(refusal("PI"), "did you mean 'pi'?"));
  CHECK(contains(refusal("nothing_like_it"), "known ones the nearest are "));
  CHECK(contains(refusal("log(t)"), "write ln(x)"));
  CHECK(contains(refusal("log10(t)"), "ln(x)/ln(10)"));
  CHECK(contains(refusal("pow(t, 2)"), "write x^y"));
  CHECK(contains(refusal("_pi"), "did you mean 'pi'?"));
  CHECK(contains(refusal(std::string(4000, 'a')), "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...'"));
}

TEST_CASE("a function is called with as many arguments as it takes") {
  CHECK(contains(refusal("sin(1, 2)"), "sin does not take 2 arguments\n  sin(1, 2)\n  ^\n"));
  CHECK(contains(refusal("atan2(1)"), "write atan2(y, x)"));
  CHECK(contains(refusal("trapz(t, 1)"), "write trapz(x, B, b)"));
  CHECK(contains(refusal("max()"), "write max(x, ...)"));
  CHECK(contains(refusal("max(1,)"), "write max(x, ...)"));
  CHECK(contains(refusal("stages(t)"), "stages does not take 1 argument\n"));
  CHECK(contains(refusal("1 + stages(t, 30, 100, 60)"),
                 "stages does not take 4 arguments\n  1 + stages(t, 30, 100, 60)\n      ^\n"));
  CHECK(contains(refusal("sin t"),
                 "'sin' is a function: '(' is expected after it\n  sin t\n"
                 "      ^\n  write sin(x)"));
  CHECK(contains(refusal("sin"), "'(' is expected"));
  CHECK(contains(refusal("t(3)"), "write * to multiply"));
  CHECK(contains(refusal("pi(3)"), "write * to multiply"));
}

TEST_CASE("what is no part of the language is refused with what to write instead") {
  CHECK(contains(refusal("t = 5"), "assigns nothing"));
  CHECK(contains(refusal("t == 5"), "no conditions"));
  for (const std::string text : {"t < 5", "t >= 5", "t != 5", "t ? 1 : 2", "t && 1", "t || 1"}) {
    INFO(text);
    CHECK(contains(refusal(text), "write step(t - 60)"));
  }
  CHECK(contains(refusal("!t"), "no conditions"));
  CHECK(contains(refusal("1, 2"), "a shape is one value"));
  CHECK(contains(refusal("(1, 2)"), "a shape is one value"));
  CHECK(contains(refusal("0,5*t"), "a decimal point is '.'"));
  CHECK(contains(refusal("t**2"), "write ^ for a power"));
  CHECK(contains(refusal("t; 2"), "not ';'"));
  CHECK(contains(refusal("t)"), "no '(' is open"));
  CHECK(contains(refusal("\"t\""), "not '\"'"));
}

TEST_CASE("no shape at all is refused") {
  for (const std::string text : {"", " ", "\n\t \r\n"}) {
    CHECK(contains(refusal(text), "the shape is empty"));
  }
  for (const std::string text :
       {"(",    ")",  ",",   "+",    "-",     "*",     "()",  "(())", "sin()",  ".",
        "1..2", "1e", "1e+", "0x10", "1.2.3", "t t",   "1 2", "2(3)", "(2)(3)", "(2)3",
        "#",    "$",  "@",   "\\",   "'",     "1_000", "t'",  "5!"}) {
    INFO(text);
    CHECK_FALSE(refusal(text).empty());
  }
}

TEST_CASE("numbers beyond what a double holds are refused") {
  CHECK(contains(refusal("2*1e309"), "  2*1e309\n    ^"));
  CHECK(contains(refusal("1e-400"), "between"));
  CHECK(contains(refusal(std::string(400, '9')), "between"));
  CHECK(refusal("1e0000000000000000000000003").empty());
}

TEST_CASE("length and depth have a limit") {
  CHECK(contains(refusal(std::string(1 << 20, '(')), "at most 4096 characters"));
  CHECK(contains(refusal(std::string(4096, '(')), "at most 100 parentheses"));
  CHECK(contains(refusal(std::string(101, '(') + "t" + std::string(101, ')')), "at most 100"));
  CHECK(refusal(std::string(100, '(') + "t" + std::string(100, ')')).empty());
  CHECK(refusal(std::string(4095, '-') + "t").empty());
  CHECK_FALSE(refusal(std::string(4096, '-') + "t").empty());
  std::string powers = "2";
  for (int i = 0; i < 2047; ++i) powers += "^2";
  CHECK(refusal(powers).empty());
  std::string alternating = "t";
  for (int i = 0; i < 1365; ++i) alternating += "*-t";
  CHECK(refusal(alternating).empty());
  std::string calls = "t";
  for (int i = 0; i < 100; ++i) calls = "sin(" + calls + ")";
  CHECK(refusal(calls).empty());
}

TEST_CASE("any sequence of tokens and bytes is either computed or refused") {
  const std::uint64_t seed = 42;
  INFO("seed " << seed);
  const std::string tokens[] = {"t",       "1",        "2.5",  "e", "pi",  "sin(", "max(",
                                "stages(", "(",        ")",    ",", "+",   "-",    "*",
                                "/",       "%",        "^",    " ", "ln(", "1e",   "=",
                                "\n",      "\xC3\xA9", "\xFF", "?", "t",   ")"};
  Random random(seed);
  int taken = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (auto n = 1 + random.below(9); n > 0; --n) text += tokens[random.below(std::size(tokens))];
    INFO(text);
    const std::string message = refusal(text);
    taken += message.empty();
    if (!message.empty()) CHECK(contains(message, "^"));
    // Only the grammar refuses: what it takes, muParser takes.
    CHECK_FALSE(contains(message, "muParser"));
  }
  CHECK(taken > 50);
}
