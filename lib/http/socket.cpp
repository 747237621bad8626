#include "http/socket.h"

#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace hailstorm {
namespace {

Io result(ssize_t moved) {
  if (moved > 0) return {Io::State::moved, static_cast<std::size_t>(moved)};
  if (moved == 0) return {Io::State::ended};
  if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return {Io::State::blocked};
  return {Io::State::failed, 0, errno};
}

}  // namespace

int Socket::connect(const Address& address) {
  close();
  descriptor_ = ::socket(address.socket.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (descriptor_ < 0) return errno;
  const int yes = 1;
  setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  const auto* name = reinterpret_cast<const sockaddr*>(&address.socket);
  if (::connect(descriptor_, name, address.length) == 0 || errno == EINPROGRESS) return 0;
  return errno;
}

int Socket::connect_error() const {
  int error = 0;
  socklen_t length = sizeof error;
  return getsockopt(descriptor_, SOL_SOCKET, SO_ERROR, &error, &length) == 0 ? error : errno;
}

void Socket::secure(const TlsTerms& terms, const std::string& host) {
  tls_ = std::make_unique<TlsStream>(terms, descriptor_, host);
}

Io Socket::send(std::span<const char> bytes) {
  if (tls_) return tls_->send(bytes);
  return result(::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL));
}

Io Socket::receive(std::span<char> room) {
  if (tls_) return tls_->receive(room);
  return result(::recv(descriptor_, room.data(), room.size(), 0));
}

std::size_t Socket::unacknowledged() const {
  int count = 0;
  return ioctl(descriptor_, SIOCOUTQ, &count) == 0 && count > 0 ? static_cast<std::size_t>(count)
                                                                : 0;
}

void Socket::close(bool politely) {
  if (tls_ && politely) tls_->say_goodbye();
  tls_.reset();
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

}  // namespace hailstorm
