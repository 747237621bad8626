// What scripts say of a response after the fact: res.ok() and res.fail(message).
#include "script/bindings.h"
#include "script/text.h"

namespace hailstorm {
namespace {

void tell(ScriptHeap::State& heap, Judged& exchange, Verdict verdict, std::string_view text) {
  heap.host.judged(exchange, verdict, from_script(text));
}

duk_ret_t ok(duk_context* engine) {
  tell(heap_of(engine), judged_of_this(engine), Verdict::good, {});
  return 0;
}

duk_ret_t fail(duk_context* engine) {
  if (!duk_is_string(engine, 0)) {
    return duk_type_error(engine, "res.fail(message): the message is not a string");
  }
  tell(heap_of(engine), judged_of_this(engine), Verdict::failed, view_at(engine, 0));
  return 0;
}

constexpr Binding bindings[] = {{"ok", ok, 0}, {"fail", fail, 1}};

}  // namespace

std::span<const Binding> verdict_bindings() { return bindings; }

}  // namespace hailstorm
