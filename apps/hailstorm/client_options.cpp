#include "client_options.h"

namespace hailstorm {
namespace {

NameSelect select_of(DnsSettings::Select select) {
  switch (select) {
    case DnsSettings::Select::first: return NameSelect::first;
    case DnsSettings::Select::random: return NameSelect::random;
    case DnsSettings::Select::round_robin: return NameSelect::round_robin;
  }
  return {};
}

NamePolicy policy_of(DnsSettings::Policy policy) {
  switch (policy) {
    case DnsSettings::Policy::prefer_ipv4: return NamePolicy::prefer_ipv4;
    case DnsSettings::Policy::prefer_ipv6: return NamePolicy::prefer_ipv6;
    case DnsSettings::Policy::only_ipv4: return NamePolicy::only_ipv4;
    case DnsSettings::Policy::only_ipv6: return NamePolicy::only_ipv6;
    case DnsSettings::Policy::any: return NamePolicy::any;
  }
  return {};
}

NameOptions name_options(const HttpOptions& http) {
  NameOptions names;
  names.ttl_of_record = !http.dns.ttl;
  if (http.dns.ttl) names.ttl = *http.dns.ttl;
  names.select = select_of(http.dns.select);
  names.policy = policy_of(http.dns.policy);
  names.servers = http.dns_servers;
  names.hosts = http.hosts;
  return names;
}

TlsVersion version_of(TlsVersionSetting version) {
  return version == TlsVersionSetting::tls1_2 ? TlsVersion::tls1_2 : TlsVersion::tls1_3;
}

TlsOptions tls_options(const HttpOptions& http) {
  TlsOptions tls;
  tls.verify = !http.insecure_skip_tls_verify;
  tls.ca_file = http.ca_file;
  tls.min = version_of(http.tls_min);
  tls.max = version_of(http.tls_max);
  tls.ciphers = http.tls_ciphers;
  for (const CertificateSettings& one : http.certificates)
    tls.certificates.push_back({one.domains, one.cert, one.key, one.password});
  tls.resume = http.tls_resume;
  tls.keylog_file = http.keylog_file;
  return tls;
}

}  // namespace

ClientOptions client_options(const RunOptions& options, const std::string& run_id) {
  const HttpOptions& http = options.http;
  ClientOptions client;
  client.head_max = http.head_max;
  client.body_max = http.body_max;
  client.connect_timeout = http.connect_timeout;
  client.idle_timeout = http.idle_timeout.value_or(Nanos(0));
  client.reuse = http.connections != ConnectionMode::request;
  client.connections_per_host = http.connections_per_host.value_or(0);
  client.local_ips = http.local_ips;
  client.block_hosts = http.block_hosts;
  client.max_rps = http.max_rps;
  if (http.user_agent) client.user_agent = *http.user_agent;
  if (!http.run_id_header.empty()) client.headers.emplace_back(http.run_id_header, run_id);
  client.traceparent = http.traceparent;
  client.seed = options.seed;
  client.names = name_options(http);
  client.tls = tls_options(http);
  client.proxy = {http.proxy.http, http.proxy.https, http.proxy.no_proxy};
  return client;
}

}  // namespace hailstorm
