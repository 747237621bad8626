// Lists that all heaps share: filled while the script is loaded, read element by element.
#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "script/bindings.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

constexpr duk_int_t not_an_index = -1;

// ---- Lists by number

Rows& list_at(duk_context* engine, duk_idx_t index) {
  return *heap_of(engine).program->lists[number_at(engine, index)];
}

// The number of the table, or of the SharedArray, of that name; lists.size() when there is none.
std::size_t find_list(const State& heap, std::string_view name, bool is_table) {
  const auto& lists = heap.program->lists;
  const auto found = std::find_if(lists.begin(), lists.end(), [&](const auto& list) {
    return list->name == name && (list->table != nullptr) == is_table;
  });
  return static_cast<std::size_t>(found - lists.begin());
}

// list_find(name) -> the number of a SharedArray, or undefined
duk_ret_t list_find(duk_context* engine) {
  const State& heap = heap_of(engine);
  const std::size_t found = find_list(heap, view_at(engine, 0), false);
  if (found == heap.program->lists.size()) return 0;
  duk_push_uint(engine, static_cast<duk_uint_t>(found));
  return 1;
}

std::size_t add_list(State& heap, std::string_view name) {
  heap.loading->lists.push_back(std::make_unique<Rows>());
  heap.loading->lists.back()->name = name;
  return heap.loading->lists.size() - 1;
}

// list_new(name) -> number
duk_ret_t list_new(duk_context* engine) {
  State& heap = heap_of(engine);
  if (!heap.loading) {
    return duk_type_error(engine,
                          "SharedArray '%s' was not made when the script was first loaded: its "
                          "name must be the same each time",
                          duk_safe_to_string(engine, 0));
  }
  duk_push_uint(engine, static_cast<duk_uint_t>(add_list(heap, view_at(engine, 0))));
  return 1;
}

// list_add(number, text)
duk_ret_t list_add(duk_context* engine) {
  Rows& list = list_at(engine, 0);
  list.texts += view_at(engine, 1);
  list.ends.push_back(list.texts.size());
  return 0;
}

// list_path(number): of a table
duk_ret_t list_path(duk_context* engine) {
  push_text(engine, list_at(engine, 0).path);
  return 1;
}

// ---- Tables

// Reads the file into a new list; false when it is no table, and heap.made says why.
bool read_table(State& heap, std::string_view path, std::string_view name, char separator,
                std::string&& bytes) {
  try {
    auto table = std::make_unique<Csv>(std::move(bytes), std::string(path), separator);
    Rows& list = *heap.loading->lists[add_list(heap, name)];
    list.table = std::move(table);
    list.path = path;
    return true;
  } catch (const Error& error) {
    heap.made = error.what();  // in the heap, for raising skips destructors
    return false;
  }
}

enum class Opened { found, missing, refused };

// Makes the list of that name from the file at `path`, unless it is there.
Opened open_table(State& heap, std::string_view path, std::string_view name, char separator) {
  if (find_list(heap, name, true) < heap.program->lists.size()) return Opened::found;
  if (!heap.loading) return Opened::missing;
  std::string bytes;
  if (!heap.supply->read(std::string(path), bytes)) return Opened::missing;
  return read_table(heap, path, name, separator, std::move(bytes)) ? Opened::found
                                                                   : Opened::refused;
}

// table(path, separator, runs_out) -> number, or undefined when the file is not there
duk_ret_t table(duk_context* engine) {
  State& heap = heap_of(engine);
  duk_dup(engine, 0);
  duk_push_string(engine, " separated by ");
  duk_dup(engine, 1);
  duk_concat(engine, 3);
  const Opened opened =
      open_table(heap, view_at(engine, 0), view_at(engine, -1), view_at(engine, 1).front());
  if (opened == Opened::missing) return 0;
  if (opened == Opened::refused) return duk_generic_error(engine, "%s", heap.made.c_str());
  duk_push_uint(engine, static_cast<duk_uint_t>(find_list(heap, view_at(engine, -1), true)));
  if (heap.loading && duk_get_boolean(engine, 2)) list_at(engine, -1).runs_out = true;
  return 1;
}

// columns(number) -> their names
duk_ret_t columns(duk_context* engine) {
  const Rows& list = list_at(engine, 0);
  duk_push_array(engine);
  duk_uarridx_t i = 0;
  for (const std::string& name : list.table->columns()) {
    push_text(engine, name);
    duk_put_prop_index(engine, -2, i++);
  }
  return 1;
}

// ---- Elements: a copy of its own for who asks, frozen to the bottom

