#include "http/origins.h"

#include "http/url.h"

namespace hailstorm {

Origin* Origins::find(std::string_view spelt, std::string_view& complaint) {
  if (const auto known = by_spelling_.find(spelt); known != by_spelling_.end()) {
    return known->second;
  }
  const Authority authority = parse_origin(spelt);
  complaint = authority.complaint;
  if (!complaint.empty()) return nullptr;
  const bool literal = authority.host.find(':') != std::string::npos;
  const std::string host = literal ? '[' + authority.host + ']' : authority.host;
  const std::string port = ':' + std::to_string(authority.port);
  const bool usual = authority.port == (authority.tls ? 443 : 80);
  auto& origin = origins_[(authority.tls ? "https://" : "http://") + host + port];
  if (origin == nullptr) {
    origin = std::make_unique<Origin>(Origin{
        authority.tls, authority.port, usual ? host : host + port, &names_.host(authority.host)});
  }
  return by_spelling_[std::string(spelt)] = origin.get();
}

}  // namespace hailstorm
