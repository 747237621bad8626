#include "web/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace hailstorm {
namespace {

struct Name {
  std::string_view name;
  const EVP_MD* (*find)();
};

// As k6 spells them.
constexpr Name names[] = {{"md5", EVP_md5},
                          {"sha1", EVP_sha1},
                          {"sha256", EVP_sha256},
                          {"sha384", EVP_sha384},
                          {"sha512", EVP_sha512},
                          {"sha512_224", EVP_sha512_224},
                          {"sha512_256", EVP_sha512_256},
                          {"ripemd160", EVP_ripemd160},
                          {"md4", EVP_md4}};

const EVP_MD* find(std::string_view algorithm) {
  for (const Name& known : names) {
    if (known.name == algorithm) return known.find();
  }
  return nullptr;
}

std::string text_of(const unsigned char* bytes, unsigned int size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace

bool has_digest(std::string_view algorithm) { return !digest(algorithm, {}).empty(); }

std::string digest(std::string_view algorithm, std::string_view bytes) {
  unsigned char made[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  const EVP_MD* const method = find(algorithm);
  if (!method || EVP_Digest(bytes.data(), bytes.size(), made, &size, method, nullptr) != 1) {
    return {};
  }
  return text_of(made, size);
}

std::string hmac(std::string_view algorithm, std::string_view key, std::string_view bytes) {
  unsigned char made[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  const EVP_MD* const method = find(algorithm);
  if (!method ||
      !HMAC(method, key.data(), static_cast<int>(key.size()),
            reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), made, &size)) {
    return {};
  }
  return text_of(made, size);
}

}  // namespace hailstorm
