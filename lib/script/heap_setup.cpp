// A script heap made: its memory, the prelude, the script and what it says of its models.
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "base/excerpt.h"
#include "base/utf8.h"
#include "script/bindings.h"
#include "script/text.h"

namespace hailstorm {

namespace {

// The parts of the prelude, in the order in which they run: each finds in `inside` what those
// before it left there.
constexpr std::string_view prelude[] = {
    "arrays", "language", "strands", "promise",      "async",     "each",    "async_generators",
    "http",   "response", "api",     "bot",          "measuring", "metrics", "lists",
    "timers", "storage",  "waits",   "registration", "forms",     "later",   "modules",
    "guard",  "models"};

void* allocate(void* memory, duk_size_t size) {
  return static_cast<HeapMemory*>(memory)->allocate(size);
}

void* reallocate(void* memory, void* block, duk_size_t size) {
  return static_cast<HeapMemory*>(memory)->reallocate(block, size);
}

void release(void* memory, void* block) { static_cast<HeapMemory*>(memory)->pool.release(block); }

[[noreturn]] void fatal(void*, const char* message) {
  check_failed(__FILE__, __LINE__, message ? message : "Duktape's state");
}

constexpr std::size_t least_growth = 1 << 20;

// Where in a line an error is, in characters from 1: at what the error quotes, else where the
// statement begins.
std::size_t column_of(const std::string& line, const std::string& error) {
  for (std::size_t at = 0; (at = error.find('\'', at)) != error.npos; ++at) {
    const std::size_t end = error.find('\'', at + 1);
    if (end == error.npos) break;
    const std::size_t found = line.find(error.substr(at + 1, end - at - 1));
    if (end > at + 1 && found != line.npos) return 1 + characters_in(line.substr(0, found));
  }
  return line.find_first_not_of(" \t") + 1;
}

[[noreturn]] void refuse(const ScriptHeap::State& heap, const ScriptError& error) {
  std::string where, remedy;
  if (!error.file.empty()) {
    where = error.file + ":" + std::to_string(error.line);
    const std::string* const text = heap.program->text_of(error.file);
    const auto number = static_cast<std::uint32_t>(std::max(error.line, 0));
    const std::string line = text ? line_of(*text, number) : std::string();
    if (line.find_first_not_of(' ') != line.npos) {
      const std::size_t column = column_of(line, error.text);
      where += ":" + std::to_string(column);
      remedy = excerpt(*text, number, column);
    }
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

// Keeps a string alive in the stash and returns its pointer.
void* keep_key(duk_context* engine, const char* text) {
  duk_push_global_stash(engine);
  duk_push_string(engine, text);
  void* pointer = duk_get_heapptr(engine, -1);
  duk_dup(engine, -1);
  duk_put_prop(engine, -3);
  duk_pop(engine);
  return pointer;
}

struct Setup {
  ScriptHeap::State& heap;
};

// Runs the prelude; under duk_safe_call, since every step may raise.
duk_ret_t set_up(duk_context* engine, void* udata) {
  ScriptHeap::State& heap = static_cast<Setup*>(udata)->heap;
  push_bindings(engine, heap);
  duk_push_object(engine);  // `inside`, which its parts share
  for (const std::string_view part : prelude) {
    load_code(engine, code_of_part(part));
    duk_call(engine, 0);
    duk_dup(engine, 0);
    duk_dup(engine, 1);
    duk_call(engine, 2);
  }
  heap.resume = keep(engine, "resume");
  heap.resume_answer = keep(engine, "resume_answer");
  heap.resume_error = keep(engine, "resume_error");
  heap.thread_resume = keep(engine, "thread_resume");
  heap.make_answer = keep(engine, "make_answer");
  heap.after_main = keep(engine, "after_main");
  heap.turn = keep(engine, "turn");
  heap.arrive = keep(engine, "arrive");
  heap.destroy = keep(engine, "destroy");
  heap.make = keep(engine, "make");
  heap.describe = keep(engine, "describe");
  heap.trace = keep(engine, "trace");
  keep(engine, "load");
  keep(engine, "load_anew");
  heap.status_key = keep_key(engine, "status");
  heap.bytes_key = keep_key(engine, DUK_HIDDEN_SYMBOL("bytes"));
  duk_push_global_stash(engine);
  duk_push_heapptr(engine, heap.response);
  duk_put_prop_literal(engine, -2, "response");
  return 0;
}

Wait read_wait(const nlohmann::json& text) {
  if (text.contains("handler")) return AskedWait{text.at("handler")};
  if (text.contains("pacing")) return Pacing{from_seconds(text.at("pacing"))};
  return DrawnWait{from_seconds(text.at("min")), from_seconds(text.at("max"))};
}

Model read_model(const nlohmann::json& text) {
  Model model;
  model.name = text.at("name");
  if (!text.at("interval_ms").is_null()) {
    model.interval = from_seconds(text.at("interval_ms").get<double>() / 1e3);
    model.interval_is_default = false;
  }
  if (!text.at("wait").is_null()) {
    model.wait = read_wait(text.at("wait"));
  }
  for (const auto& action : text.at("actions")) {
    model.actions.push_back(
        {action.at("name"), action.at("weight"), action.at("handler"), action.at("tags")});
  }
  for (const auto& hook : text.at("hooks")) {
    model.hooks.push_back({static_cast<BotState>(hook.at("state").get<std::int64_t>()),
                           hook.at("name"), hook.at("handler")});
  }
  model.methods = text.at("methods").get<std::vector<std::string>>();
  model.invocation = text.at("invocation");
  if (!text.at("sequence").is_null()) text.at("sequence").get_to(model.sequence);
  if (!text.at("transitions").is_null()) text.at("transitions").get_to(model.transitions);
  if (!text.at("journey").is_null()) model.journey = text.at("journey").get<std::uint32_t>();
  model.of_run = text.at("of_run");
  if (!text.at("fixed_count").is_null())
    model.fixed_count = text.at("fixed_count").get<std::uint64_t>();
  return model;
}

std::vector<bool> actions_among_handlers(const Model& model) {
  std::vector<bool> acts(model.invocation + 1);  // the last handler
  for (const Action& action : model.actions) acts[action.handler] = true;
  return acts;
}

// Loads the entry; the prelude answers with its models as JSON.
void load_entry(ScriptHeap::State& heap) {
  duk_context* engine = heap.engine;
  duk_push_global_stash(engine);
  duk_get_prop_literal(engine, -1, "load");
  duk_push_lstring(engine, heap.program->entry.data(), heap.program->entry.size());
  heap.memory.begin_loading();
  const bool failed = duk_pcall(engine, 1) != DUK_EXEC_SUCCESS;
  if (heap.memory.struck() != Limit::none) refuse(heap, take_verdict(heap));
  if (heap.refusal) throw *heap.refusal;
  if (failed) refuse(heap, take_error(heap));
  heap.memory.end_stretch();
  const auto answer = nlohmann::json::parse(from_script(duk_require_string(engine, -1)));
  for (const auto& model : answer.at("models")) {
    heap.models.push_back(read_model(model));
    heap.acts.push_back(actions_among_handlers(heap.models.back()));
  }
  if (answer.contains("options")) heap.options = answer.at("options").dump();
  for (const auto& warning : answer.at("warnings")) heap.warnings.push_back(warning);
  duk_pop_2(engine);
  if (heap.models.empty() || heap.models.front().of_run) {
    throw Error(Fault::script, "the script exports no model", heap.program->entry,
                "export a class with static actions or registerBot, or a default function; "
                "`hailstorm new shop.ts` writes one");
  }
}

}  // namespace

// The error at the top of the stack, told apart by the prelude where that is there already.
ScriptError take_error(ScriptHeap::State& heap) {
  duk_context* engine = heap.engine;
  ScriptError error;
  if (heap.describe) {
    heap.memory.begin_telling();
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

ScriptError take_verdict(ScriptHeap::State& heap) {
  duk_context* engine = heap.engine;
  const std::string verdict = heap.memory.verdict();
  heap.memory.begin_telling();
  duk_pop(engine);
  duk_push_heap_stash(engine);
  duk_get_prop_literal(engine, -1, "struck");
  duk_del_prop_literal(engine, -2, "struck");
  duk_remove(engine, -2);
  duk_push_heapptr(engine, heap.trace);
  duk_dup(engine, -2);
  std::string stack;
  if (duk_pcall(engine, 1) == DUK_EXEC_SUCCESS) stack = from_script(duk_safe_to_string(engine, -1));
  duk_pop(engine);
  ScriptError error = take_error(heap);
  error.text = verdict + (stack.empty() ? "" : ", " + stack);
  return error;
}

std::size_t bytes_of_modules(ScriptHeap::State& heap) {
  constexpr std::size_t times = 8;
  duk_context* engine = heap.engine;
  duk_gc(engine, 0);
  const std::size_t before = heap.memory.pool.used();
  duk_push_array(engine);
  for (std::size_t i = 0; i < times; ++i) {
    duk_push_global_stash(engine);
    duk_get_prop_literal(engine, -1, "load_anew");
    duk_remove(engine, -2);
    heap.memory.begin_loading();
    if (duk_pcall(engine, 0) != DUK_EXEC_SUCCESS) refuse(heap, take_error(heap));
    heap.memory.end_stretch();
    duk_put_prop_index(engine, -2, static_cast<duk_uarridx_t>(i));
  }
  duk_gc(engine, 0);
  const std::size_t after = heap.memory.pool.used();
  duk_pop(engine);
  return after > before ? (after - before) / times : 0;
}

void set_next_collection(ScriptHeap::State& heap) {
  const std::size_t used = heap.memory.pool.used();
  heap.collect_at = used + std::max(least_growth, used / 2);
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
  heap.memory.engine = heap.engine;
  const ScriptLimits& limits = heap.memory.limits();
  hailstorm_set_limits(heap.engine, limits.call_depth, limits.regexp_steps);
  Setup setup{heap};
  if (duk_safe_call(heap.engine, set_up, &setup, 0, 1) != DUK_EXEC_SUCCESS) {
    throw Error(Fault::system, "the script engine does not start: " + take_error(heap).text);
  }
  duk_pop(heap.engine);
  // What loading leaves behind is more than what it makes: bots take its place.
  duk_gc(heap.engine, 0);
  load_entry(heap);
  heap.visited = {};
  // Functions that were loaded have room for properties they never get.
  duk_gc(heap.engine, DUK_GC_COMPACT);
  set_next_collection(heap);
}

}  // namespace hailstorm
