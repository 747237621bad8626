// A metric's value over any selection of series: what thresholds compare and reports show.
#pragma once

#include <cstdint>
#include <utility>
#include <variant>

#include "base/clock.h"
#include "stats/histogram.h"
#include "stats/metric.h"
#include "stats/real_sum.h"
#include "stats/trend.h"

namespace hailstorm {

// The latest of the values that were set, with the least and the greatest. Of two set at the same
// moment, the one of the greater rank is the later, then the greater one: so a merge does not
// depend on the order.
struct GaugeValue {
  Nanos at{};  // of the run clock
  std::uint32_t rank = 0;
  double value = 0, min = 0, max = 0;
  bool is_set = false;

  void set(double to, Nanos moment, std::uint32_t of_rank);
  void merge(const GaugeValue& other);
  bool operator==(const GaugeValue&) const = default;
};

// So many of so many. Of a part of a run either may be negative: a verdict was taken back.
struct RateValue {
  std::int64_t trues = 0, total = 0;

  void merge(const RateValue& other);
  bool operator==(const RateValue&) const = default;
};

// Numbers are in the metric's unit: times in milliseconds, though they are kept in nanoseconds.
// Merging is exact and of any order. Thread: its owner's.
class Sink {
 public:
  // By the kind of a metric; a trend of times holds a Histogram of nanoseconds, any other a Trend.
  explicit Sink(RealSum counter) : value_(counter) {}
  explicit Sink(GaugeValue gauge) : value_(gauge) {}
  explicit Sink(RateValue rate) : value_(rate) {}
  explicit Sink(Histogram nanos) : value_(std::move(nanos)) {}
  explicit Sink(Trend trend) : value_(std::move(trend)) {}

  // A counter of 0.
  Sink() = default;

  // Nothing recorded of a metric: where it is a trend of a script's, a Trend.
  static Sink none(const Metric& metric);

  MetricKind kind() const;
  // Nothing was recorded: a counter of 0, a gauge never set, a rate of nothing, a trend without
  // values.
  bool empty() const;

  // Of a counter.
  double sum() const;
  // Of a gauge: the latest; 0 when it was never set.
  double value() const;
  // Of a rate; rate() is 0 when there are none.
  std::int64_t trues() const;
  std::int64_t total() const;
  double rate() const;
  // Of a trend.
  std::uint64_t count() const;
  double mean() const;
  double percentile(double p) const;  // p in [0, 100]
  // Of a trend or a gauge; 0 when empty.
  double min() const;
  double max() const;

  // What lies within; null for another kind.
  const Histogram* nanos() const { return std::get_if<Histogram>(&value_); }
  const Trend* trend() const { return std::get_if<Trend>(&value_); }
  const GaugeValue* gauge() const { return std::get_if<GaugeValue>(&value_); }

  // One more value, at most RealSum::value_max away from zero: added to a counter, set in a gauge
  // at that moment, true in a rate unless it is 0, recorded in a Trend.
  void record(double value, Nanos at, std::uint32_t rank = 0);
  // Adds to a sink that holds the same: RealSum, GaugeValue, RateValue, Histogram or Trend.
  template <class Value>
  void add(const Value& value) {
    std::get<Value>(value_).merge(value);
  }
  // other of the same metric.
  void merge(const Sink& other);
  bool operator==(const Sink&) const = default;

 private:
  std::variant<RealSum, GaugeValue, RateValue, Histogram, Trend> value_;
};

}  // namespace hailstorm
