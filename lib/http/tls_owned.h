// OpenSSL's objects, owned; and its errors, as text.
#pragma once

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <memory>
#include <string>

namespace hailstorm {

template <auto free>
struct FreeBy {
  template <class T>
  void operator()(T* object) const {
    free(object);
  }
};

using OwnedBio = std::unique_ptr<BIO, FreeBy<BIO_free_all>>;
using OwnedKey = std::unique_ptr<EVP_PKEY, FreeBy<EVP_PKEY_free>>;
using OwnedCertificate = std::unique_ptr<X509, FreeBy<X509_free>>;
using OwnedContext = std::unique_ptr<SSL_CTX, FreeBy<SSL_CTX_free>>;
using OwnedSession = std::unique_ptr<SSL_SESSION, FreeBy<SSL_SESSION_free>>;

// What OpenSSL calls the error: "no start line".
std::string tls_reason(unsigned long code);
// The first error in this thread's queue, which is then empty.
std::string take_tls_reason();

}  // namespace hailstorm
