// A response: made from an answer, its bytes read when the script asks for them.
#include <cstdint>
#include <cstring>

#include "script/bindings.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

// Stands at the front of the bytes; the head and the body follow.
struct AnswerBytes {
  Outcome outcome;
  std::uint32_t head_size, body_size;
  Timings timings;

  std::string_view head() const { return {reinterpret_cast<const char*>(this + 1), head_size}; }
  std::string_view body() const { return {head().data() + head_size, body_size}; }
};

// The answer that the bot waits for, as a Response.
duk_ret_t answer_object(duk_context* engine) {
  const State& heap = heap_of(engine);
  const Answer& answer = *heap.answer;
  duk_push_bare_object(engine);
  duk_push_heapptr(engine, heap.response);
  duk_set_prototype(engine, -2);
  duk_push_int(engine, answer.status);
  duk_put_prop_literal(engine, -2, "status");
  const AnswerBytes front{answer.outcome, static_cast<std::uint32_t>(answer.head.size()),
                          static_cast<std::uint32_t>(answer.body.size()), answer.timings};
  auto* bytes = static_cast<char*>(
      duk_push_fixed_buffer(engine, sizeof front + answer.head.size() + answer.body.size()));
  std::memcpy(bytes, &front, sizeof front);
  if (!answer.head.empty())
    std::memcpy(bytes + sizeof front, answer.head.data(), answer.head.size());
  if (!answer.body.empty()) {
    std::memcpy(bytes + sizeof front + answer.head.size(), answer.body.data(), answer.body.size());
  }
  duk_put_prop_literal(engine, -2, DUK_HIDDEN_SYMBOL("bytes"));
  return 1;
}

const AnswerBytes& answer_of_this(duk_context* engine) {
  duk_push_this(engine);
  if (!duk_is_object(engine, -1) || !duk_get_prop_literal(engine, -1, DUK_HIDDEN_SYMBOL("bytes"))) {
    (void)duk_type_error(engine, "this is not a response");
  }
  return *static_cast<const AnswerBytes*>(duk_require_buffer(engine, -1, nullptr));
}

duk_ret_t response_body(duk_context* engine) {
  push_text(engine, answer_of_this(engine).body());
  return 1;
}

duk_ret_t response_error(duk_context* engine) {
  const AnswerBytes& answer = answer_of_this(engine);
  const std::string_view name =
      answer.outcome == Outcome::answered ? std::string_view() : name_of(answer.outcome);
  duk_push_lstring(engine, name.data(), name.size());
  return 1;
}

duk_ret_t response_timings(duk_context* engine) {
  const Timings timings = answer_of_this(engine).timings;
  const auto put = [engine](const char* name, Nanos duration) {
    duk_push_number(engine, seconds(duration) * 1e3);
    duk_put_prop_string(engine, -2, name);
  };
  duk_push_object(engine);
  put("blocked", timings.blocked);
  put("looking_up", timings.looking_up);
  put("connecting", timings.connecting);
  put("tls_handshaking", timings.tls_handshaking);
  put("sending", timings.sending);
  put("waiting", timings.waiting);
  put("receiving", timings.receiving);
  put("duration", timings.duration());
  return 1;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

// Content-Type, whatever the server wrote: as in k6.
void push_canonical(duk_context* engine, std::string_view name) {
  char canonical[128];
  const std::size_t length = name.size() < sizeof canonical ? name.size() : sizeof canonical;
  bool upper = true;
  for (std::size_t i = 0; i < length; ++i) {
    char c = name[i];
    if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (!upper && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    canonical[i] = static_cast<unsigned char>(c) < 0x80 ? c : '?';
    upper = c == '-';
  }
  duk_push_lstring(engine, canonical, length);
}

// Sets a header of the object at the top; a name that is there already gets its values joined by ",
// ".
void put_header(duk_context* engine, std::string_view name, std::string_view value) {
  push_canonical(engine, name);
  duk_dup_top(engine);
  if (duk_get_prop(engine, -3)) {
    duk_push_literal(engine, ", ");
    push_text(engine, value);
    duk_concat(engine, 3);
  } else {
    duk_pop(engine);
    push_text(engine, value);
  }
  duk_put_prop(engine, -3);
}

duk_ret_t response_headers(duk_context* engine) {
  std::string_view rest = answer_of_this(engine).head();
  duk_push_bare_object(engine);
  rest.remove_prefix(rest.find('\n') == rest.npos ? rest.size() : rest.find('\n') + 1);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n') == rest.npos ? rest.size() : rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end < rest.size() ? end + 1 : end);
    const std::size_t colon = line.find(':');
    if (colon != line.npos && colon > 0)
      put_header(engine, trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
  }
  return 1;
}

constexpr Binding bindings[] = {{"answer", answer_object, 0},
                                {"body", response_body, 0},
                                {"error", response_error, 0},
                                {"timings", response_timings, 0},
                                {"headers", response_headers, 0}};

}  // namespace

std::span<const Binding> response_bindings() { return bindings; }

}  // namespace hailstorm
