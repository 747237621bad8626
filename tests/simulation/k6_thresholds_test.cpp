// Thresholds that k6's documentation shows (k6 v2, docs of August 2026): each is accepted, and has
// k6's verdict on the same data. The verdict of k6 is computed here by k6's own rules: percentiles
// interpolated between the two nearest samples, an empty rate passes, whatever else is empty is 0.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "known_metrics.h"
#include "simulation/thresholds.h"

using namespace hailstorm;

namespace {

// Assertions of each kind of metric, as they stand in the documentation.
const std::string of_trend[] = {
    "p(99)<1000",  "p(95)<200",    "max>=0",       "p(99) < 10",   "p(95)<500",   "p(95)<1500",
    "p(95)<100",   "p(90)<2000",   "avg<100",      "p(99)<350",    "p(99)<300",   "p(99)<250",
    "p(95)<250",   "p(95) < 2000", "p(95) < 1000", "p(90) < 400",  "avg < 200",   "p(99.9) < 2000",
    "p(99)<500",   "p(99) < 1000", "p(95)<50",     "p(95) < 800",  "p(95) < 400", "p(95) < 200",
    "p(90)<600",   "p(90) < 80",   "p(90) < 300",  "p(90) < 1000", "p(90) < 100", "p(75) < 200",
    "p(75) < 100", "p(70)<250",    "p(50) < 200",  "min<100",      "med<150",     "max<1000",
    "max < 3000",  "avg<200",      "avg<1000",     "avg < 400"};
const std::string of_rate[] = {"rate<0.01",   "rate==1.0",   "rate>0.9", "rate == 1.00",
                               "rate < 0.1",  "rate>0.95",   "rate==1",  "rate<0.05",
                               "rate >= 0.9", "rate == 0.00"};
const std::string of_counter[] = {"count<100",  "count < 2048", "count < 10",
                                  "count==3",   "count >= 500", "count >= 200",
                                  "count <= 2", "count < 1024", "rate<50"};
const std::string of_gauge[] = {"value<4000", "value > 1", "value < 200"};

// Keys that choose among tags, with an assertion each.
const std::string with_tags[] = {
    "http_req_duration{scenario:default}: max>=0",
    "http_req_duration{expected_response:true}: p(95)<200",
    "http_req_duration{type:API}: p(95)<500",
    "http_req_duration{type:staticContent}: p(99)<250",
    "http_req_duration{test_type:api}: p(99)<350",
    "http_req_duration{staticAsset:yes}: p(95)<100",
    "http_req_duration{container_group:main}: max<1000",
    "http_reqs{container_group:main}: count==3",
    "http_req_connecting{cdnAsset:true}: p(95)<100",
    "iteration_duration{scenario:default}: max>=0",
    "group_duration{group:::individualRequests}: avg < 400",
    "group_duration{group:::batchRequests}: avg < 200",
    "Errors{errorType:authError}: count <= 2",
    "checks{myTag:hola}: rate>0.9",
    "http_req_duration{group:::setup}: max>=0",
    "http_req_duration{group:::teardown}: max<1000",
    "http_reqs{scenario:default}: count>=0",
    "Errors{url:https://test.k6.io/contacts.php}: count < 1024",
};

// Those that measure what is not there: refused, with what to do.
const std::pair<std::string, std::string> without_counterpart[] = {
    {"browser_web_vital_inp{url:https://test.k6.io/}: p(90) < 80",
     "a browser, WebSockets and gRPC are not there: leave it away"},
    {"browser_web_vital_lcp: p(90) < 1000",
     "a browser, WebSockets and gRPC are not there: leave it away"},
    {"webvital_largest_content_paint{url:https://test.k6.io/}: p(90) < 80",
     "a browser, WebSockets and gRPC are not there: leave it away"},
    {"grpc_req_duration: p(95) < 100",
     "a browser, WebSockets and gRPC are not there: leave it away"},
    {"http_req_duration{url:https://test.k6.io/}: p(90) < 80",
     "it is name here, as in name:/cart; a tag of your own of this name is written in quotes: "
     "\"url\""},
    {"http_reqs{error_code:1050}: count < 1", "it is outcome here, as in outcome:connect_refused"},
    {"http_reqs{proto:HTTP/2.0}: count < 1", "all requests are HTTP/1.1 here"},
    {"http_reqs{tls_version:tls1.3}: count < 1", "there is no such tag here: leave it away"},
    {"vus_max: value < 100", "to judge it: vus: max"},
};

double number_behind(const std::string& text, std::size_t at) {
  return std::stod(text.substr(text.find_first_of("0123456789.", at)));
}

bool compare(const std::string& assertion, double value) {
  const std::size_t at = assertion.find_first_of("<>=");
  const double bound = number_behind(assertion, at);
  const bool or_equal = assertion[at + 1] == '=';
  if (assertion[at] == '=') return value == bound;
  if (assertion[at] == '<') return or_equal ? value <= bound : value < bound;
  return or_equal ? value >= bound : value > bound;
}

bool k6_on_trend(const std::string& assertion, std::vector<double> values) {
  if (values.empty()) return compare(assertion, 0);
  std::sort(values.begin(), values.end());
  const auto p = [&values](double share) {
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const double above = values[std::min(below + 1, values.size() - 1)];
    return values[below] + (above - values[below]) * (place - std::floor(place));
  };
  double sum = 0;
  for (const double value : values) sum += value;
  const double value = assertion[0] == 'a'   ? sum / static_cast<double>(values.size())
                       : assertion[1] == 'i' ? values.front()
                       : assertion[1] == 'e' ? p(0.5)
                       : assertion[1] == 'a' ? values.back()
                                             : p(number_behind(assertion, 0) / 100);
  return compare(assertion, value);
}

// The verdict of one threshold on a run of one second with this tally.
bool verdict(const std::string& text, const Snapshot& tally, Nanos elapsed) {
  Thresholds thresholds({parse_threshold(text)}, known_metrics());
  Window window;
  window.tally = tally;
  thresholds.hear(window);
  thresholds.finish(elapsed);
  return thresholds.verdicts().at(0).passed;
}

ExchangeTally& answered(Snapshot& tally, Expected expected) {
  return tally.exchanges[{"default", "/", "GET", Outcome::answered, 200, expected}];
}

}  // namespace

