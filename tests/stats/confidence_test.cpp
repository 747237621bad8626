// Whether percentiles are marked that a sample cannot support, and whether intervals hold what they
// promise.
#include "stats/confidence.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <vector>

using namespace hailstorm;

namespace {

double normal(Random& random) {
  const double radius = std::sqrt(-2 * std::log(1 - random.real()));
  return radius * std::cos(2 * std::numbers::pi * random.real());
}

// A value of a service whose level moves from block to block, as a real one's does.
std::uint64_t value_at(double level, Random& random) {
  return static_cast<std::uint64_t>(1e6 * level * std::exp(0.4 * normal(random)));
}

Histogram one(std::uint64_t value, std::uint64_t times = 1) {
  Histogram histogram;
  histogram.record(value, times);
  return histogram;
}

}  // namespace

TEST_CASE("a percentile is supported when ten values lie above it") {
  CHECK(is_supported(95, 200));
  CHECK_FALSE(is_supported(95, 199));
  CHECK(is_supported(99, 1000));
  CHECK_FALSE(is_supported(99, 999));
  CHECK(is_supported(99.9, 10'000));
  CHECK_FALSE(is_supported(99.9, 9'999));
  CHECK(is_supported(50, 20));
  CHECK_FALSE(is_supported(50, 19));
  CHECK(is_supported(100, 1));
  CHECK_FALSE(is_supported(100, 0));
  CHECK_FALSE(is_supported(0, 0));
}

TEST_CASE("a run of fewer than ten blocks has no interval") {
  TimeBlocks blocks;
  for (int second = 0; second < 99; ++second) blocks.add(second, one(1000, 100));
  CHECK_FALSE(blocks.interval(95, Random(1)));
  blocks.add(99, one(1000, 100));
  REQUIRE(blocks.interval(95, Random(1)));
  CHECK(blocks.interval(95, Random(1))->low == Approx(1000).epsilon(Histogram::bound));
  CHECK(blocks.interval(95, Random(1))->high == Approx(1000).epsilon(Histogram::bound));
}

TEST_CASE("what is unfinished of a block belongs to the one before") {
  TimeBlocks blocks;
  for (int second = 0; second < 95; ++second) blocks.add(second, one(1000, 100));
  CHECK(blocks.size() == 10);
  CHECK_FALSE(blocks.interval(95, Random(1)));
}

TEST_CASE("a percentile without support has no interval") {
  TimeBlocks blocks;
  for (int second = 0; second < 200; ++second) blocks.add(second, one(1000));
  CHECK(blocks.interval(95, Random(1)));
  CHECK_FALSE(blocks.interval(99, Random(1)));
}

TEST_CASE("the same random numbers give the same interval") {
  Random random(42);
  TimeBlocks blocks;
  for (int second = 0; second < 200; ++second) {
    const double level = 1 + 0.1 * static_cast<double>(second / 10 % 3);
    for (int i = 0; i < 20; ++i) blocks.add(second, one(value_at(level, random)));
  }
  const auto first = blocks.interval(95, Random(7));
  REQUIRE(first);
  CHECK(first == blocks.interval(95, Random(7)));
  CHECK(first->low < first->high);
}

TEST_CASE("memory is bounded: neighbours are joined, and nothing is lost") {
  TimeBlocks blocks;
  const int seconds = 20'000;
  for (int second = 0; second < seconds; second += 5) {
    blocks.add(second, one(static_cast<std::uint64_t>(second) + 1));
    CHECK(blocks.size() <= TimeBlocks::blocks_max);
  }
  CHECK(blocks.length() == std::chrono::seconds(80));
  CHECK(blocks.size() == seconds / 80);
  const auto median = blocks.interval(50, Random(1));
  REQUIRE(median);
  CHECK(median->low < seconds / 2);
  CHECK(median->high > seconds / 2);
}

TEST_CASE("an interval holds the true percentile in about 95 of 100 runs") {
  const std::uint64_t seed = 42;
  INFO("seed " << seed);
  Random random(seed);
  constexpr int runs = 100, blocks_of_a_run = 20, requests = 60;
  Histogram truth;
  for (int i = 0; i < 100'000; ++i) truth.record(value_at(std::exp(0.2 * normal(random)), random));
  const double p95 = truth.percentile(95);
  int held = 0, held_by_requests = 0;
  for (int run = 0; run < runs; ++run) {
    TimeBlocks blocks;
    Histogram all;
    for (int block = 0; block < blocks_of_a_run; ++block) {
      const double level = std::exp(0.2 * normal(random));
      Histogram values;
      for (int i = 0; i < requests; ++i) values.record(value_at(level, random));
      blocks.add(block * 10 + 9, values);
      all.merge(values);
    }
    const auto interval = blocks.interval(95, Random(static_cast<std::uint64_t>(run)));
    REQUIRE(interval);
    held += interval->low <= p95 && p95 <= interval->high;
    // What one gets from the requests as if they were independent: ranks off by 1.96 deviations.
    const double spread = 196 * std::sqrt(0.95 * 0.05 / static_cast<double>(all.count()));
    held_by_requests += all.percentile(95 - spread) <= p95 && p95 <= all.percentile(95 + spread);
  }
  INFO(held << " by blocks, " << held_by_requests << " by requests");
  CHECK(held >= 88);
  CHECK(held_by_requests < held - 10);
}
