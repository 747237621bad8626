// What a threshold asks of its metrics, held against what they are.
#include <algorithm>

#include "base/suggest.h"
#include "shape/refusal.h"
#include "simulation/threshold.h"

namespace hailstorm {
namespace {

std::string_view words_for(Dimension dimension) {
  constexpr std::string_view words[] = {"a number", "a time", "a number of bytes", "a share of 1",
                                        "a number per second"};
  return words[static_cast<std::size_t>(dimension)];
}

bool knows(MetricKind kind, Method method) {
  switch (kind) {
    case MetricKind::counter: return method == Method::count || method == Method::rate;
    case MetricKind::gauge:
      return method == Method::value || method == Method::min || method == Method::max;
    case MetricKind::rate: return method == Method::rate;
    case MetricKind::trend: return method != Method::rate && method != Method::value;
  }
  return false;
}

std::string_view methods_of(MetricKind kind) {
  switch (kind) {
    case MetricKind::counter: return "count and rate (per second)";
    case MetricKind::gauge: return "value, min and max";
    case MetricKind::rate: return "rate (a share of 1)";
    case MetricKind::trend: return "avg, min, med, max, p(N) and count";
  }
  return {};
}

// What people type who know k6, and what it is here.
struct Word {
  std::string_view theirs, ours;
};
constexpr Word foreign_metrics[] = {
    {"latency", "it is http_req_duration here"}, {"response_time", "it is http_req_duration here"},
    {"requests", "it is http_reqs here"},        {"errors", "it is http_req_failed here"},
    {"failures", "it is http_req_failed here"},
};

class Check {
 public:
  Check(const Threshold& threshold, const std::vector<Metric>& known, const OwnTags& of_run)
      : threshold_(threshold), known_(known), of_run_(of_run) {}

  void run() {
    const Metric& metric = find(threshold_.subject);
    check_tags(threshold_.subject, metric);
    check_method(threshold_.subject, metric);
    const Dimension left = dimension_of(threshold_.subject, metric);
    if (!threshold_.reference) return check_bound(left);
    const Metric& other = find(*threshold_.reference);
    check_tags(*threshold_.reference, other);
    check_method(*threshold_.reference, other);
    const Dimension right = dimension_of(*threshold_.reference, other);
    if (left == right || left == Dimension::plain || right == Dimension::plain) return;
    refuse(threshold_.bound_at, std::string(words_for(left)) + " cannot be compared with " +
                                    std::string(words_for(right)));
  }

 private:
  [[noreturn]] void refuse(std::size_t at, const std::string& problem,
                           const std::string& remedy = {}) const {
    refuse_formula(threshold_.text, at, problem, remedy);
  }

  const Metric& find(const Statistic& statistic) const;
  void check_tags(const Statistic& statistic, const Metric& metric) const;
  void check_method(const Statistic& statistic, const Metric& metric) const;
  void check_bound(Dimension left) const;

