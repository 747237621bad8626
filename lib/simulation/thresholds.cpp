// Judging thresholds as seconds come in.
#include "simulation/thresholds.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check.h"
#include "stats/confidence.h"
#include "stats/select.h"

namespace hailstorm {
namespace {

constexpr Nanos second = std::chrono::seconds(1);

std::size_t whole_seconds(Nanos span) { return static_cast<std::size_t>(span / second); }

// An empty sink may be of another make than those that follow: of an unknown trend, say.
void add(Sink& into, const Sink& more) {
  if (more.empty()) return;
  if (into.empty())
    into = more;
  else
    into.merge(more);
}

bool supports(const Sink& sink, const Statistic& statistic) {
  if (statistic.method == Method::med) return is_supported(50, sink.count());
  return statistic.method != Method::percentile || is_supported(statistic.percent, sink.count());
}

double value_of(const Sink& sink, const Statistic& statistic, Nanos span) {
  switch (statistic.method) {
    case Method::avg: return sink.mean();
    case Method::min: return sink.min();
    case Method::med: return sink.percentile(50);
    case Method::max: return sink.max();
    case Method::percentile: return sink.percentile(statistic.percent);
    case Method::count:
      return sink.kind() == MetricKind::counter ? sink.sum() : static_cast<double>(sink.count());
    case Method::rate:
      if (sink.kind() == MetricKind::rate) return sink.rate();
      return span > Nanos(0) ? sink.sum() / seconds(span) : 0;
    case Method::value: return sink.value();
  }
  HAIL_CHECK(false);
  return 0;
}

bool holds(double value, Comparison comparison, double bound) {
  switch (comparison) {
    case Comparison::less: return value < bound;
    case Comparison::at_most: return value <= bound;
    case Comparison::more: return value > bound;
    case Comparison::at_least: return value >= bound;
    case Comparison::equal: return value == bound;
    case Comparison::unequal: return value != bound;
  }
  return false;
}

double margin_of(double value, Comparison comparison, double bound) {
  switch (comparison) {
    case Comparison::less:
    case Comparison::at_most: return bound - value;
    case Comparison::more:
    case Comparison::at_least: return value - bound;
    case Comparison::equal: return -std::abs(value - bound);
    case Comparison::unequal: return std::abs(value - bound);
  }
  return 0;
}

}  // namespace

Thresholds::Thresholds(std::vector<Threshold> thresholds, std::vector<Metric> known, OwnTags of_run)
    : known_(std::move(known)), of_run_(std::move(of_run)) {
  watches_.reserve(thresholds.size());
  verdicts_.reserve(thresholds.size());
  for (Threshold& threshold : thresholds) {
    check_threshold(threshold, known_, of_run_);
    Watch watch{side_of(threshold.subject), {}, false, false};
    if (threshold.reference) watch.reference = side_of(*threshold.reference);
    ThresholdVerdict verdict;
    verdict.dimension = dimension_of(threshold.subject, sources_[watch.subject.source].metric);
    verdict.threshold = std::move(threshold);
    watches_.push_back(std::move(watch));
    verdicts_.push_back(std::move(verdict));
  }
}

Thresholds::Side Thresholds::side_of(const Statistic& statistic) {
  const auto metric = std::find_if(known_.begin(), known_.end(),
                                   [&](const Metric& one) { return one.name == statistic.metric; });
  HAIL_CHECK(metric != known_.end());
  auto source = std::find_if(sources_.begin(), sources_.end(), [&](const Source& one) {
    return one.metric.name == metric->name && one.tags == statistic.tags;
  });
  if (source == sources_.end()) {
    const Sink none = Sink::none(*metric);
    sources_.push_back({*metric, statistic.tags, none, none, {}, 0});
    source = sources_.end() - 1;
  }
  if (statistic.window) {
    source->seconds_kept = std::max(source->seconds_kept, whole_seconds(*statistic.window));
  }
  return {static_cast<std::size_t>(source - sources_.begin()), statistic, Sink::none(*metric)};
}

// What a window holds of a metric. A script's own metric may not be in it at all.
Sink Thresholds::sink_of(const Window& window, const Source& source) const {
  const Metric& metric = source.metric;
  const TagSelection& tags = source.tags;
  TagFilter filter;
  if (!tags.wants_all()) filter = [&](const Tags& of) { return tags.wants(of, of_run_); };
  if (find_built_in(metric.name) != nullptr) return select(window, metric, filter);
  std::optional<Sink> sum;
  each_series(window.tally, metric.name, [&](const Tags& of, const Sink& sink) {
    if (filter && !filter(of)) return;
    if (sum)
      sum->merge(sink);
    else
      sum = sink;
  });
  return sum ? std::move(*sum) : Sink::none(metric);
}

std::vector<const ThresholdVerdict*> Thresholds::hear(const Window& window) {
  std::vector<const ThresholdVerdict*> crossed;
  heard_ = (window.number + 1) * second;
  if (!stopping_) heard_running_ = heard_;
  for (Source& source : sources_) {
    source.second = sink_of(window, source);
    add(source.whole, source.second);
    if (source.seconds_kept == 0 || stopping_) continue;
    if (source.recent.size() == source.seconds_kept) source.recent.pop_front();
    source.recent.push_back(source.second);
  }
  for (std::size_t i = 0; i < watches_.size(); ++i) {
    Watch& watch = watches_[i];
    ThresholdVerdict& verdict = verdicts_[i];
    if (window.number * second >= verdict.threshold.warm_up) {
      add(watch.subject.sum, sources_[watch.subject.source].second);
      if (watch.reference) add(watch.reference->sum, sources_[watch.reference->source].second);
    }
    judge(i, heard_, false);
    if (verdict.passed || verdict.crossed) continue;
    verdict.crossed = heard_;
    crossed.push_back(&verdict);
  }
  return crossed;
}

const ThresholdVerdict* Thresholds::abort() {
  if (stopping_) return nullptr;
  for (std::size_t i = 0; i < watches_.size(); ++i) {
    const Threshold& threshold = verdicts_[i].threshold;
    if (!watches_[i].failing || !threshold.abort_on_fail || heard_ <= threshold.delay_abort)
      continue;
    verdicts_[i].ended_run = true;
    stopping_ = true;
    return &verdicts_[i];
  }
  return nullptr;
}

void Thresholds::finish(Nanos elapsed) {
  for (std::size_t i = 0; i < watches_.size(); ++i) {
    judge(i, elapsed, true);
    ThresholdVerdict& verdict = verdicts_[i];
    verdict.whole = sources_[watches_[i].subject.source].whole;
    if (!verdict.passed && !verdict.crossed) verdict.crossed = elapsed;
  }
}

Thresholds::Drawn Thresholds::draw(const Side& side, const Threshold& threshold,
                                   Nanos elapsed) const {
  const Statistic& statistic = side.statistic;
  if (!statistic.window) {
    const Nanos span = std::max(elapsed - threshold.warm_up, Nanos(0));
    return {value_of(side.sum, statistic, span), side.sum.empty(), supports(side.sum, statistic)};
  }
  const Source& source = sources_[side.source];
  const std::size_t since_warm_up =
      whole_seconds(std::max(heard_running_ - threshold.warm_up, Nanos(0)));
  const std::size_t length =
      std::min({whole_seconds(*statistic.window), source.recent.size(), since_warm_up});
  Sink sum = Sink::none(source.metric);
  for (std::size_t i = source.recent.size() - length; i < source.recent.size(); ++i)
    add(sum, source.recent[i]);
  // That nothing happened for so long is a value of a counter.
  const bool counted = sum.kind() == MetricKind::counter && length > 0;
  return {value_of(sum, statistic, static_cast<std::int64_t>(length) * second),
          sum.empty() && !counted, supports(sum, statistic)};
}

// Whether as much of the run is over as the statistic wants to look at.
bool Thresholds::is_full(const Side& side, const Threshold& threshold, Nanos elapsed) const {
  return !side.statistic.window || elapsed - threshold.warm_up >= *side.statistic.window;
}

void Thresholds::judge(std::size_t number, Nanos elapsed, bool at_end) {
  Watch& watch = watches_[number];
  const Threshold& threshold = verdicts_[number].threshold;
  const bool windowed = threshold.subject.window.has_value();
  const bool full = is_full(watch.subject, threshold, elapsed) &&
                    (!watch.reference || is_full(*watch.reference, threshold, elapsed));
  if (windowed) {
    // Of windows those are judged that were full; a run too short for one is judged by what it has.
    const bool too_short = at_end && !watch.judged;
    if (!too_short && (stopping_ || at_end || !full)) return;
  }
  const Drawn subject = draw(watch.subject, threshold, elapsed);
  Drawn reference;
  if (watch.reference) reference = draw(*watch.reference, threshold, elapsed);
  const bool lacking = subject.empty || (watch.reference && reference.empty);
  if (lacking && !at_end) return;
  ThresholdVerdict now;
  now.value = subject.value;
  now.bound = watch.reference ? threshold.bound * reference.value : threshold.bound;
  now.measured = !subject.empty;
  now.supported = subject.supported;
  now.margin = margin_of(now.value, threshold.comparison, now.bound);
  now.passed = holds(now.value, threshold.comparison, now.bound);
  if (subject.empty && verdicts_[number].dimension == Dimension::share) now.passed = true;
  if (watch.reference && reference.empty) now.passed = false;
  watch.failing = !now.passed;
  if (windowed) now.at = heard_running_;
  file(number, now);
}

// The whole run's verdict is the latest, that of windows the worst.
void Thresholds::file(std::size_t number, const ThresholdVerdict& now) {
  Watch& watch = watches_[number];
  ThresholdVerdict& verdict = verdicts_[number];
  const bool worse = now.passed != verdict.passed ? !now.passed : now.margin < verdict.margin;
  const bool first = !watch.judged;
  watch.judged = true;
  if (verdict.threshold.subject.window && !first && !worse) return;
  verdict.passed = now.passed;
  verdict.measured = now.measured;
  verdict.supported = now.supported;
  verdict.value = now.value;
  verdict.bound = now.bound;
  verdict.margin = now.margin;
  verdict.at = now.at;
}

}  // namespace hailstorm
