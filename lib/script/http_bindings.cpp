// What scripts ask of the network: prepare(method, url, body, params) behind http.get and
// http.post.
#include "script/bindings.h"
#include "script/text.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

// An argument of the call as UTF-8: its own bytes, which the waiting coroutine keeps alive, or a
// converted copy that the heap keeps until the next call.
std::string_view keep_text(State& heap, std::string_view script_text) {
  if (is_ascii(script_text)) return script_text;
  heap.texts.push_back(from_script(script_text));
  return heap.texts.back();
}

// The same for a string out of an object: always a copy, since a getter's value, or an array's
// index, is gone as soon as it is off the stack.
std::string_view copy_text(State& heap, std::string_view script_text) {
  heap.texts.push_back(is_ascii(script_text) ? std::string(script_text) : from_script(script_text));
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

constexpr const char* verbs[] = {"http.get", "http.post"};

void keep_header(State& heap, std::string_view name, std::string_view value) {
  const std::string_view kept = copy_text(heap, name);
  heap.headers.push_back({kept, copy_text(heap, value)});
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
      (void)duk_to_string(engine, -1);  // as the script would write it: 7, 1.5
      keep_header(heap, view_at(engine, -2), view_at(engine, -1));
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
    heap.http.name = copy_text(heap, view_at(engine, -1));
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
      heap.http.name = copy_text(heap, view_at(engine, -1));
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

constexpr Binding bindings[] = {{"http", prepare_http, 4}, {"sleep", prepare_sleep, 1}};

}  // namespace

std::span<const Binding> http_bindings() { return bindings; }

}  // namespace hailstorm
