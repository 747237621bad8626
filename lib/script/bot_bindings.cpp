// What a script asks of the bot that is being run and says of the test; invocations from outside.
#include "script/bindings.h"
#include "script/text.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

// The heap, if a bot is being run in it; raises a TypeError otherwise.
State& heap_with_bot(duk_context* engine) {
  State& heap = heap_of(engine);
  if (!heap.bot) {
    (void)duk_type_error(engine, "no bot is being run here: the script is still being loaded");
  }
  return heap;
}

void push_state(duk_context* engine, BotState state) {
  State& heap = heap_of(engine);
  heap.made = name_of(state);
  duk_push_lstring(engine, heap.made.data(), heap.made.size());
}

// Numbered as bot.js has them.
duk_ret_t about_bot(duk_context* engine) {
  const State& heap = heap_with_bot(engine);
  const BotParams& params = heap.bot->params;
  const auto number = [engine](std::uint64_t value) {
    duk_push_number(engine, static_cast<double>(value));
  };
  switch (number_at(engine, 0)) {
    case 0: number(params.index); break;
    case 1: number(params.bot_id); break;
    case 2: number(params.internal_id); break;
    case 3: number(params.global_id); break;
    case 4: push_text(engine, heap.models[heap.bot->model].name); break;
    default: push_state(engine, heap.host.state());
  }
  return 1;
}

// What k6 has as globals. __VU: from 1; 0 where no bot is there.
duk_ret_t vu(duk_context* engine) {
  const State& heap = heap_of(engine);
  duk_push_number(engine, heap.bot ? static_cast<double>(vu_of(*heap.bot)) : 0);
  return 1;
}

// __ITER: from 0, that of a bot's constructor and first hooks too.
duk_ret_t iteration(duk_context* engine) {
  const State& heap = heap_of(engine);
  if (!heap.bot) return 0;
  const std::uint64_t begun = heap.bot->iterations;
  duk_push_number(engine, static_cast<double>(begun == 0 ? 0 : begun - 1));
  return 1;
}

duk_ret_t state_number(duk_context* engine) {
  const auto state = state_named(view_at(engine, 0));
  if (!state) return 0;
  duk_push_number(engine, static_cast<double>(*state));
  return 1;
}

duk_ret_t wish(duk_context* engine) {
  const auto state = static_cast<BotState>(duk_get_number(engine, 0));
  heap_with_bot(engine).host.wished(state);
  return 0;
}

duk_ret_t finish(duk_context* engine) {
  heap_with_bot(engine).host.wished_to_finish();
  return 0;
}

void condemn_with(State& heap, std::string_view reason, bool abort) {
  heap.host.condemned(from_script(reason), abort);
}

duk_ret_t condemn(duk_context* engine) {
  State& heap = heap_with_bot(engine);
  const bool abort = duk_get_boolean(engine, 1) != 0;
  condemn_with(heap, view_at(engine, 0), abort);
  // Whoever catches what it throws comes no further than to the next wait.
  heap.aborted |= abort;
  heap.may_ask &= !abort;
  return 0;
}

// ---- Invocations

duk_ret_t invocation(duk_context* engine) {
  const State& heap = heap_of(engine);
  duk_push_array(engine);
  push_text(engine, heap.invoked_method);
  duk_put_prop_index(engine, -2, 0);
  push_text(engine, heap.invoked_arguments);
  duk_put_prop_index(engine, -2, 1);
  return 1;
}

void keep_returned(State& heap, std::string_view json) {
  heap.returned = json.empty() ? "null" : from_script(json);  // undefined has no JSON
}

duk_ret_t returned(duk_context* engine) {
  keep_returned(heap_of(engine), view_at(engine, 0));
  return 0;
}

// setup_data() -> the JSON that setup() returned, empty without
duk_ret_t setup_data(duk_context* engine) {
  push_text(engine, heap_of(engine).program->setup_data);
  return 1;
}

constexpr Binding bindings[] = {
    {"setup_data", setup_data, 0},
    {"bot", about_bot, 1},
    {"state_number", state_number, 1},
    {"wish", wish, 1},
    {"finish", finish, 0},
    {"condemn", condemn, 2},
    {"invocation", invocation, 0},
    {"returned", returned, 1},
    {"vu", vu, 0},
    {"iteration", iteration, 0},
};

}  // namespace

std::uint64_t vu_of(const BotRecord& bot) { return bot.params.before + bot.params.index + 1; }

std::span<const Binding> bot_bindings() { return bindings; }

}  // namespace hailstorm
