// What the connections of a client share under TLS, in OpenSSL's terms.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "http/tls.h"
#include "http/tls_keylog.h"
#include "http/tls_owned.h"
#include "http/tls_sessions.h"

namespace hailstorm {

struct TlsTerms::State {
  // One context for each client certificate, and one for none: what a connection takes from a
  // context is shared, what is set on a connection it has to itself.
  struct Choice {
    std::vector<std::string> domains;  // whom the certificate is shown; empty: everyone
    OwnedContext context;
  };

  explicit State(const TlsOptions& options);
  // The context for a host, a name or an IP literal.
  SSL_CTX* context_for(const std::string& host) const;

  TlsKeylog keylog;
  TlsSessions sessions;
  const bool resume;
  std::uint64_t resumed = 0;

 private:
  OwnedContext new_context(const TlsOptions& options);

  std::vector<Choice> certified_;
  OwnedContext plain_;
};

// How well one of a certificate's domains fits a host, both in lower case: 0 not at all, more for
// "*", for "*.example.com" the more the longer it is, and most for the name itself.
std::size_t domain_fit(const std::string& domain, const std::string& host);

}  // namespace hailstorm
