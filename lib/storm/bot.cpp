#include "storm/bot.h"

#include <utility>

#include "base/check.h"
#include "base/near.h"
#include "storm/bot_ids.h"

namespace hailstorm {
namespace {

// In place of a wait that the script could not tell.
constexpr Nanos wait_after_failure = std::chrono::seconds(1);
// What a number is drawn for: a bot's random choices do not depend on each other.
constexpr std::uint64_t phase_salt = 1, retry_salt = 2;

}  // namespace

Bot::Bot(Workplace& workplace, Role& role, ScriptHeap& heap, const BotParams& params,
         std::uint64_t place)
    : workplace_(workplace),
      role_(role),
      heap_(heap),
      params_(params),
      place_(place),
      random_(hash(workplace.options.seed, role.seed, params.index)),
      rhythm_(role.model),
      errands_(workplace, workplace.pool ? *workplace.pool : pool_.emplace(workplace.client),
               *this),
      timer_(this, [](void* self) { static_cast<Bot*>(self)->timer_due(); }) {}

Bot::~Bot() {
  if (constructed_) heap_.destroy(slot_);
}

// ---- A life

void Bot::begin() {
  count(1);
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
    case End::finished: recorder.bot_stopped(role_.name); break;
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

// ---- A handler: it runs, blocks, is resumed, ends

void Bot::run(Task task, std::uint32_t handler, Instant now) {
  errands_.count_for(role_.contexts[handler]);
  begin_handler(task, role_.handlers[handler], now);
  after(heap_.run(slot_, handler));
}

void Bot::begin_handler(Task task, NameId name, Instant now) {
  task_ = task;
  action_ = name;
  blocked_ = false;
  started_ = now;
  if (task != Task::wait) workplace_.recorder.action_started(role_.name, action_);
  if (task != Task::wait) workplace_.host.show_begin(role_.name, action_);
  speak();
}

void Bot::speak() { workplace_.host.speak_for(*this, random_, action_); }

void Bot::after(Step step) {
  if (heap_.took_long()) workplace_.loop.end_batch();
  if (step != Step::dead) {
    for (const AskedStorage& asked : heap_.storage_calls()) workplace_.ask_elsewhere(*this, asked);
    errands_.begin(heap_.calls());
  }
  if (timer_.armed()) workplace_.loop.cancel(timer_);
  switch (step) {
    case Step::idle:
      if (task_ == Task::wait) asked_wait_ = from_seconds(heap_.result());
      if (invoked_) invoked_->said = heap_.returned();
      return handler_ended(false);
    case Step::failed: return handler_ended(true);
    case Step::sleeping:
      workplace_.loop.arm(timer_, workplace_.loop.now() + heap_.sleep_call());
      [[fallthrough]];
    case Step::http:
    case Step::storage:
    case Step::waiting: blocked_ = true; return;
    case Step::dead:
      end_ = End::failed;  // from here on an answer is recorded and no more
      errands_.cut_off();
      if (task_ == Task::wait) workplace_.recorder.action_started(role_.name, action_);
      workplace_.recorder.action_ended(role_.name, action_, workplace_.loop.now() - started_, true);
      return finish(End::failed);
  }
}

void Bot::expect() const {
  bring_near(*this);
  heap_.expect(slot_);
}

void Bot::answered(Ticket ticket, const Answer& answer, const SeriesId& series) {
  if (end_ != End::alive) return;
  speak();
  after(heap_.resume(slot_, ticket, answer, series));
}

void Bot::timer_due() {
  if (task_ != Task::none) {
    speak();
    return after(heap_.resume(slot_));
  }
  if (wish_ == BotState::stopping) return obey();
  if (state_ == BotState::initializing) return enter(BotState::initializing);
  if (wish_) return obey();
  run_action(workplace_.loop.now());
}

void Bot::handler_ended(bool failed) {
  role_.lives |= task_ == Task::action || role_.model.actions.empty();
  const Task ended = std::exchange(task_, Task::none);
  if (ended == Task::wait) return wait_ended(failed);
  const Instant now = workplace_.loop.now();
  workplace_.recorder.action_ended(role_.name, action_, now - started_, failed);
  workplace_.host.show_end(role_.name, action_, now - started_, failed);
  if (ended == Task::last_hook) return finish(ending());
  if (ended == Task::invocation) reply(failed ? Reply::Kind::threw : Reply::Kind::done);
  if (state_ == BotState::stopping) return enter(BotState::stopping);
  if (ended == Task::action) return action_ended(now);
  if (wish_ == BotState::stopping) return obey();
  if (state_ != BotState::initializing) {
    if (!wish_) return go_on();
    if (blocked_) return obey();
    // A hook that has waited for nothing may wish for its own state: input gets its turn.
    return workplace_.loop.arm(timer_, now);
  }
  ended == Task::hook ? initialized(failed) : go_on();
}

void Bot::initialized(bool failed) {
  if (failed) return retry_later();
  failures_ = 0;
  role_.begins = true;
  enter(std::exchange(wish_, std::nullopt).value_or(BotState::running));
}

void Bot::retry_later() {
  if (failures_ < UINT8_MAX) ++failures_;
  const bool must_end = workplace_.iterations || workplace_.stock;
  if (must_end && failures_ >= attempts_before_giving_up) return finish(End::given_up);
  const double part =
      unit(hash(hash(workplace_.options.seed, role_.seed), params_.index, retry_salt + failures_));
  planned_ = workplace_.loop.now() + pause_before_retry(failures_, part);
  go_on();
}

void Bot::go_on() {
  if (state_ == BotState::initializing) return workplace_.loop.arm(timer_, planned_);
  if (!rhythm_.beats()) return start_ticking();
  const Instant now = workplace_.loop.now();
  act_at(rhythm_.again(now, planned_), now);
}

// ---- Ticks

void Bot::start_ticking() {
  if (!role_.choice.any()) return;
  const double phase =
      unit(hash(hash(workplace_.options.seed, role_.seed), params_.index, phase_salt));
  workplace_.loop.arm(timer_, rhythm_.begin(workplace_.loop.now(), phase));
}

// Once all actions that bots share are started no tick is missed for want of one.
void Bot::end_ticking() {
  const std::uint64_t missed = rhythm_.end(workplace_.loop.now());
  if (missed > 0 && !(workplace_.stock && workplace_.stock->over()))
    workplace_.recorder.ticks_missed(role_.name, missed);
}

void Bot::serve_tick() {
  const Rhythm::Served served = rhythm_.serve();
  if (served == Rhythm::Served::no_tick) return;
  workplace_.recorder.tick(role_.name);
  if (served == Rhythm::Served::owed_tick) workplace_.recorder.tick_owed(role_.name);
}

void Bot::run_action(Instant now) {
  if (workplace_.stock && !workplace_.stock->take(*this)) return;
  serve_tick();
  run(Task::action, draw(), now);
}

void Bot::turn() {
  if (task_ == Task::none && !timer_.armed()) run_action(workplace_.loop.now());
}

void Bot::action_ended(Instant now) {
  ++actions_done_;
  if (workplace_.iterations == actions_done_) return stop();
  if (const auto handler = rhythm_.asks())
    return wish_ == BotState::stopping ? obey() : run(Task::wait, *handler, now);
  const Rhythm::Next next = rhythm_.next(started_, now, random_);
  if (!wish_) return act_at(next, now);
  if (next.missed > 0) workplace_.recorder.ticks_missed(role_.name, next.missed);
  planned_ = next.at;
  obey();
}

void Bot::act_at(const Rhythm::Next& next, Instant now) {
  if (next.missed > 0) workplace_.recorder.ticks_missed(role_.name, next.missed);
  // At once, unless the last handler has waited for nothing: then input and others get their turn.
  if (next.at <= now && blocked_) return run_action(now);
  workplace_.loop.arm(timer_, next.at);
}

// ---- A wait that the script is asked for. It counts as an action only when it fails.

void Bot::wait_ended(bool failed) {
  const Instant now = workplace_.loop.now();
  if (failed) {
    workplace_.recorder.action_started(role_.name, action_);
    workplace_.recorder.action_ended(role_.name, action_, now - started_, true);
  }
  if (state_ == BotState::stopping) return enter(BotState::stopping);
  planned_ = now + (failed ? wait_after_failure : asked_wait_);
  if (wish_) return obey();
  workplace_.loop.arm(timer_, planned_);
}

}  // namespace hailstorm
