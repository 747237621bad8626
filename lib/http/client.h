// HTTP/1.1 on one loop: what the connections of a worker share.
//
// An exchange costs no allocation in steady state: a request is built in the flight's own buffer
// and sent directly; answers are read into one buffer per client and parsed in place; only an
// answer that spans several reads is gathered in a buffer of its own. pool.h keeps connections,
// flight.h takes an exchange over one, fetch.h makes a script's request out of exchanges.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "http/exchange.h"
#include "http/name_options.h"
#include "http/tls_options.h"
#include "loop/loop.h"

namespace hailstorm {

// Which proxy to go by. A proxy is http://[user:password@]host:port; empty: none.
struct ProxyOptions {
  std::string http, https;  // for URLs of that scheme; https goes through CONNECT
  // Comma-separated hosts to reach without one: names (and all below them), IP literals, CIDR
  // ranges, host:port, "*" for all. Loopback is always reached directly (as Go and curl do it).
  std::string no_proxy;
};

struct ClientOptions {
  std::size_t head_max = 64 * 1024;         // bytes of a response's head
  std::size_t body_max = 64 * 1024 * 1024;  // bytes of a response's body, before and after decoding
  bool discard_bodies = false;              // as if each request said Keep::nothing
  Nanos connect_timeout =
      std::chrono::seconds(10);  // name, TCP and TLS together, within the request's time-out
  Nanos idle_timeout{};          // the longest a connection under way may stand still; 0: no limit
  Nanos expect_timeout = std::chrono::seconds(1);  // how long "Expect: 100-continue" waits for it

  bool reuse = true;                     // keep connections after an exchange
  std::size_t connections_per_host = 0;  // of one pool at once; more exchanges wait. 0: no limit
  std::vector<std::string> local_ips;    // source addresses, in turn; empty: the system's choice
  std::vector<std::string> block_hosts;  // "ads.example.com", "*.example.com", "*"
  // Exchanges begun per second; what is above waits its turn. 0: none, until Client::pace says so.
  std::optional<double> max_rps;

  std::string user_agent = "hailstorm";
  std::vector<std::pair<std::string, std::string>> headers;  // added to each request
  bool traceparent = false;  // adds a W3C traceparent with random ids
  std::uint64_t seed = 1;    // of those ids, and of the choice of addresses

  NameOptions names;
  TlsOptions tls;
  ProxyOptions proxy;
};

class Toolbox;

// Must outlive its pools and flights. Thread: the loop's.
class Client {
 public:
  // Throws Error when a file cannot be read or an option's value cannot be used.
  Client(Loop& loop, ClientOptions options);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // Exchanges begun per second from now on, where the options have a max_rps.
  void pace(double rps);

  std::size_t open_connections() const;
  std::uint64_t connections_opened() const;
  // Of the TLS connections opened, those that resumed a session.
  std::uint64_t tls_resumed() const;

  // For the sources of this room only.
  Toolbox& toolbox() { return *toolbox_; }

 private:
  std::unique_ptr<Toolbox> toolbox_;
};

}  // namespace hailstorm
