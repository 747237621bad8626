// What a failure of TLS comes to.
#pragma once

#include <string>

#include "base/outcome.h"
#include "http/tls_owned.h"

namespace hailstorm {

// Of OpenSSL's code of a failure: before the peer has `answered`, its alerts are a refusal.
Outcome tls_outcome(unsigned long error, const SSL* ssl, bool answered);
// For people: "certificate has expired", "the peer refused: protocol version".
std::string tls_complaint(unsigned long error, const SSL* ssl);
// The failure is an alert of the peer.
bool is_alert(unsigned long error);

}  // namespace hailstorm
