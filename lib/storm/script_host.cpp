#include "storm/script_host.h"

#include <string>
#include <utility>

#include "log/secrets.h"
#include "storm/bot.h"

namespace hailstorm {
namespace {

// Reports and samples show it: what a log leaves out is left out there, too, before the text is
// cut, for half of a secret may not be known as one.
std::string fit_to_show(std::string_view text) {
  constexpr std::size_t read_max = 8 * Recorder::mishap_bytes_max;
  std::string shown = without_secrets(text.substr(0, read_max));
  if (shown.size() > Recorder::mishap_bytes_max) shown.resize(Recorder::mishap_bytes_max);
  return shown;
}

}  // namespace

double ScriptHost::random() { return random_ ? random_->real() : 0.5; }

void ScriptHost::checked(std::string_view name, TagSetId tags, bool passed) {
  // While a heap is loaded nobody is there whom a check could be of.
  const ContextId context = random_ ? recorder_.context(bot_->role().name, action_, tags) : 0;
  recorder_.check(context, name, passed);
  if (show_step) show_step(ShownCheck{std::string(name), passed});
}

void ScriptHost::show_to(const ShowOptions& options, const Show& show) {
  if (options.exchanges) show_exchange = show;
  if (options.steps) show_step = show;
}

bool ScriptHost::may_show() {
  if (!show_exchange) return false;
  ++(shown_ < shown_max ? shown_ : not_shown_);
  return not_shown_ == 0;
}

void ScriptHost::close_second() {
  log_.close_second();
  if (not_shown_ > 0) {
    hear_line({LogLevel::warning,
               {},
               0,
               {},
               0,
               "--http-debug: " + std::to_string(not_shown_) +
                   " exchanges of a second are not shown: " + std::to_string(shown_max) +
                   " are, per thread"});
  }
  shown_ = not_shown_ = 0;
}

void ScriptHost::show_begin(NameId model, NameId action) const {
  if (!show_step) return;
  show_step(ShownAction{
      std::string(recorder_.text(model)), std::string(recorder_.text(action)), true, false, {}});
}

void ScriptHost::show_end(NameId model, NameId action, Nanos duration, bool failed) const {
  if (!show_step) return;
  show_step(ShownAction{std::string(recorder_.text(model)), std::string(recorder_.text(action)),
                        false, failed, duration});
}

void ScriptHost::judged(Judged& exchange, Verdict verdict, std::string_view text) {
  const std::string shown = fit_to_show(text);
  recorder_.judge(exchange, verdict, shown);
  if (failures_ && verdict == Verdict::failed)
    failures_->called_failed(exchange.series, shown, clock_.now());
}

// Each worker takes every so manieth row, so that they hand out all of them and none twice.
std::uint64_t ScriptHost::turn(std::size_t list) {
  if (list >= turns_.size()) turns_.resize(list + 1);
  return number_ + workers_ * turns_[list]++;
}

void ScriptHost::foresee(const StormPlan& plan, const WorkerPlan& share,
                         const Simulation& simulation) {
  // How long its iterations take nobody knows.
  if (!simulation.iterations && !simulation.iterations_per_bot) length_ = simulation.duration;
  numberings_.assign(plan.models.size(), {});
  for (const CrowdPlan& crowd : plan.crowds)
    numberings_[crowd.model] = numbering_of(plan, share, crowd);
}

std::optional<std::uint64_t> ScriptHost::number_iteration() {
  const std::size_t model = bot_->role().number;
  if (model >= numberings_.size() || numberings_[model].stride == 0) return std::nullopt;
  Numbering& numbering = numberings_[model];
  return std::exchange(numbering.next, numbering.next + numbering.stride);
}

bool ScriptHost::storage(const StorageCall& call, StorageAnswer& answer) {
  if (holder_of(call.bot_id, workers_) != number_) return false;
  if (storage_) answer = storage_->handle(call);
  return true;
}

TagSetId ScriptHost::in_group(std::string_view path) { return recorder_.tag_set(path, {}); }

TagSetId ScriptHost::with_tags(TagSetId set, std::span<const OwnTag> tags) {
  return recorder_.tag_set(set, tags);
}

void ScriptHost::measure(const std::vector<CustomMetric>& metrics) {
  metrics_.clear();
  for (const CustomMetric& metric : metrics) metrics_.push_back(recorder_.metric(metric));
}

void ScriptHost::measured(std::size_t metric, TagSetId tags, double value) {
  const ContextId context = recorder_.context(bot_->role().name, action_, tags);
  recorder_.measured(metrics_[metric], context, value, clock_.now() - launched_);
}

void ScriptHost::timed(TimingKind kind, std::string_view name, std::int32_t status,
                       Nanos duration) {
  recorder_.timed(kind, bot_->role().name, name, status, duration);
}

void ScriptHost::threw(std::string_view text) {
  last_thrown_ = fit_to_show(text);
  recorder_.mishap(bot_->role().name, action_, last_thrown_);
  if (show_step) show_step(ShownError{last_thrown_});
  bot_->hear_error(text);
}

BotState ScriptHost::state() const { return bot_->state(); }

void ScriptHost::wished(BotState state) { (void)bot_->enter_state(state); }

void ScriptHost::wished_to_finish() { bot_->finish_soon(); }

void ScriptHost::condemned(std::string_view reason, bool abort) {
  constexpr std::size_t most = 10;
  const Sentence sentence{abort, without_secrets(reason)};
  if (sentences_.size() < most && sentences_.insert(sentence).second) hear_sentence(sentence);
}

void ScriptHost::printed(std::string_view level, std::string_view text, std::string_view file,
                         int line) {
  ScriptLine printed;
  printed.level = log_level_named(level).value_or(LogLevel::info);
  if (!log_.is_open(printed.level)) return;
  if (random_) {
    printed.model = bot_->role().model.name;
    printed.index = bot_->index();
  }
  printed.file = file;
  printed.line = line;
  printed.text = text;
  log_.print(std::move(printed));
}

}  // namespace hailstorm
