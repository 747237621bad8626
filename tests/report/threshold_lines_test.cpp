// How a threshold stands, in words.
#include "report/threshold_lines.h"

#include <catch2/catch.hpp>
#include <string>

#include "report/text.h"
#include "sample.h"

using namespace hailstorm;

namespace {

std::string words(const std::string& text, Dimension dimension, double value, double bound,
                  bool passed) {
  return words_for(sample_verdict(text, dimension, value, bound, passed));
}

}  // namespace

TEST_CASE("a threshold tells its value and what is to spare, each in its unit") {
  CHECK(words("http_req_duration: p(95) < 200ms", Dimension::time, 150, 200, true) ==
        "p(95)=150ms, 50.0ms to spare (25.00%)");
  CHECK(words("http_req_failed: rate < 1%", Dimension::share, 0.024, 0.01, false) ==
        "rate=2.40%, 1.40% beyond (140.00%)");
  CHECK(words("http_reqs: count > 10000", Dimension::plain, 12345, 10000, true) ==
        "count=12,345, 2,345 to spare (23.45%)");
  CHECK(words("http_reqs: rate > 300", Dimension::per_second, 250, 300, false) ==
        "rate=250.0/s, 50.0/s beyond (16.67%)");
  CHECK(words("data_sent: count < 2000000", Dimension::bytes, 1'500'000, 2'000'000, true) ==
        "count=1.50 MB, 500 kB to spare (25.00%)");
  CHECK(words("score: min > -5", Dimension::plain, -2, -5, true) == "min=-2, 3 to spare (60.00%)");
}

TEST_CASE("equality has nothing to spare, and says how far it is off") {
  CHECK(words("checks: rate == 1", Dimension::share, 1, 1, true) == "rate=100.00%");
  CHECK(words("http_reqs: count == 5", Dimension::plain, 3, 5, false) == "count=3, 2 off (40.00%)");
  CHECK(words("http_reqs: count != 5", Dimension::plain, 3, 5, true) == "count=3");
}

TEST_CASE("a threshold tells when its worst stretch ended, and its bound when that moves") {
  CHECK(words("http_req_failed: rate[10s] < 5%", Dimension::share, 0.02, 0.05, true) ==
        "rate[10s]=2.00% at 17.0s, 3.00% to spare (60.00%)");
  CHECK(words("http_req_duration: p(99) < 3 * med", Dimension::time, 40, 30, false) ==
        "p(99)=40.0ms, bound 30.0ms, 10.0ms beyond (33.33%)");
}

TEST_CASE("a threshold says when it stands on nothing, or on too little") {
  ThresholdVerdict verdict =
      sample_verdict("http_req_duration: p(99.9) < 200", Dimension::time, 150, 200, true);
  verdict.supported = false;
  CHECK(words_for(verdict) ==
        "p(99.9)=150ms, 50.0ms to spare (25.00%); too few values for this percentile");
  verdict.measured = false;
  verdict.value = 0;
  CHECK(words_for(verdict) == "nothing was measured");
}

TEST_CASE("what is many times its bound is said so, not in thousands of percent") {
  CHECK(words("http_req_duration: p(95) < 200ms", Dimension::time, 1999, 200, false) ==
        "p(95)=2.00s, 1.80s beyond (899.50%)");
  CHECK(words("http_req_duration: p(95) < 0.001", Dimension::time, 23.662, 0.001, false) ==
        "p(95)=23.7ms, 23.7ms beyond (23,662 times the bound)");
  CHECK(words("http_reqs: count > 2", Dimension::plain, 900, 2, true) ==
        "count=900, 898 to spare (450 times the bound)");
  CHECK(words("score: min > -1", Dimension::plain, 40, -1, true) == "min=40, 41 to spare (>999%)");
}

TEST_CASE("a long threshold is broken at the width of the report") {
  RunSummary run;
  const std::string selection = "http_req_duration{name:" + std::string(120, 'n') + "}";
  run.thresholds = {
      sample_verdict(selection + ": p(95) < 200ms", Dimension::time, 150, 200, true),
      sample_verdict("http_req_duration: p(99) < 12345.678 * http_req_waiting{name:/a}.p(99)",
                     Dimension::time, 150, 200, true)};
  const std::string lines = threshold_lines(run, 80, Paint(false));
  for (std::size_t begin = 0; begin < lines.size(); begin = lines.find('\n', begin) + 1)
    CHECK(width_of(lines.substr(begin, lines.find('\n', begin) - begin)) <= 80);
  CHECK_THAT(lines,
             Catch::Contains("\n      p(99)=150ms, bound 200ms, 50.0ms to spare (25.00%)\n"));
}

TEST_CASE("thresholds of one metric stand together, a line each") {
  RunSummary run;
  CHECK(threshold_lines(run, 80, Paint(false)).empty());
  run.thresholds = {
      sample_verdict("http_req_duration: p(95) < 200ms", Dimension::time, 150, 200, true),
      sample_verdict("http_req_failed: rate < 1%", Dimension::share, 0.024, 0.01, false),
      sample_verdict("http_req_duration: max < 1s", Dimension::time, 900, 1000, true)};
  run.thresholds[1].ended_run = true;
  CHECK(threshold_lines(run, 80, Paint(false)) ==
        "  http_req_duration\n"
        "  ✓ 'p(95) < 200ms'  p(95)=150ms, 50.0ms to spare (25.00%)\n"
        "  ✓ 'max < 1s'       max=900ms, 100ms to spare (10.00%)\n"
        "\n"
        "  http_req_failed\n"
        "  ✗ 'rate < 1%'      rate=2.40%, 1.40% beyond (140.00%), and ended the run\n");
}
