// A worker's own tally: where every exchange, action, tick and check is counted, without a lock.
//
// The hot path takes small numbers, not texts: a text is exchanged for a number once (`name`), and
// a series is found by its numbers.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "base/clock.h"
#include "base/limit.h"
#include "base/outcome.h"
#include "stats/contexts.h"
#include "stats/series_options.h"
#include "stats/snapshot.h"

namespace hailstorm {

class SampleTape;

// In place of a time from an intended start, where there was none.
constexpr Nanos no_intended_start{-1};

struct ExchangeRecord {
  ContextId context = 0;
  NameId name = 0, method = 0;
  Outcome outcome = Outcome::answered;
  int status = 0;
  Expected expected = Expected::yes;
  bool sent = false;
  bool resent = false;  // left whole twice: see ExchangeTally
  std::uint64_t bytes_sent = 0, bytes_received = 0;
  Timings timings{};
  Nanos response = no_intended_start;  // from its intended start to its end
};

// A metric of a script known to a recorder by number.
using MetricId = std::uint32_t;

// Which series an exchange was counted in, and which of the recorder's exchanges it was, from 1.
// Means nothing to another recorder.
struct SeriesId {
  std::uint64_t upper = 0, lower = 0;
  std::uint64_t exchange = 0;
};

// What a script says of a response after the fact.
enum class Verdict : std::uint8_t { none, good, failed };

// An exchange that can be judged, and the verdict that stands.
struct Judged {
  SeriesId series;
  Verdict verdict = Verdict::none;
  std::uint32_t text = 0;  // what was said, by the recorder's number
};

// Thread: its owner's.
class Recorder {
 public:
  // Distinct mishap texts kept per take(); further ones count under the text "(more)".
  static constexpr std::size_t mishaps_max = 100;
  // Distinct texts of verdicts for the life of a recorder; further ones count under "(more)".
  static constexpr std::size_t verdict_texts_max = 1000;
  // Distinct groups and observations for the life of a recorder; further ones are timed under the
  // name "(more)".
  static constexpr std::size_t timings_max = 1000;
  // Distinct names for the life of a recorder; further ones are the name "(more)".
  static constexpr std::size_t names_max = 20'000;
  // What is kept of a mishap's or verdict's text.
  static constexpr std::size_t mishap_bytes_max = 2000;

  explicit Recorder(const SeriesOptions& options = {});
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  // The number of a text; the same text has the same number for the life of the recorder. No
  // allocation for a text already known.
  NameId name(std::string_view text);
  // The text of a number of ours; the model of a context of ours.
  const std::string& text(NameId id) const;
  const std::string& model_of(ContextId context) const;
  // The numbers of a group with own tags, and of whom and what a measurement is for; see Contexts.
  TagSetId tag_set(std::string_view group, std::span<const OwnTag> own);
  TagSetId tag_set(TagSetId with, std::span<const OwnTag> own);
  ContextId context(NameId model, NameId action = 0, TagSetId tags = 0);
  ContextId context_with(ContextId context, TagSetId tags);

  void exchange_begun();
  // No allocation for a series already known, unless its duration falls into a new octave. Returns
  // where it was counted.
  SeriesId exchange_ended(const ExchangeRecord& record);
  // Takes the verdict that stands back and counts this one in its place.
  void judge(Judged& exchange, Verdict verdict, std::string_view text);

  // `lag` is from its intended start, `response` from that to its end.
  void action_started(NameId model, NameId action, Nanos lag = no_intended_start);
  void action_ended(NameId model, NameId action, Nanos duration, bool failed,
                    Nanos response = no_intended_start);
  void action_cut_off(NameId model, NameId action);

  void tick(NameId model);
  void tick_owed(NameId model);
  // Ticks that never will be served: the first was due `longest` ago, the others each an interval
  // later. `action`: the only one that they can have been for, or 0.
  void ticks_missed(NameId model, NameId action, Nanos longest, Nanos interval,
                    std::uint64_t count);
  // So many arrivals were due; one has found no room; one has become a bot, so late; its journey
  // has ended in peace.
  void arrivals_due(NameId model, std::uint64_t count);
  void arrival_dropped(NameId model);
  void arrival_started(NameId model, Nanos lag);
  void journey_ended(NameId model, Nanos duration, Nanos response);
  void bot_started(NameId model);
  void bot_stopped(NameId model);
  void bot_failed(NameId model);
  // ... for having passed a limit.
  void bot_killed(NameId model, Limit limit);
  void bot_cut_off(NameId model);

  // No allocation for a check already known in that context.
  void check(ContextId context, std::string_view name, bool passed);
  void timed(TimingKind kind, NameId model, std::string_view name, std::int32_t status,
             Nanos duration);
  void mishap(NameId model, NameId action, std::string_view text);

  // The number of a script's metric: the same for the same name, kind and unit.
  MetricId metric(const CustomMetric& metric);
  // A value of it, at most RealSum::value_max away from zero, at a moment of the run clock.
  void measured(MetricId metric, ContextId context, double value, Nanos at);

  // Notes each event there too, from now on; the tape must outlive the recorder's use.
  void note_to(SampleTape& tape);

  // What was recorded since the last call. Series stay known, their counts start at zero.
  Snapshot take();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
