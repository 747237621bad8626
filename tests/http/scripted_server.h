// A server that plays what a test tells it to, byte by byte, in a thread of its own; and a caller
// that remembers what it was answered.
#pragma once

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <functional>
#include <future>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "http/client.h"
#include "http/flight.h"
#include "http/pool.h"
#include "loop/loop.h"

namespace hailstorm {

// How long anyone waits for the other side before the test has failed.
constexpr std::chrono::seconds patience{5};

// The server's end of a connection.
class Peer {
 public:
  explicit Peer(int socket) : socket_(socket) {
    const timeval limit{patience.count(), 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    const int yes = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  }
  ~Peer() { close(); }
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  // The head of a request; empty when the client closed.
  std::string head() {
    std::size_t end = 0;
    while ((end = came_.find("\r\n\r\n")) == std::string::npos) {
      if (!receive()) return {};
    }
    return take(end + 4);
  }
  // One request, head and body as its Content-Length says; empty when the client closed.
  std::string request() {
    const std::string text = head();
    const std::size_t at = text.find("Content-Length: ");
    return text + bytes(at == text.npos ? 0 : std::stoul(text.substr(at + 16, 20)));
  }
  // That many bytes; fewer when the client closed.
  std::string bytes(std::size_t count) {
    while (came_.size() < count && receive()) {
    }
    return take(count);
  }
  void send(const std::string& text) {
    for (std::size_t done = 0; done < text.size();) {
      const ssize_t n = ::send(socket_, text.data() + done, text.size() - done, MSG_NOSIGNAL);
      if (n <= 0) return;
      done += static_cast<std::size_t>(n);
    }
  }
  // Returns when the client has closed.
  void wait_for_close() {
    while (receive()) came_.clear();
  }
  void close() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  }
  void reset() {
    const linger at_once{1, 0};
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close();
  }
  int socket() const { return socket_; }

 private:
  std::string take(std::size_t count) {
    std::string text = came_.substr(0, count);
    came_.erase(0, text.size());
    return text;
  }
  bool receive() {
    std::vector<char> room(64 * 1024);
    const ssize_t n = ::recv(socket_, room.data(), room.size(), 0);
    if (n > 0) came_.append(room.data(), static_cast<std::size_t>(n));
    return n > 0;
  }

  int socket_;
  std::string came_;  // and is not asked for yet
};

// Plays one script per connection, in the order they come, one at a time.
class ScriptedServer {
 public:
  using Script = std::function<void(Peer&)>;

  explicit ScriptedServer(std::vector<Script> scripts)
      : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* name = reinterpret_cast<sockaddr*>(&address);
    REQUIRE(::bind(listener_, name, sizeof address) == 0);
    REQUIRE(::listen(listener_, 64) == 0);
    socklen_t length = sizeof address;
    ::getsockname(listener_, name, &length);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, all = std::move(scripts)] {
      for (const Script& script : all) {
        const int socket = ::accept(listener_, nullptr, nullptr);
        if (socket < 0) return;
        Peer peer(socket);
        script(peer);
      }
    });
  }
  ~ScriptedServer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }

  std::uint16_t port() const { return port_; }
  std::string url(const std::string& path = "/", const std::string& scheme = "http") const {
    return scheme + "://127.0.0.1:" + std::to_string(port_) + path;
  }

 private:
  int listener_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

// Remembers an answer.
struct Remembered final : Caller {
  int times = 0;
  Outcome outcome = Outcome::answered;
  int status = 0;
  std::string head, body, detail, request, authority, tls_version, tls_cipher;
  HeadFacts facts;
  Timings timings;
  bool sent = false, tls = false, has_remote = false;
  int retries = 0;
  std::uint64_t bytes_sent = 0, bytes_received = 0;
  std::function<void()> then;

  void answered(const Answer& answer) override {
    ++times;
    outcome = answer.outcome;
    status = answer.status;
    head = answer.head;
    body = answer.body;
    detail = answer.detail;
    timings = answer.timings;
    sent = answer.sent;
    request = answer.request;
    authority = answer.authority;
    facts = answer.facts;
    tls = answer.tls;
    tls_version = answer.tls_version == nullptr ? "" : answer.tls_version;
    tls_cipher = answer.tls_cipher == nullptr ? "" : answer.tls_cipher;
    has_remote = answer.remote != nullptr;
    retries = answer.retries;
    bytes_sent = answer.bytes_sent;
    bytes_received = answer.bytes_received;
    if (then) then();  // last: it may destroy the connections
  }
};

// A bot's own: a pool and the one flight that uses it.
struct Own {
  explicit Own(Client& client) : pool(client), flight(client, pool) {}

  Pool pool;
  Flight flight;
};

// A loop whose clock the test turns, with a client on it.
struct Rig {
  explicit Rig(ClientOptions options = {}) : client(loop, std::move(options)) {}

  ManualClock clock;
  Loop loop{clock};
  Client client;
  Pool pool{client};
  Flight flight{client, pool};

  // Turns the loop until the condition holds; its clock stands still.
  template <class Condition>
  void until(Condition condition) {
    const SteadyClock real;
    const Instant end = real.now() + patience;
    for (int i = 0; !condition() && real.now() < end; ++i) {
      loop.poll();
      if (!condition()) ::poll(nullptr, 0, i < 100 ? 0 : 1);
    }
    REQUIRE(condition());
  }
  // Turns the loop until a server has come to a point.
  void until_kept(std::promise<void>& promise) {
    auto future = promise.get_future();
    until([&] { return future.wait_for(Nanos(0)) == std::future_status::ready; });
  }
  void turn(int times) {
    for (int i = 0; i < times; ++i) loop.poll();
  }
  Remembered ask(const Request& request) {
    Remembered caller;
    flight.begin(request, caller);
    CHECK(caller.times == 0);
    until([&] { return caller.times > 0; });
    CHECK(caller.times == 1);
    return caller;
  }
  Remembered get(const std::string& url) {
    Request request;
    request.url = url;
    return ask(request);
  }
};

// A port where nobody listens.
inline std::string dead_url() { return ScriptedServer({}).url(); }

inline std::string response(const std::string& body, const std::string& headers = "") {
  return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + headers +
         "\r\n" + body;
}

}  // namespace hailstorm
