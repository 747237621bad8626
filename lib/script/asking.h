// A request as its script describes it, between the sources that read its parts; no other file
// includes it.
#pragma once

#include <string_view>
#include <type_traits>
#include <vector>

#include "script/bindings.h"

namespace hailstorm {

// No member has a destructor: a complaint about any part is a longjmp.
struct Asking {
  ScriptHeap::State& heap;
  const char* verb;  // "http.get", for complaints
  bool waits;        // the bot waits for it alone, and nothing else is asked before that
  HttpCall call{};
  std::vector<Header>* headers = nullptr;
  std::string_view codings{};
  JarRecord* jar = nullptr;  // of the script's own making
  bool binary = false;
  bool throws = false;
};
static_assert(std::is_trivially_destructible_v<Asking>);

// params_bindings.cpp. The value at `index` is the object of params.
void read_params(duk_context* engine, duk_idx_t index, Asking& asking);
void add_header(Asking& asking, std::string_view name, std::string_view value);
// "a number", for complaints.
const char* type_name(duk_context* engine, duk_idx_t index);

// metric_bindings.cpp. Reads the tags of the object at `index` into State::own_tags, as copies in
// State::texts; what is called `name` goes to *name instead where that is given. Raises a TypeError
// that begins with `what` when it is no object of texts, numbers and booleans.
void read_own_tags(duk_context* engine, duk_idx_t index, ScriptHeap::State& heap, const char* what,
                   std::string_view* name);

// body_bindings.cpp. The value at `index` is the body.
void read_body(duk_context* engine, duk_idx_t index, Asking& asking);

// jar_bindings.cpp. The jar that the value at `index` stands for; `own` becomes its record where
// the script made it. Raises a TypeError when it is none, or another bot's.
CookieJar& jar_at(duk_context* engine, duk_idx_t index, JarRecord*& own);

// http_bindings.cpp. The expectation that the value at `index` stands for: what expectedStatuses()
// gave, or null. Raises a TypeError that begins with `what` when it is neither.
const Expectation& expectation_at(duk_context* engine, duk_idx_t index, const char* what);

// A text that outlives the reading, as UTF-8: a copy, since a getter's value, or an array's index,
// is gone as soon as it is off the stack.
std::string_view copy_text(ScriptHeap::State& heap, std::string_view script_text);
// The same for the url or the body; `place` is where that of a call that waits goes, and costs no
// allocation.
std::string_view keep_text(Asking& asking, std::string& place, std::string_view script_text);

}  // namespace hailstorm
