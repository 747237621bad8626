// The inside of a script heap, shared by heap*.cpp and *bindings.cpp; no other file includes it.
#pragma once

#include <duktape.h>

#include <deque>
#include <list>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "script/bot_record.h"
#include "script/heap.h"
#include "script/heap_memory.h"
#include "web/form.h"

namespace hailstorm {

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
  const Supply* supply = nullptr;
  std::optional<Error> refusal;  // of a module that could not be finished
  std::vector<Model> models;
  std::vector<std::vector<bool>> acts;  // by model, which of its handlers are actions
  std::vector<std::string> warnings;
  std::string options;  // exports.options, JSON; empty: none

  // The functions of the prelude. Duktape does not own these pointers: the stash holds what they
  // point to.
  void *resume = nullptr, *resume_answer = nullptr, *resume_error = nullptr;
  void *thread_resume = nullptr, *make_answer = nullptr;  // native ones, which those call
  void *after_main = nullptr, *turn = nullptr, *arrive = nullptr, *make = nullptr;
  void *destroy = nullptr, *describe = nullptr, *trace = nullptr, *response = nullptr;
  // What iterators inherit from; of maps and sets when a script has some.
  void *array_walk = nullptr, *text_walk = nullptr, *map_walk = nullptr, *set_walk = nullptr;
  std::uint64_t weak = 0;                            // the number of the last WeakMap or WeakSet
  void *status_key = nullptr, *bytes_key = nullptr;  // the names of a response's own properties
  std::deque<BotRecord> bots;                        // by slot; they stay where they are
  std::vector<Slot> free_slots;
  std::list<JarRecord> jars;
  std::optional<std::uint64_t> random_seed;  // of each bot: said while the script was loaded
  std::unique_ptr<Random> random;            // of Math.random then
  std::deque<Expectation> expectations;      // each is there once, and stays
  const Expectation* expectation = nullptr;  // of bots that say nothing

  // The bot in whose name the heap is entered; null while the script is being loaded.
  BotRecord* bot = nullptr;
  Slot slot = 0;
  bool may_ask = false;         // within a handler: requests can be begun
  bool aborted = false;         // the handler has called test.abort: it waits for nothing more
  bool in_strand = false;       // another than the main strand runs
  bool throw_failures = false;  // Host::throw_failures

  std::unordered_set<const void*> visited;  // by the walk of guard.js, while the script is loaded

  // What the stretch of script under way has asked for.
  Step asked = Step::idle;    // what the main strand waits for
  Limit death = Limit::none;  // what the bot of the last stretch died of
  std::vector<HttpCall> calls;
  Lists<Header> headers;
  Lists<OneCookie> cookies;
  Lists<FormPart> parts;
  // What the views of `calls` point to when the script's own strings would not do.
  std::deque<std::string> texts;
  std::string url, body;               // of the call that waits
  std::vector<std::string> words;      // those that a suggestion is made of
  Expectation stated;                  // one that is being read
  std::vector<const Cookie*> matches;  // cookies that are being told
  Nanos sleep{};                       // of the main strand, or until the bot's next timer is due
  Nanos strand_sleep{};                // of the strand that has just yielded
  std::vector<AskedStorage> storage_calls;
  StorageAnswer storage_answer;
  double result = 0;  // what the last handler that gives a number gave

  const Answer* answer = nullptr;  // what the bot is being resumed with
  SeriesId series;                 // ... as it was counted
  bool answer_is_binary = false;   // ... and its body is wanted as bytes

  std::string_view invoked_method, invoked_arguments;  // while a bot is being invoked
  std::string returned;                                // the result of the last invocation

  std::vector<OwnTag> own_tags;  // that are being read

  CsvRow row;        // of a table, that is being read
  std::string made;  // what a native function puts together before it hands it over

  std::size_t collect_at = 0;
};

// What the script said of an error.
struct ScriptError {
  std::string text, file;
  int line = 0;
  bool quiet = false;  // it ends a handler and is no failure

  std::string shown() const {
    return file.empty() ? text : file + ":" + std::to_string(line) + ": " + text;
  }
};

// Tells the host, unless the error is quiet.
void tell_error(const ScriptHeap::State& heap, const ScriptError& error);

// Turns the {text, file, line} at the top of the stack into values; leaves the stack as it was.
ScriptError read_error(duk_context* engine);

// The error at the top of the stack, told apart by the prelude where that is there already; takes
// it off.
ScriptError take_error(ScriptHeap::State& heap);

// What became of a stretch that a limit has cut short: its verdict, with place and stack.
ScriptError take_verdict(ScriptHeap::State& heap);

// Says at how many bytes the next collection is due.
void set_next_collection(ScriptHeap::State& heap);

// Makes the engine, runs the prelude, loads the program. Throws Error (script).
void build(ScriptHeap::State& heap);

// What one more copy of the modules takes, when each bot has its own. Throws Error (script).
std::size_t bytes_of_modules(ScriptHeap::State& heap);

// Lets go of a jar that a script made.
void release(ScriptHeap::State& heap, JarRecord* jar);

// Pushes an object with the functions of the prelude's `native`.
void push_bindings(duk_context* engine, ScriptHeap::State& heap);

// Puts an author's text into the program, as code. Throws Error (script).
const std::string& add_module(Program& program, const Finish& finish, const std::string& path,
                              std::string text);

// Pushes bytes as a script's string.
void push_text(duk_context* engine, std::string_view bytes);

}  // namespace hailstorm
