#include "http/tls.h"

#include <arpa/inet.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>

#include "base/check.h"
#include "http/tls_terms.h"
#include "http/tls_verdict.h"

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

// The peer's certificate stays with its session. Those of its issuers, some 5 KB of memory each,
// have done their service with the handshake.
void forget_issuers(SSL* ssl) {
  STACK_OF(X509)* const chain = SSL_get_peer_cert_chain(ssl);
  while (sk_X509_num(chain) > 1) X509_free(sk_X509_pop(chain));
}

}  // namespace

TlsStream::TlsStream(const TlsTerms& terms, int socket, const std::string& host, std::uint16_t port)
    : terms_(*terms.state_), ssl_(SSL_new(terms_.context_for(host))) {
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
  if (terms_.resume) {
    auto& shelf = terms_.sessions.shelf(host + ':' + std::to_string(port));
    SSL_set_app_data(ssl_, &shelf);
    if (const OwnedSession session = terms_.sessions.take(shelf)) {
      SSL_set_session(ssl_, session.get());
    }
  }
  SSL_set_connect_state(ssl_);
}

TlsStream::~TlsStream() {
  // A connection that ends without a farewell would take its session with it.
  if (error_ == 0) SSL_set_shutdown(ssl_, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
  SSL_free(ssl_);
}

Io TlsStream::handshake() {
  ERR_clear_error();
  const Io io = result(SSL_do_handshake(ssl_));
  if (io.state == Io::State::moved) {
    forget_issuers(ssl_);
    if (resumed()) ++terms_.resumed;
  }
  return io;
}

Io TlsStream::send(std::span<const char> bytes) {
  ERR_clear_error();
  const Io io = result(SSL_write(ssl_, bytes.data(), clamped(bytes.size())));
  if (io.state == Io::State::failed && io.error != 0 && refused_meanwhile()) {
    return {Io::State::failed};
  }
  return io;
}

Io TlsStream::receive(std::span<char> room) {
  ERR_clear_error();
  const Io io = result(SSL_read(ssl_, room.data(), clamped(room.size())));
  if (io.state == Io::State::moved && !answered_) {
    answered_ = true;
    // OpenSSL does not let go of the buffer that it read a TLS 1.3 server's tickets into: 17 KB.
    SSL_free_buffers(ssl_);
  }
  return io;
}

void TlsStream::say_goodbye() {
  ERR_clear_error();
  SSL_shutdown(ssl_);
}

const char* TlsStream::version() const { return SSL_get_version(ssl_); }

const char* TlsStream::cipher() const {
  return SSL_CIPHER_standard_name(SSL_get_current_cipher(ssl_));
}

bool TlsStream::resumed() const { return SSL_session_reused(ssl_) == 1; }

Outcome TlsStream::outcome() const { return tls_outcome(error_, ssl_, answered_); }

std::string TlsStream::complaint() const { return tls_complaint(error_, ssl_); }

// A peer that refuses us under TLS 1.3 says so and closes the connection while we are sending: what
// it said is still to be read.
bool TlsStream::refused_meanwhile() {
  if (answered_) return false;
  char byte = 0;
  ERR_clear_error();
  return SSL_peek(ssl_, &byte, 1) <= 0 && is_alert(error_ = ERR_peek_error());
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
