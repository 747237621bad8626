#include "http/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstring>

#include "base/check.h"

namespace hailstorm {
namespace {

constexpr std::size_t ipv4_size = 4, ipv6_size = 16;

// The port is at the same place in either kind of address.
static_assert(offsetof(sockaddr_in, sin_port) == offsetof(sockaddr_in6, sin6_port));
static_assert(offsetof(sockaddr_in, sin_family) == offsetof(sockaddr_in6, sin6_family));
constexpr std::size_t ipv4_at = offsetof(sockaddr_in, sin_addr);
constexpr std::size_t ipv6_at = offsetof(sockaddr_in6, sin6_addr);

}  // namespace

Address Address::with_port(std::uint16_t port) const {
  Address result = *this;
  result.socket.sin6_port = htons(port);
  return result;
}

std::uint16_t Address::port() const { return ntohs(socket.sin6_port); }

std::string Address::ip() const {
  char text[INET6_ADDRSTRLEN] = "";
  inet_ntop(family(), bytes().data(), text, sizeof text);
  return text;
}

std::string_view Address::bytes() const {
  const auto* const start = reinterpret_cast<const char*>(&socket);
  if (family() == AF_INET6) return {start + ipv6_at, ipv6_size};
  return {start + ipv4_at, ipv4_size};
}

Address address_of(std::string_view bytes) {
  HAIL_CHECK(bytes.size() == ipv4_size || bytes.size() == ipv6_size);
  Address address;
  const bool ipv6 = bytes.size() == ipv6_size;
  address.socket.sin6_family = ipv6 ? AF_INET6 : AF_INET;
  address.length = ipv6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
  auto* const start = reinterpret_cast<char*>(&address.socket);
  std::memcpy(start + (ipv6 ? ipv6_at : ipv4_at), bytes.data(), bytes.size());
  return address;
}

std::optional<Address> parse_ip(std::string_view text) {
  char zero_ended[INET6_ADDRSTRLEN] = "";
  if (text.size() >= sizeof zero_ended) return {};
  std::copy(text.begin(), text.end(), zero_ended);
  char bytes[ipv6_size];
  if (inet_pton(AF_INET, zero_ended, bytes) == 1) return address_of({bytes, ipv4_size});
  if (inet_pton(AF_INET6, zero_ended, bytes) == 1) return address_of({bytes, ipv6_size});
  return {};
}

std::optional<Address> parse_endpoint(std::string_view text) {
  if (const auto ip = parse_ip(text)) return ip;
  std::size_t colon = text.rfind(':');
  const bool bracketed = text.starts_with('[');
  if (bracketed) {
    if (text.ends_with(']')) colon = text.size();
    if (colon < 2 || colon == text.npos || text[colon - 1] != ']') return {};
  }
  if (colon == text.npos) return {};
  const std::string_view host = text.substr(0, colon);
  const auto ip = parse_ip(bracketed ? host.substr(1, host.size() - 2) : host);
  if (!ip || bracketed != (ip->family() == AF_INET6)) return {};
  if (colon == text.size()) return ip;
  std::uint16_t port = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + colon + 1, end, port);
  if (read.ec != std::errc() || read.ptr != end || port == 0) return {};
  return ip->with_port(port);
}

}  // namespace hailstorm
