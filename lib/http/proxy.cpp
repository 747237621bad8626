#include "http/proxy.h"

#include <array>

#include "base/error.h"
#include "http/socket.h"
#include "web/authorization.h"
#include "web/url.h"

namespace hailstorm {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t answer_max = 16'384;  // bytes of a proxy's head

[[noreturn]] void refuse(const std::string& url, std::string_view why) {
  throw Error(Fault::configuration, "\"" + url + "\" cannot be a proxy: " + std::string(why), "",
              "A proxy is http://[user:password@]host:port.");
}

std::optional<Proxy> parse_proxy(const std::string& url) {
  if (url.empty()) return std::nullopt;
  const std::string whole = url.find("://"sv) == url.npos ? "http://" + url : url;
  std::string plain;
  const std::optional<UrlUser> user = take_user_info(whole, plain);
  const Url parts = split_url(user ? plain : whole);
  if (!parts.complaint.empty()) refuse(url, parts.complaint);
  const Authority authority = parse_origin(parts.origin);
  if (!authority.complaint.empty()) refuse(url, authority.complaint);
  if (authority.tls) refuse(url, "proxies are spoken to without TLS");
  if (!parts.target.empty() && parts.target != "/"sv) refuse(url, "it has a path");
  Proxy proxy{authority.host, authority.port, {}};
  if (user) {
    proxy.line = "Proxy-Authorization: " + basic_authorization(user->user, user->password) + "\r\n";
  }
  return proxy;
}

}  // namespace

ProxyRules::ProxyRules(const ProxyOptions& options)
    : http_(parse_proxy(options.http)),
      https_(parse_proxy(options.https)),
      direct_(options.no_proxy) {}

const Proxy* ProxyRules::proxy_for(bool tls, std::string_view host, std::uint16_t port) const {
  const std::optional<Proxy>& proxy = tls ? https_ : http_;
  return proxy && !direct_.match(host, port) ? &*proxy : nullptr;
}

Tunnel::Tunnel(std::string_view authority, std::string_view line, std::string_view user_agent) {
  request_.append("CONNECT ").append(authority).append(" HTTP/1.1\r\nHost: ").append(authority);
  request_.append("\r\n");
  if (!user_agent.empty()) request_.append("User-Agent: ").append(user_agent).append("\r\n");
  request_.append(line).append("\r\n");
}

Io Tunnel::step(Socket& socket) {
  while (sent_ < request_.size()) {
    const Io io = socket.send(std::string_view(request_).substr(sent_));
    if (io.state != Io::State::moved) return io;
    sent_ += io.bytes;
  }
  for (;;) {
    std::array<char, 1024> room{};
    const Io io = socket.receive(room);
    if (io.state != Io::State::moved) return io;
    came_.append(room.data(), io.bytes);
    const Io verdict = judge();
    if (verdict.state != Io::State::blocked) return verdict;
  }
}

// The body of a refusal is of no interest, and what follows an agreement is not the proxy's: a peer
// that waits for a client's first word has sent nothing yet.
Io Tunnel::judge() {
  const std::size_t end = came_.find("\r\n\r\n"sv);
  if (end == came_.npos) {
    if (came_.size() <= answer_max) return {Io::State::blocked};
    complaint_ = "the head of the proxy's answer does not end";
    return {Io::State::failed};
  }
  const std::string line = came_.substr(0, came_.find("\r\n"sv));
  const bool http = line.starts_with("HTTP/1."sv) && line.size() >= 12 && line[8] == ' ';
  if (http && line[9] == '1') {
    came_.erase(0, end + 4);
    return judge();
  }
  if (http && line[9] == '2') return {Io::State::moved};
  complaint_ = http ? "the proxy answered " + line.substr(9) : "the proxy does not speak HTTP";
  return {Io::State::failed};
}

}  // namespace hailstorm
