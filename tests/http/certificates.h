// Certificates good and bad, made for the occasion.
#pragma once

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <memory>
#include <string>

#include "http/tls_owned.h"

namespace hailstorm {

using Key = OwnedKey;
using Certificate = OwnedCertificate;
using Context = OwnedContext;

// What a certificate says.
struct Says {
  std::string names;  // as openssl.cnf has them: "DNS:localhost,IP:127.0.0.1"
  std::string subject = "hailstorm";
  long from = -7200, until = 7200;  // seconds from now
};

// Someone with a key and a certificate: by an issuer, or self-signed, and then an authority for it.
struct Identity {
  Key key{EVP_EC_gen("P-256")};
  Certificate certificate{X509_new()};

  explicit Identity(const Says& says, const Identity* issuer = nullptr, bool authority = false) {
    static long serial = 0;
    X509* x = certificate.get();
    X509_set_version(x, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(x), says.from);
    X509_gmtime_adj(X509_getm_notAfter(x), says.until);
    X509_set_pubkey(x, key.get());
    const auto* name = reinterpret_cast<const unsigned char*>(says.subject.c_str());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC, name, -1, -1, 0);
    X509_set_issuer_name(x, X509_get_subject_name(issuer ? issuer->certificate.get() : x));
    if (!says.names.empty()) add(NID_subject_alt_name, says.names);
    if (authority) add(NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(x, issuer ? issuer->key.get() : key.get(), EVP_sha256());
  }

  static Identity authority(const std::string& subject, const Identity* issuer = nullptr) {
    return Identity({"", subject}, issuer, true);
  }

  void write_certificate(const std::string& path, const char* mode = "w") const {
    std::FILE* out = std::fopen(path.c_str(), mode);
    PEM_write_X509(out, certificate.get());
    std::fclose(out);
  }
  // Encrypted, if there is a password.
  void write_key(const std::string& path, const std::string& password = "",
                 const char* mode = "w") const {
    std::FILE* out = std::fopen(path.c_str(), mode);
    PEM_write_PKCS8PrivateKey(out, key.get(), password.empty() ? nullptr : EVP_aes_128_cbc(),
                              password.data(), static_cast<int>(password.size()), nullptr, nullptr);
    std::fclose(out);
  }

 private:
  void add(int what, const std::string& text) {
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, what, text.c_str());
    X509_add_ext(certificate.get(), extension, -1);
    X509_EXTENSION_free(extension);
  }
};

}  // namespace hailstorm
