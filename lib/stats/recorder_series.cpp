// Series as they become known: as many as there may be, and one for all the others.
#include <map>
#include <set>

#include "stats/recorder_state.h"

namespace hailstorm {

// How it ended stays, since what failed is counted by it.
ExchangeTally& Recorder::State::new_exchange(ExchangeTable::Key& key) {
  if (exchanges.all().size() >= options.series_max) {
    fold();
    key.upper = more;
    key.lower &= std::uint64_t{0xFFFFFFFF} & ~exchange_key::status_mask;
  }
  return exchanges[key];
}

Sink& Recorder::State::new_custom(MetricId metric, ContextId context) {
  SeriesTable<Sink>::Key key{metric, context};
  if (custom.all().size() >= options.series_max) {
    fold();
    key.lower = contexts.number({0, 0, contexts.tag_set("(more)", {})});
    if (Sink* const known = custom.find(key)) return *known;
  }
  return custom[key] = metrics[metric].none();
}

void Recorder::State::fold() {
  ++folded;
  if (offender.empty()) name_offender();
}

void Recorder::State::name_offender() {
  std::map<std::string, std::set<std::string>> values;
  for (const auto& [packed, tally] : exchanges.all()) {
    const ExchangeKey key = unpack(packed);
    values["model"].insert(key.model);
    values["action"].insert(key.action);
    values["group"].insert(key.group);
    values["name"].insert(key.name);
    values["method"].insert(key.method);
    values["status"].insert(std::to_string(key.status));
    for (const auto& [name, value] : key.own) values[name].insert(value);
  }
  for (const auto& [packed, sink] : custom.all()) {
    for (const auto& [name, value] : unpack_custom(packed).own) values[name].insert(value);
  }
  for (const auto& [name, distinct] : values) {
    if (distinct.size() <= offender_distinct) continue;
    offender = name;
    offender_distinct = distinct.size();
  }
}

}  // namespace hailstorm
