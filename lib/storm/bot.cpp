#include "storm/bot.h"

#include <utility>

#include "base/check.h"
#include "storm/bot_ids.h"

namespace hailstorm {
Bot::Bot(Workplace& workplace, Role& role, ScriptHeap& heap, const BotParams& params,
         std::uint64_t place, std::optional<Instant> due)
    : workplace_(workplace),
      role_(role),
      heap_(heap),
      params_(params),
      place_(place),
      random_(hash(workplace.options.seed, role.seed, params.index)),
      rhythm_(role.model),
      errands_(workplace, workplace.pool_for(due.has_value(), pool_), *this),
      timer_(this, [](void* self) { static_cast<Bot*>(self)->timer_due(); }),
      intended_(due),
      due_(due) {}

Bot::~Bot() {
  if (constructed_) heap_.destroy(slot_);
}

// ---- A life

void Bot::begin() {
  count(1);
  come_ = workplace_.loop.now();
  workplace_.recorder.bot_started(role_.name);
  action_ = role_.constructor;
  speak();
  if (const auto error = give_ids(params_, workplace_.options.rank, role_.number); !error.empty()) {
    workplace_.host.threw(error);
    return finish(End::failed);
  }
  const auto slot = heap_.create(role_.number, params_);
  if (!slot) return finish(finishing_ ? End::finished : End::failed);
  slot_ = *slot;
  constructed_ = true;
  if (wish_ == BotState::stopping) return leave();
  enter(BotState::initializing);
}

void Bot::stop() {
  if (end_ != End::alive || state_ == BotState::stopping) return;
  // The tick that is due at this very moment is still served by a bot that is free for it.
  const bool last_tick = task_ == Task::none && !leaving_ && !finishing_ &&
                         rhythm_.due(workplace_.loop.now()) &&
                         workplace_.iterations != actions_done_ &&
                         (!workplace_.stock || workplace_.stock->take_if_any());
  Waiting::leave();
  if (last_tick) serve_tick();
  end_ticking();
  move_to(BotState::stopping);
  // The last actions of a run with a number of them take the time they need.
  const bool counts = workplace_.stock && workplace_.stock->over();
  if (!counts || (!last_tick && task_ != Task::action)) begin_grace();
  if (task_ != Task::none) {  // what is under way may end
    if (!counts || task_ != Task::action) drop_timers();
    return;
  }
  workplace_.loop.cancel(timer_);
  if (last_tick) return run(Task::action, draw(), workplace_.loop.now());
  enter(BotState::stopping);
}

void Bot::begin_grace() {
  if (stopping_since_ != Instant{}) return;
  stopping_since_ = workplace_.loop.now();
  workplace_.stopping(*this);
}

void Bot::drop_timers() {
  if (heap_.drop_timers(slot_)) workplace_.loop.arm(timer_, workplace_.loop.now());
}

void Bot::cut_off() {
  if (end_ != End::alive) return;
  end_ = End::cut_off;  // from here on an answer is recorded and no more
  errands_.cut_off();
  if (task_ != Task::none && task_ != Task::wait)
    workplace_.recorder.action_cut_off(role_.name, action_);
  finish(End::cut_off);
}

// In the census; a state of the author's own counts as Running.
void Bot::count(std::int64_t by) {
  Census& census = role_.census;
  (state_ == BotState::initializing ? census.initializing
   : state_ == BotState::stopping   ? census.stopping
                                    : census.running) += by;
  role_.note_most();
}

void Bot::move_to(BotState state) {
  count(-1);
  state_ = state;
  count(1);
}

void Bot::enter(BotState state) {
  if (state == BotState::initializing) end_ticking();
  move_to(state);
  const bool last = state == BotState::stopping;
  if (last) begin_grace();
  if (const Hook* hook = role_.model.hook(state))
    return run(last ? Task::last_hook : Task::hook, hook->handler, workplace_.loop.now());
  if (last) return finish(ending());
  if (state == BotState::initializing) return initialized(false);
  go_on();
}

Bot::End Bot::ending() const {
  if (finishing_ || workplace_.iterations == actions_done_) return End::finished;
  return leaving_ ? End::left : End::stopped;
}

void Bot::finish(End end) {
  Waiting::leave();
  end_ticking();
  workplace_.loop.cancel(timer_);
  Recorder& recorder = workplace_.recorder;
  switch (end) {
    case End::alive: HAIL_CHECK(false);
    case End::stopped:
    case End::left:
    case End::finished:
      recorder.bot_stopped(role_.name);
      if (due_ && actions_done_ > 0) {
        const Instant now = workplace_.loop.now();
        recorder.journey_ended(role_.name, now - come_, now - *due_);
      }
      break;
    case End::given_up: recorder.bot_failed(role_.name); break;
    case End::failed:
      if (heap_.death() == Limit::none)
        recorder.bot_failed(role_.name);
      else
        recorder.bot_killed(role_.name, heap_.death());
      break;
    case End::cut_off: recorder.bot_cut_off(role_.name); break;
  }
  count(-1);
  end_ = end;
  if (invoked_) reply(invoked_->said.empty() ? Reply::Kind::gone : Reply::Kind::threw);
  workplace_.gone(*this);
}

// ---- Wishes: the script's, or from outside

bool Bot::enter_state(BotState state) {
  if (end_ != End::alive || state_ == BotState::stopping || wish_ == BotState::stopping)
    return false;
  if (state == BotState::stopping && task_ != Task::none) drop_timers();
  const Instant now = workplace_.loop.now();
  const bool idle = constructed_ && task_ == Task::none;
  if (state_ == BotState::initializing) {
    // It is Initializing already; if it waits for its next attempt it makes that now.
    if (state != BotState::initializing) wish_ = state;
    const bool at_once = state == BotState::initializing || state == BotState::stopping;
    if (idle && at_once) workplace_.loop.arm(timer_, now);
    return true;
  }
  if (idle && !wish_) planned_ = timer_.at();
  wish_ = state;
  // From the loop: this may be called by the script of a bot that is idle in between.
  if (idle) workplace_.loop.arm(timer_, now);
  return true;
}

void Bot::finish_soon() {
  finishing_ = true;
  (void)enter_state(BotState::stopping);
}

void Bot::obey() {
  const BotState state = wish_.value();
  wish_.reset();
  if (state == BotState::stopping) return leave();
  enter(state);
}

void Bot::leave() {
  if (!finishing_) {
    leaving_ = true;
    workplace_.leaving(*this);
  }
  stop();
}

void Bot::invoke(Invocation invocation) {
  if (end_ != End::alive) return invocation.reply({Reply::Kind::no_such_bot, "it has just ended"});
  if (task_ != Task::none || wish_) return invocation.reply({Reply::Kind::busy, {}});
  planned_ = timer_.at();
  workplace_.loop.cancel(timer_);
  invoked_ = std::make_unique<Invoked>(Invoked{std::move(invocation), {}});
  const Invocation& call = invoked_->call;
  const NameId name = workplace_.recorder.name(call.method);
  errands_.count_for(workplace_.recorder.context(role_.name, name));
  begin_handler(Task::invocation, name, workplace_.loop.now());
  after(heap_.invoke(slot_, call.method, call.arguments));
}

void Bot::reply(Reply::Kind kind) {
  const auto invoked = std::move(invoked_);
  invoked->call.reply({kind, std::move(invoked->said)});
}

}  // namespace hailstorm
