// What a bot does: its handlers run, block and are resumed; ticks, waits and the journey of an
// arrival say what comes next.
#include <utility>

#include "base/near.h"
#include "storm/bot.h"

namespace hailstorm {
namespace {

// In place of a wait that the script could not tell.
constexpr Nanos wait_after_failure = std::chrono::seconds(1);
// What a number is drawn for: a bot's random choices do not depend on each other.
constexpr std::uint64_t phase_salt = 1, retry_salt = 2;

}  // namespace

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
  held_up_ = false;
  if (task == Task::invocation) intended_.reset();
  if (task != Task::wait) {
    // How late an arrival was is counted already.
    const Nanos lag = due_ ? no_intended_start : since_intended(now);
    workplace_.recorder.action_started(role_.name, action_, lag);
    workplace_.host.show_begin(role_.name, action_);
  }
  speak();
}

void Bot::speak() { workplace_.host.speak_for(*this, random_, action_); }

void Bot::after(Step step) {
  if (heap_.took_long()) workplace_.loop.end_batch();
  if (step != Step::dead) {
    for (const AskedStorage& asked : heap_.storage_calls()) workplace_.ask_elsewhere(*this, asked);
    // In a chain of requests only those have an intended start that nothing was waited for before.
    errands_.begin(heap_.calls(), blocked_ ? std::nullopt : intended_);
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
      workplace_.recorder.action_ended(role_.name, action_, workplace_.loop.now() - started_, true,
                                       since_intended(workplace_.loop.now()));
      return finish(End::failed);
  }
}

void Bot::expect(bool read) const {
  if (!read) bring_near(*this);
  heap_.expect(slot_, read);
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
  const Instant now = workplace_.loop.now();
  if (const auto due = rhythm_.tick_due(now)) {
    if (!std::exchange(held_up_, false)) {
      const Instant start = workplace_.start_of_tick(*due, now);
      held_up_ = start > now;
      if (held_up_) return workplace_.loop.arm(timer_, start);
    }
    workplace_.hear_of_start(now - *due);
  }
  run_action(now);
}

void Bot::handler_ended(bool failed) {
  role_.lives |= task_ == Task::action || role_.model.actions.empty();
  const Task ended = std::exchange(task_, Task::none);
  if (ended == Task::wait) return wait_ended(failed);
  const Instant now = workplace_.loop.now();
  workplace_.recorder.action_ended(role_.name, action_, now - started_, failed,
                                   since_intended(now));
  if (blocked_ || !due_) intended_.reset();
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
  if (due_) return finish(End::given_up);
  const bool must_end = workplace_.iterations || workplace_.stock;
  if (must_end && failures_ >= attempts_before_giving_up) return finish(End::given_up);
  const double part =
      unit(hash(hash(workplace_.options.seed, role_.seed), params_.index, retry_salt + failures_));
  planned_ = workplace_.loop.now() + pause_before_retry(failures_, part);
  go_on();
}

void Bot::go_on() {
  if (state_ == BotState::initializing) return workplace_.loop.arm(timer_, planned_);
  if (due_) return go_on_journey();
  if (!rhythm_.beats()) return start_ticking();
  const Instant now = workplace_.loop.now();
  act_at(rhythm_.again(now, planned_), now);
}

Nanos Bot::since_intended(Instant then) const {
  return intended_ ? then - *intended_ : no_intended_start;
}

// Whatever it has entered in between: its action once, and it has been there.
void Bot::go_on_journey() {
  if (actions_done_ > 0 || (!role_.journey && !role_.choice.any())) return stop();
  run(Task::action, draw(), workplace_.loop.now());
}

std::uint32_t Bot::draw() {
  return due_ && role_.journey ? *role_.journey : role_.draw(random_, place_in_turn_);
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
  const Instant now = workplace_.loop.now();
  const Rhythm::Unserved unserved = rhythm_.end(now);
  held_up_ = false;
  if (workplace_.stock && workplace_.stock->over()) return;
  miss(unserved.owed, now);
  miss(unserved.others, now);
}

void Bot::miss(const Rhythm::Ticks& ticks, Instant now) {
  if (ticks.count == 0) return;
  workplace_.recorder.ticks_missed(role_.name, role_.only_action, now - ticks.first,
                                   role_.model.interval, ticks.count);
}

void Bot::serve_tick() {
  const Rhythm::Served served = rhythm_.serve();
  if (served.what == Rhythm::Served::no_tick) return;
  intended_ = served.due;
  workplace_.recorder.tick(role_.name);
  if (served.what == Rhythm::Served::owed_tick) workplace_.recorder.tick_owed(role_.name);
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
  if (due_) return wish_ ? obey() : stop();
  if (const auto handler = rhythm_.asks())
    return wish_ == BotState::stopping ? obey() : run(Task::wait, *handler, now);
  const Rhythm::Next next = rhythm_.next(started_, now, random_);
  if (!wish_) return act_at(next, now);
  miss(next.missed, now);
  planned_ = next.at;
  obey();
}

void Bot::act_at(const Rhythm::Next& next, Instant now) {
  miss(next.missed, now);
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
