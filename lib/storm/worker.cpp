#include "storm/worker.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "storm/arrivals.h"
#include "storm/shaped_crowd.h"
#include "storm/worker_state.h"

namespace hailstorm {
namespace {

// What is done in one go before input gets its turn: bots stopped, destroyed, started.
constexpr Nanos stint_length = Batch::length;
constexpr std::int64_t ticks_per_window = std::chrono::seconds(1) / tick_length;

}  // namespace

Worker::State::State(const StormPlan& the_plan, const WorkerPlan& its_share,
                     const Program& the_program, const Simulation& simulation,
                     const StormOptions& the_options, const Clock& the_clock,
                     std::function<void(WorkerNews)> whom_to_tell)
    : plan(the_plan),
      share(its_share),
      program(the_program),
      options(the_options),
      duration(simulation.duration),
      clock(the_clock),
      tell(std::move(whom_to_tell)),
      loop(clock),
      recorder(options.series),
      desk(program, share.number, share.workers,
           [this](StorageLetter letter) { tell(std::move(letter)); }),
      host(recorder, the_clock, options.throw_failures, options.log),
      failures(options.keep, [this](KeptExchange kept) { tell(std::move(kept)); }),
      client(loop, client_options_of(share, options)),
      workplace{
          loop,
          client,
          options.share_connections ? &pool.emplace(client) : nullptr,
          options.arrivals_share_connections ? &(pool ? *pool : pool.emplace(client)) : nullptr,
          recorder,
          host,
          options,
          simulation.iterations_per_bot,
          [this](Bot& bot) { bot_gone(bot); },
          [this](Bot& bot) { crowd_of(crowds, bot).bot_leaving(bot); },
          simulation.iterations
              ? &stock.emplace(share.number, [this](const StockReport& news) { tell(news); })
              : nullptr,
          [this](Bot& bot, const AskedStorage& asked) { desk.ask(bot, asked); },
          &failures,
          CatchUp(options.catch_up),
          [this](Bot& bot) { crowd_of(crowds, bot).bot_stopping(bot); }},
      heaps(program, host, options),
      admission(share.capacity, share.rate),
      make_bot([this](Role& role, const BotParams& params, std::uint64_t place,
                      std::optional<Instant> due) {
        return std::make_unique<Bot>(workplace, role, heaps.with_room(), params, place, due);
      }),
      ticker(this, [](void* self) { static_cast<State*>(self)->tick(); }),
      turn(this, [](void* self) { static_cast<State*>(self)->work(); }) {
  loop.pace(options.pacing_gap);
  loop.hear_delays(
      [this](Nanos delay, std::uint64_t events) { second.hear_of_delay(delay, events); });
  workplace.health = &second;
  const auto tell_samples = [this](SampleBatch batch) { tell(std::move(batch)); };
  if (options.samples) recorder.note_to(tape.emplace(share.number, clock, tell_samples));
  host.be_one_of(share.number, share.workers);
  host.keep_in(desk.storage());
  host.keep_failures_in(failures);
  host.measure(program.metrics);
  host.foresee(plan, share, simulation);
  host.hear_sentence = [this](const Sentence& sentence) { tell(sentence); };
  host.show_to(options.show, [this](Shown shown) { tell(std::move(shown)); });
  host.hear_line = [this](ScriptLine line) { tell(WorkerLine{share.number, std::move(line)}); };
}

void Worker::State::run() {
  run_queue.emplace();
  tell_errors_of([this] {
    load();
    tell(WorkerReady{have_work(crowds)});
  });
  // A heap that is needed later may fail to load, too; then the worker waits to be cut off.
  while (!over) tell_errors_of([this] { loop.run(); });
  // Bots go before the heaps and connections they use.
  ended.clear();
  crowds.clear();
  heaps.clear();
}

template <class F>
void Worker::State::tell_errors_of(F f) {
  try {
    f();
  } catch (const Error& error) {
    tell(WorkerFailed{error.what()});
  }
}

void Worker::State::load() {
  std::uint64_t peak = 0;
  for (const CrowdPlan& crowd : plan.crowds) {
    if (crowd.arrives()) {
      crowds.push_back(std::make_unique<Arrivals>(crowd, plan, share, workplace,
                                                  [this, i = crowds.size()] { let_in(i); }));
    } else {
      crowds.push_back(std::make_unique<ShapedCrowd>(crowd, plan, share, recorder));
    }
    peak += crowds.back()->peak();
  }
  heaps.load(share.capacity ? std::min(peak, *share.capacity) : peak);
}

// ---- Ticks of the run clock

void Worker::State::tick() {
  if (over) return;
  const Instant now = loop.now();
  const Nanos late = now - ticker.at();
  health.tick_lag.record(static_cast<std::uint64_t>(std::max<Nanos::rep>(late.count(), 0)));
  second.hear_of_lag(late);
  if (tape) tape->flush();
  // Ticks that a stall has made late are left out. But each second is closed with what it wanted at
  // its own last tick, so that bots the stall kept from starting count as late, not as forgotten.
  const std::int64_t current = (now - launched) / tick_length;
  // Each tick that a stall has made late, or has swallowed, is told of in the second it was due in.
  Nanos due = ticker.at() - launched;
  const auto hear_of_ticks = [&](Nanos until) {
    for (; due < until && launched + due <= now; due += tick_length)
      second.hear_of_tick(now - launched - due);
  };
  while (windows_closed < current / ticks_per_window) {
    const std::int64_t last = (windows_closed + 1) * ticks_per_window - 1;
    if (last_tick < last && wants_bots()) {
      for (const auto& crowd : crowds) crowd->tick(last * tick_length);
    }
    hear_of_ticks(std::chrono::seconds(windows_closed + 1));
    close_window(windows_closed++);
  }
  hear_of_ticks(Nanos::max());
  last_tick = current;
  const Nanos t = current * tick_length;
  if (duration && now >= launched + *duration) {
    // Whoever was due at the last moment is still let in.
    if (wants_bots()) admit(Stint(loop, stint_length));
    begin_stopping();
  }
  if (wants_bots()) {
    for (const auto& crowd : crowds) crowd->tick(t);
    share_requests();
    admission.refill(t);
    tell_of_those_who_cannot_live();
  }
  if (have_work(crowds) && all_done()) begin_stopping();
  if (stopping && (bots == 0 || now >= cut_off_at)) return end();
  work();
  Instant next = launched + (current + 1) * tick_length;
  if (duration && !stopping) next = std::min(next, launched + *duration);
  loop.arm(ticker, next);
}

// A number changed by hand moves requests to where the bots then are. Who has none any more keeps
// the share it had, for those that are still stopping.
void Worker::State::share_requests() {
  if (!options.http.max_rps) return;
  if (const double share = share_of_bots(crowds); share > 0) {
    client.pace(*options.http.max_rps * share);
  }
}

// What has piled up is done by and by: after each stint input and timers get their turn.
void Worker::State::work() {
  const Instant now = loop.now();
  if (is_at_work(now)) return;
  // A collection takes longer than a stint: it has a turn of its own, outside of the timers'.
  collecting = heaps.collection_due() && now >= rested_at;
  if (collecting) return loop.defer([this] { collect(); });
  // Who is due comes first; the dead can wait.
  const Stint stint(loop, stint_length);
  bool more = false;
  const Instant then = now - options.graceful_stop;
  for (const auto& crowd : crowds)
    more |= crowd->stop_surplus(stint) || crowd->cut_off_slow(stint, then);
  if (wants_bots()) more |= admit(stint);
  more |= bury(stint);
  if (more) {
    loop.arm(turn, loop.now());
  } else if (heaps.collection_due()) {
    loop.arm(turn, std::max(loop.now(), rested_at));
  }
  loop.end_batch();
}

// Before the next there is a rest as long, in which the work goes on.
void Worker::State::collect() {
  collecting = false;
  const Nanos pause = heaps.collect(clock).value_or(Nanos(0));
  if (pause > Nanos(0)) {
    health.collections.record(static_cast<std::uint64_t>(pause.count()));
    second.hear_of_pause(pause);
    if (tape) tape->note({.event = Event::gc_pause, .duration = pause});
  }
  rested_at = loop.now() + pause;
  if (!over) work();
}

bool Worker::State::bury(const Stint& stint) {
  while (!ended.empty() && !stint.over()) ended.pop_back();
  return !ended.empty();
}

bool Worker::State::admit(const Stint& stint) {
  const Instant now = loop.now();
  // Of several that wait for room none is always the first.
  bool more = false;
  ++admissions;
  for (std::size_t i = 0; i < crowds.size(); ++i) {
    Crowd& crowd = *crowds[(admissions + i) % crowds.size()];
    more |= crowd.admit(stint, now, admission, bots, make_bot);
  }
  return more;
}

// Of one crowd somebody is due: the others wait for their tick.
void Worker::State::let_in(std::size_t crowd) {
  const Instant now = loop.now();
  if (!wants_bots() || is_at_work(now)) return;
  if (heaps.collection_due()) return work();
  if (crowds[crowd]->admit(Stint(loop, stint_length), now, admission, bots, make_bot))
    loop.arm(turn, loop.now());
}

void Worker::State::tell_of_those_who_cannot_live() {
  for (const auto& crowd : crowds) {
    if (given_up || !crowd->cannot_live()) continue;
    given_up = true;
    tell(WorkerFailed{why_it_cannot_live(*crowd, host.last_thrown())});
  }
}

void Worker::State::close_window(std::int64_t number) {
  host.close_second();
  for (const auto& crowd : crowds) crowd->count_due(std::chrono::seconds(number + 1));
  WorkerWindow news;
  news.window.number = number;
  news.window.tally = recorder.take();
  // At the end nobody is left: a run that ends within its first second tells of its fullest moment.
  take_census(crowds, loop.now(), admission, bots, over && number == 0, news.window.bots);
  second.tell(loop.longest_stall(), thread_cpu_time(),
              run_queue ? run_queue->since_last() : Nanos(0), news.window);
  news.window.strain.worked = loop.take_longest_work();
  news.number = share.number;
  tell(std::move(news));
}

void Worker::State::bot_gone(Bot& bot) {
  --bots;
  desk.forget(bot);
  // The last bot to stop ends the run: no waiting for the next tick.
  if (!wants_bots() && bots == 0 && !over) loop.arm(ticker, loop.now());
  // Soon, so that it does not delay what is due next.
  if (ended.empty()) loop.defer([this] { bury(Stint(loop, stint_length)); });
  ended.push_back(crowd_of(crowds, bot).bot_gone(bot, loop.now()));
  const bool somebody_waits = std::any_of(
      crowds.begin(), crowds.end(), [](const auto& crowd) { return crowd->waits_for_room(); });
  if (wants_bots() && somebody_waits && !turn.armed()) loop.arm(turn, loop.now());
}

Bot* Worker::State::bot_of(std::size_t crowd, std::uint64_t index) const {
  return over || crowd >= crowds.size() ? nullptr : crowds[crowd]->bot_of(index);
}

// ---- The end

// All actions of the run are started: bots take the time they need to end theirs.
void Worker::State::begin_finishing() {
  if (!wants_bots()) return;
  finishing = true;
  for (const auto& crowd : crowds) crowd->stop();
  work();
  if (bots == 0) loop.arm(ticker, loop.now());
}

void Worker::State::begin_stopping() {
  if (stopping) return;
  stopping = true;
  cut_off_at = loop.now() + options.graceful_stop;
  for (const auto& crowd : crowds) crowd->stop();
  work();
}

bool Worker::State::all_done() const {
  if (stock && stock->over()) return bots == 0;
  return hailstorm::all_done(crowds);
}

void Worker::State::end() {
  if (over) return;
  over = true;
  const bool done = have_work(crowds) && all_done();
  cut_off_all(crowds);
  for (const auto& crowd : crowds) crowd->stop();  // one that was cut off has not been told to
  close_window(windows_closed++);
  if (tape) tape->end();
  health.script_bytes = heaps.bytes();
  health.longest_stall = loop.longest_stall();
  health.longest_work = loop.longest_work();
  health.connections_opened = client.connections_opened();
  tell(WorkerFinished{std::move(health), done, why_given_up(crowds, host.last_thrown()),
                      windows_closed, share.number, std::move(desk.storage())});
  loop.stop();
}

}  // namespace hailstorm
