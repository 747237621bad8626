// Map and Set: their entries lie in an array that the object holds, whose first element is the
// index of the keys.
#include <cstring>

#include "script/bindings.h"
#include "script/collection.h"

namespace hailstorm {
namespace {

using Index = CollectionIndex;

// What a map's walks give of an entry; a set's are walked as values or entries.
enum Walked : int { walk_keys, walk_values, walk_entries };

// Where a walk has come to.
struct Place {
  std::uint32_t number, entry;
  int walked;
  bool is_map;
};

const char* hidden_name(bool is_map) {
  return is_map ? DUK_HIDDEN_SYMBOL("map") : DUK_HIDDEN_SYMBOL("set");
}

// A collection that is worked on: its array is at the top of the stack.
struct Entries {
  Index* index;
  duk_idx_t array;
  bool is_map;

  duk_uarridx_t key(std::uint32_t entry) const { return 1 + (is_map ? 2 * entry : entry); }
  duk_uarridx_t value(std::uint32_t entry) const { return key(entry) + (is_map ? 1 : 0); }
};

Entries open(duk_context* engine, bool is_map) {
  (void)duk_get_prop_index(engine, -1, 0);
  Index& index = Index::at(duk_require_buffer(engine, -1, nullptr));
  duk_pop(engine);
  return {&index, duk_get_top_index(engine), is_map};
}

// Functions of both carry in their magic number which they are of.
bool is_of_map(duk_context* engine) { return duk_get_current_magic(engine) & 1; }

Entries open_this(duk_context* engine) {
  const bool is_map = is_of_map(engine);
  duk_push_this(engine);
  if (!duk_is_object(engine, -1) || !duk_get_prop_string(engine, -1, hidden_name(is_map))) {
    (void)duk_type_error(engine, "this is no %s", is_map ? "Map" : "Set");
  }
  return open(engine, is_map);
}

void put_block(duk_context* engine, duk_idx_t array, std::uint32_t capacity) {
  void* const block = duk_push_fixed_buffer(engine, Index::bytes(capacity));
  Index::begin(block, capacity);
  duk_put_prop_index(engine, array, 0);
}

// init(object, is_map): the object is a new collection from here on.
duk_ret_t init(duk_context* engine) {
  const bool is_map = duk_get_boolean(engine, 1);
  duk_push_array(engine);
  put_block(engine, duk_get_top_index(engine), Index::least_capacity);
  duk_push_string(engine, hidden_name(is_map));
  duk_insert(engine, -2);
  duk_def_prop(engine, 0, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_FORCE);
  return 0;
}

void grow(duk_context* engine, Entries& entries) {
  const std::uint32_t capacity = entries.index->next_capacity();
  void* const block = duk_push_fixed_buffer(engine, Index::bytes(capacity));
  Index& index = Index::begin(block, capacity);
  index.continue_numbers(*entries.index);
  std::uint32_t to = 0;
  for (std::uint32_t from = 0; from < entries.index->used(); ++from) {
    if (!entries.index->is_live(from)) continue;
    index.take(*entries.index, from);
    if (from != to) {
      (void)duk_get_prop_index(engine, entries.array, entries.key(from));
      duk_put_prop_index(engine, entries.array, entries.key(to));
      if (entries.is_map) {
        (void)duk_get_prop_index(engine, entries.array, entries.value(from));
        duk_put_prop_index(engine, entries.array, entries.value(to));
      }
    }
    ++to;
  }
  duk_put_prop_index(engine, entries.array, 0);
  duk_set_length(engine, entries.array, entries.key(to));
  entries.index = &index;
}

// set(key, value), add(key) -> this
duk_ret_t put(duk_context* engine) {
  Entries entries = open_this(engine);
  const CollectionKey key = key_at(engine, 0);
  std::uint32_t entry = entries.index->find(key);
  if (entry == Index::nowhere) {
    if (entries.index->full()) grow(engine, entries);
    entry = entries.index->used();
    if (duk_is_number(engine, 0)) {
      duk_push_number(engine, duk_get_number(engine, 0) + 0.0);
    } else {
      duk_dup(engine, 0);
    }
    duk_put_prop_index(engine, entries.array, entries.key(entry));
    if (entries.is_map) {
      duk_dup(engine, 1);
      duk_put_prop_index(engine, entries.array, entries.value(entry));
    }
    entries.index->add(key);
  } else if (entries.is_map) {
    duk_dup(engine, 1);
    duk_put_prop_index(engine, entries.array, entries.value(entry));
  }
  duk_push_this(engine);
  return 1;
}

duk_ret_t get(duk_context* engine) {
  const Entries entries = open_this(engine);
  const std::uint32_t entry = entries.index->find(key_at(engine, 0));
  if (entry == Index::nowhere) return 0;
  (void)duk_get_prop_index(engine, entries.array, entries.value(entry));
  return 1;
}

duk_ret_t has(duk_context* engine) {
  const Entries entries = open_this(engine);
  duk_push_boolean(engine, entries.index->find(key_at(engine, 0)) != Index::nowhere);
  return 1;
}

duk_ret_t remove(duk_context* engine) {
  const Entries entries = open_this(engine);
  const std::uint32_t entry = entries.index->find(key_at(engine, 0));
  duk_push_boolean(engine, entry != Index::nowhere);
  if (entry == Index::nowhere) return 1;
  entries.index->remove(entry);
  for (const duk_uarridx_t at : {entries.key(entry), entries.value(entry)}) {
    duk_push_undefined(engine);
    duk_put_prop_index(engine, entries.array, at);
  }
  return 1;
}

duk_ret_t clear(duk_context* engine) {
  const Entries entries = open_this(engine);
  entries.index->clear();
  duk_set_length(engine, entries.array, 1);
  return 0;
}

duk_ret_t size(duk_context* engine) {
  duk_push_uint(engine, open_this(engine).index->live());
  return 1;
}

// ---- Walks: an object that holds the entries and a place.

duk_ret_t walk(duk_context* engine) {
  const Entries entries = open_this(engine);
  duk_push_object(engine);
  const ScriptHeap::State& heap = heap_of(engine);
  duk_push_heapptr(engine, entries.is_map ? heap.map_walk : heap.set_walk);
  duk_set_prototype(engine, -2);
  duk_dup(engine, entries.array);
  duk_put_prop_literal(engine, -2, DUK_HIDDEN_SYMBOL("of"));
  void* const block = duk_push_fixed_buffer(engine, sizeof(Place));
  const Place begin{0, Index::nowhere, duk_get_current_magic(engine) >> 1, entries.is_map};
  std::memcpy(block, &begin, sizeof(begin));
  duk_put_prop_literal(engine, -2, DUK_HIDDEN_SYMBOL("place"));
  return 1;
}

void push_walked(duk_context* engine, const Entries& entries, const Place& place) {
  const auto push_at = [&](duk_uarridx_t at) {
    (void)duk_get_prop_index(engine, entries.array, at);
  };
  if (place.walked == walk_keys) return push_at(entries.key(place.entry));
  if (place.walked == walk_values) return push_at(entries.value(place.entry));
  (void)duk_push_array(engine);
  push_at(entries.key(place.entry));
  duk_put_prop_index(engine, -2, 0);
  push_at(entries.value(place.entry));
  duk_put_prop_index(engine, -2, 1);
}

duk_ret_t walk_on(duk_context* engine) {
  duk_push_this(engine);
  duk_size_t bytes = 0;
  if (duk_is_object(engine, -1)) duk_get_prop_literal(engine, -1, DUK_HIDDEN_SYMBOL("place"));
  auto* const place = static_cast<Place*>(duk_get_buffer(engine, -1, &bytes));
  if (!place || bytes != sizeof(Place)) {
    return duk_type_error(engine, "this is no iterator of a Map or Set");
  }
  if (!duk_get_prop_literal(engine, -2, DUK_HIDDEN_SYMBOL("of"))) {
    push_step(engine, true);
    return 1;
  }
  const Entries entries = open(engine, place->is_map);
  const std::uint32_t entry = entries.index->after(place->number, place->entry);
  if (entry == Index::nowhere) {
    duk_del_prop_literal(engine, 0, DUK_HIDDEN_SYMBOL("of"));
    duk_push_undefined(engine);
    push_step(engine, true);
    return 1;
  }
  place->entry = entry;
  place->number = entries.index->number(entry);
  push_walked(engine, entries, *place);
  push_step(engine, false);
  return 1;
}

// of_walks(map, set): what the walks inherit from.
duk_ret_t of_walks(duk_context* engine) {
  heap_of(engine).map_walk = duk_require_heapptr(engine, 0);
  heap_of(engine).set_walk = duk_require_heapptr(engine, 1);
  return 0;
}

constexpr Method methods[] = {
    {"get", get, 1, 1},
    {"set", put, 2, 1},
    {"has", has, 1, 1},
    {"delete", remove, 1, 1},
    {"clear", clear, 0, 1},
    {"keys", walk, 0, 1 | walk_keys << 1},
    {"values", walk, 0, 1 | walk_values << 1},
    {"entries", walk, 0, 1 | walk_entries << 1},
};
constexpr Method set_methods[] = {
    {"has", has, 1, 0},
    {"add", put, 1, 0},
    {"delete", remove, 1, 0},
    {"clear", clear, 0, 0},
    {"values", walk, 0, walk_values << 1},
    {"entries", walk, 0, walk_entries << 1},
};

// methods_of(prototype, is_map)
duk_ret_t methods_of(duk_context* engine) {
  const bool is_map = duk_get_boolean(engine, 1);
  define_methods(engine, 0, is_map ? std::span<const Method>(methods) : set_methods);
  define_getter(engine, 0, {"size", size, 0, is_map ? 1 : 0});
  return 0;
}

constexpr Binding bindings[] = {{"init", init, 2},
                                {"walk_on", walk_on, 0},
                                {"of_walks", of_walks, 2},
                                {"methods_of", methods_of, 2}};

}  // namespace

std::span<const Binding> collection_bindings() { return bindings; }

}  // namespace hailstorm
