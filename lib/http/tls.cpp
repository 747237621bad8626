#include "http/tls.h"

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "base/check.h"
#include "base/error.h"

namespace hailstorm {
namespace {

// OpenSSL's own way to a socket writes without MSG_NOSIGNAL: a peer that is gone would end the
// process. This is the same with it.
int socket_of(BIO* bio) {
  return static_cast<int>(reinterpret_cast<std::intptr_t>(BIO_get_data(bio)));
}

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

int write_socket(BIO* bio, const char* bytes, int size) {
  BIO_clear_retry_flags(bio);
  const auto sent = ::send(socket_of(bio), bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL);
  if (sent < 0 && would_block()) BIO_set_retry_write(bio);
  return static_cast<int>(sent);
}

int read_socket(BIO* bio, char* room, int size) {
  BIO_clear_retry_flags(bio);
  const auto got = ::recv(socket_of(bio), room, static_cast<std::size_t>(size), 0);
  if (got < 0 && would_block()) BIO_set_retry_read(bio);
  if (got == 0) BIO_set_flags(bio, BIO_FLAGS_IN_EOF);
  return static_cast<int>(got);
}

long control_socket(BIO* bio, int command, long, void*) {
  if (command == BIO_CTRL_EOF) return BIO_test_flags(bio, BIO_FLAGS_IN_EOF) != 0;
  return command == BIO_CTRL_FLUSH;
}

BIO* new_socket_bio(int socket) {
  static const BIO_METHOD* const method = [] {
    BIO_METHOD* m = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket");
    BIO_meth_set_write(m, write_socket);
    BIO_meth_set_read(m, read_socket);
    BIO_meth_set_ctrl(m, control_socket);
    return m;
  }();
  BIO* bio = BIO_new(method);
  HAIL_CHECK(bio != nullptr);
  BIO_set_data(bio, reinterpret_cast<void*>(static_cast<std::intptr_t>(socket)));
  BIO_set_init(bio, 1);
  return bio;
}

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

// The system's certificates as one file take some 50 ms to read; as a folder, under the hashes of
// their names, each is read when it is needed. So the folder alone is used where there is one.
void trust_system(SSL_CTX* context) {
  const bool told = std::getenv(X509_get_default_cert_file_env()) != nullptr ||
                    std::getenv(X509_get_default_cert_dir_env()) != nullptr;
  std::error_code error;
  std::filesystem::directory_iterator entries(X509_get_default_cert_dir(), error);
  const bool hashed = !error && std::any_of(begin(entries), end(entries), [](const auto& entry) {
    return entry.path().extension() == ".0";
  });
  if (hashed && !told) {
    SSL_CTX_set_default_verify_dir(context);
  } else {
    SSL_CTX_set_default_verify_paths(context);
  }
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
    if (verify) trust_system(context_);
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
  BIO* const bio = new_socket_bio(socket);
  SSL_set_bio(ssl_, bio, bio);
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
  if (ERR_GET_REASON(error_) == SSL_R_CERTIFICATE_VERIFY_FAILED) {
    return X509_verify_cert_error_string(SSL_get_verify_result(ssl_));
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
