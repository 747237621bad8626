// Numbers in, counts up; texts come back only when a snapshot is taken.
#include "stats/recorder.h"

#include <array>
#include <functional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/check.h"
#include "base/random.h"
#include "stats/series_table.h"

namespace hailstorm {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

using ExchangeTable = SeriesTable<ExchangeTally>;

constexpr int outcome_shift = 24, expected_shift = 22;
constexpr std::uint64_t status_mask = (1u << expected_shift) - 1;

// The six tags of an exchange in 128 bits: model and name; method, outcome, expected and status.
ExchangeTable::Key pack(const ExchangeRecord& record) {
  const bool answered = record.outcome == Outcome::answered;
  const auto status = answered ? static_cast<std::uint64_t>(record.status) & status_mask : 0;
  const auto outcome = static_cast<std::uint64_t>(record.outcome);
  const auto expected = static_cast<std::uint64_t>(record.expected);
  return {std::uint64_t{record.model} << 32 | record.name, std::uint64_t{record.method} << 32 |
                                                               outcome << outcome_shift |
                                                               expected << expected_shift | status};
}

Expected expected_of(std::uint64_t lower) {
  return static_cast<Expected>((lower >> expected_shift) & 3);
}

std::uint64_t to_value(Nanos duration) {
  HAIL_CHECK(duration.count() >= 0);
  return static_cast<std::uint64_t>(duration.count());
}

NameId upper_half(std::uint64_t word) { return static_cast<NameId>(word >> 32); }
NameId lower_half(std::uint64_t word) { return static_cast<NameId>(word); }

SeriesTable<Histogram>::Key timing_key(TimingKind kind, NameId model, NameId name,
                                       std::int32_t status) {
  return {std::uint64_t{model} << 32 | name, static_cast<std::uint64_t>(kind) << 32 |
                                                 std::uint64_t{static_cast<std::uint32_t>(status)}};
}

// Model, action, text. A text that is only looked up need not be copied.
using MishapNumbers = std::tuple<NameId, NameId, std::string>;
using MishapView = std::tuple<NameId, NameId, std::string_view>;

MishapView view_of(const MishapNumbers& key) {
  return {std::get<0>(key), std::get<1>(key), std::get<2>(key)};
}

// Model and name, method, text.
using VerdictNumbers = std::tuple<std::uint64_t, NameId, std::uint32_t>;

struct MishapOrder {
  using is_transparent = void;

  bool operator()(const MishapNumbers& a, const MishapNumbers& b) const { return a < b; }
  bool operator()(const MishapNumbers& a, const MishapView& b) const { return view_of(a) < b; }
  bool operator()(const MishapView& a, const MishapNumbers& b) const { return a < view_of(b); }
};

}  // namespace

struct Recorder::State {
  std::unordered_map<std::string, NameId, TextHash, std::equal_to<>> ids;
  std::vector<const std::string*> texts;  // by NameId; the map's nodes stay where they are
  // By the size of a text, one that was asked for lately: most are asked for again and again.
  std::array<NameId, 16> recent{};

  std::uint64_t begun = 0;
  ExchangeTable exchanges;
  SeriesTable<ActionTally> actions;
  SeriesTable<ModelTally> models;
  SeriesTable<CheckTally> checks;
  SeriesTable<Histogram> timings;
  std::map<MishapNumbers, std::uint64_t, MishapOrder> mishaps;
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> verdict_ids;
  std::vector<const std::string*> verdict_texts;
  std::map<VerdictNumbers, std::int64_t> verdicts;

  const std::string& text(NameId id) const { return *texts[id]; }

  ActionTally& action(NameId of_model, NameId name) { return actions[{of_model, name}]; }
  ModelTally& model(NameId id) { return models[{id, 0}]; }

  bool is_timed(TimingKind kind, NameId of_model, std::string_view text, std::int32_t status) {
    const auto known = ids.find(text);
    return known != ids.end() && timings.find(timing_key(kind, of_model, known->second, status));
  }

