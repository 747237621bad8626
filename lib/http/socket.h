// A TCP connection, plain or under TLS, that never waits.
#pragma once

#include <cstddef>
#include <cstdint>
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

  // Takes over a socket that is connected.
  void adopt(int descriptor);
  // From now on bytes go through TLS, after a handshake. See TlsStream for host and port.
  void secure(const TlsTerms& terms, const std::string& host, std::uint16_t port);
  Io handshake() { return tls_->handshake(); }

  Io send(std::span<const char> bytes);
  Io receive(std::span<char> room);

  // Bytes given to the kernel that the peer's kernel has not acknowledged.
  std::size_t unacknowledged() const;
  // Closes it, with a farewell under TLS if `politely`.
  void close(bool politely = false);

  int descriptor() const { return descriptor_; }
  bool secured() const { return tls_ != nullptr; }
  // Null on a plain connection.
  const TlsStream* tls() const { return tls_.get(); }

 private:
  int descriptor_ = -1;
  std::unique_ptr<TlsStream> tls_;
};

}  // namespace hailstorm
