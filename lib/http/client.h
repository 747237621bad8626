// HTTP/1.1 over kept connections, on one loop.
//
// An exchange costs no allocation in steady state: a request is built in the connection's own
// buffer and sent directly; answers are read into one buffer per client and parsed in place; only
// an answer that spans several reads is gathered in a buffer of the connection.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "http/exchange.h"
#include "loop/loop.h"

namespace hailstorm {

struct ClientOptions {
  std::size_t head_max = 64 * 1024;         // bytes of a response's head
  std::size_t body_max = 64 * 1024 * 1024;  // bytes of a response's body
  Nanos connect_timeout =
      std::chrono::seconds(10);  // name, TCP and TLS together, within the request's time-out
  std::string user_agent = "hailstorm";
  bool insecure_skip_tls_verify = false;
  std::string ca_file;  // PEM; empty: the system's
};

class Client;

// The kept connections of one bot, one per origin (scheme, host, port). Destroying it drops what is
// in flight without a word to the callers. Thread: the client's.
class Connections {
 public:
  explicit Connections(Client& client);
  ~Connections();
  Connections(Connections&&) noexcept;
  Connections& operator=(Connections&&) = delete;

  // Begins an exchange. `caller` is answered later, exactly once, never from within this call. At
  // most one exchange at a time per caller and per Connections.
  void begin(const Request& request, Caller& caller);
  // Ends the exchange in flight, if any, with the outcome cut_off: its caller is answered from
  // within this call.
  void cut_off();
  // Closes idle connections.
  void close();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What the connections of a worker share: the loop, TLS context, resolved names, the read buffer.
// Must outlive its Connections. Thread: the loop's.
class Client {
 public:
  // Throws Error when the CA file cannot be read.
  Client(Loop& loop, ClientOptions options);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  std::size_t open_connections() const;
  std::uint64_t connections_opened() const;

 private:
  friend class Connections;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
