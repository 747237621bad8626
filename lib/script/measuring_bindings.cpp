// What scripts time: groups, and functions under the status of what they give.
#include <cmath>

#include "script/bindings.h"
#include "script/text.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

double nanos_now(const State& heap) {
  return static_cast<double>(heap.host.now().time_since_epoch().count());
}

Nanos since(const State& heap, double start) {
  return Nanos(static_cast<Nanos::rep>(std::max(0.0, nanos_now(heap) - start)));
}

// now() -> nanoseconds of the host's clock; whole ones for the first 104 days after it began.
duk_ret_t now(duk_context* engine) {
  duk_push_number(engine, nanos_now(heap_of(engine)));
  return 1;
}

void extend(std::string& path, std::string_view script_name) {
  if (!path.empty()) path += "::";
  path += from_script(script_name);
}

// enter_group(name) -> where the name of the group around it ends.
duk_ret_t enter_group(duk_context* engine) {
  State& heap = heap_of(engine);
  if (!heap.bot) {
    return duk_type_error(engine,
                          "group(name, fn): not while the script is loaded; call it in an action");
  }
  duk_push_uint(engine, static_cast<duk_uint_t>(heap.bot->group.size()));
  extend(heap.bot->group, view_at(engine, 0));
  number_tags(heap);
  return 1;
}

// leave_group(outer, start or undefined) -> its path when it is not over yet
duk_ret_t leave_group(duk_context* engine) {
  State& heap = heap_of(engine);
  std::string& path = heap.bot->group;
  const bool goes_on = duk_is_undefined(engine, 1) != 0;
  if (goes_on) {
    push_text(engine, path);
  } else {
    heap.host.timed(TimingKind::group, path, 0, since(heap, duk_get_number(engine, 1)));
  }
  path.resize(std::min<std::size_t>(path.size(), number_at(engine, 0)));
  number_tags(heap);
  return goes_on ? 1 : 0;
}

// timed_group(path, start): of one that has been left before it was over
duk_ret_t timed_group(duk_context* engine) {
  State& heap = heap_of(engine);
  heap.host.timed(TimingKind::group, from_script(view_at(engine, 0)), 0,
                  since(heap, duk_get_number(engine, 1)));
  return 0;
}

// observed(name, status, start)
duk_ret_t observed(duk_context* engine) {
  State& heap = heap_of(engine);
  heap.host.timed(TimingKind::observed, from_script(view_at(engine, 0)), duk_get_int(engine, 1),
                  since(heap, duk_get_number(engine, 2)));
  return 0;
}

constexpr Binding bindings[] = {{"now", now, 0},
                                {"enter_group", enter_group, 1},
                                {"leave_group", leave_group, 2},
                                {"timed_group", timed_group, 2},
                                {"observed", observed, 3}};

}  // namespace

void number_tags(ScriptHeap::State& heap) {
  BotRecord& bot = *heap.bot;
  bot.tags = bot.group.empty() ? 0 : heap.host.in_group(bot.group);
  if (bot.own_tags.empty()) return;
  heap.own_tags.clear();
  for (const auto& [name, value] : bot.own_tags) heap.own_tags.push_back({name, value});
  bot.tags = heap.host.with_tags(bot.tags, heap.own_tags);
}

std::span<const Binding> measuring_bindings() { return bindings; }

}  // namespace hailstorm
