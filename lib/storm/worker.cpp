#include "storm/worker.h"

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "stats/sample_tape.h"
#include "storm/crowds.h"
#include "storm/heaps.h"
#include "storm/storage_desk.h"

namespace hailstorm {
namespace {

// What is done in one go before input gets its turn: bots stopped, destroyed, started.
constexpr Nanos stint_length = Batch::length;
constexpr std::int64_t ticks_per_window = std::chrono::seconds(1) / tick_length;

}  // namespace

// What lives and dies on the worker's thread.
struct Worker::State {
  State(const StormPlan& the_plan, const WorkerPlan& its_share, const Program& the_program,
        const Simulation& simulation, const StormOptions& the_options, const Clock& the_clock,
        std::function<void(WorkerNews)> whom_to_tell);

  void run();
  template <class F>
  void tell_errors_of(F f);
  void load();

  void tick();
  void share_requests();
  void work();
  void collect();
  bool bury(const Stint& stint);
  bool admit(const Stint& stint);
  void tell_of_those_who_cannot_live();
  void close_window(std::int64_t number);
  void bot_gone(Bot& bot);
  void begin_finishing();
  Bot* bot_of(std::size_t crowd, std::uint64_t index) const;
  void begin_stopping();
  bool wants_bots() const { return !stopping && !finishing; }
  bool all_done() const;
  void end();

