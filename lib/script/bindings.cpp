// What scripts tell the host and ask of it.
#include "script/bindings.h"

#include <cmath>

#include "base/duration.h"
#include "base/error.h"
#include "base/suggest.h"
#include "script/text.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

// ---- What the host is told

// check(name, passed, set): the set is a number from tag_set(), or undefined.
duk_ret_t checked(duk_context* engine) {
  State& heap = heap_of(engine);
  const TagSetId around = heap.bot ? heap.bot->tags : 0;
  const TagSetId set = duk_is_undefined(engine, 2) ? around : number_at(engine, 2);
  heap.host.checked(view_at(engine, 0), set, duk_get_boolean(engine, 1) != 0);
  return 0;
}

duk_ret_t threw(duk_context* engine) {
  State& heap = heap_of(engine);
  duk_require_object(engine, 0);
  if (!duk_has_prop_literal(engine, 0, "quiet")) heap.bot->threw = true;
  tell_error(heap, read_error(engine));
  return 0;
}

bool is_of_script(const State& heap, std::string_view file) {
  const std::string path(file);
  return heap.program->modules.contains(path) ||
         (heap.loading && heap.loading->modules.contains(path));
}

// Pushes the file of the innermost call that is the author's own, or undefined; returns its line.
int push_place(duk_context* engine) {
  constexpr int least = -8;  // calls of the prelude and the language lie between, not many
  for (int level = -3; level >= least; --level) {
    duk_inspect_callstack_entry(engine, level);
    if (!duk_is_object(engine, -1)) return 0;
    duk_get_prop_literal(engine, -1, "lineNumber");
    duk_get_prop_literal(engine, -2, "function");
    duk_get_prop_literal(engine, -1, "fileName");
    if (is_of_script(heap_of(engine), view_at(engine, -1))) return duk_get_int(engine, -3);
    duk_pop_n(engine, 4);
  }
  duk_push_undefined(engine);
  return 0;
}

// visit_anew(): nothing has been visited. visit(object) -> whether that is its first visit.
duk_ret_t visit_anew(duk_context* engine) {
  heap_of(engine).visited.clear();
  return 0;
}

duk_ret_t visit(duk_context* engine) {
  const void* const object = duk_get_heapptr(engine, 0);
  duk_push_boolean(engine, object && heap_of(engine).visited.insert(object).second);
  return 1;
}

// told(description): of an error that ends nothing.
duk_ret_t told(duk_context* engine) {
  duk_require_object(engine, 0);
  tell_error(heap_of(engine), read_error(engine));
  return 0;
}

duk_ret_t printed(duk_context* engine) {
  const int code_line = push_place(engine);
  State& heap = heap_of(engine);
  const std::string_view file = view_at(engine, -1);
  heap.host.printed(view_at(engine, 0), from_script(view_at(engine, 1)), file,
                    line_of_author(heap, file, code_line));
  return 0;
}

duk_ret_t resulted(duk_context* engine) {
  heap_of(engine).result = duk_get_number(engine, 0);
  return 0;
}

// The numbers of what randomSeed has seeded, or the host's.
duk_ret_t random_number(duk_context* engine) {
  State& heap = heap_of(engine);
  Random* const own = (heap.bot ? heap.bot->random : heap.random).get();
  duk_push_number(engine, own ? own->real() : heap.host.random());
  return 1;
}

// random_seed(number): of the bot, or of each bot to come while the script is loaded.
duk_ret_t seed_random(duk_context* engine) {
  State& heap = heap_of(engine);
  const double seed = duk_is_number(engine, 0) ? duk_get_number(engine, 0) : 0.5;
  if (std::floor(seed) != seed || std::fabs(seed) > 9e15) {
    return duk_type_error(engine, "randomSeed(seed): a whole number");
  }
  const auto bits = static_cast<std::uint64_t>(static_cast<std::int64_t>(seed));
  if (!heap.bot) heap.random_seed = bits;
  (heap.bot ? heap.bot->random : heap.random) = std::make_unique<Random>(bits);
  return 0;
}

using Suggestion = std::string(std::string_view, const std::vector<std::string>&);

void keep_suggestion(State& heap, std::string_view word, Suggestion* suggestion) {
  heap.words.push_back(suggestion(word, {heap.words.begin(), heap.words.end()}));
}

// (word, known words) -> what the function makes of them.
template <Suggestion* suggestion>
duk_ret_t suggested(duk_context* engine) {
  State& heap = heap_of(engine);
  read_words(engine, 1, heap);
  keep_suggestion(heap, view_at(engine, 0), suggestion);
  duk_push_lstring(engine, heap.words.back().data(), heap.words.back().size());
  return 1;
}

duk_ret_t duration_ms(duk_context* engine) {
  Nanos duration{};
  if (!read_duration(view_at(engine, 0), duration)) {
    return duk_type_error(engine, "'%s' is not a duration: write it as '500ms', '1s' or '2m'",
                          duk_safe_to_string(engine, 0));
  }
  duk_push_number(engine, seconds(duration) * 1e3);
  return 1;
}

