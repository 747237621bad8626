#include "simulation/http_options.h"

namespace hailstorm {

std::string describe(ConnectionMode mode) {
  switch (mode) {
    case ConnectionMode::bot: return "bot (each bot its own, kept alive)";
    case ConnectionMode::worker: return "worker (shared by the bots of a thread, kept alive)";
    case ConnectionMode::request: return "request (a new one for each request)";
    case ConnectionMode::by_crowd:
      return "bot (each bot its own, kept alive), but worker for arrivals (shared by those of a "
             "thread)";
  }
  return {};
}

std::string without_password(const std::string& url) {
  const auto scheme = url.find("://");
  if (scheme == std::string::npos) return url;
  const auto user = scheme + 3;
  // An '@' behind the authority is part of a path.
  const auto sign = url.substr(0, url.find_first_of("/?#", user)).rfind('@');
  if (sign == std::string::npos || sign < user) return url;
  return url.substr(0, user) + url.substr(sign + 1);
}

}  // namespace hailstorm
