#include "script/heap.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/near.h"
#include "script/heap_state.h"

namespace hailstorm {
namespace {

constexpr std::size_t body_kept = 65536;  // bytes; a larger buffer is given back
constexpr std::size_t thread_near = 256;  // bytes of a coroutine's own object
// The number by which models.js knows the handler that runs a bot's timers.
constexpr int drain_handler = -1;

// From here on the heap speaks for that bot, which has asked for nothing yet.
BotRecord& begin_stretch(ScriptHeap::State& heap, ScriptHeap::Slot slot) {
  BotRecord& bot = heap.bots[slot];
  heap.bot = &bot;
  heap.slot = slot;
  heap.asked = Step::idle;
  heap.threw = heap.aborted = false;
  heap.waited_for = 0;
  heap.calls.clear();
  heap.blocking_of.clear();
  heap.headers.take_back_all();
  heap.cookies.take_back_all();
  if (!heap.texts.empty()) heap.texts.clear();
  if (heap.body.capacity() > body_kept) heap.body = {};
  heap.memory.begin_stretch(bot.holdings);
  return bot;
}

// Of the calls that block only those of the one that the bot waits in are to be begun.
void drop_calls_that_could_not_wait(ScriptHeap::State& heap) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < heap.calls.size(); ++i) {
    if (heap.blocking_of[i] != 0 && heap.blocking_of[i] != heap.waited_for) continue;
    if (kept != i) heap.calls[kept] = heap.calls[i];
    ++kept;
  }
  heap.calls.resize(kept);
}

Step enter(ScriptHeap::State& heap, duk_idx_t arguments);

// The handler has come to its end: its bot goes on with the timers it has set.
Step run_timers(ScriptHeap::State& heap) {
  heap.memory.begin_stretch(heap.bot->holdings);
  duk_push_heapptr(heap.engine, heap.resume);
  duk_push_heapptr(heap.engine, heap.bot->thread);
  duk_push_int(heap.engine, drain_handler);
  return enter(heap, 2);
}

// With what was thrown at the top of the stack.
Step die(ScriptHeap::State& heap) {
  heap.death = heap.memory.struck();
  tell_error(heap, heap.death == Limit::none ? take_error(heap) : take_verdict(heap));
  heap.memory.end_stretch();
  return Step::dead;
}

// Calls a function of the prelude that enters a bot's coroutine, with the arguments at the top of
// the stack.
Step enter(ScriptHeap::State& heap, duk_idx_t arguments) {
  heap.may_ask = !heap.aborted;
  const bool failed = duk_pcall(heap.engine, arguments) != DUK_EXEC_SUCCESS;
  heap.may_ask = false;
  if (failed || heap.memory.struck() != Limit::none) return die(heap);
  heap.memory.end_stretch();
  const bool waits = duk_get_boolean(heap.engine, -1) != 0;
  const bool as_before = duk_is_null(heap.engine, -1) != 0;
  duk_pop(heap.engine);
  if (!waits && !as_before && heap.bot->has_timers) return run_timers(heap);
  if (!waits || heap.asked != Step::http) heap.waited_for = 0;
  drop_calls_that_could_not_wait(heap);
  if (as_before) return Step::waiting;
  if (waits) return heap.asked;
  return heap.threw ? Step::failed : Step::idle;
}

BotRecord& push_entry(ScriptHeap::State& heap, void* function, ScriptHeap::Slot slot) {
  HAIL_CHECK(slot < heap.bots.size());
  BotRecord& bot = begin_stretch(heap, slot);
  HAIL_CHECK(bot.thread != nullptr);
  duk_push_heapptr(heap.engine, function);
  duk_push_heapptr(heap.engine, bot.thread);
  return bot;
}

// Notes what the request was promised, and lets go of its jar; whether a failure is thrown.
bool redeem(ScriptHeap::State& heap, BotRecord& bot, Ticket ticket) {
  const auto promise =
      std::find_if(bot.promises.begin(), bot.promises.end(),
                   [ticket](const Promise& made) { return made.ticket == ticket; });
  if (promise == bot.promises.end()) return false;
  heap.answer_is_binary = promise->binary;
  const bool throws = promise->throws;
  release(heap, promise->jar);
  bot.promises.erase(promise);
  return throws;
}

// The slot is as new; what refers to its bot no longer finds it.
void clear(ScriptHeap::State& heap, BotRecord& bot) {
  for (const Promise& promise : bot.promises) release(heap, promise.jar);
  const std::uint32_t generation = bot.generation + 1;
  heap.memory.pool.retire(bot.holdings.own);
  heap.memory.pool.retire(bot.holdings.responses);
  bot = BotRecord{};
  bot.generation = generation;
}

}  // namespace

ScriptHeap::ScriptHeap(const Program& program, Host& host, const ScriptLimits& limits)
    : state_(std::make_unique<State>(host, limits)) {
  state_->program = &program;
  build(*state_);
}

ScriptHeap::ScriptHeap(Program& program, Host& host, const ScriptLimits& limits,
                       const ReadModule& read)
    : state_(std::make_unique<State>(host, limits)) {
  state_->program = state_->loading = &program;
  state_->read = &read;
  build(*state_);
}

ScriptHeap::~ScriptHeap() = default;

