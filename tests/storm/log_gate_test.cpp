// So many lines a second are let through; of the others the number is told.
#include "storm/log_gate.h"

#include <catch2/catch.hpp>

using namespace hailstorm;

namespace {

struct Gate {
  explicit Gate(const LogGate::Limits& limits)
      : gate(clock, limits, [this](const ScriptLine& line) {
          out += std::string(name_of(line.level)) + ": " + line.text + "\n";
        }) {}

  void print(const std::string& text, LogLevel level = LogLevel::info) {
    ScriptLine line;
    line.level = level;
    line.text = text;
    gate.print(std::move(line));
  }

  ManualClock clock;
  std::string out;
  LogGate gate;
};

}  // namespace

TEST_CASE("what a script prints beyond its lines of a second is counted and said") {
  Gate gate({.lines = 2});
  for (const char* text : {"one", "two", "three", "four"}) gate.print(text);
  CHECK(gate.out == "info: one\ninfo: two\n");
  gate.gate.close_second();
  CHECK(gate.out ==
        "info: one\ninfo: two\nwarning: 2 more lines of scripts left out (--log-rate)\n");
  gate.out.clear();
  gate.gate.close_second();
  gate.clock.advance(std::chrono::seconds(1));
  gate.print("five", LogLevel::warning);
  CHECK(gate.out == "warning: five\n");
}

TEST_CASE("a rate of 0 lets nothing through, and says how much") {
  Gate gate({.lines = 0});
  gate.print("one");
  CHECK(gate.out.empty());
  gate.gate.close_second();
  CHECK(gate.out == "warning: 1 more lines of scripts left out (--log-rate)\n");
}

TEST_CASE("a long line is cut, and its length is said") {
  Gate gate({});
  gate.print(std::string(1'000'000, 'x'));
  CHECK(gate.out == "info: " + std::string(2000, 'x') + "... (1000000 bytes)\n");
}

TEST_CASE("no more lines are under way than the writer can be owed") {
  Gate gate({.lines = 100, .under_way = 3});
  for (const char* text : {"one", "two", "three", "four"}) gate.print(text);
  CHECK(gate.out == "info: one\ninfo: two\ninfo: three\n");
  gate.gate.close_second();
  gate.print("five");
  gate.gate.close_second();
  CHECK(
      gate.out.ends_with("info: three\nwarning: 1 more lines of scripts left out (--log-rate)\n"));
  gate.gate.heard(4);
  gate.gate.close_second();
  gate.print("six");
  CHECK(gate.out.ends_with("warning: 1 more lines of scripts left out (--log-rate)\ninfo: six\n"));
}

TEST_CASE("what lies below the level is neither let through nor counted") {
  Gate gate({.lines = 1, .level = LogLevel::warning});
  gate.print("hidden", LogLevel::debug);
  gate.print("hidden");
  gate.print("seen", LogLevel::error);
  gate.gate.close_second();
  CHECK(gate.out == "error: seen\n");
}
