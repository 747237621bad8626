// Where each metric lies in a snapshot, and with which tags.
#include "stats/select.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <string>

#include "base/check.h"

namespace hailstorm {
namespace {

// Adds the value of one series to a sink.
using Addition = std::function<void(Sink&)>;
using Visit = std::function<void(const Tags&, const Addition&)>;

Addition whole(std::uint64_t count) {
  return [count](Sink& sink) {
    RealSum sum;
    sum.add_whole(count);
    sink.add(sum);
  };
}

Addition share(std::int64_t trues, std::int64_t total) {
  return [trues, total](Sink& sink) { sink.add(RateValue{trues, total}); };
}

Addition times(const Histogram& nanos) {
  return [&nanos](Sink& sink) { sink.add(nanos); };
}

// Of a key that has them all.
template <class Key>
Tags context_of(const Key& key) {
  Tags tags;
  tags.model = key.model;
  tags.action = key.action;
  if (!key.group.empty()) tags.group = "::" + key.group;
  tags.own = &key.own;
  return tags;
}

// ---- Of exchanges

Tags tags_of(const ExchangeKey& key) {
  Tags tags = context_of(key);
  tags.name = key.name;
  tags.method = key.method;
  tags.outcome = name_of(key.outcome);
  if (key.status != 0) tags.status = std::to_string(key.status);
  if (key.expected != Expected::uncounted) {
    tags.expected = key.expected == Expected::yes ? "true" : "false";
  }
  return tags;
}

template <auto of>
void each_exchange(const Snapshot& snapshot, const Visit& visit) {
  for (const auto& [key, tally] : snapshot.exchanges) visit(tags_of(key), of(key, tally));
}

Addition ended_of(const ExchangeKey&, const ExchangeTally& tally) { return whole(tally.ended); }
Addition resent_of(const ExchangeKey&, const ExchangeTally& tally) { return whole(tally.resent); }
Addition sent_of(const ExchangeKey&, const ExchangeTally& tally) { return whole(tally.bytes_sent); }
Addition received_of(const ExchangeKey&, const ExchangeTally& tally) {
  return whole(tally.bytes_received);
}
Addition response_of(const ExchangeKey&, const ExchangeTally& tally) {
  return times(tally.response);
}
Addition duration_of(const ExchangeKey&, const ExchangeTally& tally) {
  return times(tally.duration);
}
template <std::size_t phase>
Addition phase_of(const ExchangeKey&, const ExchangeTally& tally) {
  return times(tally.times[phase]);
}
Addition failed_of(const ExchangeKey& key, const ExchangeTally& tally) {
  return share(tally.failed(key.expected), tally.counted(key.expected));
}

// ---- Of actions

Tags tags_of(const ActionKey& key) {
  Tags tags;
  tags.model = key.model;
  tags.action = key.action;
  return tags;
}

template <auto of>
void each_action(const Snapshot& snapshot, const Visit& visit) {
  for (const auto& [key, tally] : snapshot.actions) visit(tags_of(key), of(tally));
}

Addition started_of(const ActionTally& tally) { return whole(tally.started); }
Addition done_of(const ActionTally& tally) { return whole(tally.ended); }
Addition cut_off_of(const ActionTally& tally) { return whole(tally.cut_off); }
Addition time_of(const ActionTally& tally) { return times(tally.duration); }
Addition thrown_of(const ActionTally& tally) {
  return share(static_cast<std::int64_t>(tally.failed), static_cast<std::int64_t>(tally.ended));
}

void each_response(const Snapshot& snapshot, const Visit& visit) {
  for (const auto& [key, tally] : snapshot.actions) {
    Tags tags = tags_of(key);
    visit(tags, times(tally.response));
    tags.missed = "true";
    visit(tags, times(tally.missed));
  }
}

// ---- Of models

template <std::uint64_t ModelTally::*count>
void each_model(const Snapshot& snapshot, const Visit& visit) {
  for (const auto& [model, tally] : snapshot.models) {
    Tags tags;
    tags.model = model;
    visit(tags, whole(tally.*count));
  }
}

template <Histogram ModelTally::*trend>
void each_model(const Snapshot& snapshot, const Visit& visit) {
  for (const auto& [model, tally] : snapshot.models) {
    Tags tags;
    tags.model = model;
    visit(tags, times(tally.*trend));
  }
}

void each_dropped(const Snapshot& snapshot, const Visit& visit) {
  each_model<&ModelTally::ticks_missed>(snapshot, visit);
  each_model<&ModelTally::arrivals_dropped>(snapshot, visit);
}

void each_lag(const Snapshot& snapshot, const Visit& visit) {
  for (const auto& [key, tally] : snapshot.actions) visit(tags_of(key), times(tally.lag));
  each_model<&ModelTally::arrival_lag>(snapshot, visit);
}

void each_killed(const Snapshot& snapshot, const Visit& visit) {
  for (const auto& [model, tally] : snapshot.models) {
    Tags tags;
    tags.model = model;
    const auto& killed = tally.bots_killed;
    visit(tags, whole(std::accumulate(killed.begin(), killed.end(), std::uint64_t{0})));
  }
}

// ---- Of checks, groups, observations

void each_check(const Snapshot& snapshot, const Visit& visit) {
  for (const auto& [key, tally] : snapshot.checks) {
    Tags tags = context_of(key);
    tags.check = key.name;
    const auto passed = static_cast<std::int64_t>(tally.passed);
    visit(tags, share(passed, passed + static_cast<std::int64_t>(tally.failed)));
  }
}

void each_group(const Snapshot& snapshot, const Visit& visit) {
  for (const auto& [key, nanos] : snapshot.timings) {
    if (key.kind != TimingKind::group) continue;
    Tags tags;
    tags.model = key.model;
    tags.group = "::" + key.name;
    visit(tags, times(nanos));
  }
}

void each_observed(const Snapshot& snapshot, const Visit& visit) {
  for (const auto& [key, nanos] : snapshot.timings) {
    if (key.kind != TimingKind::observed) continue;
    Tags tags;
    tags.model = key.model;
    tags.name = key.name;
    tags.status = std::to_string(key.status);
    visit(tags, times(nanos));
  }
}

// ---- Of what scripts measure

void each_custom(const Snapshot& snapshot, std::string_view metric, const Visit& visit) {
  for (const auto& [key, sink] : snapshot.custom) {
    if (key.metric.name != metric) continue;
    visit(context_of(key), [&sink = sink](Sink& into) { into.merge(sink); });
  }
}

// ---- By name

using Each = void (*)(const Snapshot&, const Visit&);

Each source_of(std::string_view metric) {
  struct Source {
    std::string_view metric;
    Each each;
  };
  static constexpr Source sources[] = {
      {"action_duration", each_action<time_of>},
      {"action_response", each_response},
      {"actions", each_action<started_of>},
      {"actions_cut_off", each_action<cut_off_of>},
      {"actions_failed", each_action<thrown_of>},
      {"arrivals", each_model<&ModelTally::arrivals>},
      {"arrivals_dropped", each_model<&ModelTally::arrivals_dropped>},
      {"arrivals_started", each_model<&ModelTally::arrivals_started>},
      {"bots_cut_off", each_model<&ModelTally::bots_cut_off>},
      {"bots_failed", each_model<&ModelTally::bots_failed>},
      {"bots_killed", each_killed},
      {"bots_started", each_model<&ModelTally::bots_started>},
      {"bots_stopped", each_model<&ModelTally::bots_stopped>},
      {"checks", each_check},
      {"data_received", each_exchange<received_of>},
      {"data_sent", each_exchange<sent_of>},
      {"dropped_iterations", each_dropped},
      {"group_duration", each_group},
      {"http_req_blocked", each_exchange<phase_of<0>>},
      {"http_req_connecting", each_exchange<phase_of<2>>},
      {"http_req_duration", each_exchange<duration_of>},
      {"http_req_failed", each_exchange<failed_of>},
      {"http_req_looking_up", each_exchange<phase_of<1>>},
      {"http_req_receiving", each_exchange<phase_of<6>>},
      {"http_req_response", each_exchange<response_of>},
      {"http_req_sending", each_exchange<phase_of<4>>},
      {"http_req_tls_handshaking", each_exchange<phase_of<3>>},
      {"http_req_waiting", each_exchange<phase_of<5>>},
      {"http_reqs", each_exchange<ended_of>},
      {"http_reqs_resent", each_exchange<resent_of>},
      {"iteration_duration", each_action<time_of>},
      {"iterations", each_action<done_of>},
      {"journey_duration", each_model<&ModelTally::journey>},
      {"journey_response", each_model<&ModelTally::journey_response>},
      {"observed_duration", each_observed},
      {"schedule_lag", each_lag},
      {"ticks", each_model<&ModelTally::ticks>},
      {"ticks_missed", each_model<&ModelTally::ticks_missed>},
      {"ticks_owed", each_model<&ModelTally::ticks_owed>},
  };
  const auto found =
      std::find_if(std::begin(sources), std::end(sources),
                   [metric](const Source& source) { return source.metric == metric; });
  return found == std::end(sources) ? nullptr : found->each;
}

void each(const Snapshot& snapshot, const Metric& metric, const Visit& visit) {
  if (const Each built_in = source_of(metric.name)) return built_in(snapshot, visit);
  each_custom(snapshot, metric.name, visit);
}

}  // namespace

void each_series(const Snapshot& snapshot, const Metric& metric,
                 const std::function<void(const Tags&, const Sink&)>& f) {
  each(snapshot, metric, [&](const Tags& tags, const Addition& add) {
    Sink sink = Sink::none(metric);
    add(sink);
    if (!sink.empty()) f(tags, sink);
  });
}

Sink select(const Snapshot& snapshot, const Metric& metric, const TagFilter& filter) {
  Sink sink = Sink::none(metric);
  if (metric.name == "http_reqs" && !filter) {
    whole(snapshot.begun)(sink);
    return sink;
  }
  each(snapshot, metric, [&](const Tags& tags, const Addition& add) {
    if (!filter || filter(tags)) add(sink);
  });
  return sink;
}

namespace {

// A number of bots, of all models that are wanted together.
template <class Count>
Sink bots_of(const Window& window, const TagFilter& filter, Count count) {
  GaugeValue gauge;
  double bots = 0;
  bool any = false;
  for (const auto& [model, census] : window.bots) {
    Tags tags;
    tags.model = model;
    if (filter && !filter(tags)) continue;
    bots += static_cast<double>(count(census));
    any = true;
  }
  if (any) gauge.set(bots, std::chrono::seconds(window.number + 1), 0);
  return Sink(gauge);
}

}  // namespace

Sink select(const Window& window, const Metric& metric, const TagFilter& filter) {
  if (metric.name == "vus")
    return bots_of(window, filter, [](const Census& census) { return census.alive(); });
  if (metric.name == "bots_wanted")
    return bots_of(window, filter, [](const Census& census) { return census.wanted; });
  const bool is_lag = metric.name == "generator_lag";
  const bool is_delay = metric.name == "generator_delay";
  if (!is_lag && !is_delay && metric.name != "gc_pause")
    return select(window.tally, metric, filter);
  Sink sink = Sink::none(metric);
  if (filter && !filter(Tags())) return sink;
  if (is_lag)
    sink.record(static_cast<double>(window.lag.count()) / 1e6,
                std::chrono::seconds(window.number + 1));
  else
    sink.add(is_delay ? window.strain.delays : window.gc_pauses);
  return sink;
}

std::optional<Metric> find_metric(const Snapshot& snapshot, std::string_view name) {
  if (const Metric* const known = find_built_in(name)) return *known;
  for (const auto& [key, sink] : snapshot.custom) {
    if (key.metric.name == name) return key.metric.metric();
  }
  return {};
}

void each_series(const Snapshot& snapshot, std::string_view metric,
                 const std::function<void(const Tags&, const Sink&)>& f) {
  if (const auto known = find_metric(snapshot, metric)) each_series(snapshot, *known, f);
}

Sink select(const Snapshot& snapshot, std::string_view metric, const TagFilter& filter) {
  const auto known = find_metric(snapshot, metric);
  HAIL_CHECK(known);
  return select(snapshot, *known, filter);
}

}  // namespace hailstorm
