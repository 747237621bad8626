// Numbers and names as people read them.
#include <catch2/catch.hpp>
#include <chrono>

#include "report/table.h"
#include "report/text.h"

using namespace hailstorm;
using namespace std::chrono_literals;

TEST_CASE("counts have a separator for thousands") {
  REQUIRE(show_count(0) == "0");
  REQUIRE(show_count(999) == "999");
  REQUIRE(show_count(1'000) == "1,000");
  REQUIRE(show_count(12'345'678) == "12,345,678");
  REQUIRE(show_count(~std::uint64_t{0}) == "18,446,744,073,709,551,615");
}

TEST_CASE("large counts are rounded where room is scarce") {
  REQUIRE(show_compact(99'999) == "99,999");
  REQUIRE(show_compact(123'456) == "123k");
  REQUIRE(show_compact(999'600) == "1.00M");
  REQUIRE(show_compact(12'345'678) == "12.3M");
  REQUIRE(show_compact(7'000'000'000) == "7.00G");
}

TEST_CASE("times have three digits and the unit that suits them") {
  REQUIRE(show_time(0) == "0ns");
  REQUIRE(show_time(853) == "853ns");
  REQUIRE(show_time(1'234) == "1.23µs");
  REQUIRE(show_time(85'300) == "85.3µs");
  REQUIRE(show_time(999'499) == "999µs");
  REQUIRE(show_time(999'500) == "1.00ms");
  REQUIRE(show_time(1'234'567) == "1.23ms");
  REQUIRE(show_time(9'996'000) == "10.0ms");
  REQUIRE(show_time(12.34e9) == "12.3s");
  REQUIRE(show_time(59.94e9) == "59.9s");
  REQUIRE(show_time(59.96e9) == "1m00s");
  REQUIRE(show_time(125e9) == "2m05s");
  REQUIRE(show_time(3725e9) == "1h02m");
}

TEST_CASE("times up to a day take at most six columns") {
  for (double nanos = 1; nanos < 86'400e9; nanos *= 1.003) {
    CAPTURE(nanos);
    REQUIRE(width_of(show_time(nanos)) <= 6);
  }
}

TEST_CASE("bytes are shown in powers of a thousand") {
  REQUIRE(show_bytes(0) == "0 B");
  REQUIRE(show_bytes(999) == "999 B");
  REQUIRE(show_bytes(1'000) == "1.00 kB");
  REQUIRE(show_bytes(4'500'000) == "4.50 MB");
  REQUIRE(show_bytes(999'600'000) == "1.00 GB");
  REQUIRE(show_bytes(7e15) == "7.00 PB");
}

TEST_CASE("elapsed time is shown as a clock would") {
  REQUIRE(show_elapsed(30'412ms) == "30.4s");
  REQUIRE(show_elapsed(59'960ms) == "1m00s");
  REQUIRE(show_elapsed(3723s) == "1h02m03s");
}

TEST_CASE("a share that is not nothing never reads zero, nor all when it is not all") {
  REQUIRE(show_share(0) == "0.00%");
  REQUIRE(show_share(1e-9) == "<0.01%");
  REQUIRE(show_share(0.0008) == "0.08%");
  REQUIRE(show_share(0.999999) == ">99.99%");
  REQUIRE(show_share(1) == "100.00%");
}

TEST_CASE("numbers are as precise as is useful") {
  REQUIRE(show_number(0.126) == "0.13");
  REQUIRE(show_number(33.44) == "33.4");
  REQUIRE(show_number(400) == "400.0");
  REQUIRE(show_number(12'345.6) == "12,346");
  REQUIRE(show_number(-2.5) == "-2.50");
}

TEST_CASE("width is counted in columns, not in bytes") {
  REQUIRE(width_of("abc") == 3);
  REQUIRE(width_of("µs ✓") == 4);
  REQUIRE(width_of("東京") == 4);
  REQUIRE(width_of("e\u0301") == 1);
  REQUIRE(width_of("\xff\xc3") == 2);
  REQUIRE(width_of("\x1b[1;31mred\x1b[0m") == 3);
  REQUIRE(width_of("\x1b[K") == 3);
}

TEST_CASE("a text cannot steer the terminal") {
  REQUIRE(printable("\x1b[2Jgone\r\nx\ty") == "[2Jgonex y");
  REQUIRE(printable("a\u202Eb\u009Bc") == "abc");
  REQUIRE(printable("caf\u00e9 \xff") == "caf\u00e9 \uFFFD");
}

TEST_CASE("a text that is too long loses its middle") {
  REQUIRE(shorten("short", 10) == "short");
  REQUIRE(shorten("/a/very/long/path", 9) == "/a/v…path");
  REQUIRE(width_of(shorten("東京東京東京", 7)) <= 7);
  REQUIRE(shorten("abc", 0).empty());
}

TEST_CASE("prose is wrapped at its blanks") {
  REQUIRE(wrap("one two three", 9, 2) == "one two\n  three\n");
  REQUIRE(wrap("see unbreakable/paths", 14, 2) == "see\n  unbreakable/\n  paths\n");
  REQUIRE(wrap("unbreakable", 5, 2) == "unbreakable\n");
  REQUIRE(wrap("\x1b[31mred\x1b[0m and blue", 12, 2) == "\x1b[31mred\x1b[0m and\n  blue\n");
  REQUIRE(wrap("", 5, 2) == "\n");
}

TEST_CASE("only the first line of a text is taken") {
  REQUIRE(first_line("one\ntwo") == "one");
  REQUIRE(first_line("one") == "one");
}

TEST_CASE("a label that leaves no room for the numbers stands above them") {
  Table table("Name", {"count"});
  table.add("/short", {{"1"}});
  table.add("/a/name/that/is/long", {{"22,222,222"}});
  REQUIRE(table.render(24, 0, Paint(false)) ==
          "Name               count\n"
          "────────────────────────\n"
          "/short                 1\n"
          "/a/name/that/is/long\n"
          "              22,222,222\n");
}

TEST_CASE("a coloured table has the same columns as a plain one") {
  Table table("Name", {"count", "share"});
  table.add("/x", {{"1", Ink::bad}, {"2.0%"}});
  table.add_heading("Group");
  std::string colored = table.render(80, 2, Paint(true));
  for (std::size_t at; (at = colored.find('\x1b')) != std::string::npos;) {
    colored.erase(at, colored.find('m', at) - at + 1);
  }
  REQUIRE(colored == table.render(80, 2, Paint(false)));
}
