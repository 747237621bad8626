// Which ciphers a client offers.
#pragma once

#include <string>

#include "http/tls_options.h"

namespace hailstorm {

// One colon-separated list, split into what OpenSSL takes in two. Names are OpenSSL's or IANA's.
struct TlsCiphers {
  std::string suites;   // of TLS 1.3
  std::string list;     // of the versions before
  TlsVersion min, max;  // the versions that have a cipher in the list, within those asked for

  // An empty list means OpenSSL's own choice: `suites` and `list` are then empty. Throws Error for
  // a name that is unknown, and for a list that leaves nothing to offer.
  TlsCiphers(const std::string& text, TlsVersion from, TlsVersion to);
};

}  // namespace hailstorm
