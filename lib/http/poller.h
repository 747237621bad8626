// Tells connections when their sockets are ready.
//
// The sockets of a client are in an epoll set of their own, edge-triggered, and the loop waits for
// that set as a whole. Compared with one wait in the loop per socket and answer this saves the
// system call that re-arms the wait or finds nothing to read, the memory of an operation per
// socket, and the question of what to do with operations of objects that are gone. It also makes
// one read buffer for all sockets sound: a read happens in the turn of the connection it is for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "loop/loop.h"

namespace hailstorm {

// What became of a socket since it was last told. Edge-triggered: each is told once, so who is
// told reads or writes until the socket is blocked, or a read is short.
struct Ready {
  bool readable = false, writable = false;
  bool ended = false;  // the peer closed or reset it: reading goes on to the end
};

// Someone who has a socket. Thread: the loop's.
class Watcher {
 public:
  virtual void ready(Ready what) = 0;

 protected:
  ~Watcher() = default;
};

// Thread: the loop's. The loop must outlive the poller.
class Poller {
 public:
  // Throws Error when the system has no epoll set to give.
  explicit Poller(Loop& loop);
  ~Poller();
  Poller(const Poller&) = delete;
  Poller& operator=(const Poller&) = delete;

  // Watches a socket until it is forgotten. Returns 0 or an errno.
  int watch(int socket, Watcher& watcher);
  // Tells a watched socket's readiness again, in a later turn.
  void remind(int socket, Watcher& watcher);
  // Must come before the socket is closed or the watcher dies; both may happen in any turn.
  void forget(int socket, Watcher& watcher);

 private:
  struct State;
  struct Wait;

  void wait(std::unique_ptr<Wait> token);
  void turn();
  bool ask();
  void tell_next();
  void choose_sample();

  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
