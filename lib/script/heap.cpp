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
// From here on the heap speaks for that bot, which has asked for nothing yet.
BotRecord& begin_stretch(ScriptHeap::State& heap, ScriptHeap::Slot slot) {
  BotRecord& bot = heap.bots[slot];
  heap.bot = &bot;
  heap.slot = slot;
  heap.asked = Step::idle;
  heap.aborted = heap.in_strand = false;
  heap.calls.clear();
  if (!heap.storage_calls.empty()) heap.storage_calls.clear();
  heap.headers.take_back_all();
  heap.cookies.take_back_all();
  if (!heap.texts.empty()) heap.texts.clear();
  if (heap.body.capacity() > body_kept) heap.body = {};
  heap.memory.begin_stretch(bot.holdings);
  return bot;
}

// With what was thrown at the top of the stack.
Step die(ScriptHeap::State& heap) {
  heap.death = heap.memory.struck();
  tell_error(heap, heap.death == Limit::none ? take_error(heap) : take_verdict(heap));
  heap.memory.end_stretch();
  return Step::dead;
}

Step ended(const BotRecord& bot) { return bot.threw ? Step::failed : Step::idle; }

// What the bot's turn has said, at the top of the stack: see turn() in strands.js.
Step after_turn(ScriptHeap::State& heap) {
  BotRecord& bot = *heap.bot;
  if (duk_is_boolean(heap.engine, -1)) {
    bot.has_loop = false;
    return ended(bot);
  }
  const double ms = duk_get_number(heap.engine, -1);
  if (ms < 0) return heap.asked == Step::http ? Step::http : Step::waiting;
  heap.sleep = from_seconds(ms / 1e3);
  return Step::sleeping;
}

// The value at the top of the stack is what the bot's main strand has yielded: true while it waits.
Step after_main(ScriptHeap::State& heap) {
  BotRecord& bot = *heap.bot;
  if (duk_get_boolean(heap.engine, -1) == 0) return ended(bot);
  bot.sleeps_alone = heap.asked == Step::sleeping;
  return heap.asked;
}

// The turn of a bot whose main strand has just yielded the value at the top of the stack, which the
// turn's word replaces. False when something was thrown, which is there then.
bool turn_after_main(ScriptHeap::State& heap) {
  duk_push_heapptr(heap.engine, heap.after_main);
  duk_push_uint(heap.engine, heap.slot);
  duk_pull(heap.engine, -3);
  return duk_pcall(heap.engine, 2) == DUK_EXEC_SUCCESS;
}

// Requests begin in the handlers of a bot, and not while its constructor settles.
enum class Entry { main, turn, settling };

// Calls a function of the prelude that enters a bot's main strand, or gives the bot its turn, with
// the arguments at the top of the stack.
Step enter(ScriptHeap::State& heap, Entry entry, duk_idx_t arguments) {
  heap.may_ask = !heap.aborted && entry != Entry::settling;
  bool good = duk_pcall(heap.engine, arguments) == DUK_EXEC_SUCCESS;
  if (good && entry == Entry::main && heap.bot->has_loop) {
    entry = Entry::turn;
    good = heap.memory.struck() == Limit::none && turn_after_main(heap);
  }
  heap.may_ask = false;
  if (!good || heap.memory.struck() != Limit::none) return die(heap);
  heap.memory.end_stretch();
  const Step step = entry == Entry::main ? after_main(heap) : after_turn(heap);
  duk_pop(heap.engine);
  return step;
}

BotRecord& push_function(ScriptHeap::State& heap, void* function, ScriptHeap::Slot slot) {
  HAIL_CHECK(slot < heap.bots.size());
  BotRecord& bot = begin_stretch(heap, slot);
  HAIL_CHECK(bot.thread != nullptr);
  duk_push_heapptr(heap.engine, function);
  return bot;
}

// A function that enters a bot's main strand, and its first two arguments.
constexpr duk_idx_t entry_arguments = 2;
void push_entry(ScriptHeap::State& heap, void* function, ScriptHeap::Slot slot) {
  const BotRecord& bot = push_function(heap, function, slot);
  duk_push_heapptr(heap.engine, heap.thread_resume);
  duk_push_heapptr(heap.engine, bot.thread);
}

void begin_iteration(ScriptHeap::State& heap, BotRecord& bot) {
  ++bot.iterations;
  if (heap.program->imports_k6) bot.iteration = heap.host.number_iteration();
}

