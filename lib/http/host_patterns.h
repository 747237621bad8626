// Lists of hosts, as options give them: which ones are blocked, which ones need no proxy.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hailstorm {

// Hosts not to connect to: "ads.example.com", "*.example.com" (all below it, not itself), "*".
class BlockedHosts {
 public:
  // Throws Error when a pattern has a star elsewhere than in front.
  explicit BlockedHosts(const std::vector<std::string>& patterns);

  // The host is in lower case.
  bool match(std::string_view host) const;

 private:
  std::vector<std::string> patterns_;
};

// Hosts to reach without a proxy, as Go and curl read NO_PROXY: names and all below them
// ("example.com"), only what is below (".example.com", "*.example.com"), IP literals, ranges
// ("10.0.0.0/8"), each but the range with a port ("example.com:8080"), "*" for all.
class DirectHosts {
 public:
  // Throws Error when what looks like a range is none.
  explicit DirectHosts(std::string_view list);

  // The host is in lower case, without brackets. Loopback always is.
  bool match(std::string_view host, std::uint16_t port) const;

 private:
  struct Rule {
    std::string name;        // ".example.com": what is below; empty: the address or range
    bool itself = true;      // the name, too
    std::string address;     // 4 or 16 bytes
    int bits = 0;            // of the address that count
    std::uint16_t port = 0;  // 0: any
  };

  static Rule parse(std::string_view entry);

  std::vector<Rule> rules_;
  bool all_ = false;
};

}  // namespace hailstorm
