// One simulated user: it enters its states, acts at each tick, waits for answers, and stops. One
// that has arrived acts once, and stops.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "http/pool.h"
#include "http/waiting.h"
#include "script/heap.h"
#include "storm/errands.h"
#include "storm/invocation.h"
#include "storm/rhythm.h"
#include "storm/workplace.h"

namespace hailstorm {

// Thread: the worker's.
class Bot final : private ErrandsOwner, private Waiting {
 public:
  // How a bot ended.
  enum class End {
    alive,     // it has not
    stopped,   // as it should
    left,      // of its own accord: somebody else takes its place
    finished,  // it has done what it had to do: nobody takes its place
    given_up,  // it had so many actions to do and could not begin: nobody takes its place
    failed,    // its constructor threw, or a limit of its script was passed
    cut_off    // it did not stop in time
  };

  // All must outlive the bot. `place` is the worker's word for where the bot sits. `due` is when it
  // should have come, if it arrives.
  Bot(Workplace& workplace, Role& role, ScriptHeap& heap, const BotParams& params,
      std::uint64_t place, std::optional<Instant> due = std::nullopt);
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

  // Enters a state, when the handler under way has ended: its hook runs, even if the bot is in that
  // state. Initializing begins anew, without ticks until its hook has succeeded; until then other
  // states wait, but for Stopping, in which the bot leaves. The last wish counts. False if it is
  // stopping.
  bool enter_state(BotState state);
  // Leaves for good, when the handler under way has ended.
  void finish_soon();
  // Calls a method of the model; busy unless nothing is under way. Answered now or at its end.
  void invoke(Invocation invocation);
  // A handler of the bot has thrown.
  void hear_error(std::string_view text) {
    if (invoked_) invoked_->said = text;
  }
  // Goes on with what its storage says.
  void told(Ticket ticket, const StorageAnswer& answer) {
    speak();
    after(heap_.resume(slot_, ticket, answer));
  }

  BotState state() const { return state_; }
  Instant stopping_since() const { return stopping_since_; }
  End end() const { return end_; }
  // It has nothing more to do, however it ends.
  bool done() const { return ending() == End::finished; }
  const Role& role() const { return role_; }
  std::uint64_t place() const { return place_; }
  std::uint64_t bot_id() const { return params_.bot_id; }
  std::uint64_t index() const { return params_.index; }

 private:
  enum class Task { none, hook, action, wait, invocation, last_hook };

  void expect(bool read) const override;
  void answered(Ticket ticket, const Answer& answer, const SeriesId& series) override;
  void timer_due();
  // An action of those that all bots share may be free.
  void turn() override;
  void count(std::int64_t by), move_to(BotState state);
  // Whoever is not through when that is over is cut off.
  void begin_grace();
  // Enters a state: runs its hook, or goes on as if that had ended.
  void enter(BotState state);
  void obey(), leave(), retry_later();
  void run(Task task, std::uint32_t handler, Instant now);
  void begin_handler(Task task, NameId name, Instant now);
  void speak();
  void after(Step step);
  void handler_ended(bool failed);
  void initialized(bool failed);
  void reply(Reply::Kind kind);
  // Waits for what comes next: a tick, a wish, another attempt at Initializing.
  void go_on();
  void start_ticking();
  void end_ticking();
  void go_on_journey();
  void miss(const Rhythm::Ticks& ticks, Instant now);
  // From when the handler under way should have started to a moment, as far as that is known.
  Nanos since_intended(Instant then) const;
  void run_action(Instant now);
  std::uint32_t draw();
  void serve_tick();
  void action_ended(Instant now);
  void act_at(const Rhythm::Next& next, Instant now);
  void wait_ended(bool failed);
  // What is under way goes on without the timers it has set.
  void drop_timers();
  void finish(End end);
  End ending() const;

  Workplace& workplace_;
  Role& role_;
  ScriptHeap& heap_;
  BotParams params_;
  std::uint64_t place_;
  Random random_;
  Rhythm rhythm_;
  std::optional<Pool> pool_;  // none: the worker's
  Errands errands_;
  Timer timer_;  // the next tick while the bot is idle, the end of a sleep while it is busy
  ScriptHeap::Slot slot_ = 0;
  BotState state_ = BotState::initializing;
  Task task_ = Task::none;
  End end_ = End::alive;
  std::uint32_t place_in_turn_ = Choice::start;
  bool constructed_ = false;
  bool blocked_ = false;  // the handler under way has waited for something
  bool leaving_ = false, finishing_ = false, held_up_ = false;
  std::uint8_t failures_ = 0;         // at Initializing that have failed
  std::optional<BotState> wish_;      // to be entered
  std::unique_ptr<Invoked> invoked_;  // the method under way, called from outside
  NameId action_ = 0;                 // the handler under way
  Instant started_{}, come_{};        // ... since when; since when it is there
  // When that should have started, as far as it is known; when it should have come, if it arrives.
  std::optional<Instant> intended_, due_;
  Instant stopping_since_{};
  Instant planned_{};  // when the next action, or attempt at Initializing, is to start
  std::uint64_t actions_done_ = 0;
  Nanos asked_wait_{};  // what the script said
};

}  // namespace hailstorm
