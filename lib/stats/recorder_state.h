// The inside of a recorder, shared by recorder*.cpp; no other file includes it.
#pragma once

#include <array>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "stats/recorder.h"
#include "stats/sample_tape.h"
#include "stats/series_table.h"

namespace hailstorm {

using ExchangeTable = SeriesTable<ExchangeTally>;

inline NameId upper_half(std::uint64_t word) { return static_cast<NameId>(word >> 32); }
inline NameId lower_half(std::uint64_t word) { return static_cast<NameId>(word); }

// The tags of an exchange in 128 bits: context and name; method, outcome, expected and status.
namespace exchange_key {

constexpr int outcome_shift = 24, expected_shift = 22;
constexpr std::uint64_t status_mask = (1u << expected_shift) - 1;

inline Outcome outcome_of(std::uint64_t lower) {
  return static_cast<Outcome>((lower >> outcome_shift) & 0xFF);
}
inline Expected expected_of(std::uint64_t lower) {
  return static_cast<Expected>((lower >> expected_shift) & 3);
}
inline int status_of(std::uint64_t lower) { return static_cast<int>(lower & status_mask); }

}  // namespace exchange_key

// Model, action, text. A text that is only looked up need not be copied.
using MishapNumbers = std::tuple<NameId, NameId, std::string>;
using MishapView = std::tuple<NameId, NameId, std::string_view>;

inline MishapView view_of(const MishapNumbers& key) {
  return {std::get<0>(key), std::get<1>(key), std::get<2>(key)};
}

struct MishapOrder {
  using is_transparent = void;

  bool operator()(const MishapNumbers& a, const MishapNumbers& b) const { return a < b; }
  bool operator()(const MishapNumbers& a, const MishapView& b) const { return view_of(a) < b; }
  bool operator()(const MishapView& a, const MishapNumbers& b) const { return a < view_of(b); }
};

// Context and name, method, text.
using VerdictNumbers = std::tuple<std::uint64_t, NameId, std::uint32_t>;

struct Recorder::State {
  explicit State(const SeriesOptions& the_options) : options(the_options) {}

  const SeriesOptions options;
  std::unordered_map<std::string, NameId, TextHash, std::equal_to<>> ids;
  std::vector<const std::string*> texts;  // by NameId; the map's nodes stay where they are
  // By the size of a text, one that was asked for lately: most are asked for again and again.
  std::array<NameId, 16> recent{};
  NameId more = 0;  // of the text "(more)"
  Contexts contexts;
  // What is left of a number in the key of an exchange: all of it, or nothing.
  NameId name_mask = 0, method_mask = 0;
  std::uint64_t status_mask = 0;

  std::uint64_t begun = 0;
  std::uint64_t ended = 0;  // since ever
  ExchangeTable exchanges;
  SeriesTable<ActionTally> actions;
  SeriesTable<ModelTally> models;
  SeriesTable<CheckTally> checks;  // by name and context
  SeriesTable<Histogram> timings;
  std::map<MishapNumbers, std::uint64_t, MishapOrder> mishaps;
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> verdict_ids;
  std::vector<const std::string*> verdict_texts;
  std::map<VerdictNumbers, std::int64_t> verdicts;
  std::vector<CustomMetric> metrics;
  SeriesTable<Sink> custom;  // by metric and context
  // Since the last take, what found no series of its own; and the tag that takes most room, once
  // that has happened.
  std::uint64_t folded = 0;
  std::string offender;
  std::uint64_t offender_distinct = 0;

  SampleTape* tape = nullptr;   // null: nobody wants single events
  ContextId contexts_told = 0;  // to the tape

  const std::string& text(NameId id) const { return *texts[id]; }

  ActionTally& action(NameId of_model, NameId name) { return actions[{of_model, name}]; }
  ModelTally& model(NameId id) { return models[{id, 0}]; }

  ExchangeTable::Key pack(const ExchangeRecord& record) const {
    const bool answered = record.outcome == Outcome::answered;
    const auto status = answered ? static_cast<std::uint64_t>(record.status) & status_mask : 0;
    const auto outcome = static_cast<std::uint64_t>(record.outcome) << exchange_key::outcome_shift;
    const auto expected = static_cast<std::uint64_t>(record.expected)
                          << exchange_key::expected_shift;
    return {std::uint64_t{record.context} << 32 | (record.name & name_mask),
            std::uint64_t{record.method & method_mask} << 32 | outcome | expected | status};
  }
  // Of a key that is not known. Where there is no room for a further series the key becomes that of
  // the series "(more)".
  ExchangeTally& new_exchange(ExchangeTable::Key& key);
  Sink& new_custom(MetricId metric, ContextId context);
  CheckTally& new_check(NameId name, ContextId context);
  // Of what found no room: in the group "(more)".
  ContextId context_of_more() { return contexts.number({0, 0, contexts.tag_set("(more)", {})}); }
  void fold();
  void name_offender();

  bool is_timed(TimingKind kind, NameId of_model, std::string_view text, std::int32_t status) const;
  std::uint32_t verdict_text(std::string_view text);
  void count(const Judged& exchange, std::int64_t by);

  // To the tape, if there is one: recorder_notes.cpp.
  void note(Sample sample, std::string_view with = {});
  void note_exchange(const ExchangeTable::Key& key, const ExchangeRecord& record);
  void note_verdict(const Judged& exchange, std::int64_t by);
  void note_action(Event event, NameId of_model, NameId action, Nanos from_intended = {},
                   Nanos duration = {}, bool failed = false);
  void note_model(Event event, NameId of_model, Nanos from_intended = {}, std::uint64_t count = 1,
                  Limit limit = Limit{});
  void note_timing(TimingKind kind, NameId of_model, NameId name, std::int32_t status,
                   Nanos duration);
  void note_check(ContextId context, NameId name, bool passed);
  void note_measured(MetricId metric, ContextId context, double value);
  void tell_contexts(ContextId up_to);

  ExchangeKey unpack(const ExchangeTable::Key& key) const;
  TimingKey unpack_timing(const SeriesTable<Histogram>::Key& key) const;
  CustomKey unpack_custom(const SeriesTable<Sink>::Key& key) const;
  CheckKey unpack_check(const SeriesTable<CheckTally>::Key& key) const;

  void take_exchanges(Snapshot& taken);
  void take_actions(Snapshot& taken);
  void take_texts(Snapshot& taken);
  void take_custom(Snapshot& taken);
};

}  // namespace hailstorm