  // A text that finds no room any more has the number of the last: "(more)".
  std::uint32_t verdict_text(std::string_view text) {
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

  void count(const Judged& exchange, std::int64_t by) {
    const auto& [upper, lower] = exchange.series;
    ExchangeTally& tally = exchanges[{upper, lower}];
    if (exchange.verdict == Verdict::good) tally.called_good += by;
    if (exchange.verdict != Verdict::failed) return;
    tally.called_failed += by;
    verdicts[{upper, upper_half(lower), exchange.text}] += by;
  }

  ExchangeKey unpack(const ExchangeTable::Key& key) const {
    const auto outcome = static_cast<Outcome>((key.lower >> outcome_shift) & 0xFF);
    return {text(upper_half(key.upper)),
            text(lower_half(key.upper)),
            text(upper_half(key.lower)),
            outcome,
            static_cast<int>(key.lower & status_mask),
            expected_of(key.lower)};
  }

  TimingKey unpack_timing(const SeriesTable<Histogram>::Key& key) const {
    return {static_cast<TimingKind>(upper_half(key.lower)), text(upper_half(key.upper)),
            text(lower_half(key.upper)), static_cast<std::int32_t>(lower_half(key.lower))};
  }
};

Recorder::Recorder() : state_(std::make_unique<State>()) { name(""); }
Recorder::~Recorder() = default;

NameId Recorder::name(std::string_view text) {
  auto& ids = state_->ids;
  auto& texts = state_->texts;
  NameId& recent = state_->recent[text.size() % state_->recent.size()];
  if (recent < texts.size() && *texts[recent] == text) return recent;
  if (const auto known = ids.find(text); known != ids.end()) return recent = known->second;
  const auto added = ids.emplace(text, static_cast<NameId>(texts.size())).first;
  texts.push_back(&added->first);
  return added->second;
}

void Recorder::exchange_begun() { ++state_->begun; }

SeriesId Recorder::exchange_ended(const ExchangeRecord& record) {
  const ExchangeTable::Key key = pack(record);
  ExchangeTally& tally = state_->exchanges[key];
  ++tally.ended;
  tally.sent += record.sent ? 1 : 0;
  tally.bytes_sent += record.bytes_sent;
  tally.bytes_received += record.bytes_received;
  if (record.outcome == Outcome::answered) tally.duration.record(to_value(record.duration));
  return {key.upper, key.lower};
}

void Recorder::judge(Judged& exchange, Verdict verdict, std::string_view text) {
  state_->count(exchange, -1);
  exchange.verdict = verdict;
  exchange.text = verdict == Verdict::failed ? state_->verdict_text(text) : 0;
  state_->count(exchange, 1);
}

void Recorder::action_started(NameId model, NameId action) {
  ++state_->action(model, action).started;
}

void Recorder::action_ended(NameId model, NameId action, Nanos duration, bool failed) {
  ActionTally& tally = state_->action(model, action);
  ++tally.ended;
  tally.failed += failed ? 1 : 0;
  tally.duration.record(to_value(duration));
}

void Recorder::action_cut_off(NameId model, NameId action) {
  ++state_->action(model, action).cut_off;
}

void Recorder::tick(NameId model) { ++state_->model(model).ticks; }
void Recorder::tick_owed(NameId model) { ++state_->model(model).ticks_owed; }
void Recorder::ticks_missed(NameId model, std::uint64_t count) {
  state_->model(model).ticks_missed += count;
}
void Recorder::bot_started(NameId model) { ++state_->model(model).bots_started; }
void Recorder::bot_stopped(NameId model) { ++state_->model(model).bots_stopped; }
void Recorder::bot_failed(NameId model) { ++state_->model(model).bots_failed; }
void Recorder::bot_killed(NameId model, Limit limit) {
  bot_failed(model);
  ++state_->model(model).bots_killed[static_cast<std::size_t>(limit)];
}
void Recorder::bot_cut_off(NameId model) { ++state_->model(model).bots_cut_off; }

void Recorder::check(std::string_view text, bool passed) {
  CheckTally& tally = state_->checks[{name(text), 0}];
  ++(passed ? tally.passed : tally.failed);
}

void Recorder::timed(TimingKind kind, NameId model, std::string_view text, std::int32_t status,
                     Nanos duration) {
  State& state = *state_;
  text = text.substr(0, mishap_bytes_max);
  if (state.timings.all().size() >= timings_max && !state.is_timed(kind, model, text, status)) {
    text = "(more)";
    status = 0;
  }
  state.timings[timing_key(kind, model, name(text), status)].record(to_value(duration));
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
}

Snapshot Recorder::take() {
  State& state = *state_;
  Snapshot taken;
  taken.begun = std::exchange(state.begun, 0);
  for (auto& [key, tally] : state.exchanges.all()) {
    if (tally.ended == 0 && tally.called_good == 0 && tally.called_failed == 0) continue;
    taken.exchanges.emplace(state.unpack(key), tally);
    tally.duration.clear();
    tally.called_good = tally.called_failed = 0;
    tally.ended = tally.sent = tally.bytes_sent = tally.bytes_received = 0;
  }
  for (auto& [key, tally] : state.actions.all()) {
    if (tally.started + tally.ended + tally.cut_off == 0) continue;
    const ActionKey tags{state.text(lower_half(key.upper)), state.text(lower_half(key.lower))};
    taken.actions.emplace(tags, tally);
    tally.duration.clear();
    tally.started = tally.ended = tally.failed = tally.cut_off = 0;
  }
  for (auto& [key, tally] : state.models.all()) {
    if (tally == ModelTally{}) continue;
    taken.models.emplace(state.text(lower_half(key.upper)), std::exchange(tally, {}));
  }
  for (auto& [key, tally] : state.checks.all()) {
    if (tally == CheckTally{}) continue;
    taken.checks.emplace(state.text(lower_half(key.upper)), std::exchange(tally, {}));
  }
  for (auto& [key, tally] : state.timings.all()) {
    if (tally.empty()) continue;
    taken.timings.emplace(state.unpack_timing(key), tally);
    tally.clear();
  }
  for (const auto& [key, count] : state.mishaps) {
    const auto& [model, action, text] = key;
    taken.mishaps.emplace(MishapKey{state.text(model), state.text(action), text}, count);
  }
  state.mishaps.clear();
  for (const auto& [key, count] : state.verdicts) {
    const auto& [model_and_name, method, text] = key;
    if (count == 0) continue;
    taken.verdicts.emplace(
        VerdictKey{state.text(upper_half(model_and_name)), state.text(lower_half(model_and_name)),
                   state.text(method), *state.verdict_texts[text]},
        count);
  }
  state.verdicts.clear();
  return taken;
}

}  // namespace hailstorm
