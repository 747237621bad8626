// Addresses that the user gives for names, so that nobody is asked (k6's `hosts`).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/address.h"

namespace hailstorm {

// Thread: any, as it is constant.
class NameOverrides {
 public:
  // From NameOptions::hosts. Throws Error (configuration) that names the entry which cannot be
  // used.
  explicit NameOverrides(const std::map<std::string, std::string>& hosts);

  struct Match {
    Address address;  // with a port, if the entry gives another one
    bool for_port;    // the entry is for this port alone
  };
  // The entry for a name in lower case: one with the port before one without, then an exact one
  // before a wildcard, then the longest wildcard.
  std::optional<Match> find(std::string_view name, std::uint16_t port) const;

 private:
  const Address* find(std::string_view text, bool with_port) const;

  struct Wildcard {
    std::string end;  // what follows the star
    bool with_port;   // it ends in one
    Address address;
  };
  std::map<std::string, Address, std::less<>> exact_;
  std::vector<Wildcard> wildcards_;  // the longest first
};

}  // namespace hailstorm
