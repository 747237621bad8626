// What is walked with next(): arrays and what passes for them, texts; and the steps of all walks.
#include <cstring>

#include "script/bindings.h"

namespace hailstorm {
namespace {

enum Walked : int { walk_keys, walk_values, walk_entries, walk_text };

struct Place {
  duk_uarridx_t at;
  int walked;
};

// keys(), values(), entries() of an array; [Symbol.iterator]() of a text.
duk_ret_t walk(duk_context* engine) {
  const int walked = duk_get_current_magic(engine);
  duk_push_this(engine);
  if (duk_is_null_or_undefined(engine, -1)) return duk_type_error(engine, "this is no array");
  if (walked == walk_text) {
    (void)duk_to_string(engine, -1);
  } else {
    duk_to_object(engine, -1);
  }
  duk_push_object(engine);
  const ScriptHeap::State& heap = heap_of(engine);
  duk_push_heapptr(engine, walked == walk_text ? heap.text_walk : heap.array_walk);
  duk_set_prototype(engine, -2);
  duk_insert(engine, -2);
  duk_put_prop_literal(engine, -2, DUK_HIDDEN_SYMBOL("of"));
  const Place begin{0, walked};
  std::memcpy(duk_push_fixed_buffer(engine, sizeof(begin)), &begin, sizeof(begin));
  duk_put_prop_literal(engine, -2, DUK_HIDDEN_SYMBOL("at"));
  return 1;
}

// The place of the walk that is `this`; behind it, at the top, what it walks, undefined at its end.
Place& place_of_this(duk_context* engine) {
  duk_push_this(engine);
  duk_size_t bytes = 0;
  if (duk_is_object(engine, -1)) duk_get_prop_literal(engine, -1, DUK_HIDDEN_SYMBOL("at"));
  auto* const place = static_cast<Place*>(duk_get_buffer(engine, -1, &bytes));
  if (!place || bytes != sizeof(Place)) {
    (void)duk_type_error(engine, "this is no iterator of an array or a string");
  }
  (void)duk_get_prop_literal(engine, -2, DUK_HIDDEN_SYMBOL("of"));
  return *place;
}

duk_ret_t end(duk_context* engine) {
  duk_del_prop_literal(engine, 0, DUK_HIDDEN_SYMBOL("of"));
  duk_push_undefined(engine);
  push_step(engine, true);
  return 1;
}

duk_ret_t array_on(duk_context* engine) {
  Place& place = place_of_this(engine);
  if (duk_is_undefined(engine, -1) || place.at >= duk_get_length(engine, -1)) return end(engine);
  const duk_uarridx_t at = place.at++;
  const duk_idx_t array = duk_get_top_index(engine);
  if (place.walked == walk_keys) {
    duk_push_uint(engine, at);
  } else if (place.walked == walk_values) {
    (void)duk_get_prop_index(engine, array, at);
  } else {
    (void)duk_push_array(engine);
    duk_push_uint(engine, at);
    duk_put_prop_index(engine, -2, 0);
    (void)duk_get_prop_index(engine, array, at);
    duk_put_prop_index(engine, -2, 1);
  }
  push_step(engine, false);
  return 1;
}

bool is_surrogate(duk_codepoint_t c, duk_codepoint_t first) {
  return c >= first && c < first + 0x400;
}

duk_ret_t text_on(duk_context* engine) {
  Place& place = place_of_this(engine);
  if (!duk_is_string(engine, -1) || place.at >= duk_get_length(engine, -1)) return end(engine);
  const bool pair = is_surrogate(duk_char_code_at(engine, -1, place.at), 0xD800) &&
                    is_surrogate(duk_char_code_at(engine, -1, place.at + 1), 0xDC00);
  const duk_size_t begin = place.at;
  place.at += pair ? 2 : 1;
  duk_substring(engine, -1, begin, place.at);
  push_step(engine, false);
  return 1;
}

// An iterator is what is iterated.
duk_ret_t itself(duk_context* engine) {
  duk_push_this(engine);
  return 1;
}

void tag(duk_context* engine, const char* text) {
  (void)duk_push_literal(engine, DUK_WELLKNOWN_SYMBOL("Symbol.toStringTag"));
  duk_push_string(engine, text);
  duk_def_prop(engine, -3,
               DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_CLEAR_WE | DUK_DEFPROP_SET_CONFIGURABLE);
}

// new_walks(text, next): an object that iterators inherit from, at the top.
void push_iterator(duk_context* engine, const char* text, duk_c_function next) {
  duk_push_object(engine);
  duk_dup(engine, -2);
  duk_set_prototype(engine, -2);
  if (next) define_method(engine, -1, {"next", next, 0, 0});
  tag(engine, text);
}

// iterators(array methods, text methods): puts the methods there, and gives what all iterators
// inherit from.
duk_ret_t iterators(duk_context* engine) {
  constexpr const char* iterator = DUK_WELLKNOWN_SYMBOL("Symbol.iterator");
  constexpr Method array_methods[] = {{"keys", walk, 0, walk_keys},
                                      {"values", walk, 0, walk_values},
                                      {"entries", walk, 0, walk_entries}};
  define_methods(engine, 0, array_methods);
  define_method(engine, 1, {iterator, walk, 0, walk_text});
  duk_push_object(engine);
  define_method(engine, -1, {iterator, itself, 0, 0});
  push_iterator(engine, "Array Iterator", array_on);
  heap_of(engine).array_walk = duk_get_heapptr(engine, -1);
  duk_put_prop_literal(engine, -2, DUK_HIDDEN_SYMBOL("array"));
  push_iterator(engine, "String Iterator", text_on);
  heap_of(engine).text_walk = duk_get_heapptr(engine, -1);
  duk_put_prop_literal(engine, -2, DUK_HIDDEN_SYMBOL("text"));
  return 1;
}

constexpr Binding bindings[] = {{"iterators", iterators, 2}};

}  // namespace

void push_step(duk_context* engine, bool done) {
  duk_push_object(engine);
  duk_insert(engine, -2);
  duk_put_prop_literal(engine, -2, "value");
  duk_push_boolean(engine, done);
  duk_put_prop_literal(engine, -2, "done");
}

void define_method(duk_context* engine, duk_idx_t object, const Method& method) {
  object = duk_require_normalize_index(engine, object);
  duk_push_string(engine, method.name);
  duk_push_c_function(engine, method.function, method.arguments);
  duk_set_magic(engine, -1, method.magic);
  (void)duk_push_literal(engine, "name");
  const bool is_symbol = duk_is_symbol(engine, -3);
  duk_push_string(engine, is_symbol ? "[Symbol.iterator]" : method.name);
  duk_def_prop(engine, -3,
               DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_CLEAR_WE | DUK_DEFPROP_SET_CONFIGURABLE);
  if (method.length >= 0) {
    duk_push_literal(engine, "length");
    duk_push_int(engine, method.length);
    duk_def_prop(engine, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_FORCE);
  }
  duk_def_prop(engine, object,
               DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_WRITABLE | DUK_DEFPROP_CLEAR_ENUMERABLE |
                   DUK_DEFPROP_SET_CONFIGURABLE);
}

void define_methods(duk_context* engine, duk_idx_t object, std::span<const Method> methods) {
  object = duk_require_normalize_index(engine, object);
  for (const Method& method : methods) define_method(engine, object, method);
}

void define_getter(duk_context* engine, duk_idx_t object, const Method& method) {
  object = duk_require_normalize_index(engine, object);
  duk_push_string(engine, method.name);
  duk_push_c_function(engine, method.function, 0);
  duk_set_magic(engine, -1, method.magic);
  duk_def_prop(
      engine, object,
      DUK_DEFPROP_HAVE_GETTER | DUK_DEFPROP_CLEAR_ENUMERABLE | DUK_DEFPROP_SET_CONFIGURABLE);
}

std::span<const Binding> walk_bindings() { return bindings; }

}  // namespace hailstorm
