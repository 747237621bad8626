// The inside of a script heap, shared by heap.cpp and bindings.cpp; no other file includes it.
#pragma once

#include <duktape.h>

#include <deque>
#include <string>
#include <vector>

#include "base/clock.h"
#include "script/heap.h"
#include "script/pool.h"

namespace hailstorm {

// Duktape has one pointer for both its allocator and its interrupt hook.
struct HeapMemory {
  explicit HeapMemory(const ScriptLimits& limits) : pool(limits.heap_bytes), slice(limits.slice) {}

  Pool pool;
  Nanos slice;
  SteadyClock clock;
  // The hook is asked every 256k opcodes: the first time in a stretch of script takes the time.
  int interrupts = 0;
  Instant first_interrupt{};
  ScriptHeap::State* heap = nullptr;
};

struct ScriptHeap::State {
  State(Host& told, const ScriptLimits& limits) : memory(limits), host(told) {}
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  HeapMemory memory;
  Host& host;
  duk_context* engine = nullptr;
  const Program* program = nullptr;
  // While a program is being loaded: where the modules go, and come from.
  Program* loading = nullptr;
  const ReadModule* read = nullptr;
  std::vector<Model> models;
  std::vector<std::string> warnings;

  // The functions of the prelude and the coroutines of the bots. Duktape does not own these
  // pointers: the stash holds what they point to.
  void *resume = nullptr, *resume_answer = nullptr, *make = nullptr, *destroy = nullptr;
  void *describe = nullptr, *response = nullptr;
  std::vector<void*> threads;  // by slot; null: free
  std::vector<Slot> free_slots;

  // What the stretch of script under way has asked for.
  Step asked = Step::idle;
  bool threw = false;
  HttpCall http;
  Nanos sleep{};
  const Answer* answer = nullptr;  // what the bot is being resumed with
  std::vector<Header> headers;
  std::deque<std::string>
      texts;  // what the views of `http` point to when the script's own strings would not do

  std::size_t collect_at = 0;
};

// What the script said of an error.
struct ScriptError {
  std::string text, file;
  int line = 0;

  std::string shown() const {
    return file.empty() ? text : file + ":" + std::to_string(line) + ": " + text;
  }
};

// Turns the {text, file, line} at the top of the stack into values; leaves the stack as it was.
ScriptError read_error(duk_context* engine);

// Pushes an object with the functions of the prelude's `native`.
void push_bindings(duk_context* engine, ScriptHeap::State& heap);

// Pushes bytes as a script's string.
void push_text(duk_context* engine, std::string_view bytes);

}  // namespace hailstorm
