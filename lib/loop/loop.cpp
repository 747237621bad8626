#include "loop/loop.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <thread>
#include <utility>

#include "base/check.h"

namespace hailstorm {
namespace {

using Engine = boost::asio::io_context;
using Alarm = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                boost::asio::wait_traits<std::chrono::steady_clock>,
                                                Engine::executor_type>;

// Of an adaptive gap: what it is, from how many timers a second on, and how long they are counted.
constexpr Nanos gap_when_busy = std::chrono::microseconds(150);
constexpr double busy_timers = 3000;
constexpr Nanos count_length = std::chrono::milliseconds(100);

// How old the last reading of the CPU time may be.
constexpr Nanos reading_age = std::chrono::milliseconds(1);

}  // namespace

struct Loop::State {
  State() : work(boost::asio::make_work_guard(engine)), alarm(engine), hand(engine) {}

  Engine engine{1};
  boost::asio::executor_work_guard<Engine::executor_type> work;
  Alarm alarm;                        // the agenda's next due time
  Alarm hand;                         // turns the wheel
  Instant alarm_at = Instant::max();  // what the alarm is set to; max: not set
  Instant rings_at{};                 // ... or since when a timer waits that was late already
  Nanos longest_stall{}, longest_work{}, longest_work_lately{};
  // The CPU time of the thread at a moment: not later than any that alarm is set to since.
  Instant read_at{};
  Nanos cpu_then{};
  // Between two wake-ups: as given, or by the timers that have fired since a moment.
  std::optional<Nanos> given_gap;
  Nanos gap{};
  std::size_t fired = 0;
  Instant counted_since{}, woken_at{};
  bool by_hand = false;  // poll() fires the timers: no alarm is needed
  bool firing = false;   // the agenda is being fired: the alarm is set afterwards
  std::thread::id owner;
  std::function<void(Nanos, std::uint64_t)> delays;
};

Loop::Loop(const Clock& clock)
    : clock_(clock), wheel_(clock.now()), state_(std::make_unique<State>()) {}

Loop::~Loop() = default;

void Loop::arm(Timer& timer, Instant at) {
  assert_owner();
  agenda_.arm(timer, at);
  schedule(Instant::max());
}

void Loop::arm(Timeout& timeout, Instant deadline) {
  assert_owner();
  wheel_.arm(timeout, deadline);
}

void Loop::pace(std::optional<Nanos> gap) {
  assert_owner();
  state_->given_gap = gap;
  state_->gap = gap.value_or(Nanos(0));
}

void Loop::defer(std::function<void()> f) {
  assert_owner();
  boost::asio::post(state_->engine, std::move(f));
}

void Loop::post(std::function<void()> f) { boost::asio::post(state_->engine, std::move(f)); }

void Loop::run() {
  state_->owner = std::this_thread::get_id();
  state_->by_hand = false;
  state_->read_at = clock_.now();
  state_->cpu_then = thread_cpu_time();
  turn_wheel();
  schedule(clock_.now());
  state_->engine.run();
}

void Loop::poll() {
  state_->by_hand = true;
  state_->alarm.cancel();
  state_->alarm_at = Instant::max();
  state_->owner = std::this_thread::get_id();
  wheel_.advance(clock_.now());
  agenda_.fire_due(clock_.now(), agenda_.size());
  state_->engine.poll();
  if (state_->engine.stopped()) state_->engine.restart();
}

void Loop::stop() { state_->engine.stop(); }

Nanos Loop::longest_stall() const { return state_->longest_stall; }

Nanos Loop::longest_work() const { return state_->longest_work; }

Nanos Loop::take_longest_work() { return std::exchange(state_->longest_work_lately, Nanos(0)); }

void Loop::hear_delays(std::function<void(Nanos, std::uint64_t)> f) {
  state_->delays = std::move(f);
}

void Loop::tell_delay(Instant ready, std::uint64_t events) const {
  if (state_->delays) state_->delays(std::max(clock_.now() - ready, Nanos(0)), events);
}

boost::asio::io_context& Loop::context() { return state_->engine; }

// Before run() the loop belongs to whoever builds it.
void Loop::assert_owner() const {
  HAIL_CHECK(state_->owner == std::thread::id() || state_->owner == std::this_thread::get_id());
}

// Sets the alarm to the agenda's next due time, unless it rings before that anyway. A timer that is
// late already has waited since then: the start of the turn that is over; now, if not later.
void Loop::schedule(Instant since) {
  if (state_->firing || state_->by_hand || agenda_.empty() || agenda_.next() >= state_->alarm_at)
    return;
  const Instant now = clock_.now();
  Instant at = agenda_.next();
  if (at > now) at = std::max(at, state_->woken_at + state_->gap);
  if (at >= state_->alarm_at) return;
  state_->alarm_at = at;
  state_->rings_at = std::max(state_->alarm_at, std::min(since, now));
  // By the way that is left, not by the moment: the clock may be another than the alarm's.
  state_->alarm.expires_after(std::max(state_->alarm_at - now, Nanos(0)));
  state_->alarm.async_wait([this](const boost::system::error_code& error) {
    if (!error) wake();
  });
}

void Loop::wake() {
  const Instant now = clock_.now();
  note_stall(now);
  state_->alarm_at = Instant::max();
  state_->firing = true;
  batch_.begin(now);
  state_->woken_at = now;
  while (agenda_.fire_next(now)) {
    ++state_->fired;
    if (batch_is_over()) break;
  }
  adapt_gap(now);
  state_->firing = false;
  schedule(now);
}

void Loop::adapt_gap(Instant now) {
  State& state = *state_;
  if (state.given_gap || now - state.counted_since < count_length) return;
  const double rate = static_cast<double>(state.fired) / seconds(now - state.counted_since);
  state.gap = rate > busy_timers ? gap_when_busy : Nanos(0);
  state.fired = 0;
  state.counted_since = now;
}

// Asking for the CPU time is a system call: once a millisecond, and for a stall that may be worse
// than those before it.
void Loop::note_stall(Instant now) {
  State& state = *state_;
  const Nanos stall = now - state.rings_at;
  state.longest_stall = std::max(state.longest_stall, stall);
  if (stall <= state.longest_work && now - state.read_at < reading_age) return;
  const Nanos cpu = thread_cpu_time();
  const Nanos work = std::min(stall, cpu - state.cpu_then);
  state.longest_work = std::max(state.longest_work, work);
  state.longest_work_lately = std::max(state.longest_work_lately, work);
  state.read_at = now;
  state.cpu_then = cpu;
}

void Loop::turn_wheel() {
  wheel_.advance(clock_.now());
  state_->hand.expires_after(Wheel::slot_length);
  state_->hand.async_wait([this](const boost::system::error_code& error) {
    if (!error) turn_wheel();
  });
}

}  // namespace hailstorm
