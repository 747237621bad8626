#include "storm/worker.h"

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "storm/crowd.h"

namespace hailstorm {
namespace {

// Bots started before input gets its turn.
constexpr std::size_t admission_batch = 50;
// Heaps loaded before the launch at most; a shape that grows for ever gets the others as it needs
// them.
constexpr std::size_t heaps_at_launch = 50;
constexpr std::int64_t ticks_per_window = std::chrono::seconds(1) / tick_length;

ClientOptions client_options(const WorkerPlan& share, const StormOptions& options) {
  ClientOptions client = options.http;
  client.max_rps = share.rps;
  // Workers draw different ids and addresses.
  client.seed = options.seed + share.number;
  return client;
}

}  // namespace

void WorkerHealth::merge(const WorkerHealth& other) {
  collections += other.collections;
  collection_longest = std::max(collection_longest, other.collection_longest);
  collection_total += other.collection_total;
  tick_lag.merge(other.tick_lag);
  script_bytes += other.script_bytes;
  connections_opened += other.connections_opened;
}

// What lives and dies on the worker's thread.
struct Worker::State {
  State(const StormPlan& the_plan, const WorkerPlan& its_share, const Program& the_program,
        const Simulation& simulation, const StormOptions& the_options, const Clock& the_clock,
        std::function<void(WorkerNews)> whom_to_tell);

  void run();
  template <class F>
  void tell_errors_of(F f);
  void load();
  ScriptHeap& new_heap();
  ScriptHeap& heap_with_room();
  std::unique_ptr<Bot> make_bot(Role& role, const BotParams& params, std::uint64_t place);

  void tick();
  void admit();
  void close_window(std::int64_t number);
  void collect_garbage();
  void bot_gone(Bot& bot);
  void begin_stopping();
  bool all_iterations_done() const;
  void end();

