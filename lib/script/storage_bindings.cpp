// What scripts ask of storages.
#include "script/bindings.h"
#include "script/text.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

void note_call(duk_context* engine, State& heap) {
  StorageCall& call = heap.storage_call;
  call.name = from_script(view_at(engine, 0));
  call.bot_id = static_cast<std::uint64_t>(duk_get_number(engine, 1));
  call.key = from_script(view_at(engine, 2));
  call.value.reset();
  if (duk_is_string(engine, 3)) call.value = view_at(engine, 3);
  call.index.reset();
  if (heap.bot->params.bot_id == call.bot_id) call.index = heap.bot->params.index;
}

// storage_ask(name, id, key, text or undefined) -> whether the bot has to wait for the answer
duk_ret_t storage_ask(duk_context* engine) {
  State& heap = heap_of(engine);
  if (!heap.bot) {
    return duk_type_error(engine,
                          "storage: not while the script is loaded; ask in the methods of a bot");
  }
  note_call(engine, heap);
  heap.storage_answer = {};
  if (heap.host.storage(heap.storage_call, heap.storage_answer)) return 0;
  if (heap.aborted) refuse_to_block(engine, heap);
  if (!heap.may_ask) {
    return duk_type_error(engine,
                          "storage: a bot cannot wait in its constructor for a bot of another "
                          "worker; ask in an action");
  }
  heap.asked = Step::storage;
  duk_push_true(engine);
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
