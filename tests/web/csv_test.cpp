// Tables of comma-separated values: quotes, line ends, what is refused.
#include "web/csv.h"

#include <catch2/catch.hpp>

#include "base/error.h"
#include "base/random.h"

using namespace hailstorm;
using Rows = std::vector<std::vector<std::string>>;

namespace {

Rows rows_of(const Csv& table) {
  Rows all;
  CsvRow row;
  for (std::size_t i = 0; i < table.size(); ++i) {
    table.read(i, row);
    all.emplace_back(row.fields.begin(), row.fields.end());
  }
  return all;
}

std::string refusal(const std::string& text) {
  try {
    Csv(text, "users.csv");
  } catch (const Error& error) {
    return error.what();
  }
  return "(accepted)";
}

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) result += c == '"' ? "\"\"" : std::string(1, c);
  return result + "\"";
}

}  // namespace

TEST_CASE("a table has the columns of its first line and the rows below it") {
  const Csv table("name,password\nann,secret\nbob,\n", "users.csv");
  CHECK(table.columns() == std::vector<std::string>{"name", "password"});
  CHECK(rows_of(table) == Rows{{"ann", "secret"}, {"bob", ""}});
  CHECK(table.column("password") == 1);
  CHECK(table.column("id") == 2);
}

TEST_CASE("line ends, a byte-order mark, empty lines and a missing last line end do not matter") {
  const Rows expected = {{"1", "2"}, {"3", "4"}};
  for (const char* text : {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n",
                           "\xEF\xBB\xBF"
                           "a,b\n1,2\n3,4",
                           "\n\r\na,b\n\n1,2\n\n\n3,4\n\n", " a ,\tb\n1,2\r\n3,4"}) {
    CAPTURE(text);
    const Csv table(text, "users.csv");
    CHECK(table.columns() == std::vector<std::string>{"a", "b"});
    CHECK(rows_of(table) == expected);
  }
}

TEST_CASE("a quoted field may hold separators, line ends and doubled quotes") {
  const Csv table("a,b,c\n\"1,2\",\"x\ny\r\nz\",\"\"\n\"say \"\"hi\"\"\",\"\"\"\",5\" tall\n",
                  "q.csv");
  CHECK(rows_of(table) == Rows{{"1,2", "x\ny\r\nz", ""}, {"say \"hi\"", "\"", "5\" tall"}});
}

TEST_CASE("another separator leaves commas alone") {
  const Csv table("a;b\n1,5;\"2;5\"\n", "q.csv", ';');
  CHECK(rows_of(table) == Rows{{"1,5", "2;5"}});
  CHECK(rows_of(Csv("a\tb\n1\t2\n", "q.tsv", '\t')) == Rows{{"1", "2"}});
}

TEST_CASE("what is no table is refused with its line") {
  CHECK(refusal("") == "users.csv: the file is empty\n  its first line names the columns");
  CHECK(refusal("a,b\n1,2\n1,2,3\n") ==
        "users.csv:3: a row with 3 fields, but the first line names 2\n  a field with a separator "
        "in it is written in quotes");
  CHECK(refusal("a,b\n\"x\ny\",1\n1\n") ==
        "users.csv:4: a row with 1 field, but the first line names 2\n  a field with a separator "
        "in it is written in quotes");
  CHECK(refusal("a\n\"x\n") == "users.csv:2: a quote is never closed");
  CHECK(refusal("a\n\"x\"y\n") == "users.csv:2: text stands behind a closing quote");
  CHECK(refusal("a,,c\n") ==
        "users.csv:1: column 2 has no name\n  the first line names the columns");
  CHECK(refusal("a,b,a\n") == "users.csv:1: two columns have the name 'a'");
  CHECK(refusal("a,b\n") == "(accepted)");
}

TEST_CASE("what is written as a table is read back as it was") {
  const std::uint64_t seed = 7;
  CAPTURE(seed);
  Random random(seed);
  constexpr std::string_view letters = "ab,\"\n\r; \xC3\xA4";
  for (int round = 0; round < 200; ++round) {
    const std::size_t columns = 1 + random.below(4);
    std::string text;
    for (std::size_t c = 0; c < columns; ++c) text += (c ? ",c" : "c") + std::to_string(c);
    Rows written;
    for (std::uint64_t r = random.below(6); r > 0; --r) {
      text += random.below(2) ? "\n" : "\r\n";
      written.emplace_back();
      for (std::size_t c = 0; c < columns; ++c) {
        std::string field;
        for (std::uint64_t n = random.below(9); n > 0; --n)
          field += letters[random.below(letters.size())];
        text += (c ? "," : "") + quoted(field);
        written.back().push_back(field);
      }
    }
    CAPTURE(text);
    REQUIRE(rows_of(Csv(text, "random.csv")) == written);
  }
}