  const StormPlan& plan;
  const WorkerPlan& share;
  const Program& program;
  const StormOptions& options;
  const std::optional<Nanos> duration;
  const Clock& clock;
  std::function<void(WorkerNews)> tell;
  Loop loop;
  Recorder recorder;
  ScriptHost host;
  Client client;
  std::optional<Pool> pool;
  Workplace workplace;
  std::vector<std::unique_ptr<ScriptHeap>> heaps;
  std::vector<std::unique_ptr<Crowd>> crowds;
  std::vector<std::unique_ptr<Bot>>
      ended;  // destroyed at the next tick, outside of their own calls
  Admission admission;
  Timer ticker;
  Instant launched{};
  std::int64_t windows_closed = 0;
  std::int64_t last_tick = -1;
  std::uint64_t bots = 0;
  bool stopping = false, admitting = false, over = false;
  Instant cut_off_at{};
  Nanos lag{};
  std::size_t next_heap = 0;
  WorkerHealth health;
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
      host(recorder, options.throw_failures),
      client(loop, client_options(share, options)),
      workplace{loop,
                client,
                options.share_connections ? &pool.emplace(client) : nullptr,
                recorder,
                host,
                options,
                simulation.iterations,
                [this](Bot& bot) { bot_gone(bot); }},
      admission(share.capacity, share.rate),
      ticker(this, [](void* self) { static_cast<State*>(self)->tick(); }) {}

void Worker::State::run() {
  tell_errors_of([this] {
    load();
    tell(WorkerReady{});
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
  if (share.capacity) peak = std::min(peak, *share.capacity);
  do {
    new_heap();
  } while (heaps.size() < heaps_at_launch && heaps.size() * options.bots_per_heap < peak);
}

ScriptHeap& Worker::State::new_heap() {
  host.speak_for_nobody();
  heaps.push_back(std::make_unique<ScriptHeap>(program, host, options.script));
  return *heaps.back();
}

ScriptHeap& Worker::State::heap_with_room() {
  for (const auto& heap : heaps) {
    if (heap->bots() < options.bots_per_heap) return *heap;
  }
  return new_heap();
}

std::unique_ptr<Bot> Worker::State::make_bot(Role& role, const BotParams& params,
                                             std::uint64_t place) {
  return std::make_unique<Bot>(workplace, role, heap_with_room(), params, place);
}

// ---- Ticks of the run clock

void Worker::State::tick() {
  if (over) return;
  const Instant now = loop.now();
  ended.clear();
  const Nanos late = now - ticker.at();
  health.tick_lag.record(static_cast<std::uint64_t>(std::max<Nanos::rep>(late.count(), 0)));
  lag = std::max(lag, late);
  // After a stall the ticks that are over are left out: the crowd goes straight to where it should
  // be now. But each second is closed with what it wanted at its own last tick, so that bots the
  // stall kept from starting are counted as late, not forgotten.
  const std::int64_t current = (now - launched) / tick_length;
  while (windows_closed < current / ticks_per_window) {
    const std::int64_t last = (windows_closed + 1) * ticks_per_window - 1;
    if (last_tick < last && !stopping) {
      for (const auto& crowd : crowds) crowd->tick(last * tick_length);
    }
    close_window(windows_closed++);
  }
  last_tick = current;
  const Nanos t = current * tick_length;
  if (duration && now >= launched + *duration) begin_stopping();
  if (!stopping) {
    for (const auto& crowd : crowds) crowd->tick(t);
    admission.refill(t);
    admit();
    if (all_iterations_done()) begin_stopping();
  }
  if (stopping && (bots == 0 || now >= cut_off_at)) return end();
  collect_garbage();
  Instant next = launched + (current + 1) * tick_length;
  if (duration && !stopping) next = std::min(next, launched + *duration);
  loop.arm(ticker, next);
}

void Worker::State::admit() {
  const Instant now = loop.now();
  std::size_t left = admission_batch;
  const MakeBot make = [this](Role& role, const BotParams& params, std::uint64_t place) {
    return make_bot(role, params, place);
  };
  for (const auto& crowd : crowds) left -= crowd->admit(now, left, admission, bots, make);
  if (left > 0 || admitting) return;
  admitting = true;
  loop.defer([this] {
    admitting = false;
    if (!stopping && !over) admit();
  });
}

void Worker::State::close_window(std::int64_t number) {
  WorkerWindow news;
  news.window.number = number;
  news.window.tally = recorder.take();
  const Instant now = loop.now();
  for (const auto& crowd : crowds) {
    news.window.bots[crowd->role().model.name] = crowd->census(now, admission, bots);
  }
  news.lag = std::exchange(lag, Nanos(0));
  tell(std::move(news));
}

void Worker::State::collect_garbage() {
  // One heap at a time: a pause is that of a heap, never of them all.
  for (std::size_t i = 0; i < heaps.size(); ++i) {
    ScriptHeap& heap = *heaps[next_heap++ % heaps.size()];
    if (!heap.collection_due()) continue;
    const Instant start = clock.now();
    heap.collect();
    const Nanos pause = clock.now() - start;
    health.collections++;
    health.collection_total += pause;
    health.collection_longest = std::max(health.collection_longest, pause);
    return;
  }
}

void Worker::State::bot_gone(Bot& bot) {
  --bots;
  // The last bot to stop ends the run: no waiting for the next tick.
  if (stopping && bots == 0 && !over) loop.arm(ticker, loop.now());
  for (const auto& crowd : crowds) {
    if (&crowd->role() == &bot.role()) ended.push_back(crowd->bot_gone(bot, loop.now()));
  }
}

// ---- The end

void Worker::State::begin_stopping() {
  if (stopping) return;
  stopping = true;
  cut_off_at = loop.now() + options.graceful_stop;
  for (const auto& crowd : crowds) crowd->stop();
}

bool Worker::State::all_iterations_done() const {
  if (!workplace.iterations) return false;
  return std::all_of(crowds.begin(), crowds.end(),
                     [](const auto& crowd) { return crowd->roster().done() >= crowd->peak(); });
}

void Worker::State::end() {
  if (over) return;
  over = true;
  const bool done = all_iterations_done();
  for (const auto& crowd : crowds) {
    std::vector<Bot*> left;
    crowd->roster().each_bot([&left](Bot& bot) { left.push_back(&bot); });
    for (Bot* bot : left) bot->cut_off();
  }
  close_window(windows_closed++);
  for (const auto& heap : heaps) health.script_bytes += heap->bytes();
  health.connections_opened = client.connections_opened();
  tell(WorkerFinished{std::move(health), done, windows_closed});
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
    state_->loop.arm(state_->ticker, at);
  });
}

void Worker::stop() {
  state_->loop.post([this] { state_->begin_stopping(); });
}

void Worker::cut_off() {
  state_->loop.post([this] {
    state_->stopping = true;
    state_->end();
  });
}

}  // namespace hailstorm
