// WeakMap and WeakSet: what they hold of an object is a hidden property of that object, which lives
// as long as it does. TypeScript keeps private members in them.
#include "script/bindings.h"

namespace hailstorm {
namespace {

constexpr const char* brand = DUK_HIDDEN_SYMBOL("weak");

// Pushes the hidden name under which the collection at `index` keeps what it holds of an object;
// undefined when it is none.
bool push_name(duk_context* engine, duk_idx_t index) {
  if (duk_is_object(engine, index)) return duk_get_prop_string(engine, index, brand) != 0;
  duk_push_undefined(engine);
  return false;
}

void push_name_of_this(duk_context* engine) {
  duk_push_this(engine);
  if (!push_name(engine, -1)) (void)duk_type_error(engine, "this is no WeakMap or WeakSet");
}

void require_object(duk_context* engine, duk_idx_t index) {
  if (duk_is_object(engine, index)) return;
  (void)duk_type_error(engine, "a key of a WeakMap or WeakSet is an object, not %s",
                       duk_safe_to_string(engine, index));
}

// Whatever the object allows: it may be frozen.
constexpr duk_uint_t as_hidden = DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_WRITABLE |
                                 DUK_DEFPROP_CLEAR_ENUMERABLE | DUK_DEFPROP_SET_CONFIGURABLE |
                                 DUK_DEFPROP_FORCE;

// init(object): it is a new collection from here on.
duk_ret_t init(duk_context* engine) {
  duk_push_string(engine, brand);
  duk_push_sprintf(engine, "%s%lu", brand, static_cast<unsigned long>(++heap_of(engine).weak));
  duk_def_prop(engine, 0, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_FORCE);
  return 0;
}

// Pushes what is held of the value at 0 under the name at the top; whether there is such a thing.
bool push_held(duk_context* engine) {
  return duk_is_object(engine, 0) && hailstorm_get_own(engine, 0, duk_get_top_index(engine)) != 0;
}

duk_ret_t get(duk_context* engine) {
  push_name_of_this(engine);
  return push_held(engine) ? 1 : 0;
}

duk_ret_t has(duk_context* engine) {
  push_name_of_this(engine);
  duk_push_boolean(engine, push_held(engine));
  return 1;
}

// set(key, value), add(key) -> this
duk_ret_t put(duk_context* engine) {
  push_name_of_this(engine);
  require_object(engine, 0);
  duk_dup(engine, 1);
  duk_def_prop(engine, 0, as_hidden);
  duk_push_this(engine);
  return 1;
}

duk_ret_t remove(duk_context* engine) {
  push_name_of_this(engine);
  const bool there = push_held(engine);
  if (there) {
    duk_pop(engine);
    duk_dup_top(engine);
    duk_push_undefined(engine);
    duk_def_prop(engine, 0, as_hidden);  // of an object that was frozen since
    (void)duk_del_prop(engine, 0);
  }
  duk_push_boolean(engine, there);
  return 1;
}

// field(object, map) -> what the map has of the object; undefined if it has nothing, too
duk_ret_t field(duk_context* engine) { return push_name(engine, 1) && push_held(engine) ? 1 : 0; }

// set_field(object, map, value) -> false when the map has nothing of the object
duk_ret_t set_field(duk_context* engine) {
  const bool there = push_name(engine, 1) && push_held(engine);
  if (there) {
    duk_pop(engine);
    duk_dup(engine, 2);
    duk_def_prop(engine, 0, as_hidden);
  }
  duk_push_boolean(engine, there);
  return 1;
}

constexpr Method map_methods[] = {
    {"get", get, 1, 0}, {"set", put, 2, 0}, {"has", has, 1, 0}, {"delete", remove, 1, 0}};
constexpr Method set_methods[] = {
    {"add", put, 2, 0, 1}, {"has", has, 1, 0}, {"delete", remove, 1, 0}};

// weak_methods_of(prototype, is_map)
duk_ret_t methods_of(duk_context* engine) {
  const bool is_map = duk_get_boolean(engine, 1);
  define_methods(engine, 0, is_map ? std::span<const Method>(map_methods) : set_methods);
  return 0;
}

constexpr Binding bindings[] = {{"weak_init", init, 1},
                                {"field", field, 2},
                                {"set_field", set_field, 3},
                                {"weak_methods_of", methods_of, 2}};

}  // namespace

std::span<const Binding> weak_bindings() { return bindings; }

}  // namespace hailstorm
