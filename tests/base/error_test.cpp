// The one exception: what, where, and what to do about it.
#include <catch2/catch.hpp>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "base/outcome.h"

using namespace hailstorm;
using namespace std::chrono_literals;

TEST_CASE("an error tells where, what, and on its own line what to do") {
  const Error error(Fault::script, "unexpected token", "shop.js:3:7", "close the bracket");
  REQUIRE(std::string(error.what()) == "shop.js:3:7: unexpected token\n  close the bracket");
  REQUIRE(error.fault() == Fault::script);
  REQUIRE(error.message() == "unexpected token");
  REQUIRE(error.where() == "shop.js:3:7");
  REQUIRE(error.remedy() == "close the bracket");
}

TEST_CASE("an error without a place or a remedy leaves them out") {
  REQUIRE(std::string(Error(Fault::system, "no memory").what()) == "no memory");
  REQUIRE(std::string(Error(Fault::usage, "unknown", "--x").what()) == "--x: unknown");
}

TEST_CASE("each fault has its exit code") {
  REQUIRE(exit_code(Fault::usage) == 2);
  REQUIRE(exit_code(Fault::configuration) == 104);
  REQUIRE(exit_code(Fault::script) == 107);
  REQUIRE(exit_code(Fault::system) == 1);
}

TEST_CASE("each outcome has its name") {
  REQUIRE(name_of(Outcome::answered) == "answered");
  REQUIRE(name_of(Outcome::connect_refused) == "connect_refused");
  REQUIRE(name_of(Outcome::cut_off) == "cut_off");
}

TEST_CASE("a manual clock moves only when it is told to") {
  ManualClock clock;
  const Instant begin = clock.now();
  REQUIRE(clock.now() == begin);
  clock.advance(90s);
  REQUIRE(clock.now() - begin == 90s);
}

TEST_CASE("the steady clock never runs backwards") {
  const SteadyClock clock;
  const Instant first = clock.now();
  REQUIRE(clock.now() >= first);
}

TEST_CASE("seconds become nanoseconds by rounding, and back") {
  REQUIRE(from_seconds(1.5) == 1500ms);
  REQUIRE(from_seconds(-1.5) == -1500ms);
  REQUIRE(from_seconds(0.1) == 100ms);
  REQUIRE(seconds(250ms) == Approx(0.25));
}

TEST_CASE("the time of day is written as UTC") {
  const std::string now = utc_now();
  REQUIRE(now.size() == 20);
  REQUIRE(now[10] == 'T');
  REQUIRE(now.back() == 'Z');
}
