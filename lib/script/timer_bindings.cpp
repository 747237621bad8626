// What the timers of a bot ask of its heap.
#include "script/bindings.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

// timers_on() -> whether the handler under way has timers; from here on it has.
duk_ret_t timers_on(duk_context* engine) {
  State& heap = heap_of(engine);
  if (heap.aborted) refuse_to_block(engine, heap);
  duk_push_boolean(engine, heap.bot->has_timers);
  heap.bot->has_timers = true;
  return 1;
}

duk_ret_t timers_are_on(duk_context* engine) {
  duk_push_boolean(engine, heap_of(engine).bot->has_timers);
  return 1;
}

duk_ret_t timers_off(duk_context* engine) {
  heap_of(engine).bot->has_timers = false;
  return 0;
}

// timers_dropped() -> whether those that are left will not run
duk_ret_t timers_dropped(duk_context* engine) {
  BotRecord& bot = *heap_of(engine).bot;
  bot.sleeps_for_timer = false;
  duk_push_boolean(engine, bot.drops_timers);
  return 1;
}

// sleep_for_timer(seconds): the bot waits next.
duk_ret_t sleep_for_timer(duk_context* engine) {
  State& heap = heap_of(engine);
  heap.sleep = from_seconds(duk_get_number(engine, 0));
  heap.asked = Step::sleeping;
  heap.bot->sleeps_for_timer = true;
  return 0;
}

constexpr Binding bindings[] = {{"timers_on", timers_on, 0},
                                {"timers_are_on", timers_are_on, 0},
                                {"timers_off", timers_off, 0},
                                {"timers_dropped", timers_dropped, 0},
                                {"sleep_for_timer", sleep_for_timer, 1}};

}  // namespace

std::span<const Binding> timer_bindings() { return bindings; }

}  // namespace hailstorm
