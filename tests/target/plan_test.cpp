// Queries, and what is drawn under them.
#include "target/plan.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "base/error.h"

using namespace hailstorm;
using Catch::Matchers::Contains;

namespace {

constexpr std::uint64_t seed = 7;
constexpr int draws = 20'000;

std::map<int, int> statuses(const Plan& plan) {
  std::map<int, int> count;
  for (std::uint64_t i = 0; i < draws; ++i) ++count[draw(plan, hash(seed, i)).status];
  return count;
}

// Four standard deviations of a count of events with probability p.
bool is_near(int count, double p) {
  return std::abs(count - draws * p) <= 4 * std::sqrt(draws * p * (1 - p));
}

}  // namespace

TEST_CASE("without a query the answer is small and always the same") {
  const Plan plan = plan_for("/hello", "");
  CHECK(plan.fixed());
  CHECK(plan.text == "hello\n");
  CHECK(draw(plan, 1).status == 200);
  CHECK(plan_for("/", "").text == target_help);
}

TEST_CASE("every key of the help is understood") {
  const Plan plan =
      plan_for("/x",
               "delay=50ms&status=503&error_rate=0.01&size=10kb&slow=1s&chunked=1&echo=0&headers=20"
               "&close=1&reset=body:0.1&hang=0.5&garbage");
  CHECK(plan.statuses.front().status == 503);
  CHECK(plan.error_rate == 0.01);
  CHECK(plan.size == 10'000);
  CHECK(plan.slow == std::chrono::seconds(1));
  CHECK(plan.chunked);
  CHECK_FALSE(plan.echo);
  CHECK(plan.extra_headers == 20);
  CHECK(plan.close_probability == 1);
  CHECK(plan.reset == Spoil::reset_body);
  CHECK(plan.reset_probability == 0.1);
  CHECK(plan.hang_probability == 0.5);
  CHECK(plan.garbage_probability == 1);
  CHECK_FALSE(plan.fixed());
}

TEST_CASE("a query may be percent-encoded") {
  const Plan plan = plan_for("/x", "delay=uniform%281ms%2C2ms%29&status=200%3A0.5,503:0.5");
  CHECK(plan.statuses.size() == 2);
  CHECK_FALSE(plan.delay.none());
}

TEST_CASE("a bad query is answered with 400 and the reason") {
  const auto reason = [](const char* query) {
    const Plan plan = plan_for("/x", query);
    REQUIRE(plan.statuses.size() == 1);
    CHECK(plan.statuses.front().status == 400);
    CHECK(plan.fixed());
    return plan.text;
  };
  CHECK_THAT(reason("delya=5ms"), Contains("'delya' is not known; did you mean 'delay'?"));
  CHECK_THAT(reason("delay=5"), Contains("the query's 'delay'"));
  CHECK_THAT(reason("delay=1ms&delay=2ms"), Contains("'delay' twice"));
  CHECK_THAT(reason("status=99"), Contains("from 200 to 599"));
  CHECK_THAT(reason("status=200:x"), Contains("not a number"));
  CHECK_THAT(reason("error_rate=2"), Contains("not a probability"));
  CHECK_THAT(reason("size=ten"), Contains("not a size"));
  CHECK_THAT(reason("size=-1"), Contains("not a size"));
  CHECK_THAT(reason("reset=header"), Contains("did you mean 'headers'"));
  CHECK_THAT(reason("chunked=maybe"), Contains("neither 1 nor 0"));
  CHECK_THAT(reason("headers=1001"), Contains("from 0 to 1000"));
}

TEST_CASE("sizes have decimal and binary units") {
  CHECK(parse_size("0") == 0);
  CHECK(parse_size("512") == 512);
  CHECK(parse_size("512b") == 512);
  CHECK(parse_size("10kb") == 10'000);
  CHECK(parse_size("10KiB") == 10'240);
  CHECK(parse_size("1.5mb") == 1'500'000);
  CHECK(parse_size("1gib") == 1'073'741'824);
  CHECK_THROWS_AS(parse_size("9999gb"), Error);
  CHECK_THROWS_AS(parse_size(""), Error);
}

TEST_CASE("statuses and errors come in the shares asked for") {
  INFO("seed " << seed);
  auto count = statuses(plan_for("/x", "status=200:0.9,404:0.07,503:0.03"));
  CHECK(is_near(count[200], 0.90));
  CHECK(is_near(count[404], 0.07));
  CHECK(is_near(count[503], 0.03));
  CHECK(count.size() == 3);
  count = statuses(plan_for("/x", "status=201&error_rate=0.01"));
  CHECK(is_near(count[500], 0.01));
  CHECK(count[201] + count[500] == draws);
}

TEST_CASE("spoilt exchanges come in the shares asked for") {
  INFO("seed " << seed);
  const Plan plan = plan_for("/x", "hang=0.1&garbage=0.2&reset=headers:0.3&close=0.4");
  std::map<Spoil, int> count;
  int closed = 0;
  for (std::uint64_t i = 0; i < draws; ++i) {
    const Draw fate = draw(plan, hash(seed, i));
    ++count[fate.spoil];
    closed += fate.close ? 1 : 0;
  }
  CHECK(is_near(count[Spoil::hang], 0.1));
  CHECK(is_near(count[Spoil::garbage], 0.9 * 0.2));
  CHECK(is_near(count[Spoil::reset_headers], 0.9 * 0.8 * 0.3));
  CHECK(is_near(closed, 0.4));
}

TEST_CASE("a draw is a function of its key, and another key in the query changes no other draw") {
  const Plan plain = plan_for("/x", "delay=exp(20ms)");
  const Plan more = plan_for("/x", "delay=exp(20ms)&error_rate=0.5&reset=body:0.5");
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const std::uint64_t key = hash(seed, i);
    REQUIRE(draw(plain, key).delay == draw(plain, key).delay);
    REQUIRE(draw(plain, key).delay == draw(more, key).delay);
  }
}
