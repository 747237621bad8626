#include "simulation/http_options.h"

namespace hailstorm {

std::string describe(ConnectionMode mode) {
  switch (mode) {
    case ConnectionMode::bot: return "bot (each bot its own, kept alive)";
    case ConnectionMode::worker: return "worker (shared by the bots of a thread, kept alive)";
    case ConnectionMode::request: return "request (a new one for each request)";
  }
  return {};
}

std::string without_password(const std::string& proxy) {
  const auto host = proxy.rfind('@');
  const auto user = proxy.find("://");
  if (host == std::string::npos || user == std::string::npos) return proxy;
  return proxy.substr(0, user + 3) + proxy.substr(host + 1);
}

}  // namespace hailstorm
