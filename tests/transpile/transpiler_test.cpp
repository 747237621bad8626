// What authors write becomes ES5 with the author's lines; what is ES5 stays as it is.
#include "transpile/transpiler.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "transpile/source_lines.h"

using namespace hailstorm;
using Lines = std::vector<std::uint32_t>;

namespace {

// The author's line of the line of code that holds `text`.
std::uint32_t line_of(const Transpiled& made, const std::string& text) {
  const auto at = made.code.find(text);
  REQUIRE(at != std::string::npos);
  const auto end = made.code.begin() + static_cast<std::ptrdiff_t>(at);
  return made.lines.at(static_cast<std::size_t>(1 + std::count(made.code.begin(), end, '\n')));
}

}  // namespace

TEST_CASE("TypeScript becomes ES5 in CommonJS form") {
  Transpiler transpiler;
  CHECK(transpiler.bytes_max() == 0);
  const auto made = transpiler.transpile(
      "a.ts", "import x, { y } from './b';\nexport const z: number = x + y;\n");
  CHECK(made.code ==
        "\"use strict\";\n"
        "Object.defineProperty(exports, \"__esModule\", { value: true });\n"
        "exports.z = void 0;\n"
        "var b_1 = __importStar(require(\"./b\"));\n"
        "exports.z = b_1.default + b_1.y;\n");
  CHECK(transpiler.bytes_max() < std::size_t{40} << 20);
}

TEST_CASE("each line of code knows the author's line") {
  Transpiler transpiler;
  const auto made = transpiler.transpile("bot.ts", R"(interface Gone {
  x: number;
}

export class Shopper {
  static every = '1s';

  async browse(n = 1) {
    for (const x of [1, 2]) {
      await first(x);
    }

    // a comment
    second(
      n
    );
    const { a,
            b } = third();
    return () => fourth(a, b);
  }
}
)");
  CHECK(line_of(made, "function Shopper") == 5);
  CHECK(line_of(made, ".every =") == 6);
  CHECK(line_of(made, "__hs.run") == 8);
  CHECK(line_of(made, "first(") == 10);
  CHECK(line_of(made, "second(") == 14);
  CHECK(line_of(made, "third(") == 17);
  CHECK(line_of(made, "fourth(") == 19);
}

TEST_CASE("mappings are read as far as they are mappings, and no line is without") {
  CHECK(read_source_lines("", "") == Lines{0, 1});
  CHECK(read_source_lines("AAAA", "a\n") == Lines{0, 1});
  CHECK(read_source_lines("AAAA,CAEA;;EACA,KAAK;A", "a\n\nb\nc") == Lines{0, 1, 1, 4, 4});
  CHECK(read_source_lines("AACA", "a\nb\nc\n") == Lines{0, 2, 2, 2});
  CHECK(read_source_lines("AAAA;;;;;", "a\n") == Lines{0, 1});
  CHECK(read_source_lines(";AADA", "a\nb") == Lines{0, 1, 1});
  CHECK(read_source_lines("AA!A", "a") == Lines{0, 1});
  CHECK(read_source_lines("AAAAAAAA", "a") == Lines{0, 1});
  CHECK(read_source_lines("zzzzzzzzzzzz", "a") == Lines{0, 1});
}

TEST_CASE("several files are transpiled by one heap") {
  Transpiler transpiler;
  const auto first = transpiler.transpile("a.ts", "export const a = async () => [...(await b())];");
  for (int i = 0; i < 3; ++i) {
    CHECK_THROWS(transpiler.transpile("b.ts", "const = 1"));
    CHECK(transpiler.transpile("c.mjs", "await 1;").code.find("__hs.wait(1)") != std::string::npos);
  }
  CHECK(transpiler.transpile("d.ts", "export const a = async () => [...(await b())];").code ==
        first.code);
}