ScriptHeap::State::~State() {
  if (engine) duk_destroy_heap(engine);
}

void release(ScriptHeap::State& heap, JarRecord* jar) {
  if (jar && --jar->holders == 0) heap.jars.erase(jar->place);
}

const std::vector<Model>& ScriptHeap::models() const { return state_->models; }

std::optional<ScriptHeap::Slot> ScriptHeap::create(std::size_t model, const BotParams& params) {
  State& heap = *state_;
  HAIL_CHECK(model < heap.models.size());
  if (heap.free_slots.empty()) {
    heap.free_slots.push_back(static_cast<Slot>(heap.bots.size()));
    heap.bots.emplace_back();
  }
  const Slot slot = heap.free_slots.back();
  duk_context* engine = heap.engine;
  heap.bots[slot].holdings = {heap.memory.pool.new_owner(), heap.memory.pool.new_owner()};
  begin_stretch(heap, slot);
  heap.bot->model = static_cast<std::uint32_t>(model);
  heap.bot->params = params;
  if (heap.random_seed) heap.bot->random = std::make_unique<Random>(*heap.random_seed);
  duk_push_heapptr(engine, heap.make);
  duk_push_uint(engine, slot);
  duk_push_uint(engine, static_cast<duk_uint_t>(model));
  for (const std::uint64_t number :
       {params.index, params.bot_id, params.internal_id, params.global_id}) {
    duk_push_number(engine, static_cast<double>(number));
  }
  if (duk_pcall(engine, 6) != DUK_EXEC_SUCCESS || heap.memory.struck() != Limit::none) {
    die(heap);
    clear(heap, heap.bots[slot]);
    return std::nullopt;
  }
  heap.memory.end_stretch();
  heap.bots[slot].thread = duk_get_heapptr(engine, -1);
  duk_pop(engine);
  heap.free_slots.pop_back();
  return slot;
}

void ScriptHeap::destroy(Slot bot) {
  State& heap = *state_;
  HAIL_CHECK(bot < heap.bots.size() && heap.bots[bot].thread != nullptr);
  clear(heap, heap.bots[bot]);
  heap.free_slots.push_back(bot);
  heap.memory.begin_telling();
  duk_push_heapptr(heap.engine, heap.destroy);
  duk_push_uint(heap.engine, bot);
  // Without memory for the call the coroutine stays until its slot is taken again.
  (void)duk_pcall(heap.engine, 1);
  duk_pop(heap.engine);
  heap.memory.end_stretch();
}

std::size_t ScriptHeap::bots() const { return state_->bots.size() - state_->free_slots.size(); }

Step ScriptHeap::run(Slot bot, std::uint32_t handler) {
  push_entry(*state_, state_->resume, bot);
  state_->bot->drops_timers = false;
  duk_push_uint(state_->engine, handler);
  return enter(*state_, 2);
}

void ScriptHeap::expect(Slot bot) const {
  const BotRecord& record = state_->bots[bot];
  bring_near(record);
  bring_near(record.thread, thread_near);
}

Step ScriptHeap::invoke(Slot bot, std::string_view method, std::string_view arguments) {
  state_->invoked_method = method;
  state_->invoked_arguments = arguments;
  return run(bot, state_->models[state_->bots[bot].model].invocation);
}

const std::string& ScriptHeap::returned() const { return state_->returned; }

Step ScriptHeap::resume(Slot bot, Ticket ticket, const Answer& answer, const SeriesId& series) {
  State& heap = *state_;
  heap.answer = &answer;
  heap.series = series;
  heap.answer_is_binary = false;
  BotRecord& record = heap.bots[bot];
  const bool throws = !record.promises.empty() && redeem(heap, record, ticket) &&
                      answer.outcome != Outcome::answered;
  void* const alone = throws ? heap.resume_error : heap.resume_answer;
  push_entry(heap, ticket == 0 ? alone : heap.resume_kept, bot);
  if (ticket == 0) return enter(heap, 1);
  duk_push_uint(heap.engine, bot);
  duk_push_uint(heap.engine, ticket);
  return enter(heap, 3);
}

Step ScriptHeap::resume(Slot bot) {
  push_entry(*state_, state_->resume, bot);
  return enter(*state_, 1);
}

Step ScriptHeap::resume(Slot bot, const StorageAnswer& answer) {
  state_->storage_answer = answer;
  return resume(bot);
}

bool ScriptHeap::drop_timers(Slot bot) {
  BotRecord& record = state_->bots[bot];
  record.drops_timers = true;
  return record.sleeps_for_timer;
}

std::span<const HttpCall> ScriptHeap::calls() const { return state_->calls; }

Nanos ScriptHeap::sleep_call() const { return state_->sleep; }

const StorageCall& ScriptHeap::storage_call() const { return state_->storage_call; }

bool ScriptHeap::took_long() { return state_->memory.took_long(); }

Limit ScriptHeap::death() const { return state_->death; }
double ScriptHeap::result() const { return state_->result; }

std::size_t ScriptHeap::bytes() const { return state_->memory.pool.used(); }

bool ScriptHeap::collection_due() const { return bytes() >= state_->collect_at; }

void ScriptHeap::collect() {
  duk_gc(state_->engine, 0);
  set_next_collection(*state_);
}

}  // namespace hailstorm
