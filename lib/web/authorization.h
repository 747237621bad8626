// Authorization headers: basic (RFC 7617) and digest (RFC 7616).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hailstorm {

std::string base64(std::string_view bytes);

// "Basic dXNlcjpwYXNz". User and password are UTF-8.
std::string basic_authorization(std::string_view user, std::string_view password);

// A server's demand: one challenge of a WWW-Authenticate header, its quotes undone.
struct DigestChallenge {
  std::string realm, nonce, opaque;
  std::string algorithm;      // MD5, MD5-sess, SHA-256, SHA-256-sess as spelt; empty: MD5, unsaid
  bool auth_quality = false;  // qop has "auth"; without, there is no qop at all (RFC 2069)
  bool stale = false;         // the nonce was too old, not the password wrong
};

// The first digest challenge of a WWW-Authenticate header that can be met: it has a nonce, a known
// algorithm and, if it has a qop, "auth" among them. The header may hold challenges of other
// schemes. Thread: any.
std::optional<DigestChallenge> parse_digest_challenge(std::string_view header);

// "Digest username=..."; `count` is the use of this nonce, from 1; `target` is that of the request
// line. The client nonce is of characters that need no quoting. Thread: any.
std::string digest_authorization(const DigestChallenge& challenge, std::string_view user,
                                 std::string_view password, std::string_view method,
                                 std::string_view target, std::uint32_t count,
                                 std::string_view client_nonce);

}  // namespace hailstorm
