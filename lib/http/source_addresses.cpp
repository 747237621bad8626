#include "http/source_addresses.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <string_view>
#include <system_error>

#include "base/error.h"

namespace hailstorm {
namespace {

constexpr std::uint64_t count_max = 1ull << 32;

[[noreturn]] void refuse(const std::string& text) {
  throw Error(Fault::configuration, "\"" + text + "\" is neither an IP address nor a range of them",
              "local-ips", "write 10.0.0.5, 10.0.0.5-10.0.0.9 or 10.0.0.0/24");
}

// The address `steps` after another.
Address after(const Address& first, std::uint64_t steps) {
  std::string bytes(first.bytes());
  for (std::size_t i = bytes.size(); i-- > 0 && steps > 0; steps >>= 8) {
    steps += static_cast<unsigned char>(bytes[i]);
    bytes[i] = static_cast<char>(steps & 255);
  }
  return address_of(bytes);
}

// How many addresses there are from one to another of its family, both included; 0 if they are the
// wrong way round.
std::uint64_t distance(const Address& from, const Address& to) {
  std::uint64_t steps = 0;
  const std::string_view a = from.bytes(), b = to.bytes();
  if (a.compare(b) > 0) return 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    steps = std::min(steps, count_max) * 256 + static_cast<unsigned char>(b[i]);
    steps -= static_cast<unsigned char>(a[i]);
  }
  return std::min(steps + 1, count_max);
}

// A socket of any kind tells whether this machine has the address.
void check(const Address& address) {
  const int socket = ::socket(address.family(), SOCK_DGRAM | SOCK_CLOEXEC, 0);
  const int error = socket < 0                                           ? errno
                    : ::bind(socket, address.name(), address.length) < 0 ? errno
                                                                         : 0;
  if (socket >= 0) ::close(socket);
  if (error == 0) return;
  throw Error(Fault::configuration,
              "connections cannot come from " + address.ip() + ": " +
                  std::generic_category().message(error),
              "local-ips", "name addresses of this machine: `ip address` lists them");
}

}  // namespace

SourceAddresses::SourceAddresses(const std::vector<std::string>& texts) {
  ranges_.reserve(texts.size());
  for (const std::string& text : texts) {
    ranges_.push_back(read(text));
    check(ranges_.back().first);
  }
}

SourceAddresses::Range SourceAddresses::read(const std::string& text) {
  const std::string_view all = text;
  const std::size_t mark = all.find_first_of("-/");
  const auto first = parse_ip(all.substr(0, mark));
  if (!first) refuse(text);
  if (mark == all.npos) return {*first, 1};
  const std::string_view rest = all.substr(mark + 1);
  if (all[mark] == '-') {
    const auto last = parse_ip(rest);
    const bool alike = last && last->family() == first->family();
    const std::uint64_t count = alike ? distance(*first, *last) : 0;
    if (count == 0) refuse(text);
    return {*first, count};
  }
  std::string low(first->bytes()), high = low;
  std::size_t bits = 0;
  const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), bits);
  const bool whole = read.ec == std::errc() && read.ptr == rest.data() + rest.size();
  if (!whole || bits > low.size() * 8) refuse(text);
  for (std::size_t i = bits; i < low.size() * 8; ++i) {
    const int bit = 128 >> (i % 8);
    low[i / 8] = static_cast<char>(low[i / 8] & ~bit);
    high[i / 8] = static_cast<char>(high[i / 8] | bit);
  }
  const std::uint64_t count = distance(address_of(low), address_of(high));
  const bool has_ends = first->family() == AF_INET && count > 2;
  return has_ends ? Range{after(address_of(low), 1), count - 2} : Range{address_of(low), count};
}

std::optional<Address> SourceAddresses::next(int family) {
  std::uint64_t count = 0;
  for (const Range& range : ranges_) count += range.first.family() == family ? range.count : 0;
  if (count == 0) return {};
  std::uint64_t turn = taken_[family == AF_INET6 ? 1 : 0]++ % count;
  for (const Range& range : ranges_) {
    if (range.first.family() != family) continue;
    if (turn < range.count) return after(range.first, turn);
    turn -= range.count;
  }
  return {};
}

}  // namespace hailstorm
