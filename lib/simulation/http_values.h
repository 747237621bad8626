// The values of the settings of HTTP as people write them; each reader refuses what it cannot read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "simulation/http_options.h"

namespace hailstorm {

// All throw Error (configuration) without a place: the caller knows it.

// Bytes, above zero: 512, 10kb (of 1,000), 10kib (of 1,024), 2mb, ...
std::uint64_t read_size(std::string_view text);
// How many bytes a unit of sizes has: b, kb, kib, ..., in small letters or others; nothing for what
// is none.
std::optional<double> bytes_of_unit(std::string_view unit);
// A duration; none for 0.
std::optional<Nanos> read_limit(std::string_view text);
ConnectionMode read_connections(std::string_view text);
// Addresses, ranges of them (a-b) and networks (10.0.0.0/28) as in k6, comma-separated: one address
// each, 65,536 at most.
std::vector<std::string> read_local_ips(std::string_view text);
// Host names, *.names or *, comma-separated.
std::vector<std::string> read_host_patterns(std::string_view text);
// "http://[user:password@]host:port", or empty for none. The scheme may be left away.
std::string read_proxy(std::string_view text);
// Lets the parts of k6's `ttl=5m,select=random,policy=preferIPv4` that are given replace those of
// `dns`.
void read_dns(std::string_view text, DnsSettings& dns);
// IP[:PORT], IPv6 in brackets where a port follows.
std::string read_dns_server(std::string_view text);
// NAME[:PORT]=IP[:PORT].
std::pair<std::string, std::string> read_host(std::string_view text);
// 1.2 or 1.3; tls1.2 as in k6 is as good.
TlsVersionSetting read_tls_version(std::string_view text);
// cert=FILE,key=FILE,password=TEXT,domains=A,domains=B; separated by lines where there is more than
// one. A part that has no '=' goes on with the domains.
CertificateSettings read_certificate(std::string_view text);
// A name of letters, digits and '-', as a header's is.
std::string read_header_name(std::string_view text);
// A text without line breaks.
std::string read_header_text(std::string_view text);

}  // namespace hailstorm
