// A plain blocking HTTP client, so that the tests of the target share no code with it.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <cstdint>
#include <string>
#include <string_view>

namespace hailstorm {

struct Reply {
  int status = 0;  // 0: none arrived
  std::string head, body;
  bool reset = false, closed = false;  // while it was read
};

class BlockingClient {
 public:
  explicit BlockingClient(std::uint16_t port)
      : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(connect(fd_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0);
    wait_at_most(10'000);
  }
  ~BlockingClient() { close(fd_); }
  BlockingClient(const BlockingClient&) = delete;
  BlockingClient& operator=(const BlockingClient&) = delete;

  void wait_at_most(int milliseconds) {
    const timeval most{milliseconds / 1000, (milliseconds % 1000) * 1000};
    setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most);
  }

  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }

  // The next answer, its body without chunk framing.
  Reply read(bool body_follows = true) {
    Reply reply;
    std::size_t end = 0;
    while ((end = unread_.find("\r\n\r\n")) == std::string::npos) {
      if (!more(reply)) return reply;
    }
    reply.head = unread_.substr(0, end + 4);
    unread_.erase(0, end + 4);
    if (!reply.head.starts_with("HTTP/1.1 ")) return reply;
    reply.status = std::stoi(reply.head.substr(9, 3));
    if (!body_follows) return reply;
    if (reply.head.find("Transfer-Encoding: chunked") != std::string::npos) {
      read_chunks(reply);
    } else if (const auto at = reply.head.find("Content-Length: "); at != std::string::npos) {
      read_exactly(reply, std::stoul(reply.head.substr(at + 16)));
    }
    return reply;
  }

  Reply get(const std::string& target, const std::string& method = "GET") {
    send(method + " " + target + " HTTP/1.1\r\nHost: test\r\n\r\n");
    return read(method != "HEAD");
  }

  // True if nothing more comes but the end of the connection.
  bool at_end() {
    Reply rest;
    return unread_.empty() && !more(rest) && (rest.closed || rest.reset);
  }

 private:
  bool more(Reply& reply) {
    char room[65536];
    const ssize_t n = recv(fd_, room, sizeof room, 0);
    reply.closed = n == 0;
    reply.reset = n < 0 && errno == ECONNRESET;
    if (n > 0) unread_.append(room, static_cast<std::size_t>(n));
    return n > 0;
  }

  bool read_exactly(Reply& reply, std::size_t size) {
    while (unread_.size() < size) {
      if (!more(reply)) {
        reply.body += unread_;
        unread_.clear();
        return false;
      }
    }
    reply.body.append(unread_, 0, size);
    unread_.erase(0, size);
    return true;
  }

  void read_chunks(Reply& reply) {
    for (;;) {
      std::size_t end = 0;
      while ((end = unread_.find("\r\n")) == std::string::npos) {
        if (!more(reply)) return;
      }
      const std::size_t size = std::stoul(unread_.substr(0, end), nullptr, 16);
      unread_.erase(0, end + 2);
      if (!read_exactly(reply, size + 2)) return;
      reply.body.resize(reply.body.size() - 2);
      if (size == 0) return;
    }
  }

  int fd_;
  std::string unread_;
};

}  // namespace hailstorm
