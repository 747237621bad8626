// A response: made from an answer, its bytes read when the script asks for them.
#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

#include "http/names.h"
#include "script/answer_bytes.h"
#include "script/text.h"
#include "web/json_path.h"

namespace hailstorm {
namespace {

using State = ScriptHeap::State;

// ---- Making a response: as little as can be done

void note_remote(AnswerBytes& front, const Address* remote) {
  front.remote_family = 0;
  if (!remote) return;
  const std::string_view bytes = remote->bytes();
  front.remote_family = static_cast<decltype(front.remote_family)>(remote->family());
  front.remote_port = remote->port();
  std::memcpy(front.remote, bytes.data(), std::min(bytes.size(), sizeof front.remote));
}

AnswerBytes front_of(const State& heap, const Answer& answer) {
  AnswerBytes front;
  front.judged = {heap.series};
  front.timings = answer.timings;
  front.tls_version = answer.tls_version;
  front.tls_cipher = answer.tls_cipher;
  front.head_size = static_cast<std::uint32_t>(answer.head.size());
  front.body_size = static_cast<std::uint32_t>(answer.body.size());
  front.written = !answer.request.empty();
  front.asked_size = static_cast<std::uint32_t>(
      front.written ? 0 : std::min(answer.method.size(), AnswerBytes::request_max));
  const std::size_t asked = front.written ? answer.request.size() : answer.url.size();
  front.request_size = front.asked_size + static_cast<std::uint32_t>(std::min(
                                              asked, AnswerBytes::request_max - front.asked_size));
  front.detail_size = static_cast<std::uint32_t>(answer.detail.size());
  front.authority_size = static_cast<std::uint32_t>(answer.authority.size());
  note_remote(front, answer.remote);
  front.outcome = answer.outcome;
  front.body_as = answer.keep == Keep::nothing ? BodyAs::nothing
                  : heap.answer_is_binary      ? BodyAs::bytes
                                               : BodyAs::text;
  front.tls = answer.tls;
  return front;
}

char* append(char* at, std::string_view text, std::size_t size) {
  if (size > 0) std::memcpy(at, text.data(), size);
  return at + size;
}

// The answer that the bot waits for, as a Response.
duk_ret_t answer_object(duk_context* engine) {
  State& heap = heap_of(engine);
  const Answer& answer = *heap.answer;
  const AnswerBytes front = front_of(heap, answer);
  const std::size_t size = sizeof front + front.head_size + front.body_size + front.request_size +
                           front.detail_size + front.authority_size;
  // Filled at once: spare the zeroing.
  heap.memory.hold_response();
  auto* at = static_cast<char*>(duk_push_buffer_raw(engine, size, DUK_BUF_FLAG_NOZERO));
  heap.memory.hold_own();
  std::memcpy(at, &front, sizeof front);
  at = append(at + sizeof front, answer.head, front.head_size);
  at = append(at, answer.body, front.body_size);
  at = append(at, answer.method, front.asked_size);
  at = append(at, front.written ? answer.request : answer.url,
              front.request_size - front.asked_size);
  at = append(at, answer.detail, front.detail_size);
  append(at, answer.authority, front.authority_size);
  hailstorm_make_pair(engine, heap.response, heap.status_key, answer.status, heap.bytes_key);
  return 1;
}

// answer_error(thread or undefined): why the answer is thrown, an error made where the thread waits
// for it.
duk_ret_t answer_error(duk_context* engine) {
  State& heap = heap_of(engine);
  const Answer& answer = *heap.answer;
  const std::string_view outcome = name_of(answer.outcome);
  heap.made.assign("the request failed: ").append(outcome);
  if (!answer.detail.empty() && answer.detail != outcome)
    heap.made.append(", ").append(answer.detail);
  if (!is_ascii(heap.made)) heap.made = to_script(heap.made);
  push_error_in(engine, 0, heap.made.c_str());
  return 1;
}

// ---- What is read of it

duk_ret_t push_c_text(duk_context* engine, const char* text) {
  duk_push_string(engine, text ? text : "");
  return 1;
}

duk_ret_t response_body(duk_context* engine) {
  const AnswerBytes& answer = answer_of_this(engine);
  if (answer.body_as == BodyAs::text) {
    push_text(engine, answer.body());
    return 1;
  }
  if (answer.body_as == BodyAs::nothing) {
    duk_push_null(engine);
    return 1;
  }
  // A copy: what the script writes there must not reach the fields in front.
  const std::size_t size = answer.body_size;
  void* copy = duk_push_fixed_buffer(engine, size);
  append(static_cast<char*>(copy), answer.body(), size);
  duk_push_buffer_object(engine, -1, 0, size, DUK_BUFOBJ_ARRAYBUFFER);
  return 1;
}

// The body as a string, whatever its type.
duk_ret_t response_text(duk_context* engine) {
  push_text(engine, answer_of_this(engine).body());
  return 1;
}

duk_ret_t response_outcome(duk_context* engine) {
  const std::string_view name = name_of(answer_of_this(engine).outcome);
  duk_push_lstring(engine, name.data(), name.size());
  return 1;
}

duk_ret_t response_error(duk_context* engine) {
  const AnswerBytes& answer = answer_of_this(engine);
  if (answer.outcome == Outcome::answered) return push_c_text(engine, nullptr);
  if (answer.detail_size == 0) return response_outcome(engine);
  push_text(engine, answer.detail());
  return 1;
}

duk_ret_t response_error_code(duk_context* engine) {
  const AnswerBytes& answer = answer_of_this(engine);
  duk_get_prop_literal(engine, -2, "status");
  duk_push_int(engine, error_code_of(answer.outcome, duk_get_int(engine, -1)));
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

duk_ret_t response_url(duk_context* engine) {
  push_url(engine, answer_of_this(engine));
  return 1;
}

duk_ret_t response_remote_ip(duk_context* engine) {
  const AnswerBytes& answer = answer_of_this(engine);
  char text[INET6_ADDRSTRLEN] = "";
  if (answer.remote_family) inet_ntop(answer.remote_family, answer.remote, text, sizeof text);
  return push_c_text(engine, text);
}

duk_ret_t response_remote_port(duk_context* engine) {
  const AnswerBytes& answer = answer_of_this(engine);
  duk_push_uint(engine, answer.remote_family ? answer.remote_port : 0);
  return 1;
}

// As k6 names them: tls1.3 for OpenSSL's TLSv1.3.
duk_ret_t response_tls_version(duk_context* engine) {
  const char* version = answer_of_this(engine).tls_version;
  if (!version || std::strncmp(version, "TLSv", 4) != 0) return push_c_text(engine, version);
  duk_push_sprintf(engine, "tls%s%s", version + 4, std::strchr(version, '.') ? "" : ".0");
  return 1;
}

duk_ret_t response_tls_cipher_suite(duk_context* engine) {
  return push_c_text(engine, answer_of_this(engine).tls_cipher);
}

// ---- JSON by path

// Returns plainly: what it makes stays in the heap.
bool find_value(State& heap, std::string_view body, std::string_view path,
                std::string_view& value) {
  if (is_ascii(path)) return find_json(body, path, value, heap.made) == JsonFind::found;
  return find_json(body, from_script(path), value, heap.made) == JsonFind::found;
}

// json_at(path), of a response: the value that the path leads to, else undefined.
duk_ret_t response_json_at(duk_context* engine) {
  const AnswerBytes& answer = answer_of_this(engine);
  if (!duk_is_string(engine, 0) && !duk_is_number(engine, 0)) {
    return duk_type_error(engine, "res.json(path): the path is not a string such as 'user.id'");
  }
  (void)duk_to_string(engine, 0);
  std::string_view value;
  hailstorm_work(engine, answer.body().size());
  if (!find_value(heap_of(engine), answer.body(), view_at(engine, 0), value)) return 0;
  const bool plain = value.front() == '"' && value.find('\\') == value.npos;
  push_text(engine, plain ? value.substr(1, value.size() - 2) : value);
  if (!plain) duk_json_decode(engine, -1);
  return 1;
}

constexpr Binding bindings[] = {{"answer", answer_object, 0},
                                {"answer_error", answer_error, 1},
                                {"body", response_body, 0},
                                {"text", response_text, 0},
                                {"outcome", response_outcome, 0},
                                {"error", response_error, 0},
                                {"error_code", response_error_code, 0},
                                {"timings", response_timings, 0},
                                {"response_url", response_url, 0},
                                {"remote_ip", response_remote_ip, 0},
                                {"remote_port", response_remote_port, 0},
                                {"tls_version", response_tls_version, 0},
                                {"tls_cipher_suite", response_tls_cipher_suite, 0},
                                {"json_at", response_json_at, 1}};

}  // namespace

AnswerBytes& answer_of_this(duk_context* engine) {
  duk_push_this(engine);
  if (!duk_is_object(engine, -1) || !duk_get_prop_literal(engine, -1, DUK_HIDDEN_SYMBOL("bytes"))) {
    (void)duk_type_error(engine, "this is not a response");
  }
  return *static_cast<AnswerBytes*>(duk_require_buffer(engine, -1, nullptr));
}

Judged& judged_of_this(duk_context* engine) { return answer_of_this(engine).judged; }

std::span<const Binding> response_bindings() { return bindings; }

}  // namespace hailstorm
