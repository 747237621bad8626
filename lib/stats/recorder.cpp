// Numbers in, counts up; texts come back only when a snapshot is taken.
#include "stats/recorder.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check.h"
#include "stats/recorder_state.h"

namespace hailstorm {
namespace {

std::uint64_t to_value(Nanos duration) {
  HAIL_CHECK(duration.count() >= 0);
  return static_cast<std::uint64_t>(duration.count());
}

SeriesTable<Histogram>::Key timing_key(TimingKind kind, NameId model, NameId name,
                                       std::int32_t status) {
  return {std::uint64_t{model} << 32 | name, static_cast<std::uint64_t>(kind) << 32 |
                                                 std::uint64_t{static_cast<std::uint32_t>(status)}};
}

// On a kept connection most phases take no time: those are counted when a snapshot is taken.
// Without a loop, as it is what an exchange costs.
template <std::size_t... i>
void record_phases(ExchangeTally& tally, const Timings& timings, std::index_sequence<i...>) {
  const auto record = [](Histogram& times, Nanos time) {
    if (time != Nanos(0)) times.record(to_value(time));
  };
  (record(tally.times[i], timings.*phases[i].time), ...);
}

constexpr NameId all_or_nothing(bool all) { return all ? ~NameId{0} : 0; }

}  // namespace

Recorder::Recorder(const SeriesOptions& options) : state_(std::make_unique<State>(options)) {
  HAIL_CHECK(options.series_max > 0);
  name("");
  state_->more = name("(more)");
  state_->name_mask = all_or_nothing(options.tags.name);
  state_->method_mask = all_or_nothing(options.tags.method);
  state_->status_mask = options.tags.status ? exchange_key::status_mask : 0;
}

Recorder::~Recorder() = default;

// ---- Numbers for texts

NameId Recorder::name(std::string_view text) {
  auto& ids = state_->ids;
  auto& texts = state_->texts;
  NameId& recent = state_->recent[text.size() % state_->recent.size()];
  if (recent < texts.size() && *texts[recent] == text) return recent;
  if (const auto known = ids.find(text); known != ids.end()) return recent = known->second;
  if (texts.size() >= names_max) return state_->more;
  const auto added = ids.emplace(text, static_cast<NameId>(texts.size())).first;
  texts.push_back(&added->first);
  if (state_->tape) state_->tape->name(text);
  return added->second;
}

const std::string& Recorder::text(NameId id) const { return state_->text(id); }

const std::string& Recorder::model_of(ContextId context) const {
  return state_->text(state_->contexts.context(context).model);
}

TagSetId Recorder::tag_set(std::string_view group, std::span<const OwnTag> own) {
  return state_->contexts.tag_set(state_->options.tags.group ? group : "", own);
}

TagSetId Recorder::tag_set(TagSetId with, std::span<const OwnTag> own) {
  return own.empty() ? with : state_->contexts.tag_set(with, own);
}

ContextId Recorder::context(NameId model, NameId action, TagSetId tags) {
  const SystemTags& on = state_->options.tags;
  return state_->contexts.number({on.model ? model : 0, on.action ? action : 0, tags});
}

ContextId Recorder::context_with(ContextId context, TagSetId tags) {
  const Contexts::Context& without = state_->contexts.context(context);
  return state_->contexts.number({without.model, without.action, tags});
}

// ---- Exchanges

void Recorder::exchange_begun() { ++state_->begun; }

SeriesId Recorder::exchange_ended(const ExchangeRecord& record) {
  ExchangeTable::Key key = state_->pack(record);
  ExchangeTally* const known = state_->exchanges.find(key);
  ExchangeTally& tally = known ? *known : state_->new_exchange(key);
  ++tally.ended;
  tally.sent += record.sent ? 1 : 0;
  tally.resent += record.resent ? 1 : 0;
  tally.bytes_sent += record.bytes_sent;
  tally.bytes_received += record.bytes_received;
  if (record.outcome == Outcome::answered) {
    tally.duration.record(to_value(record.timings.duration()));
    record_phases(tally, record.timings, std::make_index_sequence<phases.size()>());
    if (record.response != no_intended_start) tally.response.record(to_value(record.response));
  }
  if (state_->tape) state_->note_exchange(key, record);
  return {key.upper, key.lower, ++state_->ended};
}

void Recorder::judge(Judged& exchange, Verdict verdict, std::string_view text) {
  state_->count(exchange, -1);
  exchange.verdict = verdict;
  exchange.text = verdict == Verdict::failed ? state_->verdict_text(text) : 0;
  state_->count(exchange, 1);
}

// A text that finds no room any more has the number of the last: "(more)".
std::uint32_t Recorder::State::verdict_text(std::string_view text) {
  text = text.substr(0, mishap_bytes_max);
  const auto known = verdict_ids.find(text);
  if (known != verdict_ids.end()) return known->second;
  if (verdict_texts.size() > verdict_texts_max) return verdict_texts_max;
  if (verdict_texts.size() == verdict_texts_max) text = "(more)";
  const auto number = static_cast<std::uint32_t>(verdict_texts.size());
  const auto added = verdict_ids.emplace(text, number).first;
  verdict_texts.push_back(&added->first);
  return number;
}

void Recorder::State::count(const Judged& exchange, std::int64_t by) {
  const auto& [upper, lower, number] = exchange.series;
  ExchangeTally& tally = exchanges[{upper, lower}];
  if (tape && exchange.verdict != Verdict::none) note_verdict(exchange, by);
  if (exchange.verdict == Verdict::good) tally.called_good += by;
  if (exchange.verdict != Verdict::failed) return;
  tally.called_failed += by;
  verdicts[{upper, upper_half(lower), exchange.text}] += by;
}

// ---- Actions, ticks, bots

void Recorder::action_started(NameId model, NameId action, Nanos lag) {
  ActionTally& tally = state_->action(model, action);
  ++tally.started;
  if (lag != no_intended_start) tally.lag.record(to_value(lag));
  if (state_->tape) state_->note_action(Event::action_started, model, action, lag);
}

void Recorder::action_ended(NameId model, NameId action, Nanos duration, bool failed,
                            Nanos response) {
  ActionTally& tally = state_->action(model, action);
  ++tally.ended;
  tally.failed += failed ? 1 : 0;
  tally.duration.record(to_value(duration));
  if (response != no_intended_start) tally.response.record(to_value(response));
  if (state_->tape)
    state_->note_action(Event::action_ended, model, action, response, duration, failed);
}

void Recorder::action_cut_off(NameId model, NameId action) {
  ++state_->action(model, action).cut_off;
  if (state_->tape) state_->note_action(Event::action_cut_off, model, action);
}

void Recorder::tick(NameId model) {
  ++state_->model(model).ticks;
  if (state_->tape) state_->note_model(Event::tick, model);
}

void Recorder::tick_owed(NameId model) {
  ++state_->model(model).ticks_owed;
  if (state_->tape) state_->note_model(Event::tick_owed, model);
}

void Recorder::ticks_missed(NameId model, NameId action, Nanos longest, Nanos interval,
                            std::uint64_t count) {
  state_->model(model).ticks_missed += count;
  Histogram& missed = state_->action(model, action).missed;
  Nanos response = longest;
  for (std::uint64_t i = 0; i < count; ++i, response -= interval) {
    missed.record(to_value(response));
    if (state_->tape) state_->note_action(Event::tick_missed, model, action, response);
  }
}

void Recorder::arrivals_due(NameId model, std::uint64_t count) {
  state_->model(model).arrivals += count;
  if (state_->tape) state_->note_model(Event::arrivals_due, model, {}, count);
}

void Recorder::arrival_dropped(NameId model) {
  ++state_->model(model).arrivals_dropped;
  if (state_->tape) state_->note_model(Event::arrival_dropped, model);
}

void Recorder::arrival_started(NameId model, Nanos lag) {
  ModelTally& tally = state_->model(model);
  ++tally.arrivals_started;
  tally.arrival_lag.record(to_value(lag));
  if (state_->tape) state_->note_model(Event::arrival_started, model, lag);
}

void Recorder::journey_ended(NameId model, Nanos duration, Nanos response) {
  ModelTally& tally = state_->model(model);
  tally.journey.record(to_value(duration));
  tally.journey_response.record(to_value(response));
  if (state_->tape) state_->note_action(Event::journey_ended, model, 0, response, duration);
}

void Recorder::bot_started(NameId model) {
  ++state_->model(model).bots_started;
  if (state_->tape) state_->note_model(Event::bot_started, model);
}

void Recorder::bot_stopped(NameId model) {
  ++state_->model(model).bots_stopped;
  if (state_->tape) state_->note_model(Event::bot_stopped, model);
}

void Recorder::bot_failed(NameId model) {
  ++state_->model(model).bots_failed;
  if (state_->tape) state_->note_model(Event::bot_failed, model);
}

void Recorder::bot_killed(NameId model, Limit limit) {
  bot_failed(model);
  ++state_->model(model).bots_killed[static_cast<std::size_t>(limit)];
  if (state_->tape) state_->note_model(Event::bot_killed, model, {}, 1, limit);
}

void Recorder::bot_cut_off(NameId model) {
  ++state_->model(model).bots_cut_off;
  if (state_->tape) state_->note_model(Event::bot_cut_off, model);
}

// ---- What scripts say

void Recorder::check(ContextId context, std::string_view text, bool passed) {
  const NameId number = name(text);
  CheckTally* const known = state_->checks.find({number, context});
  CheckTally& tally = known ? *known : state_->new_check(number, context);
  ++(passed ? tally.passed : tally.failed);
  if (state_->tape) state_->note_check(context, number, passed);
}

bool Recorder::State::is_timed(TimingKind kind, NameId of_model, std::string_view text,
                               std::int32_t status) const {
  const auto known = ids.find(text);
  return known != ids.end() && timings.find(timing_key(kind, of_model, known->second, status));
}

void Recorder::timed(TimingKind kind, NameId model, std::string_view text, std::int32_t status,
                     Nanos duration) {
  State& state = *state_;
  text = text.substr(0, mishap_bytes_max);
  if (state.timings.all().size() >= timings_max && !state.is_timed(kind, model, text, status)) {
    text = "(more)";
    status = 0;
  }
  const NameId number = name(text);
  state.timings[timing_key(kind, model, number, status)].record(to_value(duration));
  if (state.tape) state.note_timing(kind, model, number, status, duration);
}

void Recorder::mishap(NameId model, NameId action, std::string_view text) {
  auto& mishaps = state_->mishaps;
  text = text.substr(0, mishap_bytes_max);
  auto known = mishaps.find(MishapView(model, action, text));
  if (known == mishaps.end()) {
    if (mishaps.size() >= mishaps_max) text = "(more)";
    known = mishaps.try_emplace({model, action, std::string(text)}, 0).first;
  }
  ++known->second;
  if (state_->tape) state_->note({.event = Event::mishap, .model = model, .name = action}, text);
}

MetricId Recorder::metric(const CustomMetric& metric) {
  auto& metrics = state_->metrics;
  const auto known = std::find(metrics.begin(), metrics.end(), metric);
  if (known == metrics.end()) {
    metrics.push_back(metric);
    return static_cast<MetricId>(metrics.size() - 1);
  }
  return static_cast<MetricId>(known - metrics.begin());
}

void Recorder::measured(MetricId metric, ContextId context, double value, Nanos at) {
  HAIL_CHECK(metric < state_->metrics.size() && std::abs(value) <= RealSum::value_max);
  Sink* const known = state_->custom.find({metric, context});
  (known ? *known : state_->new_custom(metric, context)).record(value, at);
  if (state_->tape) state_->note_measured(metric, context, value);
}

}  // namespace hailstorm
