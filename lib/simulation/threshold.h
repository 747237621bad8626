// What a run must keep to: "http_req_duration{name:/cart}: p(95) < 200ms".
//
//   threshold  = METRIC [ "{" selection "}" ] ":" assertion { ";" option }
//   assertion  = statistic comparison bound
//   statistic  = method [ "[" TIME "]" ]             of the last TIME, in each second of the run
//   method     = "avg" | "min" | "med" | "max" | "p(" NUMBER ")" | "count" | "rate" | "value"
//   comparison = "<" | "<=" | ">" | ">=" | "==" | "===" | "!="
//   bound      = NUMBER | TIME | NUMBER "%" | [ NUMBER "*" ] reference
//   reference  = statistic | METRIC [ "{" selection "}" ] "." statistic
//   option     = "abortOnFail" [ "=" FLAG ] | "delayAbortEval=" TIME | "warmUp=" TIME
//
// It is k6's grammar with more to it: what k6 takes means the same here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "simulation/tag_selection.h"
#include "stats/metric.h"

namespace hailstorm {

enum class Method : std::uint8_t { avg, min, med, max, percentile, count, rate, value };
enum class Comparison : std::uint8_t { less, at_most, more, at_least, equal, unequal };

// A number that is drawn from what was measured.
struct Statistic {
  std::string metric;
  TagSelection tags;
  Method method = Method::avg;
  double percent = 0;           // of a percentile, 0 to 100
  std::optional<Nanos> window;  // of the last so many whole seconds; none: of the whole run
  std::size_t metric_at = 0, method_at = 0;  // in the threshold's text
};

// How the number of a bound was written.
enum class Measure : std::uint8_t { plain, time, percent };

struct Threshold {
  std::string text;    // as it was written
  std::string key;     // the metric with its selection, as it was written
  std::string source;  // the assertion, as it was written
  Statistic subject;
  Comparison comparison = Comparison::less;
  double bound = 0;  // milliseconds, a share of 1, or a plain number; with a reference: its factor
  Measure measure = Measure::plain;
  std::size_t bound_at = 0;
  std::optional<Statistic> reference;
  bool abort_on_fail = false;
  Nanos delay_abort{};  // no abort within so long
  Nanos warm_up{};      // the first so many whole seconds of the run do not count
};

// The longest window of a statistic: what is kept of a run for it is bounded.
constexpr Nanos window_max = std::chrono::minutes(10);
constexpr std::size_t longest_threshold = 4096;  // bytes

// Throws Error (configuration) that shows the text with a caret under the place. Thread: any.
Threshold parse_threshold(std::string_view text);

// Refuses what the metrics do not have: an unknown metric, a method that its kind does not know, a
// tag that none of its series can have, a bound in another unit. Throws Error (configuration) with
// a caret and the nearest known word. `known`: the built-in metrics and those of the script;
// `of_run`: the tags of the run, which all series have.
void check_threshold(const Threshold& threshold, const std::vector<Metric>& known,
                     const OwnTags& of_run = {});

// What a statistic is of; two of different dimensions cannot be compared, a plain one with any.
// Times are in milliseconds, shares from 0 to 1.
enum class Dimension : std::uint8_t { plain, time, bytes, share, per_second };
Dimension dimension_of(const Statistic& statistic, const Metric& metric);

// "p(95)", "avg[10s]"; "less than" as "<": as they are written.
std::string show(const Statistic& statistic);
std::string_view show(Comparison comparison);

}  // namespace hailstorm
