// The listening socket: accepts, and deals connections out to the lanes in turn.
#pragma once

#include <cstdint>
#include <string>

#include "loop/timer.h"
#include "target/lane.h"

namespace hailstorm {

// Dealing in turn keeps the lanes level, which sockets of their own with SO_REUSEPORT would not:
// the kernel hashes, and 64 connections seldom fall 32 to 32. It also makes a taken port an error.
class Listener final : public Watched {
 public:
  // Owns the socket. Thread: the lane's.
  Listener(Lane& lane, int socket);
  ~Listener();

  void ready(bool readable, bool writable) override;

 private:
  Lane& lane_;
  int socket_;
  std::size_t next_ = 0;
  Timer pause_;  // without descriptors to spare
};

// A listening socket's descriptor, non-blocking. Throws Error (system, or usage for an address that
// is none) with what to do.
int open_listener(const std::string& address);
// The port that a socket is bound to.
std::uint16_t port_of(int socket);
// HOST of HOST:PORT, with the brackets of an IPv6 address.
std::string host_of(const std::string& address);

}  // namespace hailstorm