  const Threshold& threshold_;
  const std::vector<Metric>& known_;
  const OwnTags& of_run_;
};

const Metric& Check::find(const Statistic& statistic) const {
  const auto found = std::find_if(known_.begin(), known_.end(), [&](const Metric& metric) {
    return metric.name == statistic.metric;
  });
  if (found != known_.end()) return *found;
  const std::string name = statistic.metric.substr(0, 40);
  if (const ToldMetric* const told = find_told(name)) {
    refuse(statistic.metric_at, "'" + name + "' is told in reports, but not judged",
           "to judge it: " + std::string(told->instead));
  }
  std::string remedy;
  for (const auto& word : foreign_metrics)
    if (name == word.theirs) remedy = word.ours;
  for (const std::string_view room : {"browser_", "grpc_", "webvital_", "ws_"}) {
    if (name.starts_with(room))
      remedy = "a browser, WebSockets and gRPC are not there: leave it away";
  }
  std::vector<std::string> names;
  for (const auto& metric : known_) names.emplace_back(metric.name);
  if (remedy.empty()) {
    remedy = did_you_mean(name, names);
    if (nearest(name, names).empty()) remedy += "; all are in docs/reference/metrics.md";
  }
  refuse(statistic.metric_at, "there is no metric '" + name + "'", remedy);
}

// A tag of the script's own can have any name; one that k6 gives requests and we do not, or that is
// nearly that of a built-in one, is more likely a mistake, unless it stands in quotes. Values of a
// script's own metric have only tags that it gives them.
void Check::check_tags(const Statistic& statistic, const Metric& metric) const {
  const std::vector<std::string> built_in = {
      "model",   "action",   "group", "name",     "method",           "status",
      "outcome", "expected", "check", "scenario", "expected_response"};
  const bool of_script = !find_built_in(metric.name);
  for (const auto& clause : statistic.tags.clauses()) {
    if (of_run_.contains(clause.tag)) continue;
    const bool known = std::find(built_in.begin(), built_in.end(), clause.tag) != built_in.end();
    if (!has_tag(metric, clause.tag)) {
      std::vector<std::string> tags;
      for (const auto& tag : built_in)
        if (has_tag(metric, tag)) tags.push_back(tag);
      refuse(clause.at, std::string(metric.name) + " has no tag '" + clause.tag + "'",
             tags.empty() ? "it has no tags at all" : did_you_mean(clause.tag, tags));
    }
    if (known || clause.quoted_tag) continue;
    const std::string own =
        "a tag of your own of this name is written in quotes: \"" + clause.tag + "\"";
    const std::string_view instead = instead_of_k6_tag(clause.tag);
    if (!instead.empty() && !of_script) {
      refuse(clause.at, "there is no tag '" + clause.tag + "'", std::string(instead) + "; " + own);
    }
    const std::string near = nearest(clause.tag, built_in);
    if (near.empty()) continue;
    refuse(clause.at, "there is no tag '" + clause.tag + "'",
           "did you mean '" + near + "'? A" + own.substr(1));
  }
}

void Check::check_method(const Statistic& statistic, const Metric& metric) const {
  if (knows(metric.kind, statistic.method)) return;
  Statistic plain = statistic;
  plain.window = {};
  refuse(statistic.method_at,
         std::string(metric.name) + " is a " + std::string(name_of(metric.kind)) +
             ", which has no " + show(plain),
         "it has " + std::string(methods_of(metric.kind)));
}

void Check::check_bound(Dimension left) const {
  const std::string what = std::string(words_for(left)) + " cannot be compared with ";
  if (threshold_.measure == Measure::time && left != Dimension::time) {
    refuse(threshold_.bound_at, what + "a time",
           left == Dimension::share ? "write a share: 0.01, or 1%" : "write a plain number");
  }
  if (threshold_.measure == Measure::percent && left != Dimension::share) {
    refuse(threshold_.bound_at, what + "a share",
           left == Dimension::time ? "write a time: 200ms" : "write a plain number");
  }
  const double bound = threshold_.bound;
  if (left == Dimension::share && (bound < 0 || bound > 1)) {
    refuse(threshold_.bound_at, "a rate lies between 0 and 1",
           bound > 1 && threshold_.measure == Measure::plain ? "a percentage is written 5%"
                                                             : "write 0.01, or 1%");
  }
}

}  // namespace

Dimension dimension_of(const Statistic& statistic, const Metric& metric) {
  if (metric.kind == MetricKind::rate) return Dimension::share;
  if (statistic.method == Method::rate) return Dimension::per_second;
  if (metric.kind == MetricKind::trend && statistic.method == Method::count)
    return Dimension::plain;
  if (metric.unit == Unit::milliseconds) return Dimension::time;
  return metric.unit == Unit::bytes ? Dimension::bytes : Dimension::plain;
}

void check_threshold(const Threshold& threshold, const std::vector<Metric>& known,
                     const OwnTags& of_run) {
  Check(threshold, known, of_run).run();
}

}  // namespace hailstorm
