// What the strands of a bot ask of its heap: who runs, who waits, how long.
#include "base/check.h"
#include "script/bindings.h"
#include "script/text.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

// What a strand yields that sleeps; asleep in strands.js.
constexpr int asleep = -1;

double ms_of(Nanos duration) { return seconds(duration) * 1e3; }

// promise_keys() -> the names under which a promise has its state and its value, and an async
// generator its body
duk_ret_t promise_keys(duk_context* engine) {
  duk_push_array(engine);
  duk_push_literal(engine, DUK_HIDDEN_SYMBOL("state"));
  duk_put_prop_index(engine, -2, 0);
  duk_push_literal(engine, DUK_HIDDEN_SYMBOL("value"));
  duk_put_prop_index(engine, -2, 1);
  duk_push_literal(engine, DUK_HIDDEN_SYMBOL("body"));
  duk_put_prop_index(engine, -2, 2);
  return 1;
}

// here() -> the number of the bot that is being run or constructed; undefined: of none
duk_ret_t here(duk_context* engine) {
  State& heap = heap_of(engine);
  if (!heap.bot) return 0;
  duk_push_uint(engine, heap.slot);
  return 1;
}

// wake(bot): it has turns from now on.
duk_ret_t wake(duk_context* engine) {
  heap_of(engine).bots[number_at(engine, 0)].has_loop = true;
  return 0;
}

// handler() -> the number of the handler under way
duk_ret_t handler(duk_context* engine) {
  duk_push_uint(engine, heap_of(engine).bot->handler);
  return 1;
}

// ---- Groups: each strand is in its own

// Pushes the group that the bot is in, or undefined, which may stand at `index`, too.
void exchange_group(duk_context* engine, State& heap, duk_idx_t index) {
  if (!heap.bot || heap.bot->group.empty()) {
    duk_push_undefined(engine);
  } else {
    push_text(engine, heap.bot->group);
  }
  const std::string_view path = view_at(engine, index);
  if (!heap.bot || (path.empty() && heap.bot->group.empty())) return;
  heap.bot->group = from_script(path);
  number_tags(heap);
}

// enter_strand(its group) -> that of the main strand
duk_ret_t enter_strand(duk_context* engine) {
  State& heap = heap_of(engine);
  heap.in_strand = true;
  exchange_group(engine, heap, 0);
  return 1;
}

// leave_strand(the main strand's group) -> the strand's
duk_ret_t leave_strand(duk_context* engine) {
  State& heap = heap_of(engine);
  heap.in_strand = false;
  exchange_group(engine, heap, 0);
  return 1;
}

// begin_strand() -> the group of who begins it, where it is, too
duk_ret_t begin_strand(duk_context* engine) {
  State& heap = heap_of(engine);
  heap.in_strand = true;
  if (!heap.bot || heap.bot->group.empty()) return 0;
  push_text(engine, heap.bot->group);
  return 1;
}

// end_strand(whether a strand has begun it, that one's group) -> the group of the strand
duk_ret_t end_strand(duk_context* engine) {
  State& heap = heap_of(engine);
  heap.in_strand = duk_get_boolean(engine, 0) != 0;
  exchange_group(engine, heap, 1);
  return 1;
}

// ---- Waiting

duk_ret_t require_asking_here(duk_context* engine) {
  require_asking(engine);
  return 0;
}

void require_yielding(duk_context* engine) {
  State& heap = heap_of(engine);
  if (heap.aborted) refuse_to_block(engine, heap);
  if (!can_wait(engine)) hailstorm_cannot_wait(engine);
}

// A promise can be waited for where requests cannot begin.
duk_ret_t require_waiting_here(duk_context* engine) {
  require_yielding(engine);
  return 0;
}

// main_waits(for answers): the main strand yields next.
duk_ret_t main_waits(duk_context* engine) {
  heap_of(engine).asked = duk_get_boolean(engine, 0) != 0 ? Step::http : Step::waiting;
  return 0;
}

