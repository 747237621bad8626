// What a connection has to send, and the answers that count once it leaves.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "target/lane.h"

namespace hailstorm {

// Answers are collected in the lane's buffer and sent at the end of the event; only what the kernel
// does not take is kept with the connection. Thread: the lane's.
class Outlet {
 public:
  enum class Result : std::uint8_t { sent, blocked, closed };

  Outlet(Lane& lane, Wire& wire) : lane_(lane), wire_(wire) {}

  // Where to append what is to be sent.
  std::string& tail() { return blocked() ? kept_ : lane_.answers(); }
  // An answer ends here: counts it, before it leaves.
  void promise(Promised answer);
  // Sends what is there.
  Result flush();
  // The connection is lost: the answers that did not leave whole count as `gone`. What is left is
  // dropped.
  void abandon();

  // True while bytes wait for the socket to become writable.
  bool blocked() const { return !kept_.empty(); }

 private:
  void settle();

  Lane& lane_;
  Wire& wire_;
  std::string kept_;
  std::size_t kept_sent_ = 0;  // bytes of kept_ that have left
  std::uint64_t sent_ = 0;     // bytes that have left, ever
  std::vector<Promised> promised_;
};

}  // namespace hailstorm
