// The native functions behind the prelude, by file; only these files and heap_setup.cpp include it.
//
// They alone raise Duktape's errors, which are longjmps that skip destructors: no function in them
// holds an object with a destructor across a call that may raise, other than for want of memory.
// What needs one (a std::string, a C++ exception) happens in a function that returns plainly.
#pragma once

#include <span>
#include <string_view>

#include "script/heap_state.h"

namespace hailstorm {

struct Binding {
  const char* name;
  duk_c_function function;
  duk_idx_t arguments;
};

// A function that scripts call as a method, several of them with the same native one.
struct Method {
  const char* name;
  duk_c_function function;
  duk_idx_t arguments;
  int magic;
  int length = -1;  // as scripts see it, if not as many as `arguments`
};

// Gives the object at an index a method, or methods, as the language's own are: not enumerable, to
// be replaced; or a property that is read by calling. These are in walk_bindings.cpp.
void define_method(duk_context* engine, duk_idx_t object, const Method& method);
void define_methods(duk_context* engine, duk_idx_t object, std::span<const Method> methods);
void define_getter(duk_context* engine, duk_idx_t object, const Method& method);
// Gives the object at the top those functions, each under its name.
void put_functions(duk_context* engine, std::span<const Binding> group);
// Puts {value, done} in the place of the value at the top: what an iterator's next() gives.
void push_step(duk_context* engine, bool done);

// http_bindings.cpp: what scripts ask of the network. body_bindings.cpp: http.file.
// jar_bindings.cpp: cookie jars. module_bindings.cpp: modules and files of the script.
// response_bindings.cpp, head_bindings.cpp: what they read of an answer. html_bindings.cpp: pages.
// verdict_bindings.cpp: what they say of an answer. measuring_bindings.cpp: what they time.
// metric_bindings.cpp: what they measure by their own word.
// list_bindings.cpp: lists that all heaps share. strand_bindings.cpp: strands, sleep.
// storage_bindings.cpp: what bots keep. bot_bindings.cpp: bot, test, invocations.
// library_bindings.cpp, walk_bindings.cpp: the language. later_bindings.cpp: parts of the prelude
// that few scripts need, whose own functions are in the files that are named after them.
std::span<const Binding> http_bindings();
std::span<const Binding> body_bindings();
std::span<const Binding> module_bindings();
std::span<const Binding> jar_bindings();
std::span<const Binding> response_bindings();
std::span<const Binding> head_bindings();
std::span<const Binding> html_bindings();
std::span<const Binding> verdict_bindings();
std::span<const Binding> measuring_bindings();
std::span<const Binding> metric_bindings();
std::span<const Binding> list_bindings();
std::span<const Binding> strand_bindings();
std::span<const Binding> storage_bindings();
std::span<const Binding> bot_bindings();
std::span<const Binding> library_bindings();
std::span<const Binding> walk_bindings();
std::span<const Binding> later_bindings();
std::span<const Binding> collection_bindings();
std::span<const Binding> weak_bindings();
std::span<const Binding> typescript_bindings();
std::span<const Binding> generator_bindings();
std::span<const Binding> crypto_bindings();
std::span<const Binding> url_bindings();
std::span<const Binding> k6_bindings();

// Raises a TypeError unless a bot's script runs that may ask for what takes time; the same where it
// is to wait for it here.
void require_asking(duk_context* engine);
void require_waiting(duk_context* engine);
// Whether the strand can wait where it stands.
bool can_wait(duk_context* engine);

// measuring_bindings.cpp. Says anew which tags what the bot measures has: its groups and its own.
void number_tags(ScriptHeap::State& heap);
// bot_bindings.cpp. The bot's number among all of the run, from 1.
std::uint64_t vu_of(const BotRecord& bot);
// params_bindings.cpp. Whether Hailstorm says that tag itself.
bool is_tag_of_ours(std::string_view tag);

// What the response that is `this` is of; raises a TypeError when it is none.
Judged& judged_of_this(duk_context* engine);

// module_bindings.cpp. Pushes the function that bytecode of this build is; or keeps in `code` the
// function at the top of the stack, which stays there. Both may raise.
void load_code(duk_context* engine, std::string_view code);
void keep_code(duk_context* engine, std::string& code);

// http_bindings.cpp. Raises a TypeError that says why the script cannot block where it is.
void refuse_to_block(duk_context* engine, ScriptHeap::State& heap);

// Pushes an error made where the thread at an index stands; here when it is none.
void push_error_in(duk_context* engine, duk_idx_t index, const char* text);

// The heap that an engine's function was called in.
ScriptHeap::State& heap_of(duk_context* engine);
// The author's line of a line of a module's code. Returns plainly.
int line_of_author(const ScriptHeap::State& heap, std::string_view path, int code_line);
// The number at an index, 0 if it is none or does not fit.
std::uint32_t number_at(duk_context* engine, duk_idx_t index);
// The string at an index, as the script holds it; empty if it is none.
std::string_view view_at(duk_context* engine, duk_idx_t index);
// Reads the array of texts at an index into State::words.
void read_words(duk_context* engine, duk_idx_t index, ScriptHeap::State& heap);
// False when the text is not a duration.
bool read_duration(std::string_view text, Nanos& duration);

}  // namespace hailstorm
