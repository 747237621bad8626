// What thresholds mean: k6's, and ours.
#include "simulation/threshold.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "known_metrics.h"

using namespace hailstorm;

namespace {

Threshold read(const std::string& text) {
  INFO(text);
  const Threshold threshold = parse_threshold(text);
  CHECK_NOTHROW(check_threshold(threshold, known_metrics()));
  return threshold;
}

}  // namespace

TEST_CASE("a threshold is a metric, a selection and an assertion") {
  const Threshold t = read(" http_req_duration{name:/cart} : p(95) < 200ms ");
  CHECK(t.key == "http_req_duration{name:/cart}");
  CHECK(t.source == "p(95) < 200ms");
  CHECK(t.subject.metric == "http_req_duration");
  CHECK(t.subject.method == Method::percentile);
  CHECK(t.subject.percent == 95);
  CHECK_FALSE(t.subject.window);
  CHECK(t.subject.tags.clauses().size() == 1);
  CHECK(t.comparison == Comparison::less);
  CHECK(t.bound == 200);
  CHECK(t.measure == Measure::time);
  CHECK_FALSE(t.reference);
  CHECK_FALSE(t.abort_on_fail);
}

TEST_CASE("blanks make no difference") {
  for (const std::string text :
       {"http_req_duration:p(95)<200", "http_req_duration : p( 95 ) < 200",
        "http_req_duration:\n  p(95)\n  <200", "\thttp_req_duration:\tp (95)<\t200\t"}) {
    const Threshold t = read(text);
    CHECK(t.key == "http_req_duration");
    CHECK(t.subject.percent == 95);
    CHECK(t.bound == 200);
  }
}

TEST_CASE("all comparisons are there, === as good as ==") {
  const std::pair<std::string, Comparison> all[] = {
      {"<", Comparison::less},      {"<=", Comparison::at_most}, {">", Comparison::more},
      {">=", Comparison::at_least}, {"==", Comparison::equal},   {"===", Comparison::equal},
      {"!=", Comparison::unequal}};
  for (const auto& [text, comparison] : all) {
    const Threshold t = read("http_req_failed: rate" + text + "0.01");
    CHECK(t.comparison == comparison);
    CHECK(show(t.comparison) == (text == "===" ? "==" : text));
  }
}

TEST_CASE("every method is read, and shown as it was written") {
  for (const std::string method : {"avg", "min", "med", "max", "count", "p(0)", "p(99.99)",
                                   "p(100)", "avg[10s]", "p(50)[2m]"}) {
    CHECK(show(read("http_req_duration: " + method + " < 1").subject) == method);
  }
  CHECK(show(read("ContentSize: value < 1").subject) == "value");
  CHECK(show(read("http_reqs: rate[1m] > 1").subject) == "rate[1m]");
}

TEST_CASE("a bound may be a number, a time or a percentage") {
  const auto bound = [](const std::string& text) { return read(text).bound; };
  CHECK(bound("http_req_duration: avg < 200") == 200);
  CHECK(bound("http_req_duration: avg < 200ms") == 200);
  CHECK(bound("http_req_duration: avg < 1.5s") == 1500);
  CHECK(bound("http_req_duration: avg < 1m30s") == 90000);
  CHECK(bound("http_req_duration: avg < 250us") == 0.25);
  CHECK(bound("http_req_duration: avg < 1e3") == 1000);
  CHECK(bound("http_req_duration: avg < +5") == 5);
  CHECK(bound("score: min > -2.5") == -2.5);
  CHECK(bound("http_req_failed: rate < 1%") == 0.01);
  CHECK(bound("http_req_failed: rate<=.5") == 0.5);
}

TEST_CASE("a statistic may look at the last seconds only") {
  CHECK(read("http_req_failed: rate[10s] < 5%").subject.window == std::chrono::seconds(10));
  CHECK(read("http_req_duration: p(95) [ 1m30s ] < 1s").subject.window == std::chrono::seconds(90));
  CHECK(read("http_reqs: rate[10m] > 5").subject.window == window_max);
}

TEST_CASE("a bound may be a multiple of another metric, or of the same") {
  const Threshold other = read("http_req_duration: p(99) < 3 * http_req_duration{name:/a}.p(99)");
  REQUIRE(other.reference);
  CHECK(other.bound == 3);
  CHECK(other.reference->metric == "http_req_duration");
  CHECK(other.reference->tags.clauses().size() == 1);
  CHECK(other.reference->percent == 99);
  CHECK(other.source == "p(99) < 3 * http_req_duration{name:/a}.p(99)");
  const Threshold same = read("http_req_duration{name:/a}: p(99)<10*med");
  REQUIRE(same.reference);
  CHECK(same.bound == 10);
  CHECK(same.reference->method == Method::med);
  CHECK(same.reference->tags == same.subject.tags);
  const Threshold window = read("http_req_duration: p(95)[10s] < 2 * p(95)");
  CHECK(window.subject.window);
  CHECK_FALSE(window.reference->window);
  CHECK(read("http_req_failed{name:/a}: rate <= http_req_failed.rate[1m]").bound == 1);
  CHECK(read("data_received: count > data_sent.count").reference->metric == "data_sent");
  CHECK(read("Errors: count < 0.1 * http_reqs.count").reference);
}

TEST_CASE("options follow a semicolon, under k6's names") {
  const Threshold t =
      read("http_req_failed: rate < 1%; abortOnFail; delayAbortEval=10s; warmUp=30s");
  CHECK(t.source == "rate < 1%");
  CHECK(t.abort_on_fail);
  CHECK(t.delay_abort == std::chrono::seconds(10));
  CHECK(t.warm_up == std::chrono::seconds(30));
  CHECK(read("http_req_failed: rate < 1%;abortOnFail=true").abort_on_fail);
  CHECK_FALSE(read("http_req_failed: rate < 1% ; abortOnFail = false").abort_on_fail);
}

TEST_CASE("a tag that is nearly a built-in one is taken in quotes") {
  std::vector<Metric> metrics = known_metrics();
  metrics.push_back({"hits", MetricKind::counter, Unit::none, "mode", ""});
  CHECK_THROWS_WITH(check_threshold(parse_threshold("hits{mode:a}: count < 1"), metrics),
                    Catch::Contains("did you mean 'model'?"));
  CHECK_NOTHROW(check_threshold(parse_threshold("hits{\"mode\":a}: count < 1"), metrics));
}
