// The native functions behind the prelude. The only file that raises Duktape's errors: they are
// longjmps that skip destructors, so no function here holds an object with a destructor across a
// call that may raise. What needs one (a std::string, a C++ exception) happens in a helper that
// returns plainly.
#include <cstdint>
#include <cstring>

#include "base/duration.h"
#include "base/error.h"
#include "base/suggest.h"
#include "script/heap_state.h"
#include "script/text.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

State& heap_of(duk_context* engine) {
  duk_memory_functions functions;
  duk_get_memory_functions(engine, &functions);
  return *static_cast<HeapMemory*>(functions.udata)->heap;
}

std::string_view view_at(duk_context* engine, duk_idx_t index) {
  duk_size_t length = 0;
  const char* text = duk_get_lstring(engine, index, &length);
  return {text, length};
}

// A script's string as UTF-8: its own bytes, or a converted copy that the heap keeps until the next
// call.
std::string_view keep_text(State& heap, std::string_view script_text) {
  if (is_ascii(script_text)) return script_text;
  heap.texts.push_back(from_script(script_text));
  return heap.texts.back();
}

const char* type_name(duk_context* engine, duk_idx_t index) {
  switch (duk_get_type(engine, index)) {
    case DUK_TYPE_UNDEFINED: return "undefined";
    case DUK_TYPE_NONE: return "missing";
    case DUK_TYPE_NULL: return "null";
    case DUK_TYPE_BOOLEAN: return "a boolean";
    case DUK_TYPE_NUMBER: return "a number";
    case DUK_TYPE_STRING: return "a string";
    case DUK_TYPE_OBJECT: return duk_is_function(engine, index) ? "a function" : "an object";
    default: return "a buffer";
  }
}

// ---- http.get(url, params), http.post(url, body, params): prepare(method, url, body, params)

constexpr const char* verbs[] = {"http.get", "http.post"};

bool read_duration(std::string_view text, Nanos& duration) {
  try {
    duration = parse_duration(text);
    return true;
  } catch (const Error&) {
    return false;
  }
}

void keep_header(State& heap, std::string_view name, std::string_view value) {
  const std::string_view kept = keep_text(heap, name);
  heap.headers.push_back({kept, keep_text(heap, value)});
}

std::string_view keep_number(State& heap, double number) {
  heap.texts.push_back(std::to_string(static_cast<long long>(number)));
  return heap.texts.back();
}

// The value at the top of the stack is the object of headers.
void read_headers(duk_context* engine, State& heap, const char* verb) {
  if (!duk_is_object(engine, -1)) {
    (void)duk_type_error(engine, "%s: params.headers is %s, not an object", verb,
                         type_name(engine, -1));
  }
  duk_enum(engine, -1, DUK_ENUM_OWN_PROPERTIES_ONLY);
  while (duk_next(engine, -1, 1)) {
    if (duk_is_string(engine, -1)) {
      keep_header(heap, view_at(engine, -2), view_at(engine, -1));
    } else if (duk_is_number(engine, -1)) {
      keep_header(heap, view_at(engine, -2), keep_number(heap, duk_get_number(engine, -1)));
    } else {
      (void)duk_type_error(engine, "%s: the header %s is %s, not a string", verb,
                           duk_get_string(engine, -2), type_name(engine, -1));
    }
    duk_pop_2(engine);
  }
  duk_pop(engine);
}

// The value at the top is the time-out: milliseconds as in k6, or a duration.
void read_timeout(duk_context* engine, State& heap, const char* verb) {
  Nanos timeout{};
  const double ms = duk_is_number(engine, -1) ? duk_get_number(engine, -1) : -1;
  if (ms > 0 && ms < 1e12) {
    timeout = from_seconds(ms / 1e3);
  } else if (!duk_is_string(engine, -1) || !read_duration(view_at(engine, -1), timeout) ||
             timeout <= Nanos(0)) {
    (void)duk_type_error(
        engine, "%s: params.timeout is neither milliseconds nor a duration such as '10s'", verb);
  }
  heap.http.request.timeout = timeout;
}

