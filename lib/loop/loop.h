// One thread's event loop: input and output, exact timers, coarse time-outs, and messages from
// other threads.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "base/clock.h"
#include "loop/agenda.h"
#include "loop/batch.h"
#include "loop/wheel.h"

namespace boost::asio {
class io_context;
}

namespace hailstorm {

// Thread: the one that calls run(), except where said otherwise.
class Loop {
 public:
  // The clock must outlive the loop.
  explicit Loop(const Clock& clock);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  Instant now() const { return clock_.now(); }

  // Arms a timer for a moment; a moment in the past is due at once, but never from within this
  // call.
  void arm(Timer& timer, Instant at);
  void cancel(Timer& timer) { agenda_.cancel(timer); }
  // Timers that are due one shortly after the other are handled together: the loop wakes for them
  // no sooner than so long after it did last. Waking up costs far more than a timer. Without a gap:
  // 150 us while more than 3,000 timers a second are due, else none.
  void pace(std::optional<Nanos> gap);
  // Arms a time-out: coarse (100 ms), cheap to re-arm.
  void arm(Timeout& timeout, Instant deadline);
  // Runs f soon, after what is waiting already.
  void defer(std::function<void()> f);
  // Runs f on the loop's thread. Thread: any.
  void post(std::function<void()> f);

  // Handles events until stop(). A loop without work waits.
  void run();
  // Handles what is ready and returns: for tests.
  void poll();
  // Ends run() after the handler under way. Thread: any.
  void stop();

  // The longest that a timer which was due has waited for the loop to come round to it: how long
  // one turn has taken, busy with something else or without its processor.
  Nanos longest_stall() const;
  // The most CPU time that its own thread has taken within one of these waits: what of a stall is
  // the loop's own doing, not the machine's. Up to 1 ms before the timer was due counts in.
  Nanos longest_work() const;
  // The same since the last call.
  Nanos take_longest_work();

  // A batch of events begins; an event of it has been handled: whether that was the last one.
  // Timers and sockets take turns.
  void begin_batch() { batch_.begin(clock_.now()); }
  bool batch_is_over() { return batch_.over(clock_); }
  // The event under way has taken long: others get their turn after it.
  void end_batch() { batch_.end(); }

  // Whoever wants to know how long events waited to be handled: of some, with how many each stands
  // for. From whoever handles events: one that was ready at that moment is handled now.
  void hear_delays(std::function<void(Nanos delay, std::uint64_t events)> f);
  void tell_delay(Instant ready, std::uint64_t events) const;

  // For the rooms that bring their own sockets.
  boost::asio::io_context& context();

 private:
  struct State;
  void assert_owner() const;
  void schedule(Instant since);
  void wake();
  void adapt_gap(Instant now);
  void note_stall(Instant now);
  void turn_wheel();

  const Clock& clock_;
  Agenda agenda_;
  Wheel wheel_;
  Batch batch_;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
