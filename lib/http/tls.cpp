#include "http/tls.h"

#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <cerrno>

#include "base/check.h"
#include "base/error.h"

namespace hailstorm {
namespace {

bool is_ip(const std::string& host) {
  unsigned char bytes[16];
  return inet_pton(AF_INET, host.c_str(), bytes) == 1 ||
         inet_pton(AF_INET6, host.c_str(), bytes) == 1;
}

int clamped(std::size_t size) {
  return static_cast<int>(std::min<std::size_t>(size, std::size_t{1} << 30));
}

std::string reason_of(unsigned long code) {
  if (const char* reason = ERR_reason_error_string(code)) return reason;
  return "TLS error " + std::to_string(code);
}

}  // namespace

TlsTerms::TlsTerms(const std::string& ca_file, bool verify)
    : context_(SSL_CTX_new(TLS_client_method())) {
  HAIL_CHECK(context_ != nullptr);
  SSL_CTX_set_min_proto_version(context_, TLS1_2_VERSION);
  SSL_CTX_set_session_cache_mode(context_, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_mode(context_, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                 SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_read_ahead(context_, 1);
  const unsigned char protocols[] = "\x08http/1.1";
  SSL_CTX_set_alpn_protos(context_, protocols, sizeof protocols - 1);
  SSL_CTX_set_verify(context_, verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);
  if (ca_file.empty()) {
    SSL_CTX_set_default_verify_paths(context_);
  } else if (SSL_CTX_load_verify_file(context_, ca_file.c_str()) != 1) {
    const std::string reason = reason_of(ERR_peek_error());
    ERR_clear_error();
    SSL_CTX_free(context_);
    throw Error(Fault::system, "cannot read CA certificates: " + reason, ca_file,
                "The file holds certificates in PEM form.");
  }
}

TlsTerms::~TlsTerms() { SSL_CTX_free(context_); }

TlsStream::TlsStream(const TlsTerms& terms, int socket, const std::string& host)
    : ssl_(SSL_new(terms.context_)) {
  HAIL_CHECK(ssl_ != nullptr);
  SSL_set_fd(ssl_, socket);
  if (is_ip(host)) {
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl_), host.c_str());
  } else {
    SSL_set_hostflags(ssl_, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    SSL_set1_host(ssl_, host.c_str());
    SSL_set_tlsext_host_name(ssl_, host.c_str());
  }
  SSL_set_connect_state(ssl_);
}

TlsStream::~TlsStream() { SSL_free(ssl_); }

Io TlsStream::handshake() {
  ERR_clear_error();
  return result(SSL_do_handshake(ssl_));
}

Io TlsStream::send(std::span<const char> bytes) {
  ERR_clear_error();
  return result(SSL_write(ssl_, bytes.data(), clamped(bytes.size())));
}

Io TlsStream::receive(std::span<char> room) {
  ERR_clear_error();
  return result(SSL_read(ssl_, room.data(), clamped(room.size())));
}

void TlsStream::say_goodbye() {
  ERR_clear_error();
  SSL_shutdown(ssl_);
}

std::string TlsStream::complaint() const {
  if (const long verdict = SSL_get_verify_result(ssl_); verdict != X509_V_OK) {
    return X509_verify_cert_error_string(verdict);
  }
  return reason_of(error_);
}

Io TlsStream::result(int returned) {
  if (returned > 0) return {Io::State::moved, static_cast<std::size_t>(returned)};
  const int system_error = errno;
  switch (SSL_get_error(ssl_, returned)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE: return {Io::State::blocked};
    case SSL_ERROR_ZERO_RETURN: return {Io::State::ended};
    case SSL_ERROR_SYSCALL:
      return {Io::State::failed, 0, system_error != 0 ? system_error : ECONNRESET};
    default: break;
  }
  error_ = ERR_peek_error();
  const bool cut = ERR_GET_REASON(error_) == SSL_R_UNEXPECTED_EOF_WHILE_READING;
  return {Io::State::failed, 0, cut ? EPIPE : 0};
}

}  // namespace hailstorm
