// What a Response keeps of its answer: one block of bytes in the script's heap, read when the
// script asks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "script/bindings.h"

namespace hailstorm {

// What a script gets for res.body.
enum class BodyAs : std::uint8_t { text, bytes, nothing };

// Stands at the front of the bytes; the texts follow, one after another.
struct AnswerBytes {
  // Of a request, so much is kept.
  static constexpr std::size_t request_max = 65'536;

  Judged judged;
  Timings timings;
  const char *tls_version, *tls_cipher;  // null without TLS
  std::uint32_t head_size, body_size, request_size, detail_size, authority_size;
  std::uint32_t asked_size;  // of the method, where `request` is a method and a URL as asked for
  std::uint16_t remote_port;
  std::uint8_t remote_family;  // AF_INET, AF_INET6, or 0 for no connection
  Outcome outcome;
  BodyAs body_as;
  bool tls, written;  // written: the request is as it went out
  unsigned char remote[16];

  std::string_view head() const { return {reinterpret_cast<const char*>(this + 1), head_size}; }
  std::string_view body() const { return {head().end(), body_size}; }
  std::string_view request() const { return {body().end(), request_size}; }
  // Where the request could not be written.
  std::string_view asked_method() const { return request().substr(0, asked_size); }
  std::string_view asked_url() const { return request().substr(asked_size); }
  std::string_view detail() const { return {request().end(), detail_size}; }
  std::string_view authority() const { return {detail().end(), authority_size}; }
};

// That of the response that is `this`, which stays at the top of the stack; raises a TypeError when
// it is none.
AnswerBytes& answer_of_this(duk_context* engine);

// Pushes the URL that was asked for: as it went out, or as the script has it where nothing could.
void push_url(duk_context* engine, const AnswerBytes& answer);

}  // namespace hailstorm
