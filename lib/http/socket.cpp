#include "http/socket.h"

#include <linux/sockios.h>
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

void Socket::adopt(int descriptor) {
  close();
  descriptor_ = descriptor;
}

void Socket::secure(const TlsTerms& terms, const std::string& host, std::uint16_t port) {
  tls_ = std::make_unique<TlsStream>(terms, descriptor_, host, port);
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
