// Where a socket is, or is to be: an IP address and a port.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hailstorm {

// 32 bytes: there is one per connection.
struct Address {
  sockaddr_in6 socket{};  // or a sockaddr_in, as its family says
  socklen_t length = 0;

  Address with_port(std::uint16_t port) const;

  const sockaddr* name() const { return reinterpret_cast<const sockaddr*>(&socket); }
  int family() const { return socket.sin6_family; }  // AF_INET or AF_INET6
  std::uint16_t port() const;                        // 0: none is said
  std::string ip() const;                            // "127.0.0.1", "::1"
  // The bytes of the IP address: 4 or 16 of them.
  std::string_view bytes() const;
};

// The address with these bytes, 4 or 16 of them, and no port.
Address address_of(std::string_view bytes);

// Reads "127.0.0.1" or "::1".
std::optional<Address> parse_ip(std::string_view text);
// Reads an IP address with or without a port; an IPv6 one that has a port is in brackets.
std::optional<Address> parse_endpoint(std::string_view text);

}  // namespace hailstorm
