// Functions of the language since ES2015 that Duktape lacks and that call nobody back; those that
// do are in language.js and arrays.js, where a bot can wait in what they call.
#include <cmath>

#include "script/bindings.h"

namespace hailstorm {
namespace {

// ---- Arrays

// What a relative index means in an array of that length, negative ones from its end.
double place_of(duk_context* engine, duk_idx_t argument, double length, double otherwise) {
  if (duk_is_undefined(engine, argument)) return otherwise;
  double at = duk_to_number(engine, argument);
  at = std::isnan(at) ? 0 : std::trunc(at);
  return at < 0 ? std::fmax(0, length + at) : std::fmin(at, length);
}

// Pushes `this` as an object; returns its length.
double push_array(duk_context* engine) {
  duk_push_this(engine);
  if (duk_is_null_or_undefined(engine, -1)) (void)duk_type_error(engine, "this is no array");
  duk_to_object(engine, -1);
  const auto length = static_cast<double>(duk_get_length(engine, -1));
  if (length > 1024) hailstorm_work(engine, static_cast<std::size_t>(length) * 4);
  return length;
}

duk_uarridx_t index_of(double at) { return static_cast<duk_uarridx_t>(at); }

// at(index), of arrays
duk_ret_t at(duk_context* engine) {
  const double length = push_array(engine);
  double index = duk_to_number(engine, 0);
  index = std::isnan(index) ? 0 : std::trunc(index);
  if (index < 0) index += length;
  if (!(index >= 0 && index < length)) return 0;
  (void)duk_get_prop_index(engine, -1, index_of(index));
  return 1;
}

bool is_nan(duk_context* engine, duk_idx_t index) {
  return duk_is_number(engine, index) && std::isnan(duk_get_number(engine, index));
}

// includes(value, from)
duk_ret_t includes(duk_context* engine) {
  const double length = push_array(engine);
  const bool nan = is_nan(engine, 0);
  bool found = false;
  for (double i = place_of(engine, 1, length, 0); i < length && !found; ++i) {
    (void)duk_get_prop_index(engine, 2, index_of(i));
    found = nan ? is_nan(engine, -1) : duk_strict_equals(engine, 0, -1);
    duk_pop(engine);
  }
  duk_push_boolean(engine, found);
  return 1;
}

// fill(value, begin, end)
duk_ret_t fill(duk_context* engine) {
  const double length = push_array(engine);
  double i = place_of(engine, 1, length, 0);
  const double end = place_of(engine, 2, length, length);
  for (; i < end; ++i) {
    duk_dup(engine, 0);
    duk_put_prop_index(engine, 3, index_of(i));
  }
  return 1;
}

// copyWithin(to, begin, end)
duk_ret_t copy_within(duk_context* engine) {
  const double length = push_array(engine);
  double to = place_of(engine, 0, length, 0), from = place_of(engine, 1, length, 0);
  const double end = place_of(engine, 2, length, length);
  double count = std::fmin(end - from, length - to), step = 1;
  if (from < to && to < from + count) {
    step = -1;
    from += count - 1;
    to += count - 1;
  }
  for (; count > 0; --count, from += step, to += step) {
    if (duk_get_prop_index(engine, 3, index_of(from))) {
      duk_put_prop_index(engine, 3, index_of(to));
    } else {
      duk_pop(engine);
      (void)duk_del_prop_index(engine, 3, index_of(to));
    }
  }
  return 1;
}

// ---- Texts

// Pushes `this` as a text.
void push_text_of_this(duk_context* engine) {
  duk_push_this(engine);
  if (duk_is_null_or_undefined(engine, -1)) (void)duk_type_error(engine, "this is no string");
  (void)duk_to_string(engine, -1);
}

// at(index), of texts
duk_ret_t text_at(duk_context* engine) {
  push_text_of_this(engine);
  const auto length = static_cast<double>(duk_get_length(engine, -1));
  double index = duk_to_number(engine, 0);
  index = std::isnan(index) ? 0 : std::trunc(index);
  if (index < 0) index += length;
  if (!(index >= 0 && index < length)) return 0;
  duk_substring(engine, -1, static_cast<duk_size_t>(index), static_cast<duk_size_t>(index) + 1);
  return 1;
}

// padStart(length, filler), padEnd: the magic number is 1 for the end.
duk_ret_t pad(duk_context* engine) {
  push_text_of_this(engine);
  const double length = duk_to_number(engine, 0);
  const auto now = static_cast<double>(duk_get_length(engine, 2));
  if (duk_is_undefined(engine, 1)) {
    duk_push_literal(engine, " ");
  } else {
    duk_dup(engine, 1);
    (void)duk_to_string(engine, -1);
  }
  const auto filler = static_cast<double>(duk_get_length(engine, -1));
  const double missing = std::trunc(length) - now;
  if (!(missing > 0) || filler == 0) return duk_dup(engine, 2), 1;
  if (missing > 1e9) return duk_range_error(engine, "Invalid string length");
  duk_push_literal(engine, "repeat");
  duk_push_number(engine, std::ceil(missing / filler));
  duk_call_prop(engine, 3, 1);
  duk_substring(engine, -1, 0, static_cast<duk_size_t>(missing));
  duk_dup(engine, 2);
  if (duk_get_current_magic(engine)) duk_swap(engine, -2, -1);
  duk_concat(engine, 2);
  return 1;
}

// trimStart(), trimEnd(): what is trimmed has a mark at the end that stays.
duk_ret_t trim(duk_context* engine) {
  const bool at_end = duk_get_current_magic(engine) != 0;
  if (at_end) duk_push_literal(engine, ".");
  push_text_of_this(engine);
  if (!at_end) duk_push_literal(engine, ".");
  duk_concat(engine, 2);
  duk_trim(engine, -1);
  const duk_size_t length = duk_get_length(engine, -1);
  duk_substring(engine, -1, at_end ? 1 : 0, at_end ? length : length - 1);
  return 1;
}

// ---- Objects

enum Told : int { values, entries };

duk_ret_t list_of(duk_context* engine) {
  const bool pairs = duk_get_current_magic(engine) == entries;
  duk_to_object(engine, 0);
  duk_push_array(engine);
  duk_uarridx_t count = 0;
  duk_enum(engine, 0, DUK_ENUM_OWN_PROPERTIES_ONLY | DUK_ENUM_SORT_ARRAY_INDICES);
  while (duk_next(engine, -1, 1)) {
    if (pairs) {
      (void)duk_push_array(engine);
      duk_insert(engine, -2);
      duk_put_prop_index(engine, -2, 1);
      duk_insert(engine, -2);
      duk_put_prop_index(engine, -2, 0);
    } else {
      duk_remove(engine, -2);
    }
    duk_put_prop_index(engine, 1, count++);
  }
  duk_pop(engine);
  return 1;
}

duk_ret_t has_own(duk_context* engine) {
  duk_to_object(engine, 0);
  if (!duk_is_symbol(engine, 1)) (void)duk_to_string(engine, 1);
  duk_get_prop_desc(engine, 0, 0);
  duk_push_boolean(engine, !duk_is_undefined(engine, -1));
  return 1;
}

duk_ret_t descriptors(duk_context* engine) {
  duk_to_object(engine, 0);
  duk_push_object(engine);
  duk_enum(engine, 0,
           DUK_ENUM_OWN_PROPERTIES_ONLY | DUK_ENUM_INCLUDE_NONENUMERABLE |
               DUK_ENUM_INCLUDE_SYMBOLS | DUK_ENUM_SORT_ARRAY_INDICES);
  while (duk_next(engine, -1, 0)) {
    duk_dup_top(engine);
    duk_get_prop_desc(engine, 0, 0);
    duk_put_prop(engine, 1);
  }
  duk_pop(engine);
  return 1;
}

// ---- Numbers

// The C library's, one step nearer: the root of 27 is 3.
double cube_root(double x) {
  const double root = std::cbrt(x);
  return x == 0 || !std::isfinite(x) ? root : root - (root * root * root - x) / (3 * root * root);
}

using Function = double (*)(double);
constexpr Function functions[] = {
    std::acosh, std::asinh,
    std::atanh, std::cosh,
    std::sinh,  std::expm1,
    std::log1p, cube_root,
    std::tanh,  [](double x) { return static_cast<double>(static_cast<float>(x)); }};

duk_ret_t calculate(duk_context* engine) {
  duk_push_number(engine, functions[duk_get_current_magic(engine)](duk_to_number(engine, 0)));
  return 1;
}

// ---- Symbols

duk_ret_t description(duk_context* engine) {
  duk_push_this(engine);
  duk_push_literal(engine, "toString");
  duk_call_prop(engine, -2, 0);
  const duk_size_t length = duk_get_length(engine, -1);
  if (length == 8) {  // Symbol('') and Symbol(): of that, the last byte the engine keeps says so
    duk_push_literal(engine, "valueOf");
    duk_call_prop(engine, 0, 0);
    if (view_at(engine, -1).back() == '\xff') return 0;
    duk_pop(engine);
  }
  duk_substring(engine, -1, 7, length - 1);
  return 1;
}

constexpr Method of_arrays[] = {{"at", at, 1, 0},
                                {"includes", includes, 2, 0, 1},
                                {"fill", fill, 3, 0, 1},
                                {"copyWithin", copy_within, 3, 0, 2}};
constexpr Method of_texts[] = {{"at", text_at, 1, 0},    {"padStart", pad, 2, 0, 1},
                               {"padEnd", pad, 2, 1, 1}, {"trimStart", trim, 0, 0},
                               {"trimEnd", trim, 0, 1},  {"trimLeft", trim, 0, 0},
                               {"trimRight", trim, 0, 1}};
constexpr Method of_objects[] = {{"values", list_of, 1, values},
                                 {"entries", list_of, 1, entries},
                                 {"hasOwn", has_own, 2, 0},
                                 {"getOwnPropertyDescriptors", descriptors, 1, 0}};
constexpr Method of_math[] = {{"acosh", calculate, 1, 0}, {"asinh", calculate, 1, 1},
                              {"atanh", calculate, 1, 2}, {"cosh", calculate, 1, 3},
                              {"sinh", calculate, 1, 4},  {"expm1", calculate, 1, 5},
                              {"log1p", calculate, 1, 6}, {"cbrt", calculate, 1, 7},
                              {"tanh", calculate, 1, 8},  {"fround", calculate, 1, 9}};

// install(array, text, object, math, symbol): puts the methods there, all but the third and fourth
// prototypes.
duk_ret_t install(duk_context* engine) {
  define_methods(engine, 0, of_arrays);
  define_methods(engine, 1, of_texts);
  define_methods(engine, 2, of_objects);
  define_methods(engine, 3, of_math);
  define_getter(engine, 4, {"description", description, 0, 0});
  return 0;
}

constexpr Binding bindings[] = {{"install", install, 5}};

}  // namespace

std::span<const Binding> library_bindings() { return bindings; }

}  // namespace hailstorm