// The value at the top is {name: ...}.
void read_tags(duk_context* engine, State& heap, const char* verb) {
  if (!duk_is_object(engine, -1))
    (void)duk_type_error(engine, "%s: params.tags is not an object", verb);
  duk_enum(engine, -1, DUK_ENUM_OWN_PROPERTIES_ONLY);
  while (duk_next(engine, -1, 1)) {
    if (view_at(engine, -2) != "name" || !duk_is_string(engine, -1)) {
      (void)duk_type_error(engine, "%s: params.tags.%s: this version has the tag 'name', a string",
                           verb, duk_get_string(engine, -2));
    }
    heap.http.name = keep_text(heap, view_at(engine, -1));
    duk_pop_2(engine);
  }
  duk_pop(engine);
}

void read_params(duk_context* engine, duk_idx_t index, State& heap, const char* verb) {
  if (!duk_is_object(engine, index)) {
    (void)duk_type_error(engine, "%s: params is %s, not an object", verb, type_name(engine, index));
  }
  duk_enum(engine, index, DUK_ENUM_OWN_PROPERTIES_ONLY);
  while (duk_next(engine, -1, 1)) {
    const std::string_view key = view_at(engine, -2);
    if (duk_is_null_or_undefined(engine, -1)) {
      // As if it were not there.
    } else if (key == "headers") {
      read_headers(engine, heap, verb);
    } else if (key == "name" && duk_is_string(engine, -1)) {
      heap.http.name = keep_text(heap, view_at(engine, -1));
    } else if (key == "tags") {
      read_tags(engine, heap, verb);
    } else if (key == "timeout") {
      read_timeout(engine, heap, verb);
    } else {
      (void)duk_type_error(engine,
                           "%s: params.%s: this version has headers, name, tags.name and timeout",
                           verb, duk_get_string(engine, -2));
    }
    duk_pop_2(engine);
  }
  duk_pop(engine);
}

void begin_call(State& heap, Method method) {
  heap.headers.clear();
  heap.texts.clear();
  heap.http = {};
  heap.http.request.method = method;
  heap.http.request.timeout = Nanos(0);
}

void finish_call(State& heap) {
  heap.http.request.headers = heap.headers;
  heap.asked = Step::http;
}

duk_ret_t prepare_http(duk_context* engine) {
  State& heap = heap_of(engine);
  const int method = duk_get_int(engine, 0);
  begin_call(heap, static_cast<Method>(method));
  if (!duk_is_string(engine, 1)) {
    return duk_type_error(engine, "%s: the url is %s, not a string", verbs[method],
                          type_name(engine, 1));
  }
  heap.http.request.url = keep_text(heap, view_at(engine, 1));
  if (duk_is_string(engine, 2)) {
    heap.http.request.body = keep_text(heap, view_at(engine, 2));
  } else if (duk_is_buffer_data(engine, 2)) {
    duk_size_t size = 0;
    const auto* bytes = static_cast<const char*>(duk_get_buffer_data(engine, 2, &size));
    heap.http.request.body = {bytes, size};
  } else if (!duk_is_null_or_undefined(engine, 2)) {
    return duk_type_error(engine,
                          "%s: the body is %s: pass a string (JSON.stringify(...)) or bytes",
                          verbs[method], type_name(engine, 2));
  }
  if (!duk_is_null_or_undefined(engine, 3)) read_params(engine, 3, heap, verbs[method]);
  finish_call(heap);
  return 0;
}

duk_ret_t prepare_sleep(duk_context* engine) {
  State& heap = heap_of(engine);
  const double s = duk_is_number(engine, 0) ? duk_get_number(engine, 0) : -1;
  if (!(s >= 0 && s < 1e9)) {
    return duk_type_error(engine, "sleep(seconds): a number of seconds, not below 0");
  }
  heap.sleep = from_seconds(s);
  heap.asked = Step::sleeping;
  return 0;
}

// ---- What the host is told

duk_ret_t checked(duk_context* engine) {
  heap_of(engine).host.checked(view_at(engine, 0), duk_get_boolean(engine, 1) != 0);
  return 0;
}

duk_ret_t threw(duk_context* engine) {
  State& heap = heap_of(engine);
  heap.threw = true;
  heap.asked = Step::idle;
  duk_require_object(engine, 0);
  heap.host.threw(read_error(engine).shown());
  return 0;
}

duk_ret_t printed(duk_context* engine) {
  heap_of(engine).host.printed(view_at(engine, 0), from_script(view_at(engine, 1)));
  return 0;
}

