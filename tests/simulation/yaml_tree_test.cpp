// YAML's traps: what the library lets pass silently is refused here, in words of our own.
#include "simulation/yaml_tree.h"

#include <catch2/catch.hpp>

#include "base/error.h"
#include "base/random.h"

using namespace hailstorm;

namespace {

std::string refusal(const std::string& text) {
  try {
    parse_yaml(text, "s.yaml");
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::configuration);
    return error.what();
  }
  return "accepted";
}

struct Refused {
  std::string text, message;
};

}  // namespace

TEST_CASE("An expression torn apart by braces is given back whole, to be quoted") {
  const Refused cases[] = {
      {"{bots: min(t,10)}",
       "s.yaml:1:8: inside { } a comma ends the value: only 'min(t' is left of it\n"
       "  quote the expression: bots: \"min(t, 10)\""},
      {"bots: { A: 1, B: stages(t, 30,100, 60,max(t,1)), C: 2 }",
       "s.yaml:1:18: inside { } a comma ends the value: only 'stages(t' is left of it\n"
       "  quote the expression: B: \"stages(t, 30, 100, 60, max(t, 1))\""},
  };
  for (const auto& [text, message] : cases) {
    INFO(text);
    CHECK(refusal(text) == message);
  }
  CHECK(refusal("{bots: \"min(t,10)\"}") == "accepted");
  CHECK(refusal("bots: min(t,10)") == "accepted");
}

TEST_CASE("What is no YAML, or YAML with a hidden trap, is told in plain words") {
  const Refused cases[] = {
      {"", "s.yaml:1:1: the file is empty"},
      {"# only a comment\n", "s.yaml:1:1: the file is empty"},
      {"a: 1\n---\nb: 2", "s.yaml:2:1: a second document begins here\n  keep one per file"},
      {"a: 1\na: 2", "s.yaml:2:1: 'a' is given twice, first in line 1\n  keep one of them"},
      {"a: &x {b: 1}\nc:\n  <<: *x",
       "s.yaml:3:3: merge keys (<<) are not supported\n"
       "  write the keys out; an anchor (&name) and its alias (*name) work for a value"},
      {"a: b: c",
       "s.yaml:1:5: a ':' is not possible here\n"
       "  put a value that has ': ' in it in quotes; keys of one level have the same "
       "indentation"},
      {"a: [1,\n", "s.yaml:2:1: a '[' is not closed by a ']'"},
      {"a: {b: 1\n", "s.yaml:2:1: a '{' is not closed by a '}'"},
      {"a: \"x\nb: 1\n", "s.yaml:1:4: the quote that begins here is not closed"},
      {"a: 'x\nb: 1\n", "s.yaml:1:4: the quote that begins here is not closed"},
      {"a: *x",
       "s.yaml:1:4: a '*' begins an alias, and there is no such anchor\n"
       "  put a value that begins with '*' in quotes"},
      {"a: @x",
       "s.yaml:1:4: a value cannot begin with this character\n"
       "  put the value in quotes"},
      {"a: !x y",
       "s.yaml:1:4: tags such as !x mean nothing here\n"
       "  put a value that begins with '!' in quotes"},
      {"a: 1\n\tb: 2", "s.yaml:2:1: a tab cannot indent\n  use spaces"},
      {"a: \"b\" c",
       "s.yaml:1:8: this does not belong here\n"
       "  keys of one level have the same indentation; nothing follows a closing "
       "quote"},
      {"? [a]\n: b", "s.yaml:1:3: a key must be a word"},
      {"a: \"\\q\"", "s.yaml:1:7: not YAML: unknown escape character: q"},
      {"a: &b [*b]", "s.yaml:1:8: this alias stands inside of its own anchor"},
      {std::string("a: 1\0", 5), "s.yaml:1:1: there is a zero byte in it: not a text"},
  };
  for (const auto& [text, message] : cases) {
    INFO(text);
    CHECK(refusal(text) == message);
  }
}

TEST_CASE("A text on which yaml-cpp finds documents without end is refused") {
  CHECK(refusal(", *a]\n!=b: *a\n<<: *a\n") ==
        "s.yaml:1:1: a second document begins here\n  keep one per file");
}

TEST_CASE("Neither depth nor aliases exhaust the machine") {
  CHECK(refusal(std::string(500'000, '[')).starts_with("s.yaml"));
  CHECK(refusal(std::string(500'000, '{')).starts_with("s.yaml"));
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += std::string(i, ' ') + "a:\n";
  CHECK(refusal(deep).starts_with("s.yaml"));
  std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string below = "*a" + std::to_string(i - 1);
    laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) laughs += (j == 0 ? "" : ", ") + below;
    laughs += "]\n";
  }
  CHECK(refusal(laughs).ends_with("its anchors and aliases make it too large"));
}

TEST_CASE("Broken copies of a good file are accepted or refused, never worse") {
  const std::string good =
      "script: |\n  exports.A = 1;\nbots: {A: \"min(t,10)\", B: 'x'}\nenv:\n  - &a [1, 2]\n  - *a\n"
      "duration: 2m # two\n";
  const std::uint64_t seed = 20261123;
  Random random(seed);
  INFO("seed " << seed);
  for (int i = 0; i < 2000; ++i) {
    std::string text = good;
    for (auto changes = 1 + random.below(4); changes > 0; --changes) {
      const auto at = random.below(text.size());
      const char c = "{}[]()'\"\n\t:,-*&!|>#%@ \xff"[random.below(23)];
      random.below(2) == 0 ? (void)(text[at] = c) : (void)text.insert(at, 1, c);
    }
    INFO(text);
    CHECK(!refusal(text).empty());
  }
}
