// The inside of a pool: which connections are idle, and who waits for a place.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "http/connection.h"
#include "http/pool.h"
#include "http/waiting.h"

namespace hailstorm {

// A flight holds one place at its origin from admission to release, and one connection in it. With
// ClientOptions::connections_per_host there are as many places; the rest queues. Idle connections
// are watched: what ends, or talks unasked, is closed. Thread: the client's.
struct Pool::State final : Holder {
  explicit State(Toolbox& tools) : toolbox(tools) {}

  // True when there is a place; otherwise `who` stands in the queue, and has one when its turn
  // comes.
  bool admit(const Origin& origin, Waiting& who);
  // The connection used last of those that are idle, or null. The caller has a place.
  std::unique_ptr<Connection> lend(const Origin& origin, Holder& holder);
  // Keeps a connection for the next who asks. Its flight still has its place.
  void keep(std::unique_ptr<Connection> connection);
  // Gives a place to the next in the queue.
  void release(const Origin& origin);
  void close_idle();

  Toolbox& toolbox;
  std::uint32_t flights = 0, idle = 0;

 private:
  // What belongs to one origin.
  struct Berth {
    const Origin* origin;
    std::vector<std::unique_ptr<Connection>> idle;  // the last is the warmest
    std::uint32_t lent = 0;                         // places
    std::unique_ptr<Queue> queue;                   // where places are limited
  };

  void connected(Connection&) override {}
  void not_connected(Connection&, Failure) override {}
  void ready(Connection& connection, Ready what) override;

  Berth& berth(const Origin& origin);
  void drop(Connection& connection);
  void make_room();

  // By address: a bot has one or two, and finds them without a map.
  std::vector<Berth> berths_;
};

}  // namespace hailstorm
