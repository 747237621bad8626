// The sums behind every report.
#include <algorithm>
#include <catch2/catch.hpp>

#include "report/totals.h"
#include "sample.h"

using namespace hailstorm;

TEST_CASE("requests add up over outcomes and statuses") {
  const RunSummary run = sample_run();
  const RequestTotals totals = sum_requests(run.total);
  REQUIRE(totals.ended == 12'000);
  REQUIRE(totals.answered == 11'990);
  REQUIRE(totals.unanswered == 8);
  REQUIRE(totals.cut_off == 2);
  REQUIRE(totals.failed == 20);
  REQUIRE(totals.sent == 11'998);
  REQUIRE(totals.duration.count() == totals.answered);
}

TEST_CASE("the rows by name add up to the whole") {
  const RunSummary run = sample_run();
  std::uint64_t ended = 0;
  std::int64_t failed = 0;
  Histogram duration;
  for (const auto& [name, totals] : requests_by_name(run.total)) {
    ended += totals.ended;
    failed += totals.failed;
    duration.merge(totals.duration);
  }
  REQUIRE(ended == 12'000);
  REQUIRE(failed == 20);
  REQUIRE(duration == sum_requests(run.total).duration);
}

TEST_CASE("failures are listed by kind, the most frequent first") {
  const auto failures = failures_of(sample_run().total);
  REQUIRE(failures.size() == 5);
  REQUIRE(failures[0].kind == "503");
  REQUIRE(failures[0].count == 7);
  REQUIRE(failures[1].kind == "timeout");
  REQUIRE(failures[1].request.name == "checkout");
}

TEST_CASE("verdicts move requests between failed and not, and every sum agrees") {
  RunSummary run = sample_run();
  auto& good = run.total.exchanges.at({"Shopper", "/", "GET", Outcome::answered, 200});
  auto& bad = run.total.exchanges.at(
      {"Shopper", "/product/:id", "GET", Outcome::answered, 503, Expected::no});
  good.called_failed = 4;
  good.called_good = 1;
  run.total.verdicts[{"Shopper", "/", "GET", "sold out"}] = 4;
  bad.called_good = 2;
  bad.called_failed = 1;
  run.total.verdicts[{"Shopper", "/product/:id", "GET", "down"}] = 1;
  run.total.exchanges[{"Shopper", "/", "GET", Outcome::answered, 404, Expected::uncounted}].ended =
      5;
  const RequestTotals totals = sum_requests(run.total);
  CHECK(totals.ended == 12'005);
  CHECK(totals.counted == 12'000);
  CHECK(totals.failed == 20 + 4 - 2);
  std::int64_t listed = 0;
  for (const FailureCount& failure : failures_of(run.total)) listed += failure.count;
  CHECK(listed == totals.failed);
  const auto failures = failures_of(run.total);
  CHECK(std::count_if(failures.begin(), failures.end(),
                      [](const auto& failure) { return failure.kind == "sold out"; }) == 1);
}

TEST_CASE("a report is complete when every request that was begun has ended") {
  RunSummary run = sample_run();
  Completeness c = completeness_of(run.total);
  REQUIRE(c.unaccounted == 0);
  REQUIRE(c.target_min == 11'990);
  REQUIRE(c.target_max == 11'998);
  REQUIRE(c.begun == c.answered + c.unanswered + c.cut_off);
  run.total.begun += 3;
  REQUIRE(completeness_of(run.total).unaccounted == 3);
  REQUIRE(completeness_of(run.total).target_max == 12'001);
  run.total.begun -= 5;
  REQUIRE(completeness_of(run.total).unaccounted == -2);
}

TEST_CASE("an answer to a request that did not leave whole still counts for the target") {
  Snapshot total;
  total.begun = 1;
  total.exchanges[{"M", "/", "POST", Outcome::answered, 413}] = {1, 0, 100, 50, {}, 0, 0, {}};
  const Completeness c = completeness_of(total);
  REQUIRE(c.target_min == 1);
  REQUIRE(c.target_max == 1);
}

TEST_CASE("peaks of the crowd are taken over all seconds, and shortfalls counted") {
  std::vector<RunSecond> seconds(3);
  seconds[0].bots["A"] = {10, 2, 3, 0, 5, 0, 0};
  seconds[1].bots["A"] = {10, 0, 8, 0, 1, 0, 1};
  seconds[1].bots["B"] = {4, 0, 3, 1, 0, 1, 0};
  seconds[2].bots["A"] = {6, 0, 6, 4, 0, 0, 0};
  const auto crowds = crowds_of(seconds);
  const CrowdPeaks& a = crowds.at("A");
  REQUIRE(a.peak == Census{10, 2, 8, 4, 5, 0, 1});
  REQUIRE(a.last == seconds[2].bots["A"]);
  REQUIRE(a.alive_max == 8);
  REQUIRE(a.seconds_late == 2);
  REQUIRE(a.seconds_held == 1);
  REQUIRE(a.seconds_refused == 0);
  REQUIRE_FALSE(a.followed_the_shape());
  REQUIRE(crowds.at("B").seconds_refused == 1);
  REQUIRE(bots_alive_max(seconds) == 11);
}

TEST_CASE("the second that is kept of a window has its sums") {
  Window window;
  window.number = 7;
  window.tally = sample_run().total;
  window.bots["Shopper"].running = 5;
  const RunSecond second = second_of(window);
  REQUIRE(second.number == 7);
  REQUIRE(second.begun == 12'000);
  REQUIRE(second.failed == 20);
  REQUIRE(second.ticks_missed == 3);
  REQUIRE(second.bots.at("Shopper").running == 5);
  REQUIRE(second.duration.count > 0);
  REQUIRE(second_of(Window()).duration.count == 0);
}

TEST_CASE("shares and rates of nothing are zero") {
  REQUIRE(share_of(0, 0) == 0);
  REQUIRE(share_of(1, 4) == 0.25);
  REQUIRE(rate_of(10, Nanos(0)) == 0);
  REQUIRE(rate_of(10, std::chrono::seconds(4)) == 2.5);
}
