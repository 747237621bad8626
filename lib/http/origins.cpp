#include "http/origins.h"

#include "web/url.h"

namespace hailstorm {
namespace {

std::string spelling_of(const std::string& host, std::uint16_t port, bool usual) {
  const bool literal = host.find(':') != std::string::npos;
  const std::string name = literal ? '[' + host + ']' : host;
  return usual ? name : name + ':' + std::to_string(port);
}

}  // namespace

Origins::Origins(Names& names, const ClientOptions& options)
    : names_(names), proxies_(options.proxy), blocked_(options.block_hosts) {}

Origin* Origins::find(std::string_view spelt, std::string_view& complaint) {
  if (last_ != nullptr && last_->first == spelt) return last_->second;
  if (const auto known = by_spelling_.find(spelt); known != by_spelling_.end()) {
    last_ = &*known;
    return known->second;
  }
  const Authority authority = parse_origin(spelt);
  complaint = authority.complaint;
  if (!complaint.empty()) return nullptr;
  Origin& origin = add(authority.tls, authority.host, authority.port);
  return by_spelling_[std::string(spelt)] = &origin;
}

Origin& Origins::add(bool tls, const std::string& name, std::uint16_t port) {
  const std::string scheme = tls ? "https://" : "http://";
  auto& origin = origins_[scheme + spelling_of(name, port, false)];
  if (origin != nullptr) return *origin;
  origin = std::make_unique<Origin>();
  origin->tls = tls;
  origin->port = port;
  origin->host_header = spelling_of(name, port, port == (tls ? 443 : 80));
  origin->host = &names_.host(name, port);
  origin->blocked = blocked_.match(name);
  origin->proxy = proxies_.proxy_for(tls, name, port);
  if (origin->proxy != nullptr) {
    origin->via = &proxy_origin(*origin->proxy);
    origin->target = tls ? spelling_of(name, port, false) : scheme + origin->host_header;
  }
  return *origin;
}

// A proxy is no origin of its own: the same server, asked directly, has connections of its own.
const Origin& Origins::proxy_origin(const Proxy& proxy) {
  auto& origin = proxy_origins_[&proxy];
  if (origin == nullptr) {
    origin = std::make_unique<Origin>();
    origin->port = proxy.port;
    origin->proxy = &proxy;
    origin->host_header = spelling_of(proxy.host, proxy.port, false);
    origin->host = &names_.host(proxy.host, proxy.port);
  }
  return *origin;
}

}  // namespace hailstorm
