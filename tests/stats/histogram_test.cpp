// The histogram against exact arithmetic.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "base/random.h"
#include "stats/histogram.h"
#include "stats/octave.h"

using namespace hailstorm;

namespace {

// A natural number of any size, the lowest digit first.
using Digits = std::vector<std::uint32_t>;

Digits square(const Digits& a) {
  Digits product(a.size() * 2);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < a.size(); ++j) {
      carry += product[i + j] + std::uint64_t{a[i]} * a[j];
      product[i + j] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    product[i + a.size()] = static_cast<std::uint32_t>(carry);
  }
  return product;
}

// floor(log2(value^128)), which is floor(128 * log2(value)): the index of its bucket by definition.
int index_by_definition(std::uint64_t value) {
  Digits power{static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(value >> 32)};
  for (int i = 0; i < 7; ++i) power = square(power);
  while (power.back() == 0) power.pop_back();
  return static_cast<int>(power.size() * 32) - 1 - std::countl_zero(power.back());
}

// Times as a service has them: a body, a tail, and now and then a freeze.
std::uint64_t random_time(Random& random) {
  const double body = std::exp(14 + 2 * (random.real() + random.real() + random.real() - 1.5));
  if (random.below(100) == 0) return static_cast<std::uint64_t>(body * 1000);
  if (random.below(500) == 0) return random.below(300);
  return static_cast<std::uint64_t>(body);
}

// The smallest value such that at least per_mille/1000 of the values are not above it.
std::uint64_t nearest_rank(const std::vector<std::uint64_t>& sorted, std::uint64_t per_mille) {
  const std::uint64_t rank = (per_mille * sorted.size() + 999) / 1000;
  return sorted[std::max<std::uint64_t>(rank, 1) - 1];
}

}  // namespace

TEST_CASE("every edge of the buckets is the exact power of two rounded up") {
  // The 63 octaves above the first are shifts of these edges.
  for (int j = 0; j < 128; ++j) {
    CAPTURE(j);
    REQUIRE(index_by_definition(bucket_starts[j]) == 63 * 128 + j);
    REQUIRE(index_by_definition(bucket_starts[j] - 1) == 63 * 128 + j - 1);
  }
}

TEST_CASE("the values on both sides of every edge of every octave fall into their buckets") {
  for (int octave = 0; octave < 64; ++octave) {
    const int shift = 63 - octave;
    for (int j = 0; j < 128; ++j) {
      // The first integer not below the edge 2^(octave + j/128).
      const std::uint64_t below_edge = (bucket_starts[j] - 1) >> shift;
      const int index = octave * 128 + j;
      CAPTURE(octave, j);
      if (below_edge > 0) REQUIRE(Histogram::index_of(below_edge) < index);
      if (below_edge < ~std::uint64_t{0}) REQUIRE(Histogram::index_of(below_edge + 1) >= index);
    }
  }
}

TEST_CASE("a bucket's index is the floor of 128 times the binary logarithm") {
  for (std::uint64_t value = 1; value < 300; ++value) {
    REQUIRE(Histogram::index_of(value) == index_by_definition(value));
  }
  Random random(1);
  for (int i = 0; i < 200; ++i) {
    const std::uint64_t value = std::max<std::uint64_t>(1, random() >> random.below(64));
    CAPTURE(value);
    REQUIRE(Histogram::index_of(value) == index_by_definition(value));
  }
  REQUIRE(Histogram::index_of(~std::uint64_t{0}) == 64 * 128 - 1);
}

TEST_CASE("a value is recorded in the bucket whose bounds enclose it") {
  Random random(2);
  for (int i = 0; i < 300; ++i) {
    const std::uint64_t value = std::max<std::uint64_t>(1, random() >> random.below(64));
    Histogram histogram;
    histogram.record(value);
    CAPTURE(value);
    histogram.each_bucket([&](double low, double high, std::uint64_t count) {
      REQUIRE(low <= static_cast<double>(value) * (1 + 1e-15));
      REQUIRE(high * (1 + 1e-15) >= static_cast<double>(value));
      REQUIRE(high / low == Approx(std::exp2(1 / 128.0)));
      REQUIRE(count == 1);
    });
  }
}

