// So many lines a second are printed; of the others the number is told.
#include "storm/log_gate.h"

#include <catch2/catch.hpp>

using namespace hailstorm;

TEST_CASE("what a script prints beyond its lines of a second is counted and said") {
  ManualClock clock;
  std::string out;
  LogGate gate(clock, {2}, [&out](std::string_view line) { out += line; });
  for (const char* text : {"one", "two", "three", "four"}) gate.print("log", text);
  CHECK(out == "[log] one\n[log] two\n");
  gate.close_second();
  CHECK(out == "[log] one\n[log] two\n[log] 2 more lines of scripts left out (--log-rate)\n");
  out.clear();
  gate.close_second();
  clock.advance(std::chrono::seconds(1));
  gate.print("warn", "five");
  CHECK(out == "[warn] five\n");
}

TEST_CASE("a rate of 0 prints nothing, and says how much") {
  ManualClock clock;
  std::string out;
  LogGate gate(clock, {0}, [&out](std::string_view line) { out += line; });
  gate.print("log", "one");
  CHECK(out.empty());
  gate.close_second();
  CHECK(out == "[log] 1 more lines of scripts left out (--log-rate)\n");
}

TEST_CASE("a long line is cut, and its length is said") {
  ManualClock clock;
  std::string out;
  LogGate gate(clock, {}, [&out](std::string_view line) { out += line; });
  gate.print("log", std::string(1'000'000, 'x'));
  CHECK(out == "[log] " + std::string(2000, 'x') + "... (1000000 bytes)\n");
}
