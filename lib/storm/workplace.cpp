#include "storm/workplace.h"

#include <string>
#include <variant>

#include "storm/bot.h"

namespace hailstorm {

double ScriptHost::random() { return random_ ? random_->real() : 0.5; }

void ScriptHost::checked(std::string_view name, bool passed) { recorder_.check(name, passed); }

void ScriptHost::judged(Judged& exchange, Verdict verdict, std::string_view text) {
  recorder_.judge(exchange, verdict, text);
}

// Each worker takes every so manieth row, so that they hand out all of them and none twice.
std::uint64_t ScriptHost::turn(std::size_t list) {
  if (list >= turns_.size()) turns_.resize(list + 1);
  return number_ + workers_ * turns_[list]++;
}

bool ScriptHost::storage(const StorageCall& call, StorageAnswer& answer) {
  if (holder_of(call.bot_id, workers_) != number_) return false;
  if (storage_) answer = storage_->handle(call);
  return true;
}

void ScriptHost::timed(TimingKind kind, std::string_view name, std::int32_t status,
                       Nanos duration) {
  recorder_.timed(kind, bot_->role().name, name, status, duration);
}

void ScriptHost::threw(std::string_view text) {
  last_thrown_.assign(text.substr(0, Recorder::mishap_bytes_max));
  recorder_.mishap(bot_->role().name, action_, text);
  bot_->hear_error(text);
}

BotState ScriptHost::state() const { return bot_->state(); }

void ScriptHost::wished(BotState state) { (void)bot_->enter_state(state); }

void ScriptHost::wished_to_finish() { bot_->finish_soon(); }

void ScriptHost::condemned(std::string_view reason, bool abort) {
  constexpr std::size_t most = 10;
  const Sentence sentence{abort, std::string(reason)};
  if (sentences_.size() < most && sentences_.insert(sentence).second) hear_sentence(sentence);
}

void ScriptHost::printed(std::string_view level, std::string_view text) { log_.print(level, text); }

Role::Role(const Model& described, std::size_t ordinal, Recorder& recorder)
    : model(described),
      number(ordinal),
      name(recorder.name(described.name)),
      constructor(recorder.name("constructor")),
      choice(described),
      seed(hash(described.name)) {
  const auto name_handler = [&](std::uint32_t handler, std::string_view its_name) {
    if (handlers.size() <= handler) handlers.resize(handler + 1);
    handlers[handler] = recorder.name(its_name);
  };
  for (const Action& action : model.actions) name_handler(action.handler, action.name);
  for (const Hook& hook : model.hooks) name_handler(hook.handler, hook.name);
  if (!model.wait) return;
  if (const auto* asked = std::get_if<AskedWait>(&*model.wait))
    name_handler(asked->handler, "wait");
}

}  // namespace hailstorm
