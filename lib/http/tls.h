// TLS over a non-blocking socket: OpenSSL, reading and writing the socket by itself.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "http/io.h"

struct ssl_ctx_st;
struct ssl_st;

namespace hailstorm {

// What the TLS connections of a client have in common: whom they trust, what they offer. Sessions
// are not resumed: each connection is a full handshake. Thread: its owner's.
class TlsTerms {
 public:
  // Trusts the certificates in `ca_file` (PEM), or the system's if it is empty. Throws Error when
  // the file cannot be read.
  TlsTerms(const std::string& ca_file, bool verify);
  ~TlsTerms();
  TlsTerms(const TlsTerms&) = delete;
  TlsTerms& operator=(const TlsTerms&) = delete;

 private:
  friend class TlsStream;
  ssl_ctx_st* context_;
};

// One TLS connection. Thread: its owner's.
class TlsStream {
 public:
  // For a connected socket, which must outlive it. `host` is a name or an IP literal: what the
  // peer's certificate must be for.
  TlsStream(const TlsTerms& terms, int socket, const std::string& host);
  ~TlsStream();
  TlsStream(const TlsStream&) = delete;
  TlsStream& operator=(const TlsStream&) = delete;

  // Goes on with the handshake; `moved` when it is done.
  Io handshake();
  Io send(std::span<const char> bytes);
  Io receive(std::span<char> room);
  // Tells the peer, if it can be told at once, that nothing more comes.
  void say_goodbye();

  // The cause of the last failure that is not one of the socket.
  std::string complaint() const;

 private:
  Io result(int returned);

  ssl_st* ssl_;
  unsigned long error_ = 0;  // OpenSSL's code of the last failure
};

}  // namespace hailstorm
