// How an exchange ended: with an answer, or by a named failure. A failure is a value, never an
// exception.
#pragma once

#include <cstdint>
#include <iterator>
#include <string_view>

namespace hailstorm {

enum class Outcome : std::uint8_t {
  answered,         // a whole response arrived; its status tells the rest
  bad_url,          // the script's URL cannot be requested
  name_unresolved,  // the host name has no address
  connect_refused,  // nobody listens there
  connect_timeout,  // no connection within the time-out
  connect_failed,   // any other failure to connect (unreachable, ...)
  no_resources,     // out of file descriptors or local ports
  tls_failed,       // the handshake failed or the certificate did not hold
  reset,            // the peer reset the connection
  closed,           // the peer closed the connection before the response was whole
  malformed,        // what arrived is not an HTTP response
  too_large,        // head or body exceed the stated limits
  timeout,          // connected, but not answered in time
  cut_off,          // abandoned by the generator at the end of the run
};

constexpr int outcome_count = static_cast<int>(Outcome::cut_off) + 1;

// The name used in reports, tags and scripts: "connect_refused".
constexpr std::string_view name_of(Outcome outcome) {
  constexpr std::string_view names[] = {
      "answered",       "bad_url",      "name_unresolved", "connect_refused", "connect_timeout",
      "connect_failed", "no_resources", "tls_failed",      "reset",           "closed",
      "malformed",      "too_large",    "timeout",         "cut_off"};
  static_assert(std::size(names) == outcome_count);
  return names[static_cast<int>(outcome)];
}

}  // namespace hailstorm
