// What the author of a wrong threshold is told: the problem, the place, the remedy.
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "base/error.h"
#include "base/random.h"
#include "known_metrics.h"
#include "simulation/threshold.h"

using namespace hailstorm;

namespace {

struct Wrong {
  std::string text;  // '@' stands before the place that the caret shows
  std::string problem, remedy;
};

const Wrong wrong[] = {
    {"@", "the threshold is empty", "for example: http_req_duration: p(95) < 200ms"},
    {"   @", "the threshold is empty", "for example: http_req_duration: p(95) < 200ms"},
    {"http_req_duration@", "':' is expected after the metric 'http_req_duration', not the end",
     "write http_req_duration: p(95) < 200ms"},
    {"http_req_duration:@",
     "avg, min, med, max, p(N), count, rate or value is expected, not the end",
     "for example: p(95) < 200ms"},
    {"http_req_duration @p(95) < 200",
     "':' is expected after the metric 'http_req_duration', not 'p'",
     "write http_req_duration: p(95) < 200ms"},
    {"@p(95) < 200", "the metric is missing before the assertion",
     "write http_req_duration: p(95) < 200"},
    {"@avg<200", "the metric is missing before the assertion", "write http_req_duration: avg<200"},
    {"@rate < 0.01", "the metric is missing before the assertion",
     "write http_req_duration: rate < 0.01"},
    {"@200 > http_req_duration: avg", "the name of a metric is expected, not '2'",
     "for example: http_req_duration: p(95) < 200ms"},
    {"@: p(95) < 200", "the name of a metric is expected, not ':'",
     "for example: http_req_duration: p(95) < 200ms"},
    {"@\"http_req_duration\": p(95) < 200", "the name of a metric is expected, not '\"'",
     "leave the quotes away"},
    {"http_req_duration@.p(95) < 200",
     "':' is expected after the metric 'http_req_duration', not '.'",
     "write ':' between the metric and its method here"},
    {"http_req_duration@= p(95) < 200",
     "':' is expected after the metric 'http_req_duration', not '='",
     "write http_req_duration: p(95) < 200ms"},
    {"@http_req_durations: p(95) < 200", "there is no metric 'http_req_durations'",
     "did you mean 'http_req_duration'?"},
    {"@http_reqs_duration: p(95) < 200", "there is no metric 'http_reqs_duration'",
     "did you mean 'http_req_duration'?"},
    {"@Http_Req_Duration: p(95) < 200", "there is no metric 'Http_Req_Duration'",
     "did you mean 'http_req_duration'?"},
    {"@response_time: avg < 100", "there is no metric 'response_time'",
     "it is http_req_duration here"},
    {"@latency: avg < 100", "there is no metric 'latency'", "it is http_req_duration here"},
    {"http@-req-duration: avg < 100", "':' is expected after the metric 'http', not '-'",
     "the names of metrics have '_': http_req_duration"},
    {"http_req_duration: @p95 < 200", "'p95' is no method", "write p(95)"},
    {"http_req_duration: @p99.9 < 200", "'p99' is no method", "write p(99.9)"},
    {"http_req_duration: @mean < 200", "'mean' is no method", "it is avg here"},
    {"http_req_duration: @average < 200", "'average' is no method", "it is avg here"},
    {"http_req_duration: @median < 200", "'median' is no method", "it is med here"},
    {"http_req_duration: @meed < 200", "'meed' is no method", "did you mean 'med'?"},
    {"http_req_duration: @AVG < 200", "'AVG' is no method", "did you mean 'avg'?"},
    {"http_req_duration: @percentile(95) < 200", "'percentile' is no method", "it is p(95) here"},
    {"http_req_duration: @foo < 200", "'foo' is no method",
     "known are p(N), avg, min, med, max, count, rate, value"},
    {"http_req_duration: @200 > avg",
     "avg, min, med, max, p(N), count, rate or value is expected, not '2'", ""},
    {"http_req_duration: @< 200",
     "avg, min, med, max, p(N), count, rate or value is expected, not '<'", ""},
    {"http_req_duration: @rate < 200", "http_req_duration is a trend, which has no rate",
     "it has avg, min, med, max, p(N) and count"},
    {"http_req_duration: @value < 200", "http_req_duration is a trend, which has no value",
     "it has avg, min, med, max, p(N) and count"},
    {"http_req_failed: @count < 10", "http_req_failed is a rate, which has no count",
     "it has rate (a share of 1)"},
    {"http_req_failed: @avg < 10", "http_req_failed is a rate, which has no avg",
     "it has rate (a share of 1)"},
    {"http_reqs: @avg < 10", "http_reqs is a counter, which has no avg",
     "it has count and rate (per second)"},
    {"http_reqs: @p(95) < 10", "http_reqs is a counter, which has no p(95)",
     "it has count and rate (per second)"},
    {"ContentSize: @rate < 10", "ContentSize is a gauge, which has no rate",
     "it has value, min and max"},
    {"ContentSize: @avg < 10", "ContentSize is a gauge, which has no avg",
     "it has value, min and max"},
    {"Errors: @value < 10", "Errors is a counter, which has no value",
     "it has count and rate (per second)"},
    {"http_req_duration: p @< 200", "'(' is expected after 'p', not '<'",
     "write p(95), or p(99.9)"},
    {"http_req_duration: p(@) < 200", "a number from 0 to 100 is expected, not ')'",
     "write p(95), or p(99.9)"},
    {"http_req_duration: p(@foo) < 200", "a number from 0 to 100 is expected, not 'f'",
     "write p(95), or p(99.9)"},
    {"http_req_duration: p(@-1) < 200", "a percentile lies between 0 and 100",
     "write p(95), or p(99.9)"},
    {"http_req_duration: p(@101) < 200", "a percentile lies between 0 and 100",
     "write p(95), or p(99.9)"},
    {"http_req_duration: p(@NaN) < 200", "a number from 0 to 100 is expected, not 'N'",
     "write p(95), or p(99.9)"},
    {"http_req_duration: p(@+Inf) < 200", "a number from 0 to 100 is expected, not '+'",
     "write p(95), or p(99.9)"},
    {"http_req_duration: p(95 @< 200", "')' is expected, not '<'", "write p(95), or p(99.9)"},
    {"http_req_duration: p(95@%) < 200", "')' is expected, not '%'", "write p(95), or p(99.9)"},
    {"http_req_duration: p(95@, 99) < 200", "')' is expected, not ','", "write p(95), or p(99.9)"},
    {"http_req_duration: avg@(95) < 200", "'avg' takes no argument", "write avg alone"},
    {"http_req_duration: avg@", "a comparison is expected, not the end",
     "there are < <= > >= == !="},
    {"http_req_duration: avg @200", "a comparison is expected, not '2'",
     "there are < <= > >= == !="},
    {"http_req_duration: avg @= 200", "a comparison is expected, not '='", "write == for equal"},
    {"http_req_duration: avg @=< 200", "a comparison is expected, not '='", "write <="},
    {"http_req_duration: avg @<> 200", "there is no such comparison", "there are < <= > >= == !="},
    {"http_req_duration: avg @!200", "a comparison is expected, not '!'",
     "there are < <= > >= == !="},
    {"http_req_duration: avg @==== 200", "there is no such comparison",
     "there are < <= > >= == !="},
    {"http_req_duration: avg @≤ 200", "a comparison is expected, not '≤'",
     "there are < <= > >= == !="},
    {"http_req_duration: avg @is less than 200", "a comparison is expected, not 'i'",
     "there are < <= > >= == !="},
    {"http_req_duration: avg < @", "a number, a time, a share or a metric is expected, not the end",
     "for example: 200, 200ms, 1%, 3 * p(50), http_req_duration{name:/a}.p(99)"},
    {"http_req_duration: avg < @abc", "'abc' is no method",
     "known are p(N), avg, min, med, max, count, rate, value"},
    {"http_req_duration: avg < @-", "a number, a time, a share or a metric is expected, not '-'",
     "for example: 200, 200ms, 1%, 3 * p(50), http_req_duration{name:/a}.p(99)"},
    {"http_req_duration: avg < @1e999", "a number lies between 1e-307 and 1e308, or is 0", ""},
    {"http_req_duration: avg < @nan", "'nan' is no method",
     "known are p(N), avg, min, med, max, count, rate, value"},
    {"http_req_duration: avg < 200 @300", "the end or ';' is expected, not '3'", ""},
    {"http_req_duration: avg < 200@, p(95) < 300", "the end or ';' is expected, not ','",
     "options come after ';', further thresholds on their own"},
    {"http_req_duration: avg < 200 @&& p(95) < 300", "the end or ';' is expected, not '&'",
     "a threshold compares once; write two thresholds for two bounds"},
    {"http_req_duration: avg < 200 @and p(95) < 300", "the end or ';' is expected, not 'a'",
     "a threshold compares once; write two thresholds for two bounds"},
    {"http_req_duration: avg < 200 @sec", "the end or ';' is expected, not 's'",
     "a time is written without a blank: 200ms"},
    {"http_req_duration: avg < @200seconds",
     "the bound: '200seconds' is not a duration: unknown unit 'seconds' at character 4",
     "write it as 500ms, 90s, 2m or 1h30m"},
    {"http_req_duration: avg < @1s2m",
     "the bound: '1s2m' is not a duration: the larger unit comes first, each once, at character 3",
     "write it as 500ms, 90s, 2m or 1h30m"},
    {"http_req_duration: avg < @1%", "a time cannot be compared with a share",
     "write a time: 200ms"},
    {"http_req_failed: rate < @5", "a rate lies between 0 and 1", "a percentage is written 5%"},
    {"http_req_failed: rate < @-0.01", "a rate lies between 0 and 1", "write 0.01, or 1%"},
    {"http_req_failed: rate < @200ms", "a share of 1 cannot be compared with a time",
     "write a share: 0.01, or 1%"},
    {"http_req_failed: rate < @101%", "a rate lies between 0 and 1", "write 0.01, or 1%"},
    {"http_reqs: count > @10s", "a number cannot be compared with a time", "write a plain number"},
    {"http_reqs: rate > @10%", "a number per second cannot be compared with a share",
     "write a plain number"},
    {"http_req_failed: rate@[10s < 0.01", "this '[' has no ']'",
     "write the last ten seconds as [10s]"},
    {"http_req_failed: rate[@] < 0.01",
     "the time in [ ]: '' is not a duration: a number is expected at character 1",
     "write it as 500ms, 90s, 2m or 1h30m"},
    {"http_req_failed: rate[@10] < 0.01",
     "the time in [ ]: '10' is not a duration: a unit (ms, s, m, h) is missing at character 3",
     "write it as 500ms, 90s, 2m or 1h30m"},
    {"http_req_failed: rate[@ten] < 0.01",
     "the time in [ ]: 'ten' is not a duration: a number is expected at character 1",
     "write it as 500ms, 90s, 2m or 1h30m"},
    {"http_req_failed: rate[@500ms] < 0.01",
     "the time in [ ] is a number of whole seconds, at least one", "write [10s], or [1m]"},
    {"http_req_failed: rate[@1h] < 0.01", "the time in [ ] is at most 10m",
     "leave [ ] away for the whole run"},
    {"http_req_failed: rate[@0s] < 0.01",
     "the time in [ ] is a number of whole seconds, at least one", "write [10s], or [1m]"},
    {"http_req_duration@{name:/cart: avg < 200", "this '{' has no '}'", ""},
    {"http_req_duration{@}: avg < 200", "a tag is expected, not '}'",
     "write {name:/cart}, {name:/cart and not status:500} or {name~/item/*}"},
    {"http_req_duration{name@}: avg < 200", "':' is expected after the tag 'name', not '}'",
     "write name:VALUE, or name~PATTERN"},
    {"http_req_duration{name@=/cart}: avg < 200", "':' is expected after the tag 'name', not '='",
     "write name:VALUE, or not name:VALUE"},
    {"http_req_duration{name@!=/cart}: avg < 200", "':' is expected after the tag 'name', not '!'",
     "write name:VALUE, or not name:VALUE"},
    {"http_req_duration{name:@}: avg < 200", "a value is expected after ':', not '}'",
     "an empty value is written \"\""},
    {"http_req_duration{name~@}: avg < 200", "a pattern is expected after '~', not '}'",
     "an empty value is written \"\""},
    {"http_req_duration{name:/a,@}: avg < 200", "a tag is expected, not '}'",
     "write {name:/cart}, {name:/cart and not status:500} or {name~/item/*}"},
    {"http_req_duration{@,name:/a}: avg < 200", "a tag is expected, not ','",
     "write {name:/cart}, {name:/cart and not status:500} or {name~/item/*}"},
    {"http_req_duration{name:@\"/cart}: avg < 200", "this quote is never closed", ""},
    {"http_req_duration{name:/a and (@}: avg < 200", "a tag is expected, not '}'",
     "write {name:/cart}, {name:/cart and not status:500} or {name~/item/*}"},
    {"http_req_duration{name:\"/a\" @&& status:200}: avg < 200",
     "',', and, or or '}' is expected, not '&'", "write and, or k6's ','"},
    {"http_req_duration{name:\"/a\" @|| status:200}: avg < 200",
     "',', and, or or '}' is expected, not '|'", "write or"},
    {"http_req_duration{name:\"/a\" @status:200}: avg < 200",
     "',', and, or or '}' is expected, not 's'", ""},
    {"http_req_duration{@!name:/a}: avg < 200", "a tag is expected, not '!'",
     "write not before the tag: {not status:500}"},
    {"http_req_duration{not@}: avg < 200", "a tag is expected, not '}'",
     "write {name:/cart}, {name:/cart and not status:500} or {name~/item/*}"},
    {"http_req_duration{@(name:/a or name:/b}: avg < 200",
     "this '(' has no ')' before the end of the selection", ""},
    {"http_req_duration{name:\"/a\"@)}: avg < 200", "',', and, or or '}' is expected, not ')'",
     "no '(' is open here"},
    {"http_req_duration{@nmae:/a}: avg < 200", "there is no tag 'nmae'",
     "did you mean 'name'? A tag of your own of this name is written in quotes: \"nmae\""},
    {"http_req_duration{@stauts:200}: avg < 200", "there is no tag 'stauts'",
     "did you mean 'status'? A tag of your own of this name is written in quotes: \"stauts\""},
    {"ticks_missed{@name:/a}: count < 1", "ticks_missed has no tag 'name'",
     "known are model, scenario"},
    {"checks{@chekc:is 200}: rate > 0.9", "there is no tag 'chekc'",
     "did you mean 'check'? A tag of your own of this name is written in quotes: \"chekc\""},
    {"http_reqs{@url:/cart}: count > 1", "there is no tag 'url'",
     "it is name here, as in name:/cart; a tag of your own of this name is written in quotes: "
     "\"url\""},
    {"iterations{@url:/cart}: count > 1", "iterations has no tag 'url'",
     "known are model, action, scenario"},
    {"http_req_duration: p(95) < 200ms @abortOnFail", "the end or ';' is expected, not 'a'",
     "options come after ';': ; abortOnFail"},
    {"http_req_duration: p(95) < 200 @delayAbortEval=10s", "the end or ';' is expected, not 'd'",
     "options come after ';': ; delayAbortEval=30s"},
    {"http_req_duration: p(95) < 3 * med @soon", "the end or ';' is expected, not 's'",
     "options come after ';': ; abortOnFail"},
    {"http_req_failed: rate < 5 @%", "the end or ';' is expected, not '%'",
     "a share is written without a blank: 5%"},
    {"http_reqs: count > @1k", "'1k' is neither a number nor a time", "write a plain number: 1000"},
    {"http_reqs: rate > @1.5k", "'1.5k' is neither a number nor a time",
     "write a plain number, per second: 1500"},
    {"data_sent: count < @1mb", "'1mb' is neither a number nor a time",
     "write a number of bytes: 1000000"},
    {"data_sent: count < @2MiB", "'2MiB' is neither a number nor a time",
     "write a number of bytes: 2097152"},
    {"data_sent: count < @1x", "'1x' is neither a number nor a time", "write a number of bytes"},
    {"Errors: count < @2k", "'2k' is neither a number nor a time", "write a plain number: 2000"},
    {"http_req_failed: rate < @5pct", "'5pct' is neither a number nor a time",
     "write a share: 0.01, or 1%"},
    {"http_req_duration: p(95) < @1k",
     "the bound: '1k' is not a duration: unknown unit 'k' at character 2",
     "write it as 500ms, 90s, 2m or 1h30m"},
    {"@bots: max < 10", "'bots' is told in reports, but not judged",
     "to judge it: vus: max, bots_started: count, bots_failed: count"},
    {"@verdicts: count < 10", "'verdicts' is told in reports, but not judged",
     "to judge it: http_req_failed: rate"},
    {"@throughput: rate > 10", "there is no metric 'throughput'",
     "of 50 known ones the nearest are Errors, RTT, arrivals, checks, data_sent; all are in "
     "docs/reference/metrics.md"},
    {"http_req_duration{name:/a} @p(95) < 200",
     "':' is expected after the metric 'http_req_duration{name:/a}', not 'p'",
     "write http_req_duration{name:/a}: p(95) < 200ms"},
    {"http_req_duration: p(99) < 3 * @", "the name of a metric is expected, not the end",
     "for example: http_req_duration: p(95) < 200ms"},
    {"http_req_duration: p(99) < @3s * med", "a factor is a plain number", "write 3 * p(50)"},
    {"http_req_duration: p(99) < med @* 3", "the end or ';' is expected, not '*'",
     "write the factor first: 3 * p(50)"},
    {"http_req_duration: p(99) < 3 * @foo", "'foo' is no method",
     "known are p(N), avg, min, med, max, count, rate, value"},
    {"http_req_duration: p(99) < 3 * http_req_durations@",
     "'.' and a method are expected after the metric, not the end",
     "write http_req_durations.p(99)"},
    {"http_req_duration: p(99) < 3 * @http_req_durations.med",
     "there is no metric 'http_req_durations'", "did you mean 'http_req_duration'?"},
    {"http_req_duration: p(99) < http_req_duration{name:/a}@",
     "'.' and a method are expected after the metric, not the end",
     "write http_req_duration{name:/a}.p(99)"},
    {"http_req_duration: p(99) < http_req_duration{name:/a}.@rate",
     "http_req_duration is a trend, which has no rate",
     "it has avg, min, med, max, p(N) and count"},
    {"http_req_duration: p(99) < http_req_duration{name:/a}.@p95", "'p95' is no method",
     "write p(95)"},
    {"http_req_duration: p(99) < @http_req_failed.rate",
     "a time cannot be compared with a share of 1", ""},
    {"http_req_duration: avg < 200; @", "an option is expected, not the end",
     "known are abortOnFail, delayAbortEval, warmUp"},
    {"http_req_duration: avg < 200; @abort", "unknown option 'abort'",
     "known are abortOnFail, delayAbortEval, warmUp"},
    {"http_req_duration: avg < 200; @abortonfail", "unknown option 'abortonfail'",
     "did you mean 'abortOnFail'?"},
    {"http_req_duration: avg < 200; abortOnFail=@maybe", "'maybe' is neither true nor false",
     "write abortOnFail, or abortOnFail=false"},
    {"http_req_duration: avg < 200; delayAbortEval@", "'=' and a time are expected",
     "write delayAbortEval=30s"},
    {"http_req_duration: avg < 200; delayAbortEval=@10",
     "delayAbortEval: '10' is not a duration: a unit (ms, s, m, h) is missing at character 3",
     "write it as 500ms, 90s, 2m or 1h30m"},
    {"http_req_duration: avg < 200; warmUp=@soon",
     "warmUp: 'soon' is not a duration: a number is expected at character 1",
     "write it as 500ms, 90s, 2m or 1h30m"},
    {"http_req_duration: avg < 200; warmUp=@1500ms", "a warm-up lasts whole seconds",
     "write warmUp=30s"},
    {"http_req_duration: avg < 200 @+ 5", "the end or ';' is expected, not '+'",
     "a bound is a number, or a factor * a metric"},
    {"http_req_duration: avg @=> 200", "a comparison is expected, not '='", "write >="},
};

std::string refusal(const std::string& text) {
  try {
    check_threshold(parse_threshold(text), known_metrics());
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::configuration);
    return error.what();
  }
  return {};
}

