// A server without a thread: it answers when, and in the order in which, a test tells it to.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace hailstorm {

class HeldServer {
 public:
  HeldServer() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* name = reinterpret_cast<sockaddr*>(&address);
    REQUIRE(::bind(listener_, name, sizeof address) == 0);
    REQUIRE(::listen(listener_, 64) == 0);
    socklen_t length = sizeof address;
    ::getsockname(listener_, name, &length);
    url_ = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  }
  ~HeldServer() {
    for (const Peer& peer : peers_) ::close(peer.socket);
    ::close(listener_);
  }
  HeldServer(const HeldServer&) = delete;
  HeldServer& operator=(const HeldServer&) = delete;

  // Without a slash at its end.
  const std::string& url() const { return url_; }

  // Takes what has come.
  void poll() {
    for (int socket; (socket = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
      peers_.push_back({socket, {}});
    }
    for (Peer& peer : peers_) {
      char room[4096];
      for (ssize_t n; (n = ::recv(peer.socket, room, sizeof room, 0)) > 0;) {
        peer.came.append(room, static_cast<std::size_t>(n));
      }
      const std::size_t end = peer.came.find("\r\n\r\n");
      if (end == std::string::npos) continue;
      const std::size_t path = peer.came.find(' ') + 1;
      held_.push_back({peer.socket, peer.came.substr(path, peer.came.find(' ', path) - path),
                       peer.came.substr(0, end + 4)});
      peer.came.clear();
      ++requests_;
    }
  }

  // Requests without an answer, and all there ever were.
  std::size_t held() const { return held_.size(); }
  std::size_t requests() const { return requests_; }
  std::size_t connections() const { return peers_.size(); }
  const std::string& head(std::size_t i) const { return held_.at(i).head; }

  // Answers the request that has waited longest, or that for a path.
  void answer(int status = 200, const std::string& headers = {}) { answer_at(0, status, headers); }
  void answer_to(const std::string& path, int status = 200) {
    const auto found = std::find_if(held_.begin(), held_.end(),
                                    [&](const Held& held) { return held.path == path; });
    REQUIRE(found != held_.end());
    answer_at(static_cast<std::size_t>(found - held_.begin()), status, {});
  }

 private:
  struct Peer {
    int socket;
    std::string came;
  };
  struct Held {
    int socket;
    std::string path, head;
  };

  void answer_at(std::size_t i, int status, const std::string& headers) {
    const Held held = held_.at(i);
    held_.erase(held_.begin() + static_cast<std::ptrdiff_t>(i));
    const std::string text = "HTTP/1.1 " + std::to_string(status) +
                             " Fine\r\nContent-Length: " + std::to_string(held.path.size()) +
                             "\r\n" + headers + "\r\n" + held.path;
    REQUIRE(::send(held.socket, text.data(), text.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(text.size()));
  }

  int listener_;
  std::string url_;
  std::vector<Peer> peers_;
  std::vector<Held> held_;
  std::size_t requests_ = 0;
};

}  // namespace hailstorm
