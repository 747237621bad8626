#include "storm/bot.h"

#include <utility>

#include "base/check.h"

namespace hailstorm {
Bot::Bot(Workplace& workplace, Role& role, ScriptHeap& heap, const BotParams& params,
         std::uint64_t place)
    : workplace_(workplace),
      role_(role),
      heap_(heap),
      params_(params),
      place_(place),
      random_(hash(workplace.options.seed, role.seed, params.index)),
      errands_(workplace, role.name,
               workplace.pool ? *workplace.pool : pool_.emplace(workplace.client), *this),
      timer_(this, [](void* self) { static_cast<Bot*>(self)->timer_due(); }) {}

Bot::~Bot() {
  if (constructed_) heap_.destroy(slot_);
}

// ---- A life

void Bot::begin() {
  role_.census.initializing++;
  workplace_.recorder.bot_started(role_.name);
  workplace_.host.speak_for(random_, role_.name, role_.constructor);
  const auto slot = heap_.create(role_.number, params_);
  if (!slot) return finish(End::failed);
  slot_ = *slot;
  constructed_ = true;
  enter(BotState::initializing, Task::initializing);
}

void Bot::stop() {
  if (end_ != End::alive || state_ == BotState::stopping) return;
  // The tick that is due at this very moment is still served by a bot that is free for it.
  const bool last_tick = task_ == Task::none && overdue(workplace_.loop.now()) > 0 &&
                         workplace_.iterations != actions_done_;
  if (last_tick) serve_tick();
  end_ticking();
  move_to(BotState::stopping);
  if (task_ != Task::none) return;  // what is under way may end
  workplace_.loop.cancel(timer_);
  if (last_tick) return run(Task::action, role_.draw(random_).handler);
  enter(BotState::stopping, Task::stopping);
}

void Bot::cut_off() {
  if (end_ != End::alive) return;
  end_ = End::cut_off;  // from here on an answer is recorded and no more
  errands_.cut_off();
  if (task_ != Task::none) workplace_.recorder.action_cut_off(role_.name, role_.handlers[handler_]);
  finish(End::cut_off);
}

void Bot::move_to(BotState state) {
  const auto count = [this](BotState of) -> std::int64_t& {
    Census& census = role_.census;
    return of == BotState::initializing ? census.initializing
           : of == BotState::running    ? census.running
                                        : census.stopping;
  };
  count(state_)--;
  count(state)++;
  state_ = state;
}

void Bot::enter(BotState state, Task hook) {
  if (const Hook* found = role_.model.hook(state)) {
    run(hook, found->handler);
  } else {
    hook_ended(hook, false);
  }
}

void Bot::finish(End end) {
  end_ticking();
  workplace_.loop.cancel(timer_);
  Recorder& recorder = workplace_.recorder;
  switch (end) {
    case End::alive: HAIL_CHECK(false);
    case End::stopped:
    case End::finished: recorder.bot_stopped(role_.name); break;
    case End::failed: recorder.bot_failed(role_.name); break;
    case End::cut_off: recorder.bot_cut_off(role_.name); break;
  }
  Census& census = role_.census;
  (state_ == BotState::initializing ? census.initializing
   : state_ == BotState::running    ? census.running
                                    : census.stopping)--;
  end_ = end;
  workplace_.gone(*this);
}

// ---- A handler: it runs, blocks, is resumed, ends

void Bot::run(Task task, std::uint32_t handler) {
  task_ = task;
  handler_ = handler;
  blocked_ = false;
  started_ = workplace_.loop.now();
  workplace_.recorder.action_started(role_.name, role_.handlers[handler]);
  workplace_.host.speak_for(random_, role_.name, role_.handlers[handler]);
  after(heap_.run(slot_, handler));
}

void Bot::after(Step step) {
  if (step != Step::dead) errands_.begin(heap_.calls());
  switch (step) {
    case Step::idle:
    case Step::failed:
      over_ = true;
      failed_ = step == Step::failed;
      return end_handler();
    case Step::waiting: return end_handler();
    case Step::http: blocked_ = true; return;
    case Step::sleeping:
      blocked_ = true;
      return workplace_.loop.arm(timer_, workplace_.loop.now() + heap_.sleep_call());
    case Step::dead:
      end_ = End::failed;  // from here on an answer is recorded and no more
      errands_.cut_off();
      workplace_.recorder.action_ended(role_.name, role_.handlers[handler_],
                                       workplace_.loop.now() - started_, true);
      return finish(End::failed);
  }
}

void Bot::answered(Ticket ticket, const Answer& answer, const SeriesId& series) {
  if (end_ != End::alive) return;
  workplace_.host.speak_for(random_, role_.name, role_.handlers[handler_]);
  after(heap_.resume(slot_, ticket, answer, series));
}

void Bot::timer_due() {
  if (task_ == Task::none) return run_action();
  workplace_.host.speak_for(random_, role_.name, role_.handlers[handler_]);
  after(heap_.resume(slot_));
}

void Bot::end_handler() {
  if (!over_) return;
  if (errands_.any()) {
    blocked_ = true;
    return;
  }
  over_ = false;
  handler_ended(failed_);
}

void Bot::handler_ended(bool failed) {
  workplace_.recorder.action_ended(role_.name, role_.handlers[handler_],
                                   workplace_.loop.now() - started_, failed);
  const Task ended = task_;
  task_ = Task::none;
  if (state_ == BotState::stopping && ended != Task::stopping)
    return enter(BotState::stopping, Task::stopping);
  if (ended == Task::action) return action_ended();
  hook_ended(ended, failed);
}

void Bot::hook_ended(Task hook, bool failed) {
  switch (hook) {
    case Task::initializing:
      if (failed) return;  // a bot that could not begin has no ticks
      move_to(BotState::running);
      return enter(BotState::running, Task::running);
    case Task::running: return start_ticking();
    case Task::stopping:
      return finish(workplace_.iterations == actions_done_ ? End::finished : End::stopped);
    case Task::none:
    case Task::action: HAIL_CHECK(false);
  }
}

// ---- Ticks

bool Bot::ticks_by_interval() const { return !role_.model.wait && role_.model.interval > Nanos(0); }

void Bot::start_ticking() {
  if (!role_.has_actions()) return;
  ticking_ = true;
  const Instant now = workplace_.loop.now();
  next_tick_ = now;
  if (ticks_by_interval()) {
    const double phase = unit(hash(hash(workplace_.options.seed, role_.seed), params_.index, 1));
    next_tick_ +=
        Nanos(static_cast<Nanos::rep>(phase * static_cast<double>(role_.model.interval.count())));
  }
  workplace_.loop.arm(timer_, next_tick_);
}

// What is due by now and not served never will be.
void Bot::end_ticking() {
  if (const std::int64_t ticks = overdue(workplace_.loop.now()); ticks > 0) {
    workplace_.recorder.ticks_missed(role_.name, static_cast<std::uint64_t>(ticks));
  }
  ticking_ = false;
}

void Bot::serve_tick() {
  workplace_.recorder.tick(role_.name);
  if (std::exchange(owed_, false)) workplace_.recorder.tick_owed(role_.name);
  next_tick_ += role_.model.interval;
}

void Bot::run_action() {
  if (ticks_by_interval()) serve_tick();
  run(Task::action, role_.draw(random_).handler);
}

void Bot::action_ended() {
  ++actions_done_;
  if (workplace_.iterations == actions_done_) return stop();
  if (role_.model.wait) {
    const Wait& wait = *role_.model.wait;
    const auto range = static_cast<double>((wait.max - wait.min).count());
    const Nanos drawn = wait.min + Nanos(static_cast<Nanos::rep>(random_.real() * range));
    return workplace_.loop.arm(timer_, workplace_.loop.now() + drawn);
  }
  if (ticks_by_interval()) return wait_for_tick();
  run_action_soon();
}

void Bot::wait_for_tick() {
  const std::int64_t due = overdue(workplace_.loop.now());
  if (due == 0) return workplace_.loop.arm(timer_, next_tick_);
  // The first that found the bot busy is owed, the others are missed.
  owed_ = true;
  if (due > 1) {
    workplace_.recorder.ticks_missed(role_.name, static_cast<std::uint64_t>(due - 1));
    next_tick_ += (due - 1) * role_.model.interval;
  }
  run_action_soon();
}

// At once, unless the last action has waited for nothing: then input and other bots get their turn.
void Bot::run_action_soon() {
  if (blocked_) return run_action();
  workplace_.loop.arm(timer_, workplace_.loop.now());
}

std::int64_t Bot::overdue(Instant now) const {
  if (!ticking_ || !ticks_by_interval() || next_tick_ > now) return 0;
  return (now - next_tick_) / role_.model.interval + 1;
}

}  // namespace hailstorm
