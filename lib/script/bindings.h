// The native functions behind the prelude, by file; only these files include it.
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

// http_bindings.cpp: what scripts ask of the network. body_bindings.cpp: http.file.
// jar_bindings.cpp: cookie jars. module_bindings.cpp: modules and files of the script.
// response_bindings.cpp, head_bindings.cpp: what they read of an answer. html_bindings.cpp: pages.
// verdict_bindings.cpp: what they say of an answer. measuring_bindings.cpp: what they time.
// metric_bindings.cpp: what they measure by their own word.
// list_bindings.cpp: lists that all heaps share. strand_bindings.cpp: strands, sleep.
// storage_bindings.cpp: what bots keep. bot_bindings.cpp: bot, test, invocations.
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

// Raises a TypeError unless a bot's script runs that may ask for what takes time; the same where it
// is to wait for it here.
void require_asking(duk_context* engine);
void require_waiting(duk_context* engine);
// Whether the strand can wait where it stands.
bool can_wait(duk_context* engine);

// What the response that is `this` is of; raises a TypeError when it is none.
Judged& judged_of_this(duk_context* engine);

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
// False when the text is not a duration.
bool read_duration(std::string_view text, Nanos& duration);

}  // namespace hailstorm
