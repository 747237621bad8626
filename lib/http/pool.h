// Connections kept between exchanges: those of one bot, or those that the bots of a worker share.
#pragma once

#include <cstddef>
#include <memory>

namespace hailstorm {

class Client;

// Lends a connection to one flight at a time and takes it back when it can serve another exchange.
// Thread: the client's.
class Pool {
 public:
  struct State;

  // The client must outlive the pool, the pool its flights.
  explicit Pool(Client& client);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  // Closes idle connections.
  void close_idle();
  std::size_t idle() const;

  // For the sources of this room only.
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