void freeze_all(duk_context* engine) {
  if (!duk_is_object(engine, -1)) return;
  duk_require_stack(engine, 8);
  duk_enum(engine, -1, DUK_ENUM_OWN_PROPERTIES_ONLY);
  while (duk_next(engine, -1, 1)) {
    freeze_all(engine);
    duk_pop_2(engine);
  }
  duk_pop(engine);
  duk_freeze(engine, -1);
}

void push_element(duk_context* engine, const Rows& list, std::size_t i) {
  if (!list.table) {
    const std::string_view text = list.text(i);
    duk_push_lstring(engine, text.data(), text.size());
    duk_json_decode(engine, -1);
    return freeze_all(engine);
  }
  CsvRow& row = heap_of(engine).row;
  list.table->read(i, row);
  duk_push_object(engine);
  const auto& names = list.table->columns();
  for (std::size_t c = 0; c < names.size(); ++c) {
    push_text(engine, names[c]);
    push_text(engine, row.fields[c]);
    duk_put_prop(engine, -3);
  }
  duk_freeze(engine, -1);
}

// ---- The traps of a list's Proxy

constexpr const char* hidden_number = DUK_HIDDEN_SYMBOL("list");

// list_is(target, number)
duk_ret_t list_is(duk_context* engine) {
  duk_put_prop_string(engine, 0, hidden_number);
  return 0;
}

// The list of the target at 0.
const Rows& list_of_target(duk_context* engine) {
  duk_get_prop_string(engine, 0, hidden_number);
  const Rows& list = list_at(engine, -1);
  duk_pop(engine);
  return list;
}

// The array index that the key at 1 is; below 0 when it is none.
double index_of_key(duk_context* engine) {
  if (duk_is_number(engine, 1)) {
    const double number = duk_get_number(engine, 1);
    return std::floor(number) == number ? number : not_an_index;
  }
  const std::string_view key = duk_is_symbol(engine, 1) ? std::string_view() : view_at(engine, 1);
  if (key.empty() || key.size() > 10 || (key.front() == '0' && key.size() > 1)) {
    return not_an_index;
  }
  double number = 0;
  for (const char c : key) {
    if (c < '0' || c > '9') return not_an_index;
    number = number * 10 + (c - '0');
  }
  return number;
}

bool is_length(duk_context* engine) {
  return duk_is_string(engine, 1) && !duk_is_symbol(engine, 1) && view_at(engine, 1) == "length";
}

// get(target, key)
duk_ret_t list_get(duk_context* engine) {
  const Rows& list = list_of_target(engine);
  const double index = index_of_key(engine);
  if (index >= 0) {
    if (index >= static_cast<double>(list.size())) return 0;
    push_element(engine, list, static_cast<std::size_t>(index));
  } else if (is_length(engine)) {
    duk_push_number(engine, static_cast<double>(list.size()));
  } else {
    duk_dup(engine, 1);
    duk_get_prop(engine, 0);
  }
  return 1;
}

// has(target, key)
duk_ret_t list_has(duk_context* engine) {
  const double index = index_of_key(engine);
  if (index >= 0) {
    duk_push_boolean(engine, index < static_cast<double>(list_of_target(engine).size()));
  } else {
    duk_dup(engine, 1);
    duk_push_boolean(engine, duk_has_prop(engine, 0));
  }
  return 1;
}

// ownKeys(target): of what can be enumerated nothing is given, for a list may be long.
duk_ret_t list_keys(duk_context* engine) {
  duk_push_array(engine);
  duk_push_literal(engine, "length");
  duk_put_prop_index(engine, -2, 0);
  return 1;
}

// ---- Whose row

// bot_index() -> k of the bot that is being run
duk_ret_t bot_index(duk_context* engine) {
  State& heap = heap_of(engine);
  if (!heap.bot) {
    return duk_type_error(engine,
                          "row(): a row is a bot's: ask in its constructor or in one of its "
                          "methods, or take one by its number");
  }
  duk_push_number(engine, static_cast<double>(heap.bot->params.index));
  return 1;
}

// turn(number) -> how many rows of that list were handed out before, all workers together
duk_ret_t turn(duk_context* engine) {
  duk_push_number(engine, static_cast<double>(heap_of(engine).host.turn(number_at(engine, 0))));
  return 1;
}

constexpr Binding bindings[] = {
    {"list_find", list_find, 1}, {"list_new", list_new, 1},   {"list_add", list_add, 2},
    {"list_path", list_path, 1}, {"list_is", list_is, 2},     {"list_get", list_get, 2},
    {"list_has", list_has, 2},   {"list_keys", list_keys, 1}, {"table", table, 3},
    {"columns", columns, 1},     {"bot_index", bot_index, 0}, {"turn", turn, 1},
};

}  // namespace

std::span<const Binding> list_bindings() { return bindings; }

}  // namespace hailstorm
