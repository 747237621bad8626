// How host names become addresses.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/clock.h"

namespace hailstorm {

// Which of a name's addresses comes first (k6: --dns select).
enum class NameSelect : std::uint8_t { first, random, round_robin };
// Which families are asked for, and tried first (k6: --dns policy).
enum class NamePolicy : std::uint8_t { prefer_ipv4, prefer_ipv6, only_ipv4, only_ipv6, any };

struct NameOptions {
  // How long an answer holds: the records' own TTL, or a fixed time (0: until the next connection),
  // which is also that of /etc/hosts.
  bool ttl_of_record = false;
  Nanos ttl = std::chrono::minutes(5);
  NameSelect select = NameSelect::random;
  NamePolicy policy = NamePolicy::prefer_ipv4;
  // For one look-up, all tries together: up to three per server, each twice as long as the last.
  Nanos timeout = std::chrono::seconds(5);
  // Asked instead of the system's: "127.0.0.1:5353". Empty: /etc/resolv.conf, which is not looked
  // at otherwise, nor are its search domains.
  std::vector<std::string> servers;
  // "host", "host:port" or "*.host" -> "ip", "ip:port" (IPv6 in brackets where a port follows), as
  // in k6's `hosts`. An exact name beats a wildcard, one with the port beats one without.
  std::map<std::string, std::string> hosts;
};

}  // namespace hailstorm
