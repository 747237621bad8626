// The inside of a pool: which connections are idle, and who waits for a place.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "http/connection.h"
#include "http/pool.h"
#include "http/waiting.h"

namespace hailstorm {

// What a pool has of one origin. It stays where it is while anybody has a place there, or waits.
struct Berth {
  explicit Berth(const Origin& whose) : origin(&whose) {}

  // True when there is a place; otherwise `who` stands in the queue, and has one when its turn
  // comes. A limit of 0 is none.
  bool admit(std::size_t limit, Waiting& who);
  // Gives a place to the next in the queue.
  void release();

  const Origin* origin;
  std::vector<std::unique_ptr<Connection>> idle;  // the last is the warmest
  std::uint32_t lent = 0;                         // places
  std::unique_ptr<Queue> queue;                   // where places are limited
};

// A flight holds one place at its origin from admission to release, and one connection in it. With
// ClientOptions::connections_per_host there are as many places; the rest queues. Idle connections
// are watched: what ends, or talks unasked, is closed. Thread: the client's.
struct Pool::State final : Holder {
  explicit State(Toolbox& tools) : toolbox(tools) {}

  Berth& berth(const Origin& origin) {
    return last_ != nullptr && last_->origin == &origin ? *last_ : find(origin);
  }
  // The connection used last of those that are idle, or null. The caller has a place.
  std::unique_ptr<Connection> lend(Berth& at, Holder& holder);
  // Keeps a connection for the next who asks. Its flight still has its place.
  void keep(Berth& at, std::unique_ptr<Connection> connection);
  void close_idle();

  Toolbox& toolbox;
  std::uint32_t flights = 0, idle = 0;

 private:
  void connected(Connection&) override {}
  void not_connected(Connection&, Failure) override {}
  void ready(Connection& connection, Ready what) override;

  Berth& find(const Origin& origin);
  void drop(Connection& connection);
  void make_room();

  // By address: a bot has one or two, and finds them without a map.
  std::vector<std::unique_ptr<Berth>> berths_;
  Berth* last_ = nullptr;  // the one asked for last
};

}  // namespace hailstorm
