// How an expression becomes a number of bots.
#include "shape/shape.h"

#include <catch2/catch.hpp>
#include <string>

#include "base/error.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

std::uint64_t bots(const std::string& text, Nanos tick) { return Shape(text).bots_at(tick); }

std::string refusal(const std::string& text, Nanos duration) {
  try {
    Shape(text).peak(duration);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::configuration);
    return error.message();
  }
  return {};
}

}  // namespace

TEST_CASE("a tick wants the bots of its middle") {
  CHECK(bots("t*1000", 0s) == 25);
  CHECK(bots("t*1000", 50ms) == 75);
  CHECK(bots("100*step(t - 60)", 60s) == 100);
  CHECK(bots("100*step(t - 60)", 60s - tick_length) == 0);
  CHECK(bots("100*rect((t-60)/120)", 119950ms) == 100);
  CHECK(bots("100*rect((t-60)/120)", 120s) == 0);
}

TEST_CASE("part of a bot is none, but a rounding error costs nobody") {
  CHECK(bots("0.29*100", 0s) == 29);
  CHECK(bots("2.999999", 0s) == 2);
  CHECK(bots("3 - 1e-10", 0s) == 3);
  CHECK(bots("0.999", 0s) == 0);
}

TEST_CASE("below zero is zero and beyond 2^53 is 2^53") {
  CHECK(bots("-5", 0s) == 0);
  CHECK(bots("1e300", 0s) == std::uint64_t{1} << 53);
  CHECK(bots("9007199254740992", 0s) == std::uint64_t{1} << 53);
  CHECK(bots("9007199254740991", 0s) == (std::uint64_t{1} << 53) - 1);
  CHECK(bots("1/0", 0s) == std::uint64_t{1} << 53);
  CHECK(bots("ln(-1)", 0s) == 0);
}

TEST_CASE("the peak is the most that any tick wants") {
  CHECK(Shape("100*tri((t - 60)/60)").peak(2min) == 99);
  CHECK(Shape("100*rect((t - 60)/120)").peak(2min) == 100);
  CHECK(Shape("t").peak(10s) == 9);
  CHECK(Shape("10 - t").peak(10s) == 9);
  CHECK(Shape("-1").peak(1h) == 0);
  CHECK(Shape("7").peak(1ns) == 7);
  CHECK(Shape("7").peak(0s) == 0);
  CHECK(Shape("7").peak(-1s) == 0);
}

TEST_CASE("the peak looks at each tick, of which a short burst may have but one") {
  const Shape burst("1 + 99*rect((t - 12345.625)/0.05)");
  CHECK(burst.peak(12345s) == 1);
  CHECK(burst.peak(4h) == 100);
}

TEST_CASE("a million points are enough for a run of any length") {
  CHECK(Shape("t").peak(24h * 365) == 31535999);
  CHECK(Shape("1").peak(Nanos::max()) == 1);
}

TEST_CASE("a shape without a value at some tick is refused with its t") {
  CHECK(refusal("1/(t - 60.025)", 2min) ==
        "the shape '1/(t - 60.025)' is infinite at t = 60.025 s");
  CHECK(refusal("-1/(t - 0.025)", 2min) ==
        "the shape '-1/(t - 0.025)' is minus infinite at t = 0.025 s");
  CHECK(refusal("sqrt(10 - t)", 1h) == "the shape 'sqrt(10 - t)' is not a number at t = 10.025 s");
  CHECK(refusal("1/(t - 60.025)", 60s).empty());
}

TEST_CASE("a shape that is no formula is refused at once") {
  CHECK_THROWS_AS(Shape("100*"), Error);
  CHECK(Shape("100 * t").text() == "100 * t");
}