TEST_CASE("thresholds of k6's documentation have k6's verdicts on trends") {
  const std::uint64_t seed = 42;
  INFO("seed " << seed);
  Random random(seed);
  int passed = 0, failed = 0;
  for (const double middle : {0.0, 4.0, 40.0, 120.0, 260.0, 700.0, 1800.0}) {
    Snapshot tally;
    std::vector<double> values;
    for (int i = 0; i < (middle > 0 ? 1000 : 0); ++i) {
      // From a fifth of the middle to some five times it, most of them low.
      const double value = std::round(middle * std::exp(3.2 * (random.real() - 0.5)));
      values.push_back(value);
      answered(tally, Expected::yes).duration.record(static_cast<std::uint64_t>(value * 1e6));
    }
    for (const std::string& assertion : of_trend) {
      INFO(assertion << " around " << middle << " ms");
      const bool expected = k6_on_trend(assertion, values);
      CHECK(verdict("http_req_duration: " + assertion, tally, std::chrono::seconds(1)) == expected);
      ++(expected ? passed : failed);
    }
  }
  CHECK(passed > 50);
  CHECK(failed > 50);
}

TEST_CASE("thresholds of k6's documentation have k6's verdicts on rates") {
  for (const std::int64_t trues : {0, 4, 5, 9, 10, 89, 90, 91, 95, 96, 99, 100}) {
    Snapshot tally;
    answered(tally, Expected::no).ended = static_cast<std::uint64_t>(trues);
    answered(tally, Expected::yes).ended = static_cast<std::uint64_t>(100 - trues);
    for (const std::string& assertion : of_rate) {
      INFO(assertion << " of " << trues << " %");
      CHECK(verdict("http_req_failed: " + assertion, tally, std::chrono::seconds(1)) ==
            compare(assertion, static_cast<double>(trues) / 100));
    }
  }
  for (const std::string& assertion : of_rate) {
    INFO(assertion << " of nothing");
    CHECK(verdict("http_req_failed: " + assertion, {}, std::chrono::seconds(1)));
    CHECK(verdict("checks: " + assertion, {}, std::chrono::seconds(1)));
  }
}

TEST_CASE("thresholds of k6's documentation have k6's verdicts on counters") {
  for (const std::uint64_t count : {0, 2, 3, 9, 10, 99, 100, 200, 499, 500, 1023, 1024, 2048}) {
    for (const int seconds : {1, 4, 100}) {
      Snapshot tally;
      tally.begun = count;
      for (const std::string& assertion : of_counter) {
        INFO(assertion << " of " << count << " in " << seconds << " s");
        const auto exact = static_cast<double>(count);
        CHECK(verdict("http_reqs: " + assertion, tally, std::chrono::seconds(seconds)) ==
              compare(assertion, assertion[0] == 'r' ? exact / seconds : exact));
      }
    }
  }
}

TEST_CASE("keys of k6's documentation that choose by tags are accepted") {
  for (const std::string& text : with_tags) {
    INFO(text);
    CHECK_NOTHROW(check_threshold(parse_threshold(text), known_metrics()));
  }
  for (const auto& [text, remedy] : without_counterpart) {
    INFO(text);
    CHECK_THROWS_WITH(check_threshold(parse_threshold(text), known_metrics()),
                      Catch::Contains(remedy));
  }
  for (const std::string& assertion : of_gauge) {
    INFO(assertion);
    CHECK_NOTHROW(check_threshold(parse_threshold("ContentSize: " + assertion), known_metrics()));
    CHECK(verdict("ContentSize: " + assertion, {}, std::chrono::seconds(1)) ==
          compare(assertion, 0));
  }
}
