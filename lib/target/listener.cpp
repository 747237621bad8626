#include "target/listener.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/check.h"
#include "base/error.h"

namespace hailstorm {
namespace {

constexpr int backlog = 4096;
constexpr int most_at_once = 64;  // connections accepted before others get their turn
constexpr Nanos pause_length = std::chrono::milliseconds(50);

[[noreturn]] void refuse(Fault fault, const std::string& what, const std::string& remedy) {
  throw Error(fault, what, "--listen", remedy);
}

addrinfo* resolved(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  const std::string port = colon == std::string::npos ? "" : address.substr(colon + 1);
  const bool number = !port.empty() && port.size() <= 5 &&
                      port.find_first_not_of("0123456789") == std::string::npos;
  std::string host = host_of(address);
  if (host.size() > 2 && host.front() == '[') host = host.substr(1, host.size() - 2);
  if (!number || std::stoi(port) > 65535 || host.empty()) {
    refuse(Fault::usage, "'" + address + "' is not an address to listen on",
           "write it as HOST:PORT, as in 127.0.0.1:8000; port 0 takes a free one");
  }
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int problem = getaddrinfo(host.c_str(), port.c_str(), &hints, &found);
  if (problem != 0) {
    refuse(Fault::system, "'" + host + "' is no address: " + gai_strerror(problem),
           "name an address of this machine, as 127.0.0.1, or 0.0.0.0 for all");
  }
  return found;
}

[[noreturn]] void refuse_bind(const std::string& address, int problem) {
  if (problem == EADDRINUSE) {
    refuse(Fault::system, address + " is taken by another program",
           "choose another port, or port 0 for a free one; `ss -ltnp` shows who listens where");
  }
  const char* remedy = problem == EACCES          ? "ports below 1024 are root's: choose one above"
                       : problem == EADDRNOTAVAIL ? "`ip address` lists this machine's addresses"
                                                  : "choose another address";
  refuse(Fault::system, "cannot listen on " + address + ": " + std::strerror(problem), remedy);
}

}  // namespace

std::string host_of(const std::string& address) { return address.substr(0, address.rfind(':')); }

int open_listener(const std::string& address) {
  addrinfo* found = resolved(address);
  const int fd =
      socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, found->ai_protocol);
  // Lets a new target have the port while connections of the one before linger.
  const int yes = 1;
  const bool listens = fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0 &&
                       bind(fd, found->ai_addr, found->ai_addrlen) == 0 &&
                       ::listen(fd, backlog) == 0;
  const int problem = errno;
  freeaddrinfo(found);
  if (listens) return fd;
  if (fd >= 0) close(fd);
  refuse_bind(address, problem);
}

std::uint16_t port_of(int socket) {
  sockaddr_storage bound{};
  socklen_t size = sizeof bound;
  HAIL_CHECK(getsockname(socket, reinterpret_cast<sockaddr*>(&bound), &size) == 0);
  // The port stands at the same place for both families.
  return ntohs(reinterpret_cast<const sockaddr_in*>(&bound)->sin_port);
}

Listener::Listener(Lane& lane, int socket)
    : lane_(lane), socket_(socket), pause_(this, [](void* self) {
        auto& listener = *static_cast<Listener*>(self);
        listener.lane_.readiness().change(listener.socket_, listener, true, false);
      }) {
  HAIL_CHECK(lane_.readiness().watch(socket_, *this));
}

Listener::~Listener() { close(socket_); }

void Listener::ready(bool, bool) {
  const Lanes& lanes = lane_.setting().lanes;
  for (int i = 0; i < most_at_once; ++i) {
    const int fd = accept4(socket_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
      if (errno != EMFILE && errno != ENFILE && errno != ENOMEM && errno != ENOBUFS) return;
      lane_.readiness().change(socket_, *this, false, false);
      lane_.loop().arm(pause_, lane_.loop().now() + pause_length);
      return;
    }
    const int yes = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    Lane& taker = *lanes[next_++ % lanes.size()];
    if (&taker == &lane_) {
      taker.adopt(fd);
    } else {
      taker.post([&taker, fd] { taker.adopt(fd); });
    }
  }
}

}  // namespace hailstorm
