// Each rule refuses a small bad input, with the place, and lets its good twin pass.
#include <catch2/catch.hpp>

#include "rules.h"
#include "tables.h"

using namespace hailstorm::tidy;

namespace {

using Rule = void (*)(const Tree&, Findings&);

Tree tree_of(std::vector<Source> sources) {
  Tree tree;
  for (auto& source : sources) {
    tree.paths.push_back(source.path);
    tree.sources.push_back(std::move(source));
  }
  return tree;
}

// What the rule says of the files, a finding a line; empty when it is content.
std::string said(Rule rule, std::vector<Source> sources) {
  Findings findings;
  rule(tree_of(std::move(sources)), findings);
  std::string text;
  for (const auto& finding : findings) text += finding.text() + "\n";
  return text;
}

std::string said_of(Rule rule, const std::string& path, const std::string& text) {
  return said(rule, {Source(path, text)});
}

std::string lines(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "x;\n";
  return text;
}

using Catch::Matchers::StartsWith;

}  // namespace

TEST_CASE("a finding reads as file:line: what is wrong: the remedy") {
  CHECK(Finding{"lib/a.cpp", 7, "too wide", "break it"}.text() ==
        "lib/a.cpp:7: too wide: break it");
}

TEST_CASE("comments, texts and directives are no code, and lines keep their numbers") {
  const Source source("lib/a.cpp",
                      "int a; // std::mutex\n/* std::mutex\n std::mutex */ int b;\n"
                      "auto c = \"std::mutex \\\" std::mutex\";\n"
                      "auto d = R\"x(std::mutex )\" \n)x\"; int e;\n"
                      "int f = 1'000'000; char g = '\"'; int h;\n#define X std::mutex\n");
  CHECK(said(banned_words_are_absent, {source}).empty());
  REQUIRE(source.code.size() == source.lines.size());
  CHECK(source.code[2].find("int b;") != std::string::npos);
  CHECK(source.code[5].find("int e;") != std::string::npos);
  CHECK(source.code[6].find("int h;") != std::string::npos);
}

TEST_CASE("a third-party library is included in its home only") {
  const std::string beast = "// x\n#include <boost/beast/http.hpp>\n";
  CHECK_THAT(said_of(third_parties_stay_home, "lib/stats/a.cpp", beast),
             StartsWith("lib/stats/a.cpp:2: Beast is not at home here: it lives in lib/http/"));
  CHECK(said_of(third_parties_stay_home, "lib/http/a.cpp", beast).empty());
  CHECK(said_of(third_parties_stay_home, "tests/stats/a.cpp", beast).empty());
  CHECK_THAT(said_of(third_parties_stay_home, "lib/shape/a.cpp", "#include <CLI/CLI.hpp>\n"),
             StartsWith("lib/shape/a.cpp:1: CLI11"));
  CHECK_FALSE(said_of(third_parties_stay_home, "lib/http/a.cpp", "#include <boost/optional.hpp>\n")
                  .empty());
}

TEST_CASE("every banned word is found in code, and only where it stands alone") {
  for (const auto& banned : banned_words()) {
    const std::string word(banned.word);
    INFO(word);
    CHECK_THAT(said_of(banned_words_are_absent, "lib/a/a.cpp", "x;\n" + word + " y;\n"),
               StartsWith("lib/a/a.cpp:2: '" + word + "' is banned: "));
    CHECK(said_of(banned_words_are_absent, "lib/a/a.cpp", "my_" + word + "\n").empty());
    CHECK(said_of(banned_words_are_absent, "lib/a/a.cpp", "// " + word + "\n").empty());
  }
}

TEST_CASE("a word is allowed in the files that the table of exceptions names") {
  const std::string now = "auto t = std::chrono::steady_clock::now();\n";
  CHECK(said_of(banned_words_are_absent, "lib/base/clock.cpp", now).empty());
  CHECK_FALSE(said_of(banned_words_are_absent, "lib/base/clock.h", now).empty());
}

TEST_CASE("an exception that nothing needs is a finding") {
  const auto text = said_of(exceptions_are_needed, "lib/base/clock.cpp", "int a;\n");
  CHECK(text.find("lib/base/clock.cpp does not use 'steady_clock::now'") != std::string::npos);
  const auto less =
      said_of(exceptions_are_needed, "lib/base/clock.cpp", "std::chrono::steady_clock::now();\n");
  CHECK(less.find("steady_clock") == std::string::npos);
}

TEST_CASE("every exception has a reason") {
  for (const auto& exception : exceptions()) {
    INFO(exception.path);
    CHECK(exception.reason.size() > 10);
  }
}

TEST_CASE("marks of unfinished work are found in comments and pages") {
  for (const auto mark : unfinished_marks()) {
    const std::string text = "a\n// " + std::string(mark) + ": later\n";
    CHECK_THAT(said_of(unfinished_work_is_absent, "lib/a.cpp", text), StartsWith("lib/a.cpp:2: "));
    CHECK_THAT(said_of(unfinished_work_is_absent, "docs/a.md", text), StartsWith("docs/a.md:2: "));
    CHECK(said_of(unfinished_work_is_absent, "lib/a.cpp", "x" + std::string(mark)).empty());
  }
}

