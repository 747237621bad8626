#include "http/host_patterns.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "http/words.h"

namespace hailstorm {
namespace {

// Leaves the number alone where there is none.
template <class Number>
bool read_number(std::string_view digits, Number& number) {
  Number read{};
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), read);
  if (error != std::errc() || end != digits.data() + digits.size()) return false;
  number = read;
  return true;
}

// The bytes of an IP literal, an IPv4 one within IPv6 as IPv4; empty if it is none.
std::string bytes_of(std::string_view text) {
  const std::string literal(text);
  char bytes[16];
  if (inet_pton(AF_INET, literal.c_str(), bytes) == 1) return {bytes, 4};
  if (inet_pton(AF_INET6, literal.c_str(), bytes) != 1) return {};
  constexpr std::string_view mapped("\0\0\0\0\0\0\0\0\0\0\xff\xff", 12);
  const std::string all(bytes, 16);
  return all.starts_with(mapped) ? all.substr(12) : all;
}

bool is_loopback(std::string_view host, const std::string& bytes) {
  if (bytes.size() == 4) return bytes[0] == 127;
  if (bytes.size() == 16) return bytes == std::string(15, '\0') + '\1';
  return host == "localhost";
}

bool same_bits(const std::string& a, const std::string& b, int bits) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; bits > 0; ++i, bits -= 8) {
    const int mask = bits >= 8 ? 0xFF : (0xFF << (8 - bits)) & 0xFF;
    if (((a[i] ^ b[i]) & mask) != 0) return false;
  }
  return true;
}

bool is_below(std::string_view host, std::string_view dotted) {
  return host.size() > dotted.size() && host.ends_with(dotted);
}

}  // namespace

BlockedHosts::BlockedHosts(const std::vector<std::string>& patterns) {
  patterns_.reserve(patterns.size());
  for (const std::string& pattern : patterns) {
    const std::size_t star = pattern.rfind('*');
    const bool good =
        star == pattern.npos || (star == 0 && (pattern.size() == 1 || pattern[1] == '.'));
    if (pattern.empty() || !good) {
      throw Error(Fault::configuration, "\"" + pattern + "\" is no pattern of hosts",
                  "--block-host",
                  "A pattern is a host, *.host for all hosts below it, or * for all.");
    }
    patterns_.push_back(lower(pattern));
  }
}

bool BlockedHosts::match(std::string_view host) const {
  return std::any_of(patterns_.begin(), patterns_.end(), [host](std::string_view pattern) {
    if (pattern.front() != '*') return host == pattern;
    return pattern.size() == 1 || is_below(host, pattern.substr(1));
  });
}

DirectHosts::DirectHosts(std::string_view list) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    const std::string_view entry = trimmed(list.substr(0, comma));
    list.remove_prefix(comma == list.npos ? list.size() : comma + 1);
    if (entry.empty()) continue;
    if (entry == "*") {
      all_ = true;
    } else {
      rules_.push_back(parse(entry));
    }
  }
}

bool DirectHosts::match(std::string_view host, std::uint16_t port) const {
  const std::string bytes = bytes_of(host);
  if (all_ || is_loopback(host, bytes)) return true;
  return std::any_of(rules_.begin(), rules_.end(), [&](const Rule& rule) {
    if (rule.port != 0 && rule.port != port) return false;
    if (rule.name.empty()) return same_bits(bytes, rule.address, rule.bits);
    return is_below(host, rule.name) ||
           (rule.itself && host == std::string_view(rule.name).substr(1));
  });
}

DirectHosts::Rule DirectHosts::parse(std::string_view entry) {
  Rule rule;
  if (const std::size_t slash = entry.find('/'); slash != entry.npos) {
    rule.address = bytes_of(entry.substr(0, slash));
    const bool good = !rule.address.empty() && read_number(entry.substr(slash + 1), rule.bits) &&
                      rule.bits >= 0 && rule.bits <= static_cast<int>(rule.address.size()) * 8;
    if (!good) {
      throw Error(Fault::configuration, "\"" + std::string(entry) + "\" is no range of addresses",
                  "NO_PROXY", "A range is an address and a number of bits: 10.0.0.0/8.");
    }
    return rule;
  }
  rule.address = bytes_of(entry);
  if (rule.address.empty()) {
    const std::size_t colon = entry.rfind(':');
    if (colon != entry.npos && read_number(entry.substr(colon + 1), rule.port)) {
      entry = entry.substr(0, colon);
    }
    const bool bracketed = entry.size() > 2 && entry.front() == '[' && entry.back() == ']';
    if (bracketed) entry = entry.substr(1, entry.size() - 2);
    rule.address = bytes_of(entry);
  }
  rule.bits = static_cast<int>(rule.address.size()) * 8;
  if (!rule.address.empty()) return rule;
  if (entry.starts_with("*.")) entry.remove_prefix(1);
  rule.itself = !entry.starts_with('.');
  rule.name = (rule.itself ? "." : "") + lower(entry);
  return rule;
}

}  // namespace hailstorm
