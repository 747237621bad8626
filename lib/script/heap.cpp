#include "script/heap.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "script/heap_state.h"

extern "C" int hailstorm_script_timed_out(void* udata) {
  auto& memory = *static_cast<hailstorm::HeapMemory*>(udata);
  const hailstorm::Instant now = memory.clock.now();
  if (++memory.interrupts == 1) memory.first_interrupt = now;
  return now - memory.first_interrupt > memory.slice;
}

namespace hailstorm {

extern const std::string_view script_http, script_response, script_api, script_modules,
    script_models;

namespace {

void* allocate(void* memory, duk_size_t size) {
  return static_cast<HeapMemory*>(memory)->pool.allocate(size);
}

void* reallocate(void* memory, void* block, duk_size_t size) {
  return static_cast<HeapMemory*>(memory)->pool.reallocate(block, size);
}

void release(void* memory, void* block) { static_cast<HeapMemory*>(memory)->pool.release(block); }

[[noreturn]] void fatal(void*, const char* message) {
  check_failed(__FILE__, __LINE__, message ? message : "Duktape's state");
}

constexpr std::size_t least_growth = 4 << 20;

void set_next_collection(ScriptHeap::State& heap) {
  const std::size_t used = heap.memory.pool.used();
  heap.collect_at = used + std::max(least_growth, used / 2);
}

// The error at the top of the stack, told apart by the prelude where that is there already.
ScriptError take_error(ScriptHeap::State& heap) {
  duk_context* engine = heap.engine;
  ScriptError error;
  if (heap.describe) {
    heap.memory.interrupts = 0;
    duk_push_heapptr(engine, heap.describe);
    duk_dup(engine, -2);
    if (duk_pcall(engine, 1) == DUK_EXEC_SUCCESS) {
      error = read_error(engine);
      duk_pop_2(engine);
      return error;
    }
    duk_pop(engine);
  }
  error.text = duk_safe_to_string(engine, -1);
  duk_pop(engine);
  return error;
}

std::string line_of(const std::string& text, int number) {
  std::size_t begin = 0;
  for (int i = 1; i < number && begin != std::string::npos; ++i) {
    begin = text.find('\n', begin);
    if (begin != std::string::npos) ++begin;
  }
  if (begin == std::string::npos || number < 1) return {};
  const std::size_t end = text.find('\n', begin);
  std::string line = text.substr(begin, end == std::string::npos ? end : end - begin);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
  return line.substr(0, 200);
}

[[noreturn]] void refuse(const ScriptHeap::State& heap, const ScriptError& error) {
  std::string where, remedy;
  if (!error.file.empty()) {
    where = error.file + ":" + std::to_string(error.line);
    const auto module = heap.program->modules.find(error.file);
    const std::string line =
        module == heap.program->modules.end() ? std::string() : line_of(module->second, error.line);
    if (!line.empty()) remedy = std::to_string(error.line) + " | " + line;
  }
  if (error.text.starts_with("SyntaxError")) {
    remedy += remedy.empty() ? "" : "\n  ";
    remedy +=
        "this version runs ES5 with require() and exports: no import, class, let, => or template "
        "strings";
  }
  throw Error(Fault::script, error.text, where.empty() ? heap.program->entry : where, remedy);
}

// Keeps the property of the object at the top alive in the stash and returns its pointer.
void* keep(duk_context* engine, const char* name) {
  duk_get_prop_string(engine, -1, name);
  void* pointer = duk_get_heapptr(engine, -1);
  HAIL_CHECK(pointer != nullptr);
  duk_push_global_stash(engine);
  duk_dup(engine, -2);
  duk_put_prop_string(engine, -2, name);
  duk_pop_2(engine);
  return pointer;
}

struct Setup {
  ScriptHeap::State& heap;
};

// Runs the prelude; under duk_safe_call, since every step may raise.
duk_ret_t set_up(duk_context* engine, void* udata) {
  ScriptHeap::State& heap = static_cast<Setup*>(udata)->heap;
  push_bindings(engine, heap);
  duk_push_object(engine);  // `inside`, which the five share
  for (const std::string_view part :
       {script_http, script_response, script_api, script_modules, script_models}) {
    duk_push_lstring(engine, part.data(), part.size());
    duk_push_literal(engine, "(hailstorm)");
    duk_compile(engine, DUK_COMPILE_EVAL);
    duk_call(engine, 0);
    duk_dup(engine, 0);
    duk_dup(engine, 1);
    duk_call(engine, 2);
  }
  heap.resume = keep(engine, "resume");
  heap.resume_answer = keep(engine, "resume_answer");
  heap.resume_kept = keep(engine, "resume_kept");
  heap.destroy = keep(engine, "destroy");
  heap.make = keep(engine, "make");
  heap.describe = keep(engine, "describe");
  keep(engine, "load");
  duk_push_global_stash(engine);
  duk_push_heapptr(engine, heap.response);
  duk_put_prop_literal(engine, -2, "response");
  return 0;
}

Model read_model(const nlohmann::json& text) {
  Model model;
  model.name = text.at("name");
  if (!text.at("interval_ms").is_null()) {
    model.interval = from_seconds(text.at("interval_ms").get<double>() / 1e3);
    model.interval_is_default = false;
  }
  if (!text.at("wait").is_null()) {
    const auto& wait = text.at("wait");
    model.wait = Wait{from_seconds(wait.at("min")), from_seconds(wait.at("max"))};
  }
  for (const auto& action : text.at("actions")) {
    model.actions.push_back({action.at("name"), action.at("weight"), action.at("handler")});
  }
  for (const auto& hook : text.at("hooks")) {
    model.hooks.push_back(
        {static_cast<BotState>(hook.at("state").get<int>()), hook.at("name"), hook.at("handler")});
  }
  return model;
}

// Loads the entry; the prelude answers with its models as JSON.
void load_entry(ScriptHeap::State& heap) {
  duk_context* engine = heap.engine;
  duk_push_global_stash(engine);
  duk_get_prop_literal(engine, -1, "load");
  duk_push_lstring(engine, heap.program->entry.data(), heap.program->entry.size());
  if (duk_pcall(engine, 1) != DUK_EXEC_SUCCESS) refuse(heap, take_error(heap));
  const auto answer = nlohmann::json::parse(duk_require_string(engine, -1));
  for (const auto& model : answer.at("models")) heap.models.push_back(read_model(model));
  for (const auto& warning : answer.at("warnings")) heap.warnings.push_back(warning);
  duk_pop_2(engine);
  if (heap.models.empty()) {
    throw Error(Fault::script, "the script exports no model", heap.program->entry,
                "export a function with `actions` or `registerBot`, or a default function: "
                "`exports.Shopper = Shopper` (see `hailstorm new`)");
  }
}

void build(ScriptHeap::State& heap) {
  heap.memory.heap = &heap;
  heap.throw_failures = heap.host.throw_failures();
  heap.expectations.emplace_back();
  heap.expectations.push_back({{}, false});  // so that there is always room for null
  heap.expectation = &heap.expectations.front();
  heap.engine = duk_create_heap(allocate, reallocate, release, &heap.memory, fatal);
  if (!heap.engine)
    throw Error(Fault::system, "no memory for a script heap", {},
                "raise the limit of a heap's memory");
  Setup setup{heap};
  heap.memory.interrupts = 0;
  if (duk_safe_call(heap.engine, set_up, &setup, 0, 1) != DUK_EXEC_SUCCESS) {
    throw Error(Fault::system, "the script engine does not start: " + take_error(heap).text);
  }
  duk_pop(heap.engine);
  heap.memory.interrupts = 0;
  load_entry(heap);
  set_next_collection(heap);
}

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
