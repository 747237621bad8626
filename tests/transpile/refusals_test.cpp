// What is wrong, and what cannot be had, is told with its place, its line and a way out.
#include <catch2/catch.hpp>

#include "base/error.h"
#include "transpile/transpiler.h"

using namespace hailstorm;

namespace {

Transpiler& transpiler() {
  static Transpiler one;
  return one;
}

std::string refusal(const std::string& text, const std::string& path = "bot.ts") {
  try {
    transpiler().transpile(path, text);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::script);
    return error.what();
  }
  return "taken";
}

}  // namespace

TEST_CASE("a syntax error has TypeScript's words, the line and a caret") {
  CHECK(refusal("const a = 1;\nconst b = [1, 2;\n") ==
        "bot.ts:2:16: ',' expected.\n"
        "  2 | const b = [1, 2;\n"
        "                     ^");
  CHECK(refusal("class {\n\tx = = 2;\n}\n", "bot.js") ==
        "bot.js:2:6: Expression expected.\n"
        "  2 |  x = = 2;\n"
        "           ^");
}

TEST_CASE("several errors come in one message, the first five of them") {
  CHECK(refusal("let a;\nlet a;\nconst c = 1;\nc = 2;\nc++;\n") ==
        "bot.ts:1:5: Cannot redeclare block-scoped variable 'a'.\n"
        "  1 | let a;\n"
        "          ^\n"
        "  bot.ts:2:5: Cannot redeclare block-scoped variable 'a'.\n"
        "  bot.ts:4:1: Cannot assign to 'c' because it is a constant.\n"
        "  bot.ts:5:1: Cannot assign to 'c' because it is a constant.");
  std::string many = "const c = 1;\n";
  for (int i = 0; i < 9; ++i) many += "c = 2;\n";
  const std::string told = refusal(many);
  CHECK(told.find("bot.ts:6:1") != std::string::npos);
  CHECK(told.find("bot.ts:7:1") == std::string::npos);
  CHECK(told.ends_with("\n  ... and 4 more"));
}

TEST_CASE("what cannot be had is refused with what to do instead") {
  CHECK(refusal("const r = /(?<=a)b/;") ==
        "bot.ts:1:11: regular expressions have no lookbehind here\n"
        "  1 | const r = /(?<=a)b/;\n"
        "                ^\n"
        "  match what stands before it too, in a group: /(before)(what you want)/");
  const std::pair<const char*, const char*> cases[] = {
      {"/(?<year>\\d+)/", "regular expressions have no named groups here"},
      {"/a.b/s", "regular expressions have no flag s here"},
      {"/\\u{1F600}/u", "regular expressions have no flags u and v here"},
      {"/a/gy", "regular expressions have no flag y here"},
      {"new RegExp('(?<!a)b')", "regular expressions have no lookbehind here"},
      {"RegExp('b', 'su')", "regular expressions have no flag s here"},
      {"/a/d", "regular expressions have the flags g, i and m here"},
      {"/a(b/", "this is no regular expression: "},
      {"new RegExp('[')", "this is no regular expression: "},
      {"10n", "there is no BigInt here"},
      {"import.meta.url", "there is no import.meta here"},
  };
  for (const auto& [expression, message] : cases) {
    CAPTURE(expression);
    const std::string told = refusal(std::string("export const x = ") + expression + ";");
    CHECK(told.starts_with(std::string("bot.ts:1:18: ") + message));
    CHECK(told.find("^\n  ") != std::string::npos);
  }
  CHECK(refusal("/(?:a)(?=b)(?!c)/gim.test('');", "bot.js") == "taken");
  CHECK(refusal("with (a) b();", "bot.js").starts_with("bot.js:1:1: there is no `with` here"));
  CHECK(refusal("({ m() { return super.m(); } });", "bot.js")
            .starts_with("bot.js:1:17: there is no super in an object literal here"));
  CHECK(refusal("function* f() { class A { [yield 1]() {} } }", "bot.js")
            .starts_with("bot.js:1:27: there is no `yield` in the name of a class member here"));
  CHECK(refusal("function* f() { class A { [g(function* () { yield 1; })]() {} } }") == "taken");
  CHECK(refusal("const x = <b/>;", "bot.tsx").starts_with("bot.tsx:1:11: there is no JSX here"));
  CHECK(refusal("const x = <b>1</b>;", "bot.js").starts_with("bot.js:1:11: there is no JSX here"));
}

TEST_CASE("errors that JavaScript finds before it runs are found") {
  const std::pair<const char*, const char*> cases[] = {
      {"break;", "1:1: A 'break' statement can only be used within"},
      {"function f() { await g(); }", "1:16: 'await' expressions are only allowed"},
      {"console.log(x); let x = 1;", "1:13: Block-scoped variable 'x' used before"},
      {"new A(); class A {}", "1:5: Class 'A' used before its declaration."},
      {"for (const x of [1]) x = 2;", "1:22: Cannot assign to 'x' because it is a constant."},
      {"class A { constructor() {} constructor() {} }", "Multiple constructor"},
      {"const x;", "1:7: 'const' declarations must be initialized."},
      {"class A { m() { this.#x; } }", "'#x'"},
      {"label: label: for (;;) break;", "1:8: Duplicate label 'label'."},
      {"let o = { m() { super.m(); } };", "super"},
      {"export const a = 1; export const a = 2;", "Cannot redeclare"},
      {"return 1;", "taken"},
  };
  for (const auto& [text, message] : cases) {
    CAPTURE(text);
    CHECK(refusal(text).find(message) != std::string::npos);
  }
}

TEST_CASE("a name that ES5 would take for another's is refused") {
  CHECK(refusal("{ const name = 1; }\nexport default name;") ==
        "bot.ts:2:16: 'name' is not declared here, but in a block elsewhere\n"
        "  2 | export default name;\n"
        "                     ^\n"
        "  give that one another name, or declare this one");
  CHECK(refusal("for (const x of [1]) Math.abs(x);\nconst f = (x) => x; JSON.parse('1');") ==
        "taken");
  CHECK(refusal("function f() { if (1) { const open = 1; } }\nopen();") == "taken");
  CHECK(refusal("function f() { if (1) { let g = 1; } return () => g; }") != "taken");
}

TEST_CASE("types are not checked, and in JavaScript they are refused") {
  CHECK(refusal("const x: number = 'text'; x.nothing(); unknown();") == "taken");
  CHECK(refusal("import { Missing } from './nowhere'; new Missing<string>();") == "taken");
  CHECK(refusal("const x: number = 1;", "bot.js").find("TypeScript") != std::string::npos);
}

TEST_CASE("a place counts characters, and a long line has no caret beyond its end") {
  CHECK(refusal("const ü = 'grüße', b = [;\n")
            .find("\n  1 | const ü = 'grüße', b = [;\n" + std::string(30, ' ') + "^") !=
        std::string::npos);
  const std::string told = refusal("let x = '" + std::string(400, 'a') + "' b;\n");
  CHECK(told.starts_with("bot.ts:1:412: ',' expected."));
  CHECK(told.find('^') == std::string::npos);
}

TEST_CASE("any bytes are taken or refused") {
  CHECK(refusal("") == "taken");
  CHECK(refusal(std::string("\0\1\2", 3)) != "taken");
  CHECK(refusal("\xff\xfe\xc3(") != "taken");
  CHECK(refusal("'\xff\xc3'") != "failed");
  CHECK(refusal(std::string(2000, '(')) != "taken");
  CHECK(refusal("\xef\xbb\xbf"
                "const x = 1;") == "taken");
}