duk_ret_t fill_env(duk_context* engine) {
  for (const auto& [name, value] : heap_of(engine).program->env) {
    push_text(engine, value);
    duk_put_prop_lstring(engine, 0, name.data(), name.size());
  }
  return 0;
}

// local_env(name) -> the value of PREFIX_name in this machine's environment, or undefined.
duk_ret_t local_env(duk_context* engine) {
  for (const auto& [name, value] : heap_of(engine).program->local_env) {
    if (name != view_at(engine, 0)) continue;
    push_text(engine, value);
    return 1;
  }
  return 0;
}

void push_converted(duk_context* engine, std::string_view bytes) {
  State& heap = heap_of(engine);
  heap.texts.push_back(to_script(bytes));
  duk_push_lstring(engine, heap.texts.back().data(), heap.texts.back().size());
  heap.texts.pop_back();
}

duk_ret_t isolates_bots(duk_context* engine) {
  duk_push_boolean(engine, heap_of(engine).program->isolate_bots);
  return 1;
}

// line_of(function) -> where it stands in its file
duk_ret_t line_of(duk_context* engine) {
  duk_push_uint(engine, hailstorm_line_of(engine, 0));
  return 1;
}

constexpr Binding bindings[] = {
    {"visit_anew", visit_anew, 0},
    {"visit", visit, 1},
    {"line_of", line_of, 1},
    {"isolates_bots", isolates_bots, 0},
    {"check", checked, 3},
    {"threw", threw, 1},
    {"told", told, 1},
    {"print", printed, 2},
    {"random", random_number, 0},
    {"suggest", suggested<did_you_mean>, 2},
    {"nearest", suggested<nearest>, 2},
    {"duration", duration_ms, 1},
    {"env", fill_env, 1},
    {"local_env", local_env, 1},
    {"random_seed", seed_random, 1},
    {"result", resulted, 1},
};

}  // namespace

ScriptHeap::State& heap_of(duk_context* engine) {
  duk_memory_functions functions;
  duk_get_memory_functions(engine, &functions);
  return *static_cast<HeapMemory*>(functions.udata)->heap;
}

void read_words(duk_context* engine, duk_idx_t index, ScriptHeap::State& heap) {
  heap.words.clear();
  const duk_size_t count = duk_get_length(engine, index);
  for (duk_size_t i = 0; i < count; ++i) {
    duk_get_prop_index(engine, index, static_cast<duk_uarridx_t>(i));
    heap.words.emplace_back(view_at(engine, -1));
    duk_pop(engine);
  }
}

std::uint32_t number_at(duk_context* engine, duk_idx_t index) {
  return duk_get_uint(engine, index);
}

std::string_view view_at(duk_context* engine, duk_idx_t index) {
  duk_size_t length = 0;
  const char* text = duk_get_lstring(engine, index, &length);
  return {text, length};
}

bool read_duration(std::string_view text, Nanos& duration) {
  try {
    duration = parse_duration(text);
    return true;
  } catch (const Error&) {
    return false;
  }
}

void push_text(duk_context* engine, std::string_view bytes) {
  if (is_ascii(bytes)) {
    duk_push_lstring(engine, bytes.data(), bytes.size());
  } else {
    push_converted(engine, bytes);
  }
}

void put_functions(duk_context* engine, std::span<const Binding> group) {
  for (const Binding& binding : group) {
    duk_push_c_function(engine, binding.function, binding.arguments);
    duk_put_prop_string(engine, -2, binding.name);
  }
}

void push_bindings(duk_context* engine, ScriptHeap::State& heap) {
  duk_push_object(engine);
  for (const auto& group :
       {std::span<const Binding>(bindings), module_bindings(), http_bindings(), body_bindings(),
        jar_bindings(), response_bindings(), head_bindings(), html_bindings(), verdict_bindings(),
        measuring_bindings(), metric_bindings(), list_bindings(), strand_bindings(),
        storage_bindings(), bot_bindings(), library_bindings(), walk_bindings(),
        later_bindings()}) {
    put_functions(engine, group);
  }
  duk_push_object(engine);
  heap.response = duk_get_heapptr(engine, -1);
  duk_put_prop_literal(engine, -2, "response");
}

void tell_error(const ScriptHeap::State& heap, const ScriptError& error) {
  if (!error.quiet) heap.host.threw(error.shown());
}

ScriptError read_error(duk_context* engine) {
  ScriptError error;
  const auto text_of = [engine](const char* name) {
    duk_get_prop_string(engine, -1, name);
    duk_size_t length = 0;
    const char* text = duk_safe_to_lstring(engine, -1, &length);
    std::string copy = from_script({text, length});
    duk_pop(engine);
    return copy;
  };
  error.text = text_of("text");
  error.file = text_of("file");
  duk_get_prop_literal(engine, -1, "line");
  error.line = duk_get_int(engine, -1);
  duk_pop(engine);
  error.quiet = duk_has_prop_literal(engine, -1, "quiet") != 0;
  return error;
}

}  // namespace hailstorm
