// What TypeScript's helpers ask of the engine: arrays copied without a call for each element.
#include "script/bindings.h"

namespace hailstorm {
namespace {

// Appends the elements of the array at `from` to the one at the top; what is not there is
// undefined.
void append(duk_context* engine, duk_idx_t from, duk_uarridx_t& count) {
  const duk_size_t length = duk_get_length(engine, from);
  if (length > 1024) hailstorm_work(engine, length * 4);
  for (duk_size_t i = 0; i < length; ++i) {
    (void)duk_get_prop_index(engine, from, static_cast<duk_uarridx_t>(i));
    duk_put_prop_index(engine, -2, count++);
  }
}

// spread(to, from) -> an array of the elements of both
duk_ret_t spread(duk_context* engine) {
  if (hailstorm_concat(engine, 0, 1)) return 1;
  duk_uarridx_t count = 0;
  duk_push_array(engine);
  append(engine, 0, count);
  append(engine, 1, count);
  return 1;
}

// pack(array) -> a copy without holes
duk_ret_t pack(duk_context* engine) {
  duk_push_array(engine);
  return spread(engine);
}

// is_native(value): whether it is a function that is not written in JavaScript
duk_ret_t is_native(duk_context* engine) {
  duk_push_boolean(engine, duk_is_c_function(engine, 0));
  return 1;
}

// hidden() -> the name of a property that scripts do not see
duk_ret_t hidden(duk_context* engine) {
  duk_push_literal(engine, DUK_HIDDEN_SYMBOL("generator"));
  return 1;
}

constexpr Binding bindings[] = {
    {"pack", pack, 1}, {"spread", spread, 2}, {"is_native", is_native, 1}};
constexpr Binding of_generators[] = {{"hidden", hidden, 0}};

}  // namespace

std::span<const Binding> typescript_bindings() { return bindings; }
std::span<const Binding> generator_bindings() { return of_generators; }

}  // namespace hailstorm
