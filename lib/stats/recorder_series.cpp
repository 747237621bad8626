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
    key.lower = context_of_more();
    if (Sink* const known = custom.find(key)) return *known;
  }
  return custom[key] = metrics[metric].none();
}

// Its name stays: checks are told by their names, of which there are as many as the script has.
CheckTally& Recorder::State::new_check(NameId name, ContextId context) {
  if (checks.all().size() < options.series_max) return checks[{name, context}];
  fold();
  return checks[{name, context_of_more()}];
}

void Recorder::State::fold() {
  ++folded;
  if (offender.empty()) name_offender();
}

// Of tags with as many values it is the name: that is what most often has numbers in it.
void Recorder::State::name_offender() {
  std::map<std::string, std::set<std::string>> values;
  const auto hear_context = [&values](const auto& key) {
    values["model"].insert(key.model);
    values["action"].insert(key.action);
    values["group"].insert(key.group);
    for (const auto& [name, value] : key.own) values[name].insert(value);
  };
  for (const auto& [packed, tally] : exchanges.all()) {
    const ExchangeKey key = unpack(packed);
    hear_context(key);
    values["name"].insert(key.name);
    values["method"].insert(key.method);
    values["status"].insert(std::to_string(key.status));
  }
  for (const auto& [packed, sink] : custom.all()) hear_context(unpack_custom(packed));
  for (const auto& [packed, tally] : checks.all()) {
    const CheckKey key = unpack_check(packed);
    hear_context(key);
    values["check"].insert(key.name);
  }
  const auto name = values.find("name");
  offender = name != values.end() ? "name" : values.begin()->first;
  for (const auto& [tag, distinct] : values) {
    if (distinct.size() > values[offender].size()) offender = tag;
  }
  offender_distinct = values[offender].size();
}

}  // namespace hailstorm
