// Proxies: which one an origin is reached by, and the tunnel through it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/client.h"
#include "http/host_patterns.h"
#include "http/io.h"

namespace hailstorm {

class Socket;

// A proxy out of its URL.
struct Proxy {
  std::string host;  // a name or an IP literal, in lower case
  std::uint16_t port = 0;
  std::string line;  // "Proxy-Authorization: ...\r\n"; empty: its URL names no user
};

// Thread: its owner's.
class ProxyRules {
 public:
  // Throws Error when a URL is none of a proxy we can use.
  explicit ProxyRules(const ProxyOptions& options);

  // The proxy for an origin; null: it is reached directly.
  const Proxy* proxy_for(bool tls, std::string_view host, std::uint16_t port) const;

 private:
  std::optional<Proxy> http_, https_;
  DirectHosts direct_;
};

// A CONNECT on its way (RFC 9110, 9.3.6). Thread: its owner's.
class Tunnel {
 public:
  // `authority` is host:port; `line` as in Proxy.
  Tunnel(std::string_view authority, std::string_view line, std::string_view user_agent);

  // Sends and receives what can be; `moved` when the tunnel stands, `failed` with errno 0 when the
  // proxy says no: see complaint().
  Io step(Socket& socket);
  const std::string& complaint() const { return complaint_; }

 private:
  Io judge();

  std::string request_, came_, complaint_;
  std::size_t sent_ = 0;
};

}  // namespace hailstorm
