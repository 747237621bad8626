// A line of a text and the caret below it.
#include "base/excerpt.h"

#include <catch2/catch.hpp>

using namespace hailstorm;

TEST_CASE("a line is found by its number, with blanks for tabs and nothing at its end") {
  const std::string text = "one\n\ttwo  \r\n\nfour";
  CHECK(line_of(text, 1) == "one");
  CHECK(line_of(text, 2) == " two");
  CHECK(line_of(text, 3).empty());
  CHECK(line_of(text, 4) == "four");
  CHECK(line_of(text, 5).empty());
  CHECK(line_of(text, 0).empty());
}

TEST_CASE("the caret stands below the column, or behind the line's end") {
  CHECK(excerpt("a b c", 1, 3) == "1 | a b c\n        ^");
  CHECK(excerpt("x\nab", 2, 99) == "2 | ab\n        ^");
  CHECK(excerpt("x\n\ny", 2, 1).empty());
}

TEST_CASE("a long line is cut by characters, and nothing is said of what lies behind the cut") {
  const std::string line(200, 'x');
  CHECK(excerpt(line, 1, 160) ==
        "1 | " + std::string(160, 'x') + "\n" + std::string(165, ' ') + "^");
  CHECK(excerpt(line, 1, 161).empty());
  std::string umlauts;
  for (int i = 0; i < 150; ++i) umlauts += "\xC3\xA4";
  CHECK(excerpt(umlauts + "bcd", 1, 152) ==
        "1 | " + umlauts + "bcd\n" + std::string(157, ' ') + "^");
  CHECK(excerpt(umlauts + line, 1, 160) ==
        "1 | " + umlauts + std::string(10, 'x') + "\n" + std::string(165, ' ') + "^");
  CHECK(excerpt(umlauts + line, 1, 170).empty());
}
