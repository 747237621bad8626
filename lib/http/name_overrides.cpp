#include "http/name_overrides.h"

#include <algorithm>

#include "base/error.h"

namespace hailstorm {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

[[noreturn]] void refuse(const std::string& complaint) {
  throw Error(Fault::configuration, complaint, "host",
              "write \"host\", \"host:port\" or \"*.host\" and give it an IP address or ip:port, "
              "such as \"shop.example.com:443\" and \"127.0.0.1:8443\"");
}

}  // namespace

NameOverrides::NameOverrides(const std::map<std::string, std::string>& hosts) {
  wildcards_.reserve(hosts.size());
  for (const auto& [pattern, target] : hosts) {
    const auto address = parse_endpoint(target);
    if (!address) refuse("\"" + target + "\", given for \"" + pattern + "\", is no IP address");
    if (pattern.empty() || pattern.find('*', 1) != pattern.npos) {
      refuse("\"" + pattern + "\" is no host name: a star stands at its beginning only");
    }
    if (pattern.front() == '*') {
      const bool with_port = pattern.find(':') != pattern.npos;
      wildcards_.push_back({lower(pattern.substr(1)), with_port, *address});
    } else {
      exact_[lower(pattern)] = *address;
    }
  }
  std::stable_sort(wildcards_.begin(), wildcards_.end(),
                   [](const auto& a, const auto& b) { return a.end.size() > b.end.size(); });
}

std::optional<NameOverrides::Match> NameOverrides::find(std::string_view name,
                                                        std::uint16_t port) const {
  const bool literal = name.find(':') != name.npos;
  const std::string host = literal ? '[' + std::string(name) + ']' : std::string(name);
  if (const Address* found = find(host + ':' + std::to_string(port), true)) {
    return {{*found, true}};
  }
  if (const Address* found = find(name, false)) return {{*found, false}};
  return {};
}

const Address* NameOverrides::find(std::string_view text, bool with_port) const {
  if (const auto exact = exact_.find(text); exact != exact_.end()) return &exact->second;
  const auto fits = [&](const Wildcard& each) {
    return each.with_port == with_port && text.ends_with(each.end);
  };
  const auto found = std::find_if(wildcards_.begin(), wildcards_.end(), fits);
  return found == wildcards_.end() ? nullptr : &found->address;
}

}  // namespace hailstorm
