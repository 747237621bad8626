// Assignments to the variables of a module, and what only looks like one.
#include "script/shared_variables.h"

#include "fake_host.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

// "name:line name:line".
std::string found_in(const std::string& text) {
  std::string all;
  for (const auto& one : find_shared_assignments(text))
    all += (all.empty() ? "" : " ") + one.variable + ":" + std::to_string(one.line);
  return all;
}

}  // namespace

TEST_CASE("a function that assigns a variable of its module is found, in all its forms") {
  CHECK(found_in("var n = 0;\nfunction f() {\n  n = 1;\n}") == "n:3");
  CHECK(found_in("var a, b = 2, c;\nfunction f() { a++; --b; c += 1; }") == "a:2 b:2 c:2");
  CHECK(found_in("var n;\nA.prototype.f = function () { return function () { n -= 1; }; };") ==
        "n:2");
  CHECK(found_in("let n = 0;\nexport class A {\n  act() { n++; }\n}") == "n:3");
  CHECK(found_in("let n = 0, m;\nconst f = (a) => {\n n = a; };\nconst g = b => { m = b };") ==
        "n:3 m:4");
  CHECK(found_in("var n = 0;\nmodule.exports = { get x() { return n++; } };") == "n:2");
  CHECK(found_in("var {n, m: [k]} = {};\nfunction f() { n = k = 1; }") == "n:2 k:2");
  CHECK(found_in("function f() { n = 1; }\nvar n;") == "n:1");
}

TEST_CASE("a variable of the function's own is none of the module") {
  CHECK(found_in("var n;\nfunction f() { var n = 1; n++; }").empty());
  CHECK(found_in("var n;\nfunction f(n) { n++; return function () { n = 2; }; }").empty());
  CHECK(found_in("var e;\nfunction f() { try { g(); } catch (e) { e = 1; } }").empty());
  CHECK(found_in("var i;\nfunction f() { for (var i = 0; i < 3; i++) {} }").empty());
  CHECK(found_in("let n;\nconst f = (n, m) => { n = m; };\nconst g = n => { n++; };").empty());
}

TEST_CASE("what only looks like an assignment is left alone") {
  CHECK(found_in("var n = 0;\nn = 1;\nif (n) { n = 2; }").empty());
  CHECK(found_in("var n;\nfunction f() { this.n = 1; o.n++; if (n == 1 || n === 2 || n <= 3) {} }")
            .empty());
  CHECK(found_in("var n;\nfunction f() { return 'n = 1' + \"n++\" + /n = [/]/ + `n = ${1}`; }")
            .empty());
  CHECK(found_in("var n;\nfunction f() { // n = 1\n /* n++ */ return n => 1; }").empty());
  CHECK(found_in("var n = 4;\nfunction f() { return 8 / n / 2; }").empty());
  CHECK(found_in("function f() { undeclared = 1; }").empty());
}

TEST_CASE("texts that are no script do no harm") {
  for (const char* text : {"", "}}}", "{{{(((", "'", "/", "`", "/*", "function (", "=> {", "var",
                           "catch", ") {", "\\", "var a = (", "n++"}) {
    CAPTURE(text);
    CHECK(found_in(text).empty());
  }
}

TEST_CASE("a script that counts in its module is told what that means, unless bots are isolated") {
  const std::string text = bot_with("count++;") + "var count = 0;\n";
  const Loaded shared = load_text(text);
  REQUIRE(shared.warnings.size() == 1);
  CHECK(shared.warnings[0] ==
        "bot.js:5: a function assigns count, a variable of the module, which all bots of a heap "
        "share: keep what is a bot's own on `this`, or run with --isolate bot");
  ScriptWorld world;
  world.isolate_bots = true;
  CHECK(load_program("bot.js", text, world, no_modules).warnings.empty());
}
