// Makes a TCP connection to a host that may have several addresses: happy eyeballs (RFC 8305).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "http/address.h"
#include "http/names.h"
#include "http/poller.h"
#include "http/source_addresses.h"
#include "loop/loop.h"

namespace hailstorm {

// What the dialers of a client share.
struct DialTools {
  Loop& loop;
  Poller& poller;
  Names& names;
  SourceAddresses& sources;
};

// Whom a connection is for. It is told by the poller of the socket that it is handed, and of the
// first one that is tried: until it has one it passes that on, to Dialer::ready(). Thread: the
// loop's.
class DialCaller : public Watcher {
 public:
  // The connection stands: the socket is the caller's. `readable` when there is more to be told of
  // it than that it can be written. The last call of a dial; it may end the dialer.
  virtual void dialled(int socket, const Address& remote, bool readable) = 0;
  // No address could be connected to; the most telling errno. The last call of a dial, as above.
  virtual void not_dialled(int error) = 0;

 protected:
  ~DialCaller() = default;
};

// Tries a host's addresses, the families in turns. The next one is tried at once when one fails,
// and beside it when none has answered for 250 ms; the first to stand is taken, the others are
// closed. It is for the caller to lose patience. An only address costs a socket and a connect.
// Destroying a dialer hangs up. Thread: the loop's.
class Dialer {
 public:
  // The tools and the caller outlive it.
  Dialer(DialTools& tools, DialCaller& caller);
  ~Dialer();
  Dialer(const Dialer&) = delete;
  Dialer& operator=(const Dialer&) = delete;

  // Dials a host whose addresses are known. The caller is told later, or, when nothing can even be
  // tried, from within this call.
  void dial(Names::Host& host, std::uint16_t port);
  void ready(Ready what);
  void hang_up();

 private:
  struct Rival;
  struct Race;

  void try_next();
  int try_address(const Address& address);
  void failed(int error);
  void won(Rival& rival);
  void lost(Rival& rival, int error);
  void close_first();

  DialTools& tools_;
  DialCaller& caller_;
  Names::Host* host_ = nullptr;
  std::uint16_t port_ = 0;
  std::uint16_t next_ = 0;   // the address to try next
  std::uint32_t drawn_ = 0;  // which one came first
  int error_ = 0;            // the most telling errno so far
  int first_ = -1;           // the socket that the caller watches
  Address first_address_;
  std::unique_ptr<Race> race_;  // where there are several addresses
};

}  // namespace hailstorm
