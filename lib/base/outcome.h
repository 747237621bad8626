// How an exchange ended: with an answer, or by a named failure. A failure is a value, never an
// exception.
#pragma once

#include <cstdint>
#include <iterator>
#include <string_view>

namespace hailstorm {

enum class Outcome : std::uint8_t {
  answered,            // a whole response arrived; its status tells the rest
  bad_url,             // the script's URL or headers cannot be requested
  host_blocked,        // --block-host says no
  name_unresolved,     // the host name has no address
  name_timeout,        // no name server answered in time
  connect_refused,     // nobody listens there
  connect_timeout,     // no TCP connection within the time-out
  connect_failed,      // any other failure to connect (unreachable, ...)
  no_resources,        // out of file descriptors, local ports or memory
  proxy_failed,        // the proxy would not connect us
  tls_untrusted,       // the certificate's issuer is not trusted, or it is self-signed
  tls_expired,         // the certificate is no longer, or not yet, valid
  tls_wrong_host,      // the certificate is for another name
  tls_refused,         // the peer refused the handshake: version, cipher, client certificate
  tls_timeout,         // the handshake did not end in time
  tls_failed,          // any other failure of TLS
  reset,               // the peer reset the connection before its answer began
  reset_in_head,       // ... within the head of its answer
  reset_in_body,       // ... within the body of its answer
  closed,              // the peer closed the connection before its answer began
  closed_in_head,      // ... within the head of its answer
  truncated,           // ... within the body of its answer
  malformed,           // what arrived is not an HTTP response
  bad_chunk,           // the framing of a chunked body is broken
  http2_only,          // the server speaks HTTP/2 and nothing else
  head_too_large,      // the head exceeds the stated limit
  body_too_large,      // the body exceeds the stated limit
  bad_encoding,        // the body is not what its Content-Encoding says
  decoded_too_large,   // the body exceeds the stated limit once it is decoded
  send_timeout,        // the request did not leave in time
  timeout,             // the request left, but no answer began in time
  receive_timeout,     // the answer began, but did not end in time
  idle_timeout,        // the connection stood still for longer than --idle-timeout
  too_many_redirects,  // redirected more often than the request allows
  cut_off,             // abandoned by the generator at the end of the run
};

constexpr int outcome_count = static_cast<int>(Outcome::cut_off) + 1;

namespace outcome_table {

struct Row {
  std::string_view name;
  int code;
};

// By outcome. The codes are k6's where k6 has one for it: k6, lib/netext/httpext/error_codes.go.
constexpr Row rows[] = {{"answered", 0},
                        {"bad_url", 1020},
                        {"host_blocked", 1111},
                        {"name_unresolved", 1101},
                        {"name_timeout", 1100},
                        {"connect_refused", 1212},
                        {"connect_timeout", 1211},
                        {"connect_failed", 1210},
                        {"no_resources", 1213},
                        {"proxy_failed", 1210},
                        {"tls_untrusted", 1310},
                        {"tls_expired", 1300},
                        {"tls_wrong_host", 1311},
                        {"tls_refused", 1300},
                        {"tls_timeout", 1300},
                        {"tls_failed", 1300},
                        {"reset", 1220},
                        {"reset_in_head", 1220},
                        {"reset_in_body", 1220},
                        {"closed", 1000},
                        {"closed_in_head", 1000},
                        {"truncated", 1000},
                        {"malformed", 1000},
                        {"bad_chunk", 1000},
                        {"http2_only", 1600},
                        {"head_too_large", 1000},
                        {"body_too_large", 1000},
                        {"bad_encoding", 1701},
                        {"decoded_too_large", 1701},
                        {"send_timeout", 1050},
                        {"timeout", 1050},
                        {"receive_timeout", 1050},
                        {"idle_timeout", 1050},
                        {"too_many_redirects", 0},
                        {"cut_off", 1000}};
static_assert(std::size(rows) == outcome_count);

}  // namespace outcome_table

// The name used in reports, tags and scripts: "connect_refused".
constexpr std::string_view name_of(Outcome outcome) {
  return outcome_table::rows[static_cast<int>(outcome)].name;
}

// k6's error_code: 0 for an answer below 400, 1000 + status for one above, else the kind of the
// failure.
constexpr int error_code_of(Outcome outcome, int status) {
  if (outcome == Outcome::answered) return status >= 400 && status <= 599 ? 1000 + status : 0;
  return outcome_table::rows[static_cast<int>(outcome)].code;
}

}  // namespace hailstorm
