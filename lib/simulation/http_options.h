// How bots speak HTTP, as it is told in settings. The room http has structures of its own; the
// program turns these into those.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace hailstorm {

// Whose connections are kept: each bot's own, those that the bots of a worker share, nobody's; or
// those of bots are their own and arrivals share.
enum class ConnectionMode : std::uint8_t { bot, worker, request, by_crowd };

// k6's --dns.
struct DnsSettings {
  enum class Select : std::uint8_t { first, random, round_robin };
  enum class Policy : std::uint8_t { prefer_ipv4, prefer_ipv6, only_ipv4, only_ipv6, any };

  std::optional<Nanos> ttl = std::chrono::minutes(5);  // none: what each record says
  Select select = Select::random;
  Policy policy = Policy::prefer_ipv4;
};

enum class TlsVersionSetting : std::uint8_t { tls1_2, tls1_3 };

// A client's certificate (k6: tlsAuth).
struct CertificateSettings {
  std::vector<std::string> domains;  // empty: every host
  std::string cert, key;             // paths; no key: it is in the certificate's file
  std::string password;              // of the key
};

// Proxies are http://[user:password@]host:port; empty: none.
struct ProxySettings {
  std::string http, https;
  std::string http_from, https_from;  // where each comes from, for people; empty: none
  std::string no_proxy;               // comma-separated
};

// What is shown of each exchange while a run lasts.
enum class HttpDebug { off, heads, full };

struct HttpOptions {
  ConnectionMode connections = ConnectionMode::bot;
  std::optional<std::uint64_t> connections_per_host;  // at once, of a bot (or of a worker)
  Nanos connect_timeout = std::chrono::seconds(10);
  std::optional<Nanos> idle_timeout;
  std::vector<std::string> local_ips;

  Nanos timeout = std::chrono::seconds(60);  // of a request; k6's default
  std::uint64_t body_max = 64 << 20;         // bytes
  std::uint64_t head_max = 64 << 10;         // bytes
  bool discard_response_bodies = false;
  unsigned max_redirects = 10;
  unsigned batch = 20, batch_per_host = 6;  // requests of one http.batch() at once
  std::optional<double> max_rps;            // of this machine
  std::optional<std::string> user_agent;    // empty: no such header
  std::string run_id_header;                // its name; empty: none
  bool traceparent = false;
  bool throws = false;  // a failed request throws in the script
  HttpDebug debug = HttpDebug::off;
  std::vector<std::string> block_hosts;

  bool insecure_skip_tls_verify = false;
  std::string ca_file;  // PEM; empty: the system's
  TlsVersionSetting tls_min = TlsVersionSetting::tls1_2, tls_max = TlsVersionSetting::tls1_3;
  std::string tls_ciphers;                        // OpenSSL's names; empty: its default
  std::vector<CertificateSettings> certificates;  // the first that fits a host is shown to it
  bool tls_resume = false;
  std::string keylog_file;  // SSLKEYLOGFILE of the environment; empty: none

  DnsSettings dns;
  std::vector<std::string> dns_servers;      // "127.0.0.1:5353"; empty: the system's
  std::map<std::string, std::string> hosts;  // NAME[:PORT] to IP[:PORT], as in k6
  ProxySettings proxy;
};

// "bot", "worker", "request", and what it means, for the head of a report.
std::string describe(ConnectionMode mode);
// A URL without its user and password.
std::string without_password(const std::string& url);

}  // namespace hailstorm
