// The drawn delays follow their distributions: Kolmogorov-Smirnov against the exact ones.
#include "target/delay.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "base/error.h"

using namespace hailstorm;
using Catch::Matchers::Contains;

namespace {

constexpr std::uint64_t seed = 20'231'123;
constexpr int draws = 20'000;

// The largest distance between the drawn values' distribution and the one given (x in seconds).
double distance(const std::string& text, const std::function<double(double)>& below) {
  const Delay delay = Delay::parse(text);
  Random random(seed);
  std::vector<double> values;
  for (int i = 0; i < draws; ++i) values.push_back(seconds(delay.draw(random)));
  std::sort(values.begin(), values.end());
  double largest = 0;
  for (int i = 0; i < draws; ++i) {
    const double exact = below(values[static_cast<std::size_t>(i)]);
    largest = std::max(
        {largest, std::abs(exact - i / double(draws)), std::abs(exact - (i + 1) / double(draws))});
  }
  return largest;
}

// A right sampler exceeds this once in a thousand seeds.
const double bound = 1.95 / std::sqrt(double(draws));

double normal_below(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

}  // namespace

TEST_CASE("delays are drawn from the distribution that was asked for") {
  INFO("seed " << seed << ", bound " << bound);
  CHECK(distance("uniform(10ms,50ms)",
                 [](double x) { return std::clamp((x - 0.010) / 0.040, 0.0, 1.0); }) < bound);
  CHECK(distance("exp(20ms)", [](double x) { return 1 - std::exp(-x / 0.020); }) < bound);
  CHECK(distance("normal(50ms,10ms)", [](double x) { return normal_below((x - 0.050) / 0.010); }) <
        bound);
  CHECK(distance("lognormal(20ms,0.5)",
                 [](double x) { return normal_below(std::log(x / 0.020) / 0.5); }) < bound);
  CHECK(distance("pareto(10ms,1.5)", [](double x) { return 1 - std::pow(0.010 / x, 1.5); }) <
        bound);
  CHECK(distance("exp(10ms):3,exp(200ms):1", [](double x) {
          return 0.75 * (1 - std::exp(-x / 0.010)) + 0.25 * (1 - std::exp(-x / 0.200));
        }) < bound);
}

TEST_CASE("the check of distributions would find a wrong one") {
  CHECK(distance("exp(20ms)", [](double x) { return 1 - std::exp(-x / 0.021); }) > bound);
}

TEST_CASE("a mixture takes its shares on either side") {
  for (const char* text : {"5ms:0.9,200ms:0.1", "0.9:5ms,0.1:200ms", "5ms:9,200ms:1"}) {
    const Delay delay = Delay::parse(text);
    Random random(seed);
    int slow = 0;
    for (int i = 0; i < draws; ++i) {
      const Nanos drawn = delay.draw(random);
      slow += drawn == std::chrono::milliseconds(200) ? 1 : 0;
      if (drawn != std::chrono::milliseconds(200)) {
        REQUIRE(drawn == std::chrono::milliseconds(5));
      }
    }
    INFO(text << ", seed " << seed);
    CHECK(std::abs(slow - draws / 10) < 170);  // four standard deviations
  }
}

TEST_CASE("a delay is never below zero nor above a day") {
  Random random(seed);
  const Delay normal = Delay::parse("normal(1ms,1s)");
  const Delay tail = Delay::parse("pareto(1h,0.001)");
  for (int i = 0; i < draws; ++i) {
    REQUIRE(normal.draw(random) >= Nanos(0));
    REQUIRE(tail.draw(random) <= std::chrono::hours(24));
  }
  CHECK(Delay::parse("0s").none());
  CHECK(Delay().draw(random) == Nanos(0));
}

TEST_CASE("a delay that cannot be read says why") {
  const auto refused = [](const char* text, const char* reason) {
    CHECK_THROWS_WITH(Delay::parse(text), Contains(reason));
  };
  refused("50", "not a duration");
  refused("", "not a duration");
  refused("unifrom(1ms,2ms)", "did you mean 'uniform'");
  refused("uniform(2ms,1ms)", "the smaller value comes first");
  refused("uniform(1ms)", "takes 2 arguments");
  refused("exp(1ms", "lacks its closing parenthesis");
  refused("lognormal(1ms,x)", "not a number");
  refused("normal(1ms,2ms", "lacks its closing parenthesis");
  refused("pareto(1ms,0)", "above zero");
  refused("1ms:0,2ms:0", "all zero");
  refused("1ms:-1", "below zero");
  refused("1ms:1:2", "more than one");
}
