#include "http/tls_verdict.h"

#include <openssl/x509v3.h>

#include <algorithm>
#include <system_error>

namespace hailstorm {
namespace {

int alert_of(unsigned long error) { return ERR_GET_REASON(error) - SSL_AD_REASON_OFFSET; }

Outcome of_verification(long result) {
  switch (result) {
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH: return Outcome::tls_wrong_host;
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID: return Outcome::tls_expired;
    default: return Outcome::tls_untrusted;
  }
}

// An alert says either that the peer would not have us, or that it takes us, or itself, for broken.
Outcome of_alert(int alert) {
  switch (alert) {
    case SSL_AD_NO_APPLICATION_PROTOCOL: return Outcome::http2_only;
    case SSL_AD_UNEXPECTED_MESSAGE:
    case SSL_AD_BAD_RECORD_MAC:
    case SSL_AD_RECORD_OVERFLOW:
    case SSL_AD_DECODE_ERROR:
    case SSL_AD_INTERNAL_ERROR: return Outcome::tls_failed;
    default: return Outcome::tls_refused;
  }
}

const char* words_of(int alert) {
  switch (alert) {
    // Not known to OpenSSL's own table.
    case TLS13_AD_CERTIFICATE_REQUIRED: return "certificate required";
    case TLS13_AD_MISSING_EXTENSION: return "missing extension";
    default: return SSL_alert_desc_string_long(alert);
  }
}

// Whom a certificate is for: ": it is for DNS:example.com, IP Address:127.0.0.1".
std::string names_of(const SSL* ssl) {
  const STACK_OF(X509)* const chain = SSL_get0_verified_chain(ssl);
  if (sk_X509_num(chain) < 1) return {};
  const X509* const certificate = sk_X509_value(chain, 0);
  const int at = X509_get_ext_by_NID(certificate, NID_subject_alt_name, -1);
  if (at < 0) return ": it names no host";
  const OwnedBio text(BIO_new(BIO_s_mem()));
  X509V3_EXT_print(text.get(), X509_get_ext(certificate, at), 0, 0);
  char* names = nullptr;
  const long length = BIO_get_mem_data(text.get(), &names);
  constexpr long enough = 200;
  return ": it is for " + std::string(names, static_cast<std::size_t>(std::min(length, enough))) +
         (length > enough ? "..." : "");
}

}  // namespace

std::string tls_reason(unsigned long code) {
  if (ERR_SYSTEM_ERROR(code)) return std::generic_category().message(ERR_GET_REASON(code));
  if (const char* reason = ERR_reason_error_string(code)) return reason;
  return "TLS error " + std::to_string(code);
}

std::string take_tls_reason() {
  std::string reason = tls_reason(ERR_peek_error());
  ERR_clear_error();
  return reason;
}

bool is_alert(unsigned long error) {
  return ERR_GET_LIB(error) == ERR_LIB_SSL && alert_of(error) >= 0;
}

Outcome tls_outcome(unsigned long error, const SSL* ssl, bool answered) {
  if (is_alert(error)) return answered ? Outcome::tls_failed : of_alert(alert_of(error));
  switch (ERR_GET_REASON(error)) {
    case SSL_R_CERTIFICATE_VERIFY_FAILED: return of_verification(SSL_get_verify_result(ssl));
    // The peer chose a version that was not offered.
    case SSL_R_UNSUPPORTED_PROTOCOL:
    case SSL_R_WRONG_SSL_VERSION: return Outcome::tls_refused;
    default: return Outcome::tls_failed;
  }
}

std::string tls_complaint(unsigned long error, const SSL* ssl) {
  if (is_alert(error)) {
    return std::string("the peer refused: ") + words_of(alert_of(error));
  }
  switch (ERR_GET_REASON(error)) {
    case SSL_R_CERTIFICATE_VERIFY_FAILED: {
      const long result = SSL_get_verify_result(ssl);
      const std::string cause = X509_verify_cert_error_string(result);
      return of_verification(result) == Outcome::tls_wrong_host ? cause + names_of(ssl) : cause;
    }
    case SSL_R_WRONG_VERSION_NUMBER: return "the peer does not speak TLS (wrong version number)";
    default: return tls_reason(error);
  }
}

}  // namespace hailstorm
