// What scripts say and ask, on behalf of the bot that is being run.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "script/host.h"
#include "stats/recorder.h"
#include "storm/failure_keeper.h"
#include "storm/log_gate.h"
#include "storm/plan.h"
#include "storm/sentence.h"
#include "storm/shown.h"
#include "storm/storage.h"

namespace hailstorm {

class Bot;

// Tells the recorder what scripts say, on behalf of the bot that is being run.
class ScriptHost final : public Host {
 public:
  ScriptHost(Recorder& recorder, const Clock& clock, bool throw_failures = false,
             const LogGate::Limits& log = {})
      : recorder_(recorder),
        clock_(clock),
        throw_failures_(throw_failures),
        log_(clock, log, [this](ScriptLine line) { hear_line(std::move(line)); }) {}

  // Says for whom the heap is entered.
  void speak_for(Bot& bot, Random& random, NameId action) {
    bot_ = &bot;
    random_ = &random;
    action_ = action;
  }
  // Of how many workers this is one, from 0.
  void be_one_of(unsigned number, unsigned workers) {
    number_ = number;
    workers_ = workers;
  }
  // Answers for what lies with this worker.
  void keep_in(Storage& storage) { storage_ = &storage; }
  // Hands on what scripts call failed.
  void keep_failures_in(FailureKeeper& failures) { failures_ = &failures; }
  // Learns the script's metrics.
  void measure(const std::vector<CustomMetric>& metrics);
  // Learns how long the run will last, and how this worker numbers actions.
  void foresee(const StormPlan& plan, const WorkerPlan& share, const Simulation& simulation);
  // When the run clock began.
  void launched_at(Instant launched) { launched_ = launched; }
  // What a script has thrown last.
  const std::string& last_thrown() const { return last_thrown_; }
  // Once a second: says how many lines were left out, and exchanges.
  void close_second();
  // So many more lines have been written.
  void lines_written(std::uint64_t lines) { log_.heard(lines); }
  // A heap is being loaded: no bot is there to speak for.
  void speak_for_nobody() { random_ = nullptr; }

  bool throw_failures() const override { return throw_failures_; }
  double random() override;
  void checked(std::string_view name, TagSetId set, bool passed) override;
  void judged(Judged& exchange, Verdict verdict, std::string_view text) override;
  Nanos run_time() const override { return clock_.now() - launched_; }
  std::optional<Nanos> run_length() const override { return length_; }
  std::optional<std::uint64_t> number_iteration() override;
  std::uint64_t turn(std::size_t list) override;
  bool storage(const StorageCall& call, StorageAnswer& answer) override;
  Instant now() const override { return clock_.now(); }
  TagSetId in_group(std::string_view path) override;
  TagSetId with_tags(TagSetId set, std::span<const OwnTag> tags) override;
  void measured(std::size_t metric, TagSetId tags, double value) override;
  void timed(TimingKind kind, std::string_view name, std::int32_t status, Nanos duration) override;
  void threw(std::string_view text) override;
  void printed(std::string_view level, std::string_view text, std::string_view file,
               int line) override;
  BotState state() const override;
  void wished(BotState state) override;
  void wished_to_finish() override;
  void condemned(std::string_view reason, bool abort) override;

  // Is told what scripts call the run: at most ten reasons, each once.
  std::function<void(const Sentence&)> hear_sentence = [](const Sentence&) {};
  // Whoever looks on.
  Show show_exchange, show_step;
  void show_to(const ShowOptions& options, const Show& show);
  // Whether there is room to show an exchange more: so many a second, for they are held until the
  // terminal has taken them.
  static constexpr std::uint64_t shown_max = 1000;
  bool may_show();
  // An action begins, and ends.
  void show_begin(NameId model, NameId action) const;
  void show_end(NameId model, NameId action, Nanos duration, bool failed) const;
  // Is told what scripts print, as far as the log is open for it.
  std::function<void(ScriptLine)> hear_line = [](const ScriptLine&) {};

 private:
  Recorder& recorder_;
  const Clock& clock_;
  bool throw_failures_;
  Storage* storage_ = nullptr;
  FailureKeeper* failures_ = nullptr;  // null: none are kept
  unsigned number_ = 0, workers_ = 1;
  std::vector<std::uint64_t> turns_;  // by list
  Bot* bot_ = nullptr;
  Random* random_ = nullptr;
  NameId action_ = 0;
  std::vector<MetricId> metrics_;      // by their places in the program
  std::vector<Numbering> numberings_;  // by model
  std::optional<Nanos> length_;
  Instant launched_{};
  std::set<Sentence> sentences_;
  LogGate log_;
  std::string last_thrown_;
  std::uint64_t shown_ = 0, not_shown_ = 0;  // exchanges of this second
};

}  // namespace hailstorm