TEST_CASE("each percentile is the nearest rank's value within the bound") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Histogram histogram;
    std::vector<std::uint64_t> values(1 + random.below(2000));
    for (auto& value : values) histogram.record(value = random_time(random));
    std::sort(values.begin(), values.end());
    for (const std::uint64_t per_mille : {1, 10, 333, 500, 750, 900, 950, 990, 999}) {
      const auto exact = static_cast<double>(nearest_rank(values, per_mille));
      const double p = static_cast<double>(per_mille) / 10;
      CAPTURE(p, values.size(), exact);
      REQUIRE(std::abs(histogram.percentile(p) - exact) <= Histogram::bound * exact);
    }
    REQUIRE(histogram.percentile(0) == static_cast<double>(values.front()));
    REQUIRE(histogram.percentile(100) == static_cast<double>(values.back()));
  }
}

TEST_CASE("the rank of a percentile is exact where p times n is a whole number") {
  // 1 up to the rank in question, then a value far above it.
  const auto values_up_to = [](std::uint64_t rank, std::uint64_t count) {
    Histogram histogram;
    histogram.record(1'000, rank);
    histogram.record(1'000'000, count - rank);
    return histogram;
  };
  const auto is_low = [](double value) { return value < 2'000; };
  REQUIRE(is_low(values_up_to(99, 100).percentile(99)));
  REQUIRE_FALSE(is_low(values_up_to(98, 100).percentile(99)));
  REQUIRE_FALSE(is_low(values_up_to(99, 101).percentile(99)));
  for (std::uint64_t thousands = 1; thousands <= 2'000; ++thousands) {
    for (const std::uint64_t per_mille : {1, 7, 290, 580, 950, 990, 999}) {
      const std::uint64_t rank = per_mille * thousands;
      const double p = static_cast<double>(per_mille) / 10;
      CAPTURE(thousands, p);
      REQUIRE(is_low(values_up_to(rank, thousands * 1000).percentile(p)));
      REQUIRE_FALSE(is_low(values_up_to(rank - 1, thousands * 1000).percentile(p)));
    }
  }
}

TEST_CASE("a percentile never leaves the range of what was recorded") {
  Histogram histogram;
  histogram.record(3, 5);
  REQUIRE(histogram.percentile(1) == 3);
  REQUIRE(histogram.percentile(50) == 3);
  REQUIRE(histogram.percentile(99.9) == 3);
  histogram.record(0, 5);
  REQUIRE(histogram.percentile(50) == 0);
  REQUIRE(histogram.percentile(51) == Approx(3).epsilon(Histogram::bound));
}

TEST_CASE("an empty histogram answers zero to everything") {
  const Histogram histogram;
  REQUIRE(histogram.empty());
  REQUIRE(histogram.percentile(50) == 0);
  REQUIRE(histogram.mean() == 0);
  REQUIRE(histogram.min() == 0);
  REQUIRE(histogram.max() == 0);
}

TEST_CASE("count, sum, min, max and mean are exact") {
  Histogram histogram;
  for (const std::uint64_t value : {7u, 0u, 9u, 1'000'000'007u}) histogram.record(value);
  histogram.record(2, 3);
  REQUIRE(histogram.count() == 7);
  REQUIRE(histogram.sum() == 1'000'000'029);
  REQUIRE(histogram.min() == 0);
  REQUIRE(histogram.max() == 1'000'000'007);
  REQUIRE(histogram.mean() == Approx(1'000'000'029.0 / 7));
  Histogram large;
  large.record(~std::uint64_t{0}, 1000);
  REQUIRE(large.sum() == static_cast<Wide>(~std::uint64_t{0}) * 1000);
}

TEST_CASE("recording nothing leaves a histogram as it was") {
  Histogram histogram;
  histogram.record(5, 0);
  REQUIRE(histogram == Histogram());
}

TEST_CASE("a cleared histogram equals a new one and can be filled again") {
  Histogram used, fresh;
  for (std::uint64_t value = 0; value < 5000; value += 7) used.record(value * value);
  used.clear();
  REQUIRE(used == fresh);
  used.record(3);
  fresh.record(3);
  REQUIRE(used == fresh);
  fresh.record(4);
  REQUIRE_FALSE(used == fresh);
}

TEST_CASE("a copy is a histogram of its own") {
  Histogram original;
  original.record(1000);
  Histogram copy = original;
  copy.record(2000);
  REQUIRE(original.count() == 1);
  REQUIRE(copy.count() == 2);
  copy = original;
  REQUIRE(copy == original);
  const Histogram& same = copy;
  copy = same;
  REQUIRE(copy == original);
}

TEST_CASE("merging histograms equals recording everything in one") {
  Random random(3);
  for (int round = 0; round < 20; ++round) {
    Histogram all, left, right;
    for (int i = 0; i < 200; ++i) {
      const std::uint64_t value = random() >> random.below(64);
      all.record(value);
      (random.below(2) ? left : right).record(value);
    }
    Histogram left_first = left, right_first = right;
    left_first.merge(right);
    right_first.merge(left);
    REQUIRE(left_first == all);
    REQUIRE(right_first == all);
  }
}

TEST_CASE("what is listed, what is counted, and both at once make no difference") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    // Around the length of the list, and some times that.
    const std::uint64_t count = 100 + random.below(500);
    Histogram one_by_one, merged, by_times, part;
    for (std::uint64_t i = 0; i < count; ++i) {
      const std::uint64_t value = random_time(random), times = 1 + random.below(4);
      for (std::uint64_t t = 0; t < times; ++t) one_by_one.record(value);
      for (std::uint64_t t = 0; t < times; ++t) part.record(value);
      by_times.record(value, times);
      if (random.below(50) > 0) continue;
      merged.merge(part);
      part.clear();
    }
    merged.merge(part);
    const Histogram copy = one_by_one;
    for (const Histogram* const other :
         std::initializer_list<const Histogram*>{&merged, &by_times, &copy}) {
      REQUIRE(*other == one_by_one);
      for (const double p : {1.0, 50.0, 99.0})
        REQUIRE(other->percentile(p) == one_by_one.percentile(p));
    }
    one_by_one.record(1);
    REQUIRE_FALSE(copy == one_by_one);
    merged.record(2);
    REQUIRE_FALSE(merged == one_by_one);
  }
}

TEST_CASE("a bucket holds more than 32 bits can count") {
  constexpr std::uint64_t full = 0xFFFFFFFF;
  Histogram one_more, at_once;
  one_more.record(1000, full);
  at_once.record(1000, full + 500);
  at_once.record(1000, 3 * full);
  for (int i = 0; i < 500; ++i) one_more.record(1000);
  Histogram thrice;
  thrice.record(1000, full);
  Histogram twice = thrice;
  twice.merge(thrice);
  thrice.merge(twice);
  one_more.merge(thrice);
  REQUIRE(one_more.count() == 4 * full + 500);
  REQUIRE(one_more == at_once);
  one_more.each_bucket([&](double, double, std::uint64_t n) { REQUIRE(n == 4 * full + 500); });
  Histogram again = one_more;
  again.merge(one_more);
  again.record(1'000'000, 2);
  REQUIRE(again.percentile(99.9) == Approx(1000).epsilon(Histogram::bound));
  REQUIRE(again.percentile(100) == 1'000'000);
  again.clear();
  REQUIRE(again == Histogram());
}