duk_ret_t random_number(duk_context* engine) {
  duk_push_number(engine, heap_of(engine).host.random());
  return 1;
}

// ---- Modules

const std::string* find_module(State& heap, std::string_view path) {
  const auto& modules = heap.program->modules;
  const auto found = modules.find(std::string(path));
  if (found != modules.end()) return &found->second;
  if (!heap.loading) return nullptr;
  std::string text;
  if (!(*heap.read)(std::string(path), text)) return nullptr;
  return &heap.loading->modules.emplace(path, std::move(text)).first->second;
}

duk_ret_t known(duk_context* engine) {
  duk_push_boolean(engine, duk_is_string(engine, 0) &&
                               find_module(heap_of(engine), view_at(engine, 0)) != nullptr);
  return 1;
}

duk_ret_t module_text(duk_context* engine) {
  const std::string* text = find_module(heap_of(engine), view_at(engine, 0));
  if (!text) return 0;
  push_text(engine, *text);
  return 1;
}

// compile(path, text) -> function (exports, require, module). The wrapper opens on the first line,
// so that the author's line numbers hold, and closes on a line of its own, since the text may end
// in a comment.
duk_ret_t compile(duk_context* engine) {
  duk_push_string(engine, "(function (exports, require, module) {");
  duk_dup(engine, 1);
  duk_push_string(engine, "\n})");
  duk_concat(engine, 3);
  duk_dup(engine, 0);
  duk_compile(engine, DUK_COMPILE_EVAL);
  duk_call(engine, 0);
  return 1;
}

void keep_suggestion(State& heap, std::string_view word) {
  heap.texts.push_back(did_you_mean(word, {heap.texts.begin(), heap.texts.end()}));
}

