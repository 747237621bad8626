// Origins: whom to connect to, known by what a URL begins with.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "http/client.h"
#include "http/host_patterns.h"
#include "http/names.h"
#include "http/proxy.h"

namespace hailstorm {

// A scheme, a host and a port; one object however it is spelt, alive as long as the client.
struct Origin {
  bool tls = false;
  std::uint16_t port = 0;
  std::string host_header;  // the host as the Host header has it, with the port unless it is usual
  Names::Host* host = nullptr;
  bool blocked = false;          // --block-host says no
  const Origin* via = nullptr;   // the proxy; null: none
  const Proxy* proxy = nullptr;  // the same, as the options have it; its own is itself
  // What the proxy is told: scheme://host[:port] in a request line, host:port after CONNECT.
  std::string target;

  // Whom connections are made to and kept for. A proxy's serve all plain origins behind it.
  const Origin& berth() const { return via != nullptr && !tls ? *via : *this; }
  // What is connected to.
  const Origin& next_hop() const { return via != nullptr ? *via : *this; }
};

// Thread: its owner's.
class Origins {
 public:
  // Throws Error when an option's value cannot be used.
  Origins(Names& names, const ClientOptions& options);

  // The origin for scheme://authority. One that was asked for before is found without allocating.
  // Null, and a complaint, if it is no origin we can use.
  Origin* find(std::string_view spelt, std::string_view& complaint);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  Origin& add(bool tls, const std::string& name, std::uint16_t port);
  const Origin& proxy_origin(const Proxy& proxy);

  Names& names_;
  ProxyRules proxies_;
  BlockedHosts blocked_;
  std::unordered_map<std::string, Origin*, Hash, std::equal_to<>> by_spelling_;
  const std::pair<const std::string, Origin*>* last_ = nullptr;  // of these, asked for last
  std::map<std::string, std::unique_ptr<Origin>> origins_;
  std::map<const Proxy*, std::unique_ptr<Origin>> proxy_origins_;
};

}  // namespace hailstorm