TEST_CASE("a file is a module when it says so by its name, or waits at its top level") {
  Transpiler transpiler;
  const auto strict = [&](const char* path, const char* text) {
    return transpiler.transpile(path, text).code.find("\"use strict\"") != std::string::npos;
  };
  CHECK_FALSE(strict("a.js", "const x = 1;"));
  CHECK(strict("a.mjs", "const x = 1;"));
  CHECK(strict("a.js", "const x = await f();"));
  CHECK(strict("a.js", "for await (const x of y);"));
  CHECK_FALSE(strict("a.js", "const f = async () => { await 1; };"));
  CHECK(strict("a.js", "export const f = 1;"));
}

TEST_CASE("a module that waits at its top level is the body of an async function, on its lines") {
  Transpiler transpiler;
  const auto made = transpiler.transpile("a.mjs", "\nconst x = await f();\ng(x);");
  CHECK(made.code.starts_with("return __hs.run(function () { \"use strict\";\n"));
  CHECK(line_of(made, "__hs.wait(f())") == 2);
  CHECK(line_of(made, "g(x)") == 3);
  CHECK(compiles(made.code));
}

TEST_CASE("members are lowered as the language has them") {
  Transpiler transpiler;
  const auto has = [&](const char* text, const char* code) {
    CAPTURE(text);
    return transpiler.transpile("a.ts", text).code.find(code) != std::string::npos;
  };
  CHECK(has("class A extends B { m() { return super.x; } }",
            "__superGet(_super.prototype, \"x\", this)"));
  CHECK(has("class A extends B { m() { super.x = 1; } }",
            "__superSet(_super.prototype, \"x\", this, 1)"));
  CHECK(has("class A extends B { m() { super.m(1); } }", "_super.prototype.m.call(this, 1)"));
  CHECK(has("class A extends B { static { super.m(1); } }",
            "__superGet(Object.getPrototypeOf(_a), \"m\", _a).call(_a, 1)"));
  CHECK(has("class A { m() {} }", "Object.defineProperty(A.prototype, \"m\""));
  CHECK(has("class A { x = 1; }", "this.x = 1;"));
  CHECK(has("x = { __proto__: p, y: 1 };", "__based(p, { y: 1 })"));
  CHECK(has("x = { [k]: 1, get y() { return 2; } };", "__shown("));
  CHECK(has("x = { ...o, get y() { return 2; } };", "__merged(__assign({}, o), {"));
  CHECK(has("for (const { length } in o) f(length);", "var length = k_1.length;"));
  CHECK(has("f`\\u{41}`;", "__makeTemplateObject([\"A\"], [\"\\\\u{41}\"])"));
}

TEST_CASE("text beyond ASCII comes through") {
  Transpiler transpiler;
  const auto made = transpiler.transpile("a.ts", "export const ü: string = '😀' + `ß`;");
  CHECK(made.code.find("exports.ü = '😀' + \"\\u00DF\"") != std::string::npos);
}

TEST_CASE("ES5 runs as it is") {
  CHECK(runs_as_it_is("var x = { a: 1 };\nexports.f = function () { return x.a; };"));
  CHECK(runs_as_it_is("'use strict'; // ends in a comment"));
  CHECK(runs_as_it_is("return /[/'\"]/.test('constant');"));
  for (const char* newer : {"const x = 1;",
                            "let x;",
                            "var f = () => 1;",
                            "var s = `x`;",
                            "class A {}",
                            "async function f() {}",
                            "import x from 'y';",
                            "export default 1;",
                            "x?.y;",
                            "f(1,);",
                            "for (var x of y) ;",
                            "var { a } = b;",
                            "function* g() {}",
                            "Promise.all([]);",
                            "var r = /a/s;",
                            "var x = { __proto__: y };",
                            "var x = ;",
                            "x = 1_000;",
                            "try {} catch {}",
                            "f(...x);"}) {
    CAPTURE(newer);
    CHECK_FALSE(runs_as_it_is(newer));
  }
}

TEST_CASE("scripts are told by the end of their names") {
  for (const char* path : {"a.js", "x/b.ts", "c.mjs", "d.cts", "e.d.tsx"}) {
    CHECK(is_script_path(path));
  }
  for (const char* path : {"a.json", "b.csv", "js", "x.ts/y", "c.jst", ""}) {
    CHECK_FALSE(is_script_path(path));
  }
}
