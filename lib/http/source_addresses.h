// The addresses that connections come from, where the user names them (k6: --local-ips).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "http/address.h"

namespace hailstorm {

// Thread: its owner's.
class SourceAddresses {
 public:
  // IP addresses, ranges of them ("10.0.0.5-10.0.0.9") and networks ("10.0.0.0/24", of which the
  // first and the last IPv4 address are left out); of more than 2^32 those. Throws Error when one
  // cannot be read, or is not this machine's.
  explicit SourceAddresses(const std::vector<std::string>& texts);

  // Any address will do: the system chooses.
  bool any() const { return ranges_.empty(); }
  // The one whose turn it is; none if there is none of that family.
  std::optional<Address> next(int family);

 private:
  struct Range {
    Address first;
    std::uint64_t count;
  };
  static Range read(const std::string& text);

  std::vector<Range> ranges_;
  std::uint64_t taken_[2] = {};  // of IPv4, of IPv6
};

}  // namespace hailstorm