TEST_CASE("names of types and files say something") {
  for (const auto& empty : empty_names()) {
    const std::string name = "Bot" + std::string(empty.part);
    INFO(name);
    CHECK_THAT(said_of(names_say_something, "lib/a.h", "struct " + name + " {};\n"),
               StartsWith("lib/a.h:1: '" + std::string(empty.part) + "'"));
    CHECK_FALSE(said_of(names_say_something, "lib/a.h", "using " + name + " = int;\n").empty());
  }
  CHECK_FALSE(said_of(names_say_something, "lib/a.h", "class IClock {};\n").empty());
  CHECK_FALSE(said_of(names_say_something, "lib/string_util.h", "\n").empty());
  CHECK(said_of(names_say_something, "lib/a.h", "class Index; struct IPv4; struct Dataset;\n")
            .empty());
  CHECK(said_of(names_say_something, "lib/base/database.h", "using State = Tally;\n").empty());
}

TEST_CASE("paths of one machine are found") {
  const std::string folder =
      "/ho"
      "me/me/a";
  CHECK_THAT(said_of(machine_paths_are_absent, "docs/a.md", "x\nsee " + folder + "\n"),
             StartsWith("docs/a.md:2: a path of one machine"));
  CHECK(said_of(machine_paths_are_absent, "docs/a.md", "https://a" + folder + "\n").empty());
  CHECK(said_of(machine_paths_are_absent, "tests/a.cpp", "\"" + folder + "-XXXXXX\"\n").empty());
}

TEST_CASE("headers, sources and tests have a largest size") {
  CHECK(said_of(files_are_short, "lib/a/a.h", lines(header_lines_max)).empty());
  CHECK_THAT(said_of(files_are_short, "lib/a/a.h", lines(header_lines_max + 1)),
             StartsWith("lib/a/a.h:151: 151 lines, 150 is the most"));
  CHECK(said_of(files_are_short, "lib/a/a.cpp", lines(source_lines_max)).empty());
  CHECK_FALSE(said_of(files_are_short, "apps/a/a.cpp", lines(source_lines_max + 1)).empty());
  CHECK(said_of(files_are_short, "tests/a/a_test.cpp", lines(test_lines_max)).empty());
  CHECK_FALSE(said_of(files_are_short, "tests/a/a_test.cpp", lines(test_lines_max + 1)).empty());
}

TEST_CASE("functions have a largest size") {
  const auto function = [](std::size_t length) {
    return "namespace a {\nint f(int a) {\n" + lines(length - 2) + "}\n}\n";
  };
  CHECK(said_of(functions_are_short, "lib/a.cpp", function(function_lines_max)).empty());
  CHECK_THAT(said_of(functions_are_short, "lib/a.cpp", function(function_lines_max + 1)),
             StartsWith("lib/a.cpp:2: a function of 71 lines, 70 is the most"));
}

TEST_CASE("functions are told from lists, types, initialisers and braces in texts") {
  const Source source("lib/a.cpp",
                      "namespace a {\n"                                                      // 1
                      "constexpr int list[] = {1, size(2), {3}};\n"                          // 2
                      "enum class E { x, y };\n"                                             // 3
                      "template <class T, class U = std::vector<T>>\nclass C final : B {\n"  // 4, 5
                      " public:\n  C() : a_{1}, b_{f(2)} {\n    go(\"}\");\n  }\n"       // 6 - 9
                      "  int f() const { return [] { return 1; }(); }\n};\n"             // 10, 11
                      "template <class T>\nauto g(T t) -> int\n{\n  if (t) {\n  }\n}\n"  // 12 - 17
                      "}\n");
  const auto functions = functions_of(source);
  REQUIRE(functions.size() == 3);
  CHECK(functions[0].first == 7);
  CHECK(functions[0].last == 9);
  CHECK(functions[1].first == 10);
  CHECK(functions[1].last == 10);
  CHECK(functions[2].first == 12);
  CHECK(functions[2].last == 17);
}

TEST_CASE("lines end cleanly and are not too wide") {
  CHECK_THAT(said_of(lines_are_clean, "docs/a.md", "a\nb \n"), StartsWith("docs/a.md:2: white"));
  CHECK_THAT(said_of(lines_are_clean, "lib/a.cpp", "a\r\n"), StartsWith("lib/a.cpp:1: white"));
  CHECK_THAT(said_of(lines_are_clean, "lib/a.cpp", "a\n\tb\n"), StartsWith("lib/a.cpp:2: a tab"));
  CHECK_THAT(said_of(lines_are_clean, "LICENSE", "a"), StartsWith("LICENSE:1: the last line"));
  CHECK_THAT(said_of(lines_are_clean, "lib/a.cpp", std::string(101, 'a') + "\n"),
             StartsWith("lib/a.cpp:1: 101 columns"));
  CHECK(said_of(lines_are_clean, "docs/a.md", std::string(101, 'a') + "\n").empty());
}

