// What a script asks by k6/execution, and bot.tags.
#include <algorithm>
#include <array>
#include <optional>

#include "script/bindings.h"
#include "script/text.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

// ---- Tags of the bot

using Tag = std::pair<std::string, std::string>;

std::vector<Tag>::iterator find_tag(BotRecord& bot, const std::string& name) {
  return std::find_if(bot.own_tags.begin(), bot.own_tags.end(),
                      [&name](const Tag& tag) { return tag.first == name; });
}

// What is said of each measurement apart: a tag of the bot would contradict it.
bool is_said_elsewhere(std::string_view tag) {
  constexpr std::array<std::string_view, 4> names = {"check", "group", "name", "scenario"};
  return is_tag_of_ours(tag) || std::find(names.begin(), names.end(), tag) != names.end();
}

// The value of a tag, as the bot has said it, or Hailstorm says it of the bot.
const std::string* value_of(State& heap, std::string_view script_name) {
  const auto tag = find_tag(*heap.bot, from_script(script_name));
  if (tag != heap.bot->own_tags.end()) return &tag->second;
  if (script_name != "group" || heap.bot->group.empty()) return nullptr;
  heap.made = "::" + heap.bot->group;
  return &heap.made;
}

// tag(name) -> its value, or undefined
duk_ret_t tag(duk_context* engine) {
  State& heap = heap_of(engine);
  const std::string* const value = value_of(heap, view_at(engine, 0));
  if (!value) return 0;
  push_text(engine, *value);
  return 1;
}

void set(State& heap, std::string_view name, std::string_view value) {
  std::string own = from_script(name), said = from_script(value);
  const auto known = find_tag(*heap.bot, own);
  if (known != heap.bot->own_tags.end()) {
    known->second = std::move(said);
  } else {
    heap.bot->own_tags.emplace_back(std::move(own), std::move(said));
  }
  number_tags(heap);
}

// set_tag(name, text) -> false for a name that is not the bot's to say
duk_ret_t set_tag(duk_context* engine) {
  const bool may = !is_said_elsewhere(view_at(engine, 0));
  if (may) set(heap_of(engine), view_at(engine, 0), view_at(engine, 1));
  duk_push_boolean(engine, may);
  return 1;
}

void forget(State& heap, std::string_view name) {
  const auto known = find_tag(*heap.bot, from_script(name));
  if (known == heap.bot->own_tags.end()) return;
  heap.bot->own_tags.erase(known);
  number_tags(heap);
}

duk_ret_t forget_tag(duk_context* engine) {
  forget(heap_of(engine), view_at(engine, 0));
  return 0;
}

// tag_names() -> those that the bot has said
duk_ret_t tag_names(duk_context* engine) {
  duk_push_array(engine);
  duk_uarridx_t count = 0;
  for (const auto& [name, value] : heap_of(engine).bot->own_tags) {
    push_text(engine, name);
    duk_put_prop_index(engine, -2, count++);
  }
  return 1;
}

// ---- The run

duk_ret_t has_bot(duk_context* engine) {
  duk_push_boolean(engine, heap_of(engine).bot != nullptr);
  return 1;
}

duk_ret_t model_number(duk_context* engine) {
  duk_push_uint(engine, heap_of(engine).bot->model);
  return 1;
}

// iteration_in_test() -> the number of the action under way, or undefined
duk_ret_t iteration_in_test(duk_context* engine) {
  const auto& number = heap_of(engine).bot->iteration;
  if (!number) return 0;
  duk_push_number(engine, static_cast<double>(*number));
  return 1;
}

// run_ms() -> how long the run has lasted
duk_ret_t run_ms(duk_context* engine) {
  duk_push_number(engine, seconds(heap_of(engine).host.run_time()) * 1e3);
  return 1;
}

// run_length_ms() -> how long it will last at most, or undefined
duk_ret_t run_length_ms(duk_context* engine) {
  const std::optional<Nanos> length = heap_of(engine).host.run_length();
  if (!length) return 0;
  duk_push_number(engine, seconds(*length) * 1e3);
  return 1;
}

constexpr Binding bindings[] = {{"tag", tag, 1},
                                {"set_tag", set_tag, 2},
                                {"forget_tag", forget_tag, 1},
                                {"tag_names", tag_names, 0},
                                {"has_bot", has_bot, 0},
                                {"model_number", model_number, 0},
                                {"iteration_in_test", iteration_in_test, 0},
                                {"run_ms", run_ms, 0},
                                {"run_length_ms", run_length_ms, 0}};

}  // namespace

std::span<const Binding> k6_bindings() { return bindings; }

}  // namespace hailstorm
