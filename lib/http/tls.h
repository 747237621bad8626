// TLS over a non-blocking socket: OpenSSL, reading and writing the socket by itself.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/outcome.h"
#include "http/io.h"
#include "http/tls_options.h"

struct ssl_st;

namespace hailstorm {

// What the TLS connections of a client have in common: whom they trust, what they offer, and the
// sessions that they can resume. Thread: its owner's.
class TlsTerms {
 public:
  struct State;

  // Throws Error when a file cannot be read, a key and its certificate do not belong together, or
  // nothing could ever be agreed on with these ciphers and versions.
  explicit TlsTerms(const TlsOptions& options);
  ~TlsTerms();
  TlsTerms(const TlsTerms&) = delete;
  TlsTerms& operator=(const TlsTerms&) = delete;

  // The handshakes that resumed a session.
  std::uint64_t resumed() const;

 private:
  friend class TlsStream;
  std::unique_ptr<State> state_;
};

// One TLS connection. Thread: its owner's.
class TlsStream {
 public:
  // For a connected socket; that and the terms must outlive it. `host` is a name or an IP literal:
  // what the peer's certificate must be for. Sessions are those of `host` and `port`.
  TlsStream(const TlsTerms& terms, int socket, const std::string& host, std::uint16_t port);
  ~TlsStream();
  TlsStream(const TlsStream&) = delete;
  TlsStream& operator=(const TlsStream&) = delete;

  // Goes on with the handshake; `moved` when it is done.
  Io handshake();
  Io send(std::span<const char> bytes);
  Io receive(std::span<char> room);
  // Tells the peer, if it can be told at once, that nothing more comes.
  void say_goodbye();

  // What the handshake agreed on: static texts, "TLSv1.3" and "TLS_AES_256_GCM_SHA384" (IANA's
  // name). Good once it is done.
  const char* version() const;
  const char* cipher() const;
  // It resumed a session instead of exchanging keys and certificates anew.
  bool resumed() const;

  // The last failure that is not one of the socket: its kind, one of tls_* or http2_only, and its
  // cause, for people. Under TLS 1.3 a peer that refuses a client's certificate, or the lack of
  // one, says so after the handshake: then receive(), or a send() that fails for it, tells.
  Outcome outcome() const;
  std::string complaint() const;

 private:
  Io result(int returned);
  bool refused_meanwhile();

  TlsTerms::State& terms_;
  ssl_st* ssl_;
  unsigned long error_ = 0;  // OpenSSL's code of the last failure
  bool answered_ = false;    // the peer has sent more than its handshake
};

}  // namespace hailstorm