  const StormPlan& plan;
  const WorkerPlan& share;
  const Program& program;
  const StormOptions& options;
  const std::optional<Nanos> duration;
  const Clock& clock;
  std::function<void(WorkerNews)> tell;
  Loop loop;
  std::optional<SampleTape> tape;
  Recorder recorder;
  StorageDesk desk;
  ScriptHost host;
  FailureKeeper failures;
  Client client;
  std::optional<Pool> pool;
  std::optional<Stock> stock;
  Workplace workplace;
  Heaps heaps;
  Crowds crowds;
  std::vector<std::unique_ptr<Bot>> ended;  // to be destroyed outside of their own calls
  Admission admission;
  Timer ticker, turn;
  Instant launched{};
  std::int64_t windows_closed = 0, last_tick = -1;
  std::uint64_t bots = 0;
  bool finishing = false, stopping = false, given_up = false, over = false, collecting = false;
  Instant cut_off_at{};
  WorkerHealth health;
  SecondHealth second;
  std::thread thread;
};

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
      workplace{loop,
                client,
                options.share_connections ? &pool.emplace(client) : nullptr,
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
                [this](Bot& bot) { crowd_of(crowds, bot).bot_stopping(bot); }},
      heaps(program, host, options),
      admission(share.capacity, share.rate),
      ticker(this, [](void* self) { static_cast<State*>(self)->tick(); }),
      turn(this, [](void* self) { static_cast<State*>(self)->work(); }) {
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
    crowds.push_back(std::make_unique<Crowd>(crowd, plan, share, recorder));
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
  while (windows_closed < current / ticks_per_window) {
    const std::int64_t last = (windows_closed + 1) * ticks_per_window - 1;
    if (last_tick < last && wants_bots()) {
      for (const auto& crowd : crowds) crowd->tick(last * tick_length);
    }
    close_window(windows_closed++);
  }
  last_tick = current;
  const Nanos t = current * tick_length;
  if (duration && now >= launched + *duration) begin_stopping();
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
  if (over || turn.armed()) return;
  // A collection takes longer than a stint: it has a turn of its own, outside of the timers'.
  if (collecting || heaps.collection_due()) {
    if (!std::exchange(collecting, true)) loop.defer([this] { collect(); });
    return;
  }
  const Stint stint(loop, stint_length);
  bool more = bury(stint);
  const Instant then = loop.now() - options.graceful_stop;
  for (const auto& crowd : crowds)
    more |= crowd->stop_surplus(stint) || crowd->cut_off_slow(stint, then);
  if (wants_bots()) more |= admit(stint);
  if (more) loop.arm(turn, loop.now());
  loop.end_batch();
}

// And a rest as long.
void Worker::State::collect() {
  collecting = false;
  const Nanos pause = heaps.collect(clock).value_or(Nanos(0));
  if (pause > Nanos(0)) {
    health.collections.record(static_cast<std::uint64_t>(pause.count()));
    second.hear_of_pause(pause);
    if (tape) tape->note({.event = Event::gc_pause, .duration = pause});
  }
  if (!over) loop.arm(turn, loop.now() + pause);
}

bool Worker::State::bury(const Stint& stint) {
  while (!ended.empty() && !stint.over()) ended.pop_back();
  return !ended.empty();
}

bool Worker::State::admit(const Stint& stint) {
  const Instant now = loop.now();
  const MakeBot make = [this](Role& role, const BotParams& params, std::uint64_t place) {
    return std::make_unique<Bot>(workplace, role, heaps.with_room(), params, place);
  };
  bool more = false;
  for (const auto& crowd : crowds) more |= crowd->admit(stint, now, admission, bots, make);
  return more;
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
  WorkerWindow news;
  news.window.number = number;
  news.window.tally = recorder.take();
  // At the end nobody is left: a run that ends within its first second tells of its fullest moment.
  take_census(crowds, loop.now(), admission, bots, over && number == 0, news.window.bots);
  second.tell(loop.longest_stall(), news.window);
  news.number = share.number;
  tell(std::move(news));
}

void Worker::State::bot_gone(Bot& bot) {
  --bots;
  desk.forget(bot);
  // The last bot to stop ends the run: no waiting for the next tick.
  if (!wants_bots() && bots == 0 && !over) loop.arm(ticker, loop.now());
  ended.push_back(crowd_of(crowds, bot).bot_gone(bot, loop.now()));
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

// ---- The worker as others see it

Worker::Worker(const StormPlan& plan, const WorkerPlan& share, const Program& program,
               const Simulation& simulation, const StormOptions& options, const Clock& clock,
               std::function<void(WorkerNews)> tell)
    : state_(std::make_unique<State>(plan, share, program, simulation, options, clock,
                                     std::move(tell))) {
  state_->thread = std::thread([this] { state_->run(); });
}

Worker::~Worker() { state_->thread.join(); }

void Worker::launch(Instant at) {
  state_->loop.post([this, at] {
    state_->launched = at;
    state_->failures.launched(at);
    state_->host.launched_at(at);
    state_->loop.arm(state_->ticker, at);
  });
}

void Worker::hear(const StockOrder& order) {
  state_->loop.post([this, order] {
    if (state_->over) return;
    state_->stock->hear(order);
    if (state_->stock->over()) state_->begin_finishing();
  });
}

void Worker::stop() {
  state_->loop.post([this] { state_->begin_stopping(); });
}

void Worker::rescale(std::size_t crowd, Nanos from, std::uint64_t bots) {
  state_->loop.post([this, crowd, from, bots] { state_->crowds[crowd]->rescale(from, bots); });
}

void Worker::lines_written(std::uint64_t lines) {
  state_->loop.post([this, lines] { state_->host.lines_written(lines); });
}

void Worker::deliver(StorageLetter letter) {
  state_->loop.post([this, letter] {
    if (!state_->over) state_->desk.receive(letter);
  });
}

void Worker::invoke(std::size_t crowd, std::uint64_t index, const Invocation& invocation) {
  state_->loop.post([this, crowd, index, invocation] {
    if (Bot* bot = state_->bot_of(crowd, index)) return bot->invoke(invocation);
    invocation.reply({Reply::Kind::no_such_bot, "it is not running"});
  });
}

void Worker::enter_state(std::size_t crowd, std::uint64_t index, BotState state,
                         const std::function<void(const Reply&)>& reply) {
  state_->loop.post([this, crowd, index, state, reply] {
    Bot* bot = state_->bot_of(crowd, index);
    if (!bot) return reply({Reply::Kind::no_such_bot, "it is not running"});
    if (!bot->enter_state(state)) return reply({Reply::Kind::no_such_bot, "it is stopping"});
    reply({Reply::Kind::done, "null"});
  });
}

void Worker::give_credit() {
  state_->loop.post([this] { state_->tape->give_credit(); });
}

void Worker::cut_off() {
  state_->loop.post([this] {
    state_->stopping = true;
    state_->end();
  });
}

}  // namespace hailstorm
