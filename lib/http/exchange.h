// One request and its answer, as values.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/clock.h"
#include "base/outcome.h"

namespace hailstorm {

enum class Method : std::uint8_t { get, post };

constexpr std::string_view name_of(Method method) { return method == Method::get ? "GET" : "POST"; }

struct Header {
  std::string_view name, value;
};

// What to send. Everything is borrowed for the call that begins the exchange, and copied there.
struct Request {
  Method method = Method::get;
  std::string_view url;  // http://host[:port]/path?query or https://...
  std::span<const Header> headers;
  std::string_view body;
  Nanos timeout = std::chrono::seconds(60);  // from begin to the last byte
};

// k6's phases. duration = sending + waiting + receiving. blocked is from begin until there was a
// connection: it includes looking_up, connecting and tls_handshaking, which are zero on a kept one.
// Stamped where the bytes pass, not where the script sees them. The phase in which an exchange
// failed ends with the failure.
struct Timings {
  Nanos blocked{}, looking_up{}, connecting{}, tls_handshaking{}, sending{}, waiting{}, receiving{};

  Nanos duration() const { return sending + waiting + receiving; }
};

// How an exchange ended. The views hold for the call that hands it over.
struct Answer {
  Outcome outcome = Outcome::answered;
  int status = 0;           // 0 unless answered
  std::string_view head;    // the status line and header lines as they came, with the empty line
  std::string_view body;    // decoded from chunks
  std::string_view detail;  // the cause of a failure, for people: "Connection refused"
  Timings timings;
  bool sent = false;  // the request left whole
  // Of HTTP, heads and framing included; under TLS, before encryption.
  std::uint64_t bytes_sent = 0, bytes_received = 0;
};

// Who asked. Lives until it is answered or its connections are closed. Thread: the loop's.
class Caller {
 public:
  virtual void answered(const Answer& answer) = 0;

 protected:
  ~Caller() = default;
};

}  // namespace hailstorm
