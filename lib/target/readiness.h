// Which of a thread's sockets can be read or written: one epoll set under its loop.
#pragma once

#include <memory>

#include "loop/loop.h"

namespace hailstorm {

// Who owns a watched descriptor.
class Watched {
 public:
  // A hang-up or an error shows as readable: reading tells which.
  virtual void ready(bool readable, bool writable) = 0;

 protected:
  ~Watched() = default;
};

// The loop sees the set as a single descriptor. The set itself is level-triggered, so that a
// request costs one receive, one send and its share of a wait; a reactor that reports edges needs
// another receive to find a socket empty. Thread: the loop's.
class Readiness {
 public:
  explicit Readiness(Loop& loop);
  ~Readiness();
  Readiness(const Readiness&) = delete;
  Readiness& operator=(const Readiness&) = delete;

  // Starts to report for `fd`, readable only; false when the system has no room for it. A
  // descriptor leaves the set when it is closed; its owner must live until the event under way has
  // been handled.
  bool watch(int fd, Watched& owner);
  void change(int fd, Watched& owner, bool readable, bool writable);

 private:
  struct State;
  void wait();
  void report();

  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
