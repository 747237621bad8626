#include "target/wire.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>

#include "base/check.h"
#include "base/error.h"

namespace hailstorm {

struct TlsIdentity::State {
  SSL_CTX* context = nullptr;
  ~State() { SSL_CTX_free(context); }
};

class TlsSession {
 public:
  TlsSession(SSL_CTX* context, int fd) : ssl_(SSL_new(context)) {
    HAIL_CHECK(ssl_ != nullptr);
    SSL_set_fd(ssl_, fd);
    SSL_set_accept_state(ssl_);
  }
  ~TlsSession() { SSL_free(ssl_); }
  TlsSession(const TlsSession&) = delete;
  TlsSession& operator=(const TlsSession&) = delete;

  // The handshake is part of the first reads. Its answers fit into an empty send buffer, so that
  // waiting for input is enough.
  Wire::Moved read(char* room, std::size_t size) {
    Wire::Moved moved;
    while (moved.bytes < size) {
      ERR_clear_error();
      const int n = SSL_read(ssl_, room + moved.bytes, clamped(size - moved.bytes));
      if (n <= 0) {
        moved.end = end_of(n);
        break;
      }
      moved.bytes += static_cast<std::size_t>(n);
    }
    return moved;
  }

  Wire::Moved write(std::string_view bytes) {
    Wire::Moved moved;
    while (moved.bytes < bytes.size()) {
      ERR_clear_error();
      const int n =
          SSL_write(ssl_, bytes.data() + moved.bytes, clamped(bytes.size() - moved.bytes));
      if (n <= 0) {
        moved.end = end_of(n);
        break;
      }
      moved.bytes += static_cast<std::size_t>(n);
    }
    return moved;
  }

  void finish() {
    if (SSL_is_init_finished(ssl_)) SSL_shutdown(ssl_);
    ERR_clear_error();
  }

 private:
  static int clamped(std::size_t size) {
    return static_cast<int>(std::min<std::size_t>(size, INT_MAX));
  }
  Wire::End end_of(int result) const {
    const int why = SSL_get_error(ssl_, result);
    return why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE ? Wire::End::blocked
                                                                     : Wire::End::closed;
  }

  SSL* ssl_;
};

TlsIdentity::TlsIdentity(const std::string& certificate_file, const std::string& key_file)
    : state_(std::make_unique<State>()) {
  const auto refuse = [](const std::string& what, const std::string& option) {
    char reason[256];
    ERR_error_string_n(ERR_get_error(), reason, sizeof reason);
    ERR_clear_error();
    throw Error(Fault::system, what + ": " + reason, option,
                "give PEM files; for a trial: openssl req -x509 -newkey ec -pkeyopt "
                "ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -keyout key.pem -out cert.pem");
  };
  state_->context = SSL_CTX_new(TLS_server_method());
  SSL_CTX* context = state_->context;
  HAIL_CHECK(context != nullptr);
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_options(context, SSL_OP_IGNORE_UNEXPECTED_EOF);
  ERR_clear_error();
  if (SSL_CTX_use_certificate_chain_file(context, certificate_file.c_str()) != 1) {
    refuse("'" + certificate_file + "' is not a usable certificate", "--tls-cert");
  }
  if (SSL_CTX_use_PrivateKey_file(context, key_file.c_str(), SSL_FILETYPE_PEM) != 1) {
    refuse("'" + key_file + "' is not a usable key for the certificate", "--tls-key");
  }
}

TlsIdentity::~TlsIdentity() = default;

std::unique_ptr<TlsSession> TlsIdentity::open(int fd) const {
  return std::make_unique<TlsSession>(state_->context, fd);
}

Wire::Wire(int fd, const TlsIdentity* identity)
    : fd_(fd), tls_(identity ? identity->open(fd) : nullptr) {}

Wire::~Wire() { close(); }

void Wire::close() {
  tls_.reset();
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

Wire::Moved Wire::read(char* room, std::size_t size) {
  if (tls_) return tls_->read(room, size);
  const ssize_t n = recv(fd_, room, size, 0);
  if (n > 0) return {static_cast<std::size_t>(n), End::none};
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return {0, End::blocked};
  return {0, End::closed};
}

Wire::Moved Wire::write(std::string_view bytes) {
  if (tls_) return tls_->write(bytes);
  Moved moved;
  while (moved.bytes < bytes.size()) {
    const ssize_t n =
        send(fd_, bytes.data() + moved.bytes, bytes.size() - moved.bytes, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      moved.end = errno == EAGAIN ? End::blocked : End::closed;
      break;
    }
    moved.bytes += static_cast<std::size_t>(n);
  }
  return moved;
}

void Wire::finish() {
  if (tls_) tls_->finish();
  shutdown(fd_, SHUT_WR);
  // What the client sent beyond its request is taken in: closing on unread bytes would reset the
  // connection, and the answer might be lost with it.
  char rest[4096];
  for (int i = 0; i < 16 && recv(fd_, rest, sizeof rest, 0) > 0; ++i) continue;
}

void Wire::reset() {
  const linger at_once{1, 0};
  setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close();
}

}  // namespace hailstorm