// What stands above the caret of a message, up to the end of its line.
std::string above_caret(const std::string& message) {
  const std::size_t caret = message.find("^");
  REQUIRE(caret != std::string::npos);
  const std::size_t third = message.rfind('\n', caret) + 1;
  const std::size_t second = message.rfind('\n', third - 2) + 1;
  return message.substr(second + caret - third, third - 1 - (second + caret - third));
}

}  // namespace

TEST_CASE("a hundred wrong thresholds are each refused with the place and what to write instead") {
  CHECK(std::size(wrong) >= 100);
  std::set<std::string> seen;
  for (const Wrong& one : wrong) {
    std::string text = one.text;
    const std::size_t place = text.find('@');
    text.erase(place, 1);
    const std::string message = refusal(text);
    INFO(text << "\n" << message);
    CHECK(seen.insert(text).second);
    CHECK(message.substr(0, message.find('\n')) == one.problem);
    CHECK(above_caret(message) == text.substr(place));
    const std::string told = message.substr(message.find('^') + 1);
    if (one.remedy.empty()) {
      CHECK(told.empty());
    } else {
      CHECK(told.starts_with("\n  " + one.remedy));
    }
  }
}

TEST_CASE("any sequence of words and bytes is either a threshold or refused with a caret") {
  const std::uint64_t seed = 42;
  INFO("seed " << seed);
  const std::string words[] = {"http_req_duration",
                               "http_req_failed",
                               "{",
                               "}",
                               ":",
                               "name",
                               "~",
                               "and",
                               "or",
                               "not",
                               "(",
                               ")",
                               "p(95)",
                               "rate",
                               "[10s]",
                               "<",
                               ">=",
                               "200",
                               "ms",
                               "1%",
                               "*",
                               ".",
                               ";",
                               "warmUp=3s",
                               "\"",
                               "'",
                               " ",
                               " ",
                               "\xFF",
                               "\xC3\xA9",
                               ",",
                               "!"};
  Random random(seed);
  int taken = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string text = random.below(2) == 0 ? "http_req_duration: p(95) <" : "http_req_failed";
    for (auto n = 1 + random.below(9); n > 0; --n) text += words[random.below(std::size(words))];
    INFO(text);
    const std::string message = refusal(text);
    taken += message.empty();
    if (!message.empty()) CHECK(message.find('^') != std::string::npos);
  }
  CHECK(taken > 10);
}

TEST_CASE("the length and depth of a threshold have a limit") {
  const std::string huge = "http_req_duration{name:" + std::string(1 << 20, 'x') + "}: avg < 1";
  CHECK(refusal(huge).find("at most 4096 characters") != std::string::npos);
  const auto nested = [](int depth) {
    return "http_req_duration{" + std::string(depth, '(') + "name:/a" + std::string(depth, ')') +
           "}: avg < 1";
  };
  CHECK(refusal(nested(TagSelection::deepest - 1)).empty());
  CHECK(refusal(nested(TagSelection::deepest)).find("at most 20") != std::string::npos);
  CHECK(refusal(nested(2000)).find("at most 20") != std::string::npos);
}
