// From a recorder's numbers back to texts: a snapshot is taken.
#include <utility>

#include "stats/recorder_state.h"

namespace hailstorm {

Snapshot Recorder::take() {
  State& state = *state_;
  Snapshot taken;
  taken.begun = std::exchange(state.begun, 0);
  state.take_exchanges(taken);
  state.take_actions(taken);
  state.take_texts(taken);
  state.take_custom(taken);
  return taken;
}

void Recorder::State::take_exchanges(Snapshot& taken) {
  for (auto& [key, tally] : exchanges.all()) {
    if (tally.empty()) continue;
    ExchangeTally& copy = taken.exchanges[unpack(key)];
    copy.merge(tally);
    // A phase that took no time was not recorded when it ended: see exchange_ended.
    for (std::size_t i = 0; i < phases.size(); ++i)
      copy.times[i].record(0, tally.duration.count() - tally.times[i].count());
    tally.clear();
  }
  if (folded > 0) taken.folded[offender] = {std::exchange(folded, 0), offender_distinct};
}

void Recorder::State::take_actions(Snapshot& taken) {
  for (auto& [key, tally] : actions.all()) {
    if (tally.started + tally.ended + tally.cut_off + tally.missed.count() == 0) continue;
    const ActionKey tags{text(lower_half(key.upper)), text(lower_half(key.lower))};
    taken.actions.emplace(tags, tally);
    for (Histogram* times : {&tally.duration, &tally.response, &tally.lag, &tally.missed})
      times->clear();
    tally.started = tally.ended = tally.failed = tally.cut_off = 0;
  }
  for (auto& [key, tally] : models.all()) {
    if (tally == ModelTally{}) continue;
    taken.models.emplace(text(lower_half(key.upper)), std::exchange(tally, {}));
  }
  for (auto& [key, tally] : checks.all()) {
    if (tally == CheckTally{}) continue;
    taken.checks.emplace(unpack_check(key), std::exchange(tally, {}));
  }
  for (auto& [key, tally] : timings.all()) {
    if (tally.empty()) continue;
    taken.timings.emplace(unpack_timing(key), tally);
    tally.clear();
  }
}

void Recorder::State::take_texts(Snapshot& taken) {
  for (const auto& [key, count] : mishaps) {
    const auto& [of_model, of_action, what] = key;
    taken.mishaps.emplace(MishapKey{text(of_model), text(of_action), what}, count);
  }
  mishaps.clear();
  for (const auto& [key, count] : verdicts) {
    const auto& [context_and_name, method, what] = key;
    if (count == 0) continue;
    const NameId of_model = contexts.context(upper_half(context_and_name)).model;
    const VerdictKey tags{text(of_model), text(lower_half(context_and_name)), text(method),
                          *verdict_texts[what]};
    if ((taken.verdicts[tags] += count) == 0) taken.verdicts.erase(tags);
  }
  verdicts.clear();
}

void Recorder::State::take_custom(Snapshot& taken) {
  for (auto& [key, sink] : custom.all()) {
    if (sink.empty()) continue;
    const CustomKey tags = unpack_custom(key);
    taken.custom.emplace(tags, std::exchange(sink, tags.metric.none()));
  }
}

ExchangeKey Recorder::State::unpack(const ExchangeTable::Key& key) const {
  const Contexts::Context& context = contexts.context(upper_half(key.upper));
  const Contexts::TagSet& tags = contexts.tags(context.tags);
  return {text(context.model),
          text(lower_half(key.upper)),
          text(upper_half(key.lower)),
          exchange_key::outcome_of(key.lower),
          exchange_key::status_of(key.lower),
          exchange_key::expected_of(key.lower),
          text(context.action),
          tags.group,
          tags.own};
}

TimingKey Recorder::State::unpack_timing(const SeriesTable<Histogram>::Key& key) const {
  return {static_cast<TimingKind>(upper_half(key.lower)), text(upper_half(key.upper)),
          text(lower_half(key.upper)), static_cast<std::int32_t>(lower_half(key.lower))};
}

CheckKey Recorder::State::unpack_check(const SeriesTable<CheckTally>::Key& key) const {
  const Contexts::Context& context = contexts.context(lower_half(key.lower));
  const Contexts::TagSet& tags = contexts.tags(context.tags);
  return {text(lower_half(key.upper)), text(context.model), text(context.action), tags.group,
          tags.own};
}

CustomKey Recorder::State::unpack_custom(const SeriesTable<Sink>::Key& key) const {
  const Contexts::Context& context = contexts.context(lower_half(key.lower));
  const Contexts::TagSet& tags = contexts.tags(context.tags);
  return {metrics[key.upper], text(context.model), text(context.action), tags.group, tags.own};
}

}  // namespace hailstorm