TEST_CASE("columns are characters of UTF-8, not bytes") {
  std::string line;
  for (int i = 0; i < 100; ++i) line += "\xC3\xA9";
  CHECK(said_of(lines_are_clean, "lib/a.cpp", line + "\n").empty());
  CHECK_FALSE(said_of(lines_are_clean, "lib/a.cpp", line + "x\n").empty());
}

TEST_CASE("a header opens with its purpose and is read once") {
  CHECK(said_of(headers_open_well, "lib/a.h", "// What it is for.\n#pragma once\n").empty());
  CHECK_THAT(said_of(headers_open_well, "lib/a.h", "#pragma once\n"),
             StartsWith("lib/a.h:1: the first line"));
  CHECK_THAT(said_of(headers_open_well, "lib/a.h", "// What it is for.\n"),
             StartsWith("lib/a.h:1: the header may be read twice"));
}

TEST_CASE("a test without an assertion is found") {
  CHECK_THAT(said_of(tests_assert, "tests/a_test.cpp", "TEST_CASE(\"a\") {\n  run();\n}\n"),
             StartsWith("tests/a_test.cpp:1: a test that asserts nothing"));
  CHECK(said_of(tests_assert, "tests/a_test.cpp", "TEST_CASE(\"a\") {\n  CHECK(run());\n}\n")
            .empty());
}

TEST_CASE("includes name the room") {
  CHECK_FALSE(said_of(includes_name_rooms, "lib/a/a.cpp", "#include \"../b/b.h\"\n").empty());
  CHECK_FALSE(said(includes_name_rooms,
                   {Source("lib/a/a.cpp", "#include \"a.h\"\n"), Source("lib/a/a.h", "// A.\n")})
                  .empty());
  CHECK(said_of(includes_name_rooms, "lib/a/a.cpp", "#include \"b/b.h\"\n").empty());
}

TEST_CASE("a source opens with the header of its name") {
  const Source header("lib/a/a.h", "// A.\n");
  const std::string own = "#include \"a/a.h\"\n", other = "#include <string>\n";
  CHECK_THAT(
      said(sources_open_with_their_headers, {header, Source("lib/a/a.cpp", other + own)}),
      StartsWith("lib/a/a.cpp:1: its own header is not its first include: so that lib/a/a.h is"));
  CHECK(
      said(sources_open_with_their_headers, {header, Source("lib/a/a.cpp", own + other)}).empty());
  CHECK(said(sources_open_with_their_headers, {header, Source("lib/a/b.cpp", other)}).empty());
}

TEST_CASE("headers, samples and pages that nobody needs are dead") {
  const Source header("lib/a/a.h", "// A.\n");
  CHECK_FALSE(said(no_file_is_dead, {header}).empty());
  const std::string include = "#include \"a/a.h\"\n";
  CHECK_FALSE(said(no_file_is_dead, {header, Source("lib/a/a.cpp", include)}).empty());
  CHECK(said(no_file_is_dead, {header, Source("lib/b/b.cpp", include)}).empty());

  const Source bot("bots/shop.js", "x\n");
  CHECK_FALSE(said(no_file_is_dead, {bot}).empty());
  CHECK(said(no_file_is_dead, {bot, Source("README.md", "run bots/shop.js\n")}).empty());

  const Source page("docs/a.md", "# A\n");
  CHECK_FALSE(said(no_file_is_dead, {page}).empty());
  CHECK(said(no_file_is_dead, {page, Source("README.md", "[a](docs/a.md)\n")}).empty());
}

TEST_CASE("links lead to files and headings that exist") {
  const Source page("docs/a.md", "# What it *is*: a test\n");
  const auto link = [&](const std::string& target) {
    return said(links_resolve, {page, Source("docs/b.md", "x\n[a](" + target + ")\n")});
  };
  CHECK(link("a.md").empty());
  CHECK(link("a.md#what-it-is-a-test").empty());
  CHECK(link("https://example.org/x.md").empty());
  CHECK_THAT(link("c.md"), StartsWith("docs/b.md:2: the link c.md leads nowhere"));
  CHECK_THAT(link("docs/a.md"), StartsWith("docs/b.md:2: the link docs/a.md"));
  CHECK_THAT(link("a.md#what"), StartsWith("docs/b.md:2: no heading answers to a.md#what"));
  CHECK(said(links_resolve, {page, Source("README.md", "[a](docs/a.md)\n")}).empty());
  CHECK(said_of(links_resolve, "README.md", "`[a](b.md)`\n```\n[a](b.md)\n```\n").empty());
}

TEST_CASE("a page that a comment names exists") {
  const std::string page =
      "docs/reference/"
      "missing.md";
  CHECK_THAT(said_of(links_resolve, "lib/a.cpp", "\n// see " + page + ".\n"),
             StartsWith("lib/a.cpp:2: " + page + " does not exist"));
  CHECK(said(links_resolve, {Source("lib/a.cpp", "// see " + page + ".\n"), Source(page, "# A\n")})
            .empty());
}
