// What scripts ask of storages.
#include "script/bindings.h"
#include "script/text.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

StorageCall& note_call(duk_context* engine, State& heap) {
  StorageCall& call = heap.storage_calls.emplace_back().call;
  call.name = from_script(view_at(engine, 0));
  call.bot_id = static_cast<std::uint64_t>(duk_get_number(engine, 1));
  call.key = from_script(view_at(engine, 2));
  call.value.reset();
  if (duk_is_string(engine, 3)) call.value = view_at(engine, 3);
  call.index.reset();
  if (heap.bot->params.bot_id == call.bot_id) call.index = heap.bot->params.index;
  return call;
}

// Whether the answer is there at once.
bool answered(duk_context* engine, State& heap) {
  heap.storage_answer = {};
  const bool here = heap.host.storage(note_call(engine, heap), heap.storage_answer);
  if (here || !heap.may_ask || !can_wait(engine)) heap.storage_calls.pop_back();
  return here;
}

// storage_ask(name, id, key, text or undefined) -> what is to be yielded when the answer is to be
// waited for, else undefined
duk_ret_t storage_ask(duk_context* engine) {
  State& heap = heap_of(engine);
  if (!heap.bot) {
    return duk_type_error(engine,
                          "storage: not while the script is loaded; ask in the methods of a bot");
  }
  if (answered(engine, heap)) return 0;
  if (heap.aborted) refuse_to_block(engine, heap);
  if (!heap.may_ask) {
    return duk_type_error(engine,
                          "storage: a bot cannot wait in its constructor for a bot of another "
                          "worker; ask in an action");
  }
  require_waiting(engine);
  if (heap.in_strand) {
    heap.storage_calls.back().ticket = ++heap.bot->last_ticket;
    duk_push_uint(engine, heap.bot->last_ticket);
  } else {
    heap.asked = Step::storage;
    duk_push_true(engine);
  }
  return 1;
}

// storage_answer() -> the value that was read, or undefined
duk_ret_t storage_answer(duk_context* engine) {
  const StorageAnswer& answer = heap_of(engine).storage_answer;
  if (answer.full) {
    return duk_range_error(engine,
                           "storage: there is no room left: see docs/data.md for the limit");
  }
  if (!answer.value) return 0;
  duk_push_lstring(engine, answer.value->data(), answer.value->size());
  duk_json_decode(engine, -1);
  return 1;
}

duk_ret_t bot_id(duk_context* engine) {
  State& heap = heap_of(engine);
  if (!heap.bot) {
    return duk_type_error(engine,
                          "storage: not while the script is loaded; ask in the methods of a bot");
  }
  duk_push_number(engine, static_cast<double>(heap.bot->params.bot_id));
  return 1;
}

constexpr Binding bindings[] = {
    {"storage_ask", storage_ask, 4}, {"storage_answer", storage_answer, 0}, {"bot_id", bot_id, 0}};

}  // namespace

std::span<const Binding> storage_bindings() { return bindings; }

}  // namespace hailstorm