// main_is_called() -> whether the main strand waits for what the host hands to it
duk_ret_t main_is_called(duk_context* engine) {
  const Step asked = heap_of(engine).asked;
  duk_push_boolean(engine, asked == Step::http || asked == Step::storage);
  return 1;
}

// main_asleep_for() -> the milliseconds that the main strand sleeps, -1 if it does not
duk_ret_t main_asleep_for(duk_context* engine) {
  const State& heap = heap_of(engine);
  duk_push_number(engine, heap.asked == Step::sleeping ? ms_of(heap.sleep) : -1);
  return 1;
}

// asleep_for() -> the milliseconds that the strand sleeps which has just yielded
duk_ret_t asleep_for(duk_context* engine) {
  duk_push_number(engine, ms_of(heap_of(engine).strand_sleep));
  return 1;
}

duk_ret_t fall_asleep(duk_context* engine) {
  State& heap = heap_of(engine);
  const double s = duk_is_number(engine, 0) ? duk_get_number(engine, 0) : -1;
  if (!(s >= 0 && s < 1e9)) {
    return duk_type_error(engine, "sleep(seconds): a number of seconds, not below 0");
  }
  require_waiting(engine);
  (heap.in_strand ? heap.strand_sleep : heap.sleep) = from_seconds(s);
  if (heap.in_strand) return hailstorm_wait(engine, asleep);
  heap.asked = Step::sleeping;
  return hailstorm_wait(engine, 0);
}

// timers_end() -> whether those that are left when the handler has ended do not run
duk_ret_t timers_end(duk_context* engine) {
  const BotRecord& bot = *heap_of(engine).bot;
  duk_push_boolean(engine, bot.threw || bot.drops_timers);
  return 1;
}

// stuck_error(thread) -> what is thrown where it waits for nothing that could come
duk_ret_t stuck_error(duk_context* engine) {
  push_error_in(engine, 0,
                "this waits for a promise that nobody will settle: no request, timer or sleep of "
                "this bot is under way");
  return 1;
}

constexpr Binding bindings[] = {
    {"promise_keys", promise_keys, 0},
    {"here", here, 0},
    {"wake", wake, 1},
    {"handler", handler, 0},
    {"enter_strand", enter_strand, 1},
    {"leave_strand", leave_strand, 1},
    {"begin_strand", begin_strand, 0},
    {"end_strand", end_strand, 2},
    {"require_asking", require_asking_here, 0},
    {"require_waiting", require_waiting_here, 0},
    {"main_waits", main_waits, 1},
    {"main_is_called", main_is_called, 0},
    {"main_asleep_for", main_asleep_for, 0},
    {"asleep_for", asleep_for, 0},
    {"sleep", fall_asleep, 1},
    {"timers_end", timers_end, 0},
    {"stuck_error", stuck_error, 1},
};

}  // namespace

std::span<const Binding> strand_bindings() { return bindings; }

bool can_wait(duk_context* engine) { return hailstorm_can_wait(engine) != 0; }

void require_asking(duk_context* engine) {
  State& heap = heap_of(engine);
  if (heap.may_ask) return;
  if (heap.aborted) refuse_to_block(engine, heap);
  (void)duk_type_error(engine,
                       "requests and timers begin in the methods of a bot, not while the script is "
                       "loaded or the bot is constructed");
}

void require_waiting(duk_context* engine) {
  State& heap = heap_of(engine);
  if (!heap.may_ask) refuse_to_block(engine, heap);
  require_yielding(engine);
}

void push_error_in(duk_context* engine, duk_idx_t index, const char* text) {
  index = duk_normalize_index(engine, index);
  duk_context* const where = duk_is_thread(engine, index) ? duk_get_context(engine, index) : engine;
  duk_require_stack(where, 8);
  duk_push_error_object(where, DUK_ERR_ERROR, "%s", text);
  if (where != engine) duk_xmove_top(engine, where, 1);
}

}  // namespace hailstorm
