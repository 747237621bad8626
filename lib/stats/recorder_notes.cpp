// Each event that is counted, as a sample on a tape.
#include "stats/recorder_state.h"

namespace hailstorm {

void Recorder::note_to(SampleTape& tape) {
  state_->tape = &tape;
  for (const std::string* text : state_->texts) tape.name(*text);
}

void Recorder::State::note(Sample sample, std::string_view with) { tape->note(sample, with); }

// The tape knows a context before the first sample that names it.
void Recorder::State::tell_contexts(ContextId up_to) {
  for (; contexts_told <= up_to; ++contexts_told) {
    const Contexts::Context& context = contexts.context(contexts_told);
    const Contexts::TagSet& tags = contexts.tags(context.tags);
    tape->context({text(context.model), text(context.action), tags.group, tags.own});
  }
}

namespace {

// By the tags under which it is counted.
Sample of_series(Event event, std::uint64_t upper, std::uint64_t lower) {
  Sample sample{.event = event};
  sample.outcome = exchange_key::outcome_of(lower);
  sample.expected = static_cast<std::uint8_t>(exchange_key::expected_of(lower));
  sample.status = exchange_key::status_of(lower);
  sample.context = upper_half(upper);
  sample.name = lower_half(upper);
  sample.method = upper_half(lower);
  return sample;
}

}  // namespace

void Recorder::State::note_exchange(const ExchangeTable::Key& key, const ExchangeRecord& record) {
  Sample sample = of_series(Event::exchange_ended, key.upper, key.lower);
  sample.yes = record.sent;
  sample.resent = record.resent;
  sample.bytes_sent = record.bytes_sent;
  sample.bytes_received = record.bytes_received;
  sample.timings = record.timings;
  sample.from_intended = record.response;
  tell_contexts(sample.context);
  note(sample);
}

void Recorder::State::note_verdict(const Judged& exchange, std::int64_t by) {
  Sample sample = of_series(Event::judged, exchange.series.upper, exchange.series.lower);
  sample.yes = exchange.verdict == Verdict::failed;
  sample.count = by;
  note(sample, sample.yes ? *verdict_texts[exchange.text] : "");
}

void Recorder::State::note_action(Event event, NameId of_model, NameId action, Nanos from_intended,
                                  Nanos duration, bool failed) {
  Sample sample{.event = event, .yes = failed, .model = of_model, .name = action};
  sample.duration = duration;
  sample.from_intended = from_intended;
  note(sample);
}

void Recorder::State::note_model(Event event, NameId of_model, Nanos from_intended,
                                 std::uint64_t count, Limit limit) {
  Sample sample{.event = event, .limit = limit, .model = of_model};
  sample.count = static_cast<std::int64_t>(count);
  sample.from_intended = from_intended;
  note(sample);
}

void Recorder::State::note_timing(TimingKind kind, NameId of_model, NameId name,
                                  std::int32_t status, Nanos duration) {
  Sample sample{.event = kind == TimingKind::group ? Event::group : Event::observed,
                .status = status,
                .model = of_model,
                .name = name};
  sample.duration = duration;
  note(sample);
}

void Recorder::State::note_check(ContextId context, NameId name, bool passed) {
  tell_contexts(context);
  note({.event = Event::check, .yes = passed, .context = context, .name = name});
}

// The name of a metric stands in for its number: metrics are few, and known by name.
void Recorder::State::note_measured(MetricId metric, ContextId context, double value) {
  Sample sample{.event = Event::measured, .context = context};
  sample.value = value;
  sample.count = static_cast<std::int64_t>(metrics[metric].kind);
  sample.yes = metrics[metric].is_time;
  tell_contexts(context);
  note(sample, metrics[metric].name);
}

}  // namespace hailstorm
