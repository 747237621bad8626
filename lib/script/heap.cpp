#include "script/heap.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "script/heap_state.h"

namespace hailstorm {
namespace {

// From here on the heap speaks for that bot, which has asked for nothing yet.
void begin_stretch(ScriptHeap::State& heap, ScriptHeap::Slot slot) {
  heap.bot = &heap.bots[slot];
  heap.slot = slot;
  heap.asked = Step::idle;
  heap.threw = false;
  heap.waited_for = 0;
  heap.calls.clear();
  heap.blocking_of.clear();
  heap.headers.take_back_all();
  heap.cookies.take_back_all();
  heap.texts.clear();
  heap.memory.interrupts = 0;
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

// Calls a function of the prelude that enters a bot's coroutine, with the arguments at the top of
// the stack.
Step enter(ScriptHeap::State& heap, duk_idx_t arguments) {
  heap.may_ask = true;
  const bool failed = duk_pcall(heap.engine, arguments) != DUK_EXEC_SUCCESS;
  heap.may_ask = false;
  if (failed) {
    heap.host.threw(take_error(heap).shown());
    return Step::dead;
  }
  const bool waits = duk_get_boolean(heap.engine, -1) != 0;
  const bool as_before = duk_is_null(heap.engine, -1) != 0;
  duk_pop(heap.engine);
  if (!waits || heap.asked != Step::http) heap.waited_for = 0;
  drop_calls_that_could_not_wait(heap);
  if (as_before) return Step::waiting;
  if (waits) return heap.asked;
  return heap.threw ? Step::failed : Step::idle;
}

void push_entry(ScriptHeap::State& heap, void* function, ScriptHeap::Slot bot) {
  HAIL_CHECK(bot < heap.bots.size() && heap.bots[bot].thread != nullptr);
  begin_stretch(heap, bot);
  duk_push_heapptr(heap.engine, function);
  duk_push_heapptr(heap.engine, heap.bots[bot].thread);
}

// Notes what the request was promised, and lets go of its jar.
void redeem(ScriptHeap::State& heap, BotRecord& bot, Ticket ticket) {
  const auto promise =
      std::find_if(bot.promises.begin(), bot.promises.end(),
                   [ticket](const Promise& made) { return made.ticket == ticket; });
  if (promise == bot.promises.end()) return;
  heap.answer_is_binary = promise->binary;
  release(heap, promise->jar);
  bot.promises.erase(promise);
}

// The slot is as new; what refers to its bot no longer finds it.
void clear(ScriptHeap::State& heap, BotRecord& bot) {
  for (const Promise& promise : bot.promises) release(heap, promise.jar);
  const std::uint32_t generation = bot.generation + 1;
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
  begin_stretch(heap, slot);
  duk_push_heapptr(engine, heap.make);
  duk_push_uint(engine, slot);
  duk_push_uint(engine, static_cast<duk_uint_t>(model));
  duk_push_number(engine, static_cast<double>(params.index));
  duk_push_number(engine, static_cast<double>(params.bot_id));
  if (duk_pcall(engine, 4) != DUK_EXEC_SUCCESS) {
    heap.host.threw(take_error(heap).shown());
    clear(heap, heap.bots[slot]);
    return std::nullopt;
  }
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
  heap.memory.interrupts = 0;
  duk_push_heapptr(heap.engine, heap.destroy);
  duk_push_uint(heap.engine, bot);
  // Without memory for the call the coroutine stays until its slot is taken again.
  (void)duk_pcall(heap.engine, 1);
  duk_pop(heap.engine);
}

std::size_t ScriptHeap::bots() const { return state_->bots.size() - state_->free_slots.size(); }

Step ScriptHeap::run(Slot bot, std::uint32_t handler) {
  push_entry(*state_, state_->resume, bot);
  duk_push_uint(state_->engine, handler);
  return enter(*state_, 2);
}

Step ScriptHeap::resume(Slot bot, Ticket ticket, const Answer& answer, const SeriesId& series) {
  State& heap = *state_;
  heap.answer = &answer;
  heap.series = series;
  heap.answer_is_binary = false;
  if (!heap.bots[bot].promises.empty()) redeem(heap, heap.bots[bot], ticket);
  push_entry(heap, ticket == 0 ? heap.resume_answer : heap.resume_kept, bot);
  if (ticket == 0) return enter(heap, 1);
  duk_push_uint(heap.engine, bot);
  duk_push_uint(heap.engine, ticket);
  return enter(heap, 3);
}

Step ScriptHeap::resume(Slot bot) {
  push_entry(*state_, state_->resume, bot);
  return enter(*state_, 1);
}

std::span<const HttpCall> ScriptHeap::calls() const { return state_->calls; }

Nanos ScriptHeap::sleep_call() const { return state_->sleep; }

std::size_t ScriptHeap::bytes() const { return state_->memory.pool.used(); }

bool ScriptHeap::collection_due() const { return bytes() >= state_->collect_at; }

void ScriptHeap::collect() {
  duk_gc(state_->engine, 0);
  set_next_collection(*state_);
}

}  // namespace hailstorm
