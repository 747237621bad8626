// A connection to an origin: how it comes about, and what then happens to it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/outcome.h"
#include "http/dial.h"
#include "http/exchange.h"
#include "http/proxy.h"
#include "http/socket.h"
#include "http/toolbox.h"

namespace hailstorm {

class Connection;

// Why there is no connection, or no longer.
struct Failure {
  Outcome outcome;
  std::string detail;
};

// Who holds a connection, and is told what happens to it; each such call may be its death. Thread:
// the loop's.
class Holder {
 public:
  virtual void connected(Connection& connection) = 0;
  virtual void not_connected(Connection& connection, Failure failure) = 0;
  virtual void ready(Connection& connection, Ready what) = 0;

 protected:
  ~Holder() = default;
};

// Thread: the loop's.
class Connection final : DialCaller {
 public:
  // The origin outlives it, each holder for as long as it holds it.
  Connection(Toolbox& toolbox, Holder& holder, const Origin& origin);
  ~Connection();

  // Dials the origin, or its proxy; tunnels through the proxy and shakes hands where that is due.
  // The holder is told when it stands, later, or when it cannot: that may be from within this call.
  void open(Timings& timings);

  void hold(Holder& holder) { holder_ = &holder; }

  Io send(std::span<const char> bytes) { return socket_.send(bytes); }
  Io receive(std::span<char> room) { return socket_.receive(room); }
  // Has the holder told again, in a later turn, that this connection is ready.
  void remind() { toolbox_.poller.remind(socket_.descriptor(), *this); }
  // What a failed send or receive comes to.
  Failure failure(const Io& io) const;
  const TlsStream* tls() const { return socket_.tls(); }  // null: it is plain
  const Address& remote() const { return remote_; }
  // None of the last `count` bytes that were sent reached the peer's kernel.
  bool unseen(std::size_t count) const { return socket_.unacknowledged() >= count; }

  const Origin& origin() const { return origin_; }
  bool stands() const { return phase_ == Phase::open; }
  bool tunnelling() const { return phase_ == Phase::tunnelling; }
  bool handshaking() const { return phase_ == Phase::handshaking; }

  std::uint32_t place = 0;  // among the idle ones of its pool

 private:
  enum class Phase : std::uint8_t { connecting, tunnelling, handshaking, open };

  void ready(Ready what) override;
  void dialled(int socket, const Address& remote, bool readable) override;
  void not_dialled(int error) override;
  void tunnel();
  void begin_handshake();
  void shake_hands();
  void stand();
  void not_connected(Outcome outcome, const std::string& cause);
  void close(bool politely);

  Toolbox& toolbox_;
  Holder* holder_;
  const Origin& origin_;
  Socket socket_;
  Phase phase_ = Phase::connecting;
  bool open_ = false;  // counts as an open connection
  Address remote_;
  std::unique_ptr<Dialer> dialer_;
  std::unique_ptr<Tunnel> tunnel_;
  Timings* timings_ = nullptr;  // of the exchange that opens it
  Instant began_{};
};

}  // namespace hailstorm
