// A connection to an origin: how it comes about, and what then happens to it.
#pragma once

#include <span>
#include <string>

#include "base/outcome.h"
#include "http/exchange.h"
#include "http/poller.h"
#include "http/socket.h"
#include "http/toolbox.h"

namespace hailstorm {

class Flight;

// Why there is no connection, or no longer.
struct Failure {
  Outcome outcome;
  std::string detail;
};

// One connection of a flight, which it tells what happens; each such call may be its death.
// Thread: the loop's.
class Connection final : Watcher {
 public:
  // Flight and origin outlive it.
  Connection(Toolbox& toolbox, Flight& flight, const Origin& origin);
  ~Connection();

  // Connects to the origin's addresses, one after another, with a handshake under TLS. The flight
  // is told when it stands, later, or when it cannot: that may be from within this call.
  void open(Timings& timings);

  Io send(std::span<const char> bytes) { return socket_.send(bytes); }
  Io receive(std::span<char> room) { return socket_.receive(room); }
  // Has the flight told again, in a later turn, that this connection is ready.
  void remind() { toolbox_.poller.remind(socket_.descriptor(), *this); }
  // What a failed send or receive comes to.
  Failure failure(const Io& io) const;
  bool secured() const { return socket_.secured(); }
  // None of the last `count` bytes that were sent reached the peer's kernel.
  bool unseen(std::size_t count) const { return socket_.unacknowledged() >= count; }

  const Origin& origin() const { return origin_; }
  bool stands() const { return phase_ == Phase::open; }

 private:
  enum class Phase : std::uint8_t { connecting, handshaking, open };

  void ready(Ready what) override;
  void try_next_address();
  void connected();
  void shake_hands();
  void give_up(int error);
  void close(bool politely);

  Toolbox& toolbox_;
  Flight& flight_;
  const Origin& origin_;
  Socket socket_;
  Phase phase_ = Phase::connecting;
  bool watched_ = false;
  std::uint16_t next_address_ = 0;
  int error_ = 0;               // the most telling errno of the addresses tried
  Timings* timings_ = nullptr;  // of the exchange that opens it
  Instant began_{};
};

}  // namespace hailstorm
