// One request and its answer, as values.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/clock.h"
#include "base/outcome.h"
#include "base/timings.h"

namespace hailstorm {

struct Address;

struct Header {
  std::string_view name, value;
};

// What becomes of the body of an answer.
enum class Keep : std::uint8_t {
  body,     // kept, up to ClientOptions::body_max bytes
  nothing,  // counted and thrown away as it arrives, however much it is
};

// What to send. Everything is borrowed for the call that begins the exchange, and copied there.
struct Request {
  std::string_view method = "GET";  // a token, as it goes out
  std::string_view url;             // http://host[:port]/path?query or https://...
  std::span<const Header> headers;
  std::string_view body;
  Nanos timeout = std::chrono::seconds(60);  // from begin to the last byte
  Keep keep = Keep::body;
};

// What the head of an answer has in it, noted while it was read.
struct HeadFacts {
  bool content_encoding = false, set_cookie = false, location = false, www_authenticate = false;
};

// How an exchange ended. The views hold for the call that hands it over.
struct Answer {
  Outcome outcome = Outcome::answered;
  int status = 0;           // 0 unless answered
  std::string_view head;    // the status line and header lines as they came, with the empty line
  std::string_view body;    // decoded from chunks; empty with Keep::nothing
  Keep keep = Keep::body;   // what was asked for, or else the options say
  HeadFacts facts;          // of the head
  bool challenge = false;   // a 401 that the fetch's next exchange replies to
  std::string_view detail;  // the cause of a failure, for people: "Connection refused"
  Timings timings;
  bool sent = false;  // the request left whole
  // How often it was sent anew, on a new connection, because a kept one turned out to be closed: 0
  // or 1. It is one exchange all the same.
  int retries = 0;
  // Before that retry it had left whole, and nobody can tell whether it was seen: a server may have
  // counted it twice.
  bool seen_twice = false;
  // Of HTTP, heads and framing included; under TLS, before encryption. What was sent in vain before
  // a retry is in it.
  std::uint64_t bytes_sent = 0, bytes_received = 0;

  // Whom it was for.
  bool tls = false;            // https
  std::string_view authority;  // host[:port] as in the URL's Host header; empty for a bad_url
  // Whom it was with. Null where there was no connection.
  const Address* remote = nullptr;
  const char* tls_version = nullptr;  // "TLSv1.3": static texts of OpenSSL
  const char* tls_cipher = nullptr;   // "TLS_AES_256_GCM_SHA384"
  std::string_view request;           // the bytes of the request: head and body
  // What a fetch asked for, where that could not be written as a request.
  std::string_view method, url;
};

// Who asked. Lives until it is answered or its flight is gone. Thread: the loop's.
class Caller {
 public:
  // An answer may be next: time to bring near (base/near.h) what it takes. Bytes have come and are
  // not read yet; or they are, and what the first call has asked for is there: time for what that
  // points to.
  virtual void expect(bool read) const { static_cast<void>(read); }
  virtual void answered(const Answer& answer) = 0;

 protected:
  ~Caller() = default;
};

}  // namespace hailstorm
