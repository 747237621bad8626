// A distribution of real numbers: any sign, any size, the same bits in any order.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/random.h"
#include "stats/nearest_rank.h"
#include "stats/trend.h"

using namespace hailstorm;

namespace {

// Of any magnitude from 1e-12 to 1e12, of either sign, every eighth of them zero.
double any_value(Random& random) {
  if (random.below(8) == 0) return 0;
  const double magnitude = std::pow(10, static_cast<double>(random.below(24)) - 12);
  const double value = magnitude * (1 + static_cast<double>(random.below(9'000'000)) * 1e-6);
  return random.below(2) == 0 ? value : -value;
}

}  // namespace

TEST_CASE("An empty trend answers zero") {
  const Trend trend;
  REQUIRE(trend.empty());
  REQUIRE(trend.mean() == 0);
  REQUIRE(trend.percentile(95) == 0);
}

TEST_CASE("A trend holds negative values, zero and fractions") {
  Trend trend;
  for (const double value : {-3.5, 0.0, -0.0, 0.25, 100.0}) trend.record(value);
  REQUIRE(trend.count() == 5);
  REQUIRE(trend.min() == -3.5);
  REQUIRE(trend.max() == 100);
  REQUIRE(trend.sum() == 96.75);
  REQUIRE(trend.mean() == 19.35);
  REQUIRE(trend.percentile(0) == -3.5);
  REQUIRE(trend.percentile(20) == Approx(-3.5).epsilon(0.00271));
  REQUIRE(trend.percentile(60) == 0);
  REQUIRE(trend.percentile(80) == Approx(0.25).epsilon(0.00271));
  REQUIRE(trend.percentile(100) == 100);
}

TEST_CASE("A trend of one value says that value, whatever is asked") {
  for (const double value : {-7e14, -1e-300, 0.0, 5e-324, 0.1, 1.0, 1e15}) {
    Trend trend;
    trend.record(value);
    for (const double p : {0.0, 1.0, 50.0, 99.9, 100.0}) REQUIRE(trend.percentile(p) == value);
  }
}

TEST_CASE("A trend is exact where a bucket holds one value, and at the ends of any bucket") {
  Trend trend;
  for (int i = 0; i < 10; ++i)
    for (const double value : {-7.0, 0.0, 2.0, 3.0, 180.0, 0.1}) trend.record(value);
  const std::vector<double> sorted = {-7, 0, 0.1, 2, 3, 180};
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const double p = 100 * (static_cast<double>(i) + 0.5) / 6;
    REQUIRE(trend.percentile(p) == sorted[i]);
  }
  Trend close, more;
  for (const double value : {1000.0, 1001.0}) close.record(value);
  for (const double value : {1002.0, 1e9}) more.record(value);
  close.merge(more);
  REQUIRE(close.percentile(25) == 1000);
  REQUIRE(close.percentile(50) == Approx(1001).epsilon(0.00271));
  REQUIRE(close.percentile(75) == 1002);
}

TEST_CASE("A trend's percentiles lie within 0.271 % of the exact ones") {
  Random random(20261123);
  for (int round = 0; round < 20; ++round) {
    Trend trend;
    std::vector<double> values(1 + random.below(400));
    for (double& value : values) trend.record(value = any_value(random));
    std::sort(values.begin(), values.end());
    for (const double p : {0.0, 1.0, 10.0, 25.0, 50.0, 75.0, 90.0, 99.0, 99.9, 100.0}) {
      const double exact = values[p == 0 ? 0 : nearest_rank(p, values.size()) - 1];
      INFO("seed 20261123, round " << round << ", p " << p << ", exact " << exact);
      REQUIRE(std::abs(trend.percentile(p) - exact) <= 0.00271 * std::abs(exact));
    }
  }
}

TEST_CASE("A trend's buckets hold their values, and follow each other without a gap") {
  Random random(7);
  for (int i = 0; i < 2000; ++i) {
    const double value = any_value(random);
    Trend trend;
    trend.record(value);
    trend.each_bucket([value](double low, double high, std::uint64_t count) {
      INFO("value " << value << " in " << low << ", " << high);
      REQUIRE(count == 1);
      REQUIRE(low <= value);
      REQUIRE(value <= high);
      REQUIRE(high - low <= 0.0055 * std::abs(value));
    });
  }
}

TEST_CASE("Trends merged in any order and by any tree are equal bit for bit") {
  Random random(42);
  std::vector<Trend> parts(64);
  Trend whole;
  for (int i = 0; i < 2000; ++i) {
    const double value = any_value(random);
    parts[random.below(parts.size())].record(value);
    whole.record(value);
  }
  Trend backwards;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) backwards.merge(*part);
  std::vector<Trend> inner(8);
  for (std::size_t i = 0; i < parts.size(); ++i) inner[i % 8].merge(parts[i]);
  Trend tree;
  for (const Trend& node : inner) tree.merge(node);
  REQUIRE(backwards == whole);
  REQUIRE(tree == whole);
}

TEST_CASE("A sum of reals does not depend on the order, where one of doubles does") {
  RealSum forwards, backwards;
  const std::vector<double> values = {0.1, 1e15, -1e15, 0.2, 1e-9, 3};
  for (const double value : values) forwards.add(value);
  for (auto value = values.rbegin(); value != values.rend(); ++value) backwards.add(*value);
  REQUIRE(forwards == backwards);
  REQUIRE(forwards.value() == Approx(3.300000001).epsilon(1e-14));
  RealSum whole;
  whole.add_whole(std::numeric_limits<std::uint64_t>::max());
  REQUIRE(whole.value() == 0x1p64);
}
