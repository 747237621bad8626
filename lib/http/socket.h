// A TCP connection, plain or under TLS, that never waits.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "http/io.h"
#include "http/names.h"
#include "http/tls.h"

namespace hailstorm {

// Thread: its owner's.
class Socket {
 public:
  Socket() = default;
  ~Socket() { close(); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  // Opens the socket and begins to connect it. Returns 0 or an errno.
  int connect(const Address& address);
  // The errno a connection ended in, 0 if it stands.
  int connect_error() const;
  // From now on bytes go through TLS, after a handshake.
  void secure(const TlsTerms& terms, const std::string& host);
  Io handshake() { return tls_->handshake(); }

  Io send(std::span<const char> bytes);
  Io receive(std::span<char> room);

  // Bytes given to the kernel that the peer's kernel has not acknowledged.
  std::size_t unacknowledged() const;
  // Closes it, with a farewell under TLS if `politely`.
  void close(bool politely = false);

  int descriptor() const { return descriptor_; }
  bool secured() const { return tls_ != nullptr; }
  std::string tls_complaint() const { return tls_->complaint(); }

 private:
  int descriptor_ = -1;
  std::unique_ptr<TlsStream> tls_;
};

}  // namespace hailstorm
