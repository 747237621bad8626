#include "simulation/resolve_http.h"

#include <utility>

#include "simulation/http_values.h"
#include "simulation/values.h"

namespace hailstorm {
namespace {

constexpr std::uint64_t million = 1'000'000;

void read_flag_into(Resolution& read, const char* setting, bool& into) {
  read.scalar(setting, [&](const auto& text) { into = read_flag(text); });
}

void append(std::vector<std::string>& to, const std::vector<std::string>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

// k6's name for one of the modes; in one layer both may be given only if they agree.
void resolve_mode(Resolution& read, HttpOptions& http) {
  bool none_kept = false;
  read.scalar("connections", [&](const auto& text) { http.connections = read_connections(text); });
  read_flag_into(read, "no-connection-reuse", none_kept);
  if (!none_kept || http.connections == ConnectionMode::request) return;
  const Provenance* mode = read.origin_of("connections");
  const Provenance flag = *read.origin_of("no-connection-reuse");
  if (mode != nullptr && mode->layer == flag.layer) {
    throw Error(flag.layer == Layer::command_line ? Fault::usage : Fault::configuration,
                "it means connections of the mode request, another one is given too", flag.where,
                "keep one of them");
  }
  if (mode == nullptr || mode->layer < flag.layer) http.connections = ConnectionMode::request;
}

void resolve_connections(Resolution& read, HttpOptions& http) {
  resolve_mode(read, http);
  read.scalar("connections-per-host",
              [&](const auto& text) { http.connections_per_host = read_count(text, 1, million); });
  read.scalar("connect-timeout", [&](const auto& text) { http.connect_timeout = read_time(text); });
  read.scalar("idle-timeout", [&](const auto& text) { http.idle_timeout = read_limit(text); });
  read.list(
      "local-ip", [&](const auto& text) { append(http.local_ips, read_local_ips(text)); },
      [&] { http.local_ips.clear(); });
}

void resolve_requests(Resolution& read, HttpOptions& http) {
  read.scalar("timeout", [&](const auto& text) { http.timeout = read_time(text); });
  read.scalar("body-max", [&](const auto& text) { http.body_max = read_size(text); });
  read.scalar("head-max", [&](const auto& text) { http.head_max = read_size(text); });
  read_flag_into(read, "discard-response-bodies", http.discard_response_bodies);
  const auto count = [&](const char* setting, std::uint64_t least, unsigned& into) {
    read.scalar(setting, [&](const auto& text) {
      into = static_cast<unsigned>(read_count(text, least, million));
    });
  };
  count("max-redirects", 0, http.max_redirects);
  count("batch", 1, http.batch);
  count("batch-per-host", 1, http.batch_per_host);
  read.scalar("max-rps", [&](const auto& text) { http.max_rps = read_rate(text); });
  read.scalar("user-agent", [&](const auto& text) { http.user_agent = read_header_text(text); });
  read.scalar("run-id-header",
              [&](const auto& text) { http.run_id_header = read_header_name(text); });
  read_flag_into(read, "traceparent", http.traceparent);
  read_flag_into(read, "throw", http.throws);
  read.scalar("http-debug", [&](const auto& text) {
    if (text == "full") {
      http.debug = HttpDebug::full;
      return;
    }
    try {
      http.debug = read_flag(text) ? HttpDebug::heads : HttpDebug::off;
    } catch (const Error&) {
      throw Error(Fault::configuration, "'" + text + "' is neither true, false nor full");
    }
  });
  read.list(
      "block-host", [&](const auto& text) { append(http.block_hosts, read_host_patterns(text)); },
      [&] { http.block_hosts.clear(); });
}

void resolve_tls(Resolution& read, const Surroundings& surroundings, HttpOptions& http) {
  read_flag_into(read, "insecure-skip-tls-verify", http.insecure_skip_tls_verify);
  read.scalar("ca-file", [&](const auto& text) { http.ca_file = text; });
  read.scalar("tls-min", [&](const auto& text) { http.tls_min = read_tls_version(text); });
  read.scalar("tls-max", [&](const auto& text) { http.tls_max = read_tls_version(text); });
  if (http.tls_min > http.tls_max) {
    const Provenance* lower = read.origin_of("tls-min");
    const Provenance* upper = read.origin_of("tls-max");
    throw Error(Fault::configuration, "no version of TLS is left: from 1.3 to 1.2",
                (lower != nullptr ? lower : upper)->where);
  }
  read.scalar("tls-ciphers", [&](const auto& text) { http.tls_ciphers = text; });
  read_flag_into(read, "tls-resume", http.tls_resume);
  read.list(
      "tls-auth", [&](const auto& text) { http.certificates.push_back(read_certificate(text)); },
      [&] { http.certificates.clear(); });
  CertificateSettings one;
  read.scalar("tls-cert", [&](const auto& text) { one.cert = text; });
  read.scalar("tls-key", [&](const auto& text) { one.key = text; });
  read.scalar("tls-key-password", [&](const auto& text) { one.password = text; });
  for (const char* part : {"tls-key", "tls-key-password"}) {
    const Provenance* alone = one.cert.empty() ? read.origin_of(part) : nullptr;
    if (alone == nullptr) continue;
    throw Error(Fault::configuration, "it belongs to a certificate, which is not given",
                alone->where, "give it, too: --tls-cert FILE");
  }
  // Last: a certificate for a domain is asked before the one for all.
  if (!one.cert.empty()) http.certificates.push_back(std::move(one));
  const auto keylog = surroundings.variables.find("SSLKEYLOGFILE");
  if (keylog != surroundings.variables.end()) http.keylog_file = keylog->second;
}

void resolve_names(Resolution& read, HttpOptions& http) {
  read.scalar("dns", [&](const auto& text) { read_dns(text, http.dns); });
  read.list(
      "dns-server", [&](const auto& text) { http.dns_servers.push_back(read_dns_server(text)); },
      [&] { http.dns_servers.clear(); });
  read.pairs("host", read_host, http.hosts);
}

// The first of two variables of the environment that is set: as in curl, lower case wins.
std::optional<Given> variable(const Surroundings& surroundings, const char* lower,
                              const char* upper) {
  for (const char* name : {lower, upper}) {
    const auto found = surroundings.variables.find(name);
    if (found == surroundings.variables.end()) continue;
    return Given{name, found->second, {Layer::environment, name}};
  }
  return {};
}

void resolve_proxies(Resolution& read, const Surroundings& surroundings, HttpOptions& http) {
  ProxySettings& proxy = http.proxy;
  read.scalar("proxy", [&](const auto& text) { proxy.http = proxy.https = read_proxy(text); });
  read.scalar("no-proxy", [&](const auto& text) { proxy.no_proxy = text; });
  const auto none = variable(surroundings, "no_proxy", "NO_PROXY");
  if (none && read.origin_of("no-proxy") == nullptr) proxy.no_proxy = none->value;
  if (const Provenance* given = read.origin_of("proxy")) {
    if (!proxy.http.empty()) proxy.http_from = proxy.https_from = describe(*given);
    return;
  }
  const auto from_environment = [&](const char* lower, const char* upper, std::string& into,
                                    std::string& from) {
    const auto given = variable(surroundings, lower, upper);
    if (!given || given->value.empty()) return;
    into = read_at(*given, read_proxy);
    from = describe(given->origin);
  };
  from_environment("http_proxy", "HTTP_PROXY", proxy.http, proxy.http_from);
  from_environment("https_proxy", "HTTPS_PROXY", proxy.https, proxy.https_from);
}

}  // namespace

void resolve_http(Resolution& read, const Surroundings& surroundings, HttpOptions& http) {
  resolve_connections(read, http);
  resolve_requests(read, http);
  resolve_tls(read, surroundings, http);
  resolve_names(read, http);
  resolve_proxies(read, surroundings, http);
}

}  // namespace hailstorm
