// Digests of bytes: md4, md5, ripemd160, sha1, sha256, sha384, sha512, sha512_224, sha512_256.
#pragma once

#include <string>
#include <string_view>

namespace hailstorm {

// Whether a digest of that name is there: known, and allowed by this machine's OpenSSL.
bool has_digest(std::string_view algorithm);

// The digest of the bytes; empty when there is none of that name.
std::string digest(std::string_view algorithm, std::string_view bytes);

// The keyed digest of the bytes (RFC 2104); empty when there is none of that name.
std::string hmac(std::string_view algorithm, std::string_view key, std::string_view bytes);

}  // namespace hailstorm
