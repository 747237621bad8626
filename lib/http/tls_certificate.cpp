#include "http/tls_certificate.h"

#include <openssl/pem.h>

#include <string>

#include "base/error.h"

namespace hailstorm {
namespace {

OwnedBio opened(const std::string& path, const std::string& what) {
  OwnedBio file(BIO_new_file(path.c_str(), "r"));
  if (file) return file;
  throw Error(Fault::system, "cannot read " + what + ": " + take_tls_reason(), path,
              "Name a file in PEM form.");
}

void show_chain(SSL_CTX* context, const std::string& path) {
  const OwnedBio file = opened(path, "the client's certificate");
  const OwnedCertificate own(PEM_read_bio_X509_AUX(file.get(), nullptr, nullptr, nullptr));
  if (!own) {
    throw Error(Fault::configuration, "no certificate in this file: " + take_tls_reason(), path,
                "The file holds the client's certificate in PEM form, and then those of its "
                "issuers.");
  }
  if (SSL_CTX_use_certificate(context, own.get()) != 1) {
    throw Error(Fault::configuration, "cannot use the client's certificate: " + take_tls_reason(),
                path, "Make one with a stronger key.");
  }
  while (X509* issuer = PEM_read_bio_X509(file.get(), nullptr, nullptr, nullptr)) {
    SSL_CTX_add0_chain_cert(context, issuer);
  }
  ERR_clear_error();  // the end of the file is one
}

struct Password {
  const std::string& text;
  bool asked = false;
};

// OpenSSL would ask at the terminal.
int tell_password(char* room, int size, int, void* asker) {
  auto& password = *static_cast<Password*>(asker);
  password.asked = true;
  return static_cast<int>(password.text.copy(room, static_cast<std::size_t>(size)));
}

OwnedKey key_in(const std::string& path, const std::string& text) {
  const OwnedBio file = opened(path, "the client's key");
  Password password{text};
  OwnedKey key(PEM_read_bio_PrivateKey(file.get(), nullptr, tell_password, &password));
  if (key) return key;
  const std::string reason = take_tls_reason();
  if (password.asked) {
    throw Error(Fault::configuration,
                text.empty() ? "the client's key is encrypted, and no password is given"
                             : "the password is not that of the client's key",
                path, "Give the password that the key was encrypted with.");
  }
  throw Error(Fault::configuration, "no private key in this file: " + reason, path,
              "The file holds the client's key in PEM form.");
}

}  // namespace

void show_certificate(SSL_CTX* context, const ClientCertificate& certificate) {
  show_chain(context, certificate.certificate);
  const std::string& path = certificate.key.empty() ? certificate.certificate : certificate.key;
  const OwnedKey key = key_in(path, certificate.password);
  if (X509_check_private_key(SSL_CTX_get0_certificate(context), key.get()) != 1 ||
      SSL_CTX_use_PrivateKey(context, key.get()) != 1) {
    ERR_clear_error();
    throw Error(Fault::configuration, "the client's key is not that of its certificate",
                path + ", " + certificate.certificate, "Name the two that belong together.");
  }
}

}  // namespace hailstorm
