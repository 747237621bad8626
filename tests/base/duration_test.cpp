// Durations as people write them, and how wrong ones are refused.
#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "base/duration.h"
#include "base/error.h"
#include "base/random.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

std::string refusal_of(const std::string& text) {
  try {
    parse_duration(text);
  } catch (const Error& error) {
    REQUIRE(error.fault() == Fault::configuration);
    return error.what();
  }
  return {};
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a duration is a number and a unit, or a sum of them") {
  REQUIRE(parse_duration("500ms") == 500ms);
  REQUIRE(parse_duration("90s") == 90s);
  REQUIRE(parse_duration("2m") == 2min);
  REQUIRE(parse_duration("1h30m") == 90min);
  REQUIRE(parse_duration("1.5s") == 1500ms);
  REQUIRE(parse_duration("1d2h3m4s5ms6us7ns") == 26h + 3min + 4s + 5ms + 6us + 7ns);
  REQUIRE(parse_duration("0s") == 0s);
}

TEST_CASE("a duration without a unit is refused with the units") {
  REQUIRE(contains(refusal_of("90"), "'90' is not a duration"));
  REQUIRE(contains(refusal_of("90"), "unit"));
  REQUIRE(contains(refusal_of("90"), "write it as 500ms, 90s, 2m or 1h30m"));
}

TEST_CASE("a wrong duration is refused with its text and the place") {
  REQUIRE(contains(refusal_of("1h5x"), "unknown unit 'x' at character 4"));
  REQUIRE(contains(refusal_of(""), "a number is expected"));
  REQUIRE(contains(refusal_of("-5s"), "a number is expected"));
  REQUIRE(contains(refusal_of("5s "), "a number is expected at character 3"));
  REQUIRE(contains(refusal_of("soon"), "'soon'"));
  REQUIRE_FALSE(refusal_of("1e3s").empty());
  REQUIRE_FALSE(refusal_of("infs").empty());
}

TEST_CASE("the larger unit comes first, each once") {
  REQUIRE(contains(refusal_of("5s1m"), "larger unit comes first"));
  REQUIRE(contains(refusal_of("5s5s"), "larger unit comes first"));
}

TEST_CASE("a duration beyond the clock's range is refused") {
  REQUIRE(contains(refusal_of("200000d"), "292 years"));
  REQUIRE(parse_duration("100000d") == 2'400'000h);
}

TEST_CASE("durations are written in their shortest form") {
  REQUIRE(format_duration(0s) == "0s");
  REQUIRE(format_duration(90s) == "1m30s");
  REQUIRE(format_duration(90min) == "1h30m");
  REQUIRE(format_duration(1500ms) == "1s500ms");
  REQUIRE(format_duration(-5s) == "-5s");
}

TEST_CASE("what is written is read back as the same duration") {
  Random random(1);
  for (int i = 0; i < 2000; ++i) {
    // Below 2^53 ns, where a double holds every nanosecond.
    const Nanos duration(static_cast<Nanos::rep>(random() >> (11 + random.below(50))));
    CAPTURE(i, duration.count());
    REQUIRE(parse_duration(format_duration(duration)) == duration);
  }
}