duk_ret_t suggest(duk_context* engine) {
  State& heap = heap_of(engine);
  heap.texts.clear();
  const duk_size_t count = duk_get_length(engine, 1);
  for (duk_size_t i = 0; i < count; ++i) {
    duk_get_prop_index(engine, 1, static_cast<duk_uarridx_t>(i));
    heap.texts.emplace_back(view_at(engine, -1));
    duk_pop(engine);
  }
  keep_suggestion(heap, view_at(engine, 0));
  duk_push_lstring(engine, heap.texts.back().data(), heap.texts.back().size());
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

// ---- A response, read lazily from the bytes of its answer

// Stands at the front of the bytes; the head and the body follow.
struct AnswerBytes {
  Outcome outcome;
  std::uint32_t head_size, body_size;
  Timings timings;

  std::string_view head() const { return {reinterpret_cast<const char*>(this + 1), head_size}; }
  std::string_view body() const { return {head().data() + head_size, body_size}; }
};

// The answer that the bot waits for, as a Response.
duk_ret_t answer_object(duk_context* engine) {
  const State& heap = heap_of(engine);
  const Answer& answer = *heap.answer;
  duk_push_bare_object(engine);
  duk_push_heapptr(engine, heap.response);
  duk_set_prototype(engine, -2);
  duk_push_int(engine, answer.status);
  duk_put_prop_literal(engine, -2, "status");
  const AnswerBytes front{answer.outcome, static_cast<std::uint32_t>(answer.head.size()),
                          static_cast<std::uint32_t>(answer.body.size()), answer.timings};
  auto* bytes = static_cast<char*>(
      duk_push_fixed_buffer(engine, sizeof front + answer.head.size() + answer.body.size()));
  std::memcpy(bytes, &front, sizeof front);
  if (!answer.head.empty())
    std::memcpy(bytes + sizeof front, answer.head.data(), answer.head.size());
  if (!answer.body.empty()) {
    std::memcpy(bytes + sizeof front + answer.head.size(), answer.body.data(), answer.body.size());
  }
  duk_put_prop_literal(engine, -2, DUK_HIDDEN_SYMBOL("bytes"));
  return 1;
}

const AnswerBytes& answer_of_this(duk_context* engine) {
  duk_push_this(engine);
  if (!duk_is_object(engine, -1) || !duk_get_prop_literal(engine, -1, DUK_HIDDEN_SYMBOL("bytes"))) {
    (void)duk_type_error(engine, "this is not a response");
  }
  return *static_cast<const AnswerBytes*>(duk_require_buffer(engine, -1, nullptr));
}

duk_ret_t response_body(duk_context* engine) {
  push_text(engine, answer_of_this(engine).body());
  return 1;
}

duk_ret_t response_error(duk_context* engine) {
  const AnswerBytes& answer = answer_of_this(engine);
  const std::string_view name =
      answer.outcome == Outcome::answered ? std::string_view() : name_of(answer.outcome);
  duk_push_lstring(engine, name.data(), name.size());
  return 1;
}

duk_ret_t response_timings(duk_context* engine) {
  const Timings timings = answer_of_this(engine).timings;
  const auto put = [engine](const char* name, Nanos duration) {
    duk_push_number(engine, seconds(duration) * 1e3);
    duk_put_prop_string(engine, -2, name);
  };
  duk_push_object(engine);
  put("blocked", timings.blocked);
  put("looking_up", timings.looking_up);
  put("connecting", timings.connecting);
  put("tls_handshaking", timings.tls_handshaking);
  put("sending", timings.sending);
  put("waiting", timings.waiting);
  put("receiving", timings.receiving);
  put("duration", timings.duration());
  return 1;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

// Content-Type, whatever the server wrote: as in k6.
void push_canonical(duk_context* engine, std::string_view name) {
  char canonical[128];
  const std::size_t length = name.size() < sizeof canonical ? name.size() : sizeof canonical;
  bool upper = true;
  for (std::size_t i = 0; i < length; ++i) {
    char c = name[i];
    if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (!upper && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    canonical[i] = static_cast<unsigned char>(c) < 0x80 ? c : '?';
    upper = c == '-';
  }
  duk_push_lstring(engine, canonical, length);
}

// Sets a header of the object at the top; a name that is there already gets its values joined by ",
// ".
void put_header(duk_context* engine, std::string_view name, std::string_view value) {
  push_canonical(engine, name);
  duk_dup_top(engine);
  if (duk_get_prop(engine, -3)) {
    duk_push_literal(engine, ", ");
    push_text(engine, value);
    duk_concat(engine, 3);
  } else {
    duk_pop(engine);
    push_text(engine, value);
  }
  duk_put_prop(engine, -3);
}

duk_ret_t response_headers(duk_context* engine) {
  std::string_view rest = answer_of_this(engine).head();
  duk_push_bare_object(engine);
  rest.remove_prefix(rest.find('\n') == rest.npos ? rest.size() : rest.find('\n') + 1);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n') == rest.npos ? rest.size() : rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end < rest.size() ? end + 1 : end);
    const std::size_t colon = line.find(':');
    if (colon != line.npos && colon > 0)
      put_header(engine, trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
  }
  return 1;
}

void push_converted(duk_context* engine, std::string_view bytes) {
  State& heap = heap_of(engine);
  heap.texts.push_back(to_script(bytes));
  duk_push_lstring(engine, heap.texts.back().data(), heap.texts.back().size());
  heap.texts.pop_back();
}

}  // namespace

void push_text(duk_context* engine, std::string_view bytes) {
  if (is_ascii(bytes)) {
    duk_push_lstring(engine, bytes.data(), bytes.size());
  } else {
    push_converted(engine, bytes);
  }
}

void push_bindings(duk_context* engine, ScriptHeap::State& heap) {
  struct Binding {
    const char* name;
    duk_c_function function;
    duk_idx_t arguments;
  };
  constexpr Binding bindings[] = {
      {"http", prepare_http, 4},
      {"sleep", prepare_sleep, 1},
      {"check", checked, 2},
      {"threw", threw, 1},
      {"print", printed, 2},
      {"random", random_number, 0},
      {"known", known, 1},
      {"module", module_text, 1},
      {"compile", compile, 2},
      {"suggest", suggest, 2},
      {"duration", duration_ms, 1},
      {"env", fill_env, 1},
      {"body", response_body, 0},
      {"error", response_error, 0},
      {"timings", response_timings, 0},
      {"headers", response_headers, 0},
      {"answer", answer_object, 0},
  };
  duk_push_object(engine);
  for (const Binding& binding : bindings) {
    duk_push_c_function(engine, binding.function, binding.arguments);
    duk_put_prop_string(engine, -2, binding.name);
  }
  duk_push_object(engine);
  heap.response = duk_get_heapptr(engine, -1);
  duk_put_prop_literal(engine, -2, "response");
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
  return error;
}

}  // namespace hailstorm