// Hands what the heap holds for it to the strand, promise or batch that a ticket stands for.
enum class Arrival { answer, failure, storage };
Step arrive(ScriptHeap::State& heap, ScriptHeap::Slot slot, Ticket ticket, Arrival arrival) {
  push_function(heap, heap.arrive, slot);
  duk_push_uint(heap.engine, slot);
  duk_push_uint(heap.engine, ticket);
  duk_push_boolean(heap.engine, arrival == Arrival::failure);
  duk_push_boolean(heap.engine, arrival == Arrival::storage);
  return enter(heap, Entry::turn, 4);
}

Step take_turn(ScriptHeap::State& heap, ScriptHeap::Slot slot) {
  push_function(heap, heap.turn, slot);
  duk_push_uint(heap.engine, slot);
  return enter(heap, Entry::turn, 1);
}

// Notes how the answer is to be read, and lets go of its jar; whether a failure is thrown.
bool redeem(ScriptHeap::State& heap, BotRecord& bot, Ticket ticket) {
  const auto reading = std::find_if(bot.readings.begin(), bot.readings.end(),
                                    [ticket](const Reading& one) { return one.ticket == ticket; });
  if (reading == bot.readings.end()) return false;
  heap.answer_is_binary = reading->binary;
  const bool throws = reading->throws;
  release(heap, reading->jar);
  bot.readings.erase(reading);
  return throws;
}

// The slot is as new; what refers to its bot no longer finds it.
void clear(ScriptHeap::State& heap, BotRecord& bot) {
  for (const Reading& reading : bot.readings) release(heap, reading.jar);
  const std::uint32_t generation = bot.generation + 1;
  heap.memory.pool.retire(bot.holdings.own);
  heap.memory.pool.retire(bot.holdings.responses);
  bot = BotRecord{};
  bot.generation = generation;
}

// The promises that a constructor has left; false when the bot has died of them.
bool settle(ScriptHeap::State& heap, ScriptHeap::Slot slot) {
  push_function(heap, heap.turn, slot);
  duk_push_uint(heap.engine, slot);
  return enter(heap, Entry::settling, 1) != Step::dead;
}

}  // namespace

ScriptHeap::ScriptHeap(const Program& program, Host& host, const ScriptLimits& limits)
    : state_(std::make_unique<State>(host, limits)) {
  state_->program = &program;
  build(*state_);
}

ScriptHeap::ScriptHeap(Program& program, Host& host, const ScriptLimits& limits,
                       const Supply& supply)
    : state_(std::make_unique<State>(host, limits)) {
  state_->program = state_->loading = &program;
  state_->supply = &supply;
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
  if (!heap.bots[slot].has_loop || settle(heap, slot)) return slot;
  destroy(slot);
  return std::nullopt;
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
  BotRecord& record = *state_->bot;
  record.drops_timers = record.threw = false;
  record.handler = handler;
  if (state_->acts[record.model][handler]) begin_iteration(*state_, record);
  duk_push_uint(state_->engine, handler);
  return enter(*state_, Entry::main, entry_arguments + 1);
}

void ScriptHeap::expect(Slot bot, bool came) const {
  const BotRecord& record = state_->bots[bot];
  if (came) return hailstorm_bring_frames_near(static_cast<const duk_hthread*>(record.thread));
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
  const bool throws = !record.readings.empty() && redeem(heap, record, ticket) &&
                      answer.outcome != Outcome::answered;
  if (ticket != 0) return arrive(heap, bot, ticket, throws ? Arrival::failure : Arrival::answer);
  push_entry(heap, throws ? heap.resume_error : heap.resume_answer, bot);
  duk_push_heapptr(heap.engine, heap.make_answer);
  return enter(heap, Entry::main, entry_arguments + 1);
}

Step ScriptHeap::resume(Slot bot) {
  BotRecord& record = state_->bots[bot];
  if (!std::exchange(record.sleeps_alone, false)) {
    HAIL_CHECK(record.has_loop);
    return take_turn(*state_, bot);
  }
  push_entry(*state_, state_->resume, bot);
  return enter(*state_, Entry::main, entry_arguments);
}

Step ScriptHeap::resume(Slot bot, Ticket ticket, const StorageAnswer& answer) {
  state_->storage_answer = answer;
  if (ticket != 0) return arrive(*state_, bot, ticket, Arrival::storage);
  push_entry(*state_, state_->resume, bot);
  return enter(*state_, Entry::main, entry_arguments);
}

bool ScriptHeap::drop_timers(Slot bot) {
  BotRecord& record = state_->bots[bot];
  record.drops_timers = true;
  return record.has_loop && !record.sleeps_alone;
}

std::span<const HttpCall> ScriptHeap::calls() const { return state_->calls; }

Nanos ScriptHeap::sleep_call() const { return state_->sleep; }

std::span<const AskedStorage> ScriptHeap::storage_calls() const { return state_->storage_calls; }

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
