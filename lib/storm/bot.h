// One simulated user: it enters its states, runs an action at each tick, waits for answers, and
// stops.
#pragma once

#include <cstdint>
#include <optional>

#include "http/pool.h"
#include "script/heap.h"
#include "storm/errands.h"
#include "storm/workplace.h"

namespace hailstorm {

// A tick that finds its bot busy is owed: its action starts the moment the bot is free. At most one
// is owed; each further one is missed. Thread: the worker's.
class Bot final : private ErrandsOwner {
 public:
  // How a bot ended.
  enum class End {
    alive,     // it has not
    stopped,   // as it should
    finished,  // it has done its iterations
    failed,    // its constructor threw, or a limit of its script was passed
    cut_off    // it did not stop in time
  };

  // All must outlive the bot. `place` is the worker's word for where the bot sits.
  Bot(Workplace& workplace, Role& role, ScriptHeap& heap, const BotParams& params,
      std::uint64_t place);
  ~Bot();
  Bot(const Bot&) = delete;
  Bot& operator=(const Bot&) = delete;

  // Constructs the script's object and enters Initializing. May end at once.
  void begin();
  // Lets the action under way end, runs the hook of Stopping, ends. Nothing if it is stopping
  // already.
  void stop();
  // Ends now: what it waits for is cut off.
  void cut_off();

  BotState state() const { return state_; }
  End end() const { return end_; }
  const Role& role() const { return role_; }
  std::uint64_t place() const { return place_; }
  std::uint64_t bot_id() const { return params_.bot_id; }

 private:
  // What the handler under way is for.
  enum class Task { none, initializing, running, action, stopping };

  void answered(Ticket ticket, const Answer& answer, const SeriesId& series) override;
  void timer_due();
  void move_to(BotState state);
  // Enters a state: runs its hook, or goes on as if that had ended.
  void enter(BotState state, Task hook);
  void run(Task task, std::uint32_t handler);
  void after(Step step);
  // Ends the handler under way, if it has come to its end and all its requests are answered.
  void end_handler();
  void handler_ended(bool failed);
  void hook_ended(Task hook, bool failed);
  void action_ended();
  void start_ticking();
  void end_ticking();
  void wait_for_tick();
  void run_action_soon();
  void run_action();
  void serve_tick();
  // The ticks that are due at a moment and not served.
  std::int64_t overdue(Instant now) const;
  bool ticks_by_interval() const;
  void finish(End end);

  Workplace& workplace_;
  Role& role_;
  ScriptHeap& heap_;
  BotParams params_;
  std::uint64_t place_;
  Random random_;
  std::optional<Pool> pool_;  // none: the worker's
  Errands errands_;
  Timer timer_;  // the next tick while the bot is idle, the end of a sleep while it is busy
  ScriptHeap::Slot slot_ = 0;
  BotState state_ = BotState::initializing;
  Task task_ = Task::none;
  End end_ = End::alive;
  bool constructed_ = false;
  bool ticking_ = false;
  bool owed_ = false;     // the next action is that of a tick which found the bot busy
  bool blocked_ = false;  // the handler under way has waited for something
  bool over_ = false;     // the handler under way has come to its end; its requests have not
  bool failed_ = false;   // ... and has thrown
  std::uint32_t handler_ = 0;
  Instant started_{};    // the handler under way
  Instant next_tick_{};  // the earliest tick that is not served
  std::uint64_t actions_done_ = 0;
};

}  // namespace hailstorm
