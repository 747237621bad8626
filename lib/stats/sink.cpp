// Each kind of value, asked and merged.
#include "stats/sink.h"

#include <algorithm>
#include <tuple>

#include "base/check.h"

namespace hailstorm {
namespace {

constexpr double nanos_per_ms = 1e6;

}  // namespace

void GaugeValue::set(double to, Nanos moment, std::uint32_t of_rank) {
  merge({moment, of_rank, to, to, to, true});
}

void GaugeValue::merge(const GaugeValue& other) {
  if (!other.is_set) return;
  if (!is_set) {
    *this = other;
    return;
  }
  min = std::min(min, other.min);
  max = std::max(max, other.max);
  if (std::tie(other.at, other.rank, other.value) <= std::tie(at, rank, value)) return;
  at = other.at;
  rank = other.rank;
  value = other.value;
}

void RateValue::merge(const RateValue& other) {
  trues += other.trues;
  total += other.total;
}

Sink Sink::none(const Metric& metric) {
  switch (metric.kind) {
    case MetricKind::counter: return Sink(RealSum());
    case MetricKind::gauge: return Sink(GaugeValue());
    case MetricKind::rate: return Sink(RateValue());
    case MetricKind::trend: return find_built_in(metric.name) ? Sink(Histogram()) : Sink(Trend());
  }
  HAIL_CHECK(false);
  return Sink(RealSum());
}

MetricKind Sink::kind() const {
  constexpr MetricKind kinds[] = {MetricKind::counter, MetricKind::gauge, MetricKind::rate,
                                  MetricKind::trend, MetricKind::trend};
  return kinds[value_.index()];
}

bool Sink::empty() const {
  if (const auto* sum = std::get_if<RealSum>(&value_)) return *sum == RealSum();
  if (const auto* gauge = std::get_if<GaugeValue>(&value_)) return !gauge->is_set;
  if (const auto* rate = std::get_if<RateValue>(&value_)) return *rate == RateValue();
  return count() == 0;
}

double Sink::sum() const {
  const auto* sum = std::get_if<RealSum>(&value_);
  HAIL_CHECK(sum);
  return sum->value();
}

double Sink::value() const {
  HAIL_CHECK(gauge());
  return gauge()->value;
}

std::int64_t Sink::trues() const {
  const auto* rate = std::get_if<RateValue>(&value_);
  HAIL_CHECK(rate);
  return rate->trues;
}

std::int64_t Sink::total() const {
  const auto* rate = std::get_if<RateValue>(&value_);
  HAIL_CHECK(rate);
  return rate->total;
}

double Sink::rate() const {
  return total() == 0 ? 0 : static_cast<double>(trues()) / static_cast<double>(total());
}

std::uint64_t Sink::count() const {
  if (nanos()) return nanos()->count();
  HAIL_CHECK(trend());
  return trend()->count();
}

double Sink::mean() const {
  if (nanos()) return nanos()->mean() / nanos_per_ms;
  HAIL_CHECK(trend());
  return trend()->mean();
}

double Sink::percentile(double p) const {
  if (nanos()) return nanos()->percentile(p) / nanos_per_ms;
  HAIL_CHECK(trend());
  return trend()->percentile(p);
}

double Sink::min() const {
  if (nanos()) return static_cast<double>(nanos()->min()) / nanos_per_ms;
  if (gauge()) return gauge()->min;
  HAIL_CHECK(trend());
  return trend()->min();
}

double Sink::max() const {
  if (nanos()) return static_cast<double>(nanos()->max()) / nanos_per_ms;
  if (gauge()) return gauge()->max;
  HAIL_CHECK(trend());
  return trend()->max();
}

void Sink::record(double value, Nanos at, std::uint32_t rank) {
  if (auto* sum = std::get_if<RealSum>(&value_)) return sum->add(value);
  if (auto* gauge = std::get_if<GaugeValue>(&value_)) return gauge->set(value, at, rank);
  if (auto* rate = std::get_if<RateValue>(&value_)) return rate->merge({value != 0 ? 1 : 0, 1});
  auto* trend = std::get_if<Trend>(&value_);
  HAIL_CHECK(trend);
  trend->record(value);
}

void Sink::merge(const Sink& other) {
  HAIL_CHECK(value_.index() == other.value_.index());
  std::visit([this](const auto& value) { add(value); }, other.value_);
}

}  // namespace hailstorm
