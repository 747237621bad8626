#include "target/counters.h"

#include <nlohmann/json.hpp>

namespace hailstorm {

void Counters::add(const Counters& other) {
  requests += other.requests;
  answered += other.answered;
  reset += other.reset;
  hung += other.hung;
  garbage += other.garbage;
  gone += other.gone;
  waiting += other.waiting;
  malformed += other.malformed;
  connections_opened += other.connections_opened;
  connections_current += other.connections_current;
  bytes_received += other.bytes_received;
  bytes_sent += other.bytes_sent;
  for (const auto& [status, n] : other.by_status) by_status[status] += n;
  for (const auto& [path, n] : other.by_path) by_path[path] += n;
}

std::string to_json(const Counters& counters) {
  nlohmann::ordered_json page;
  page["requests"] = counters.requests;
  page["answered"] = counters.answered;
  page["reset"] = counters.reset;
  page["hung"] = counters.hung;
  page["garbage"] = counters.garbage;
  page["gone"] = counters.gone;
  page["waiting"] = counters.waiting;
  page["malformed"] = counters.malformed;
  page["connections_opened"] = counters.connections_opened;
  page["connections_current"] = counters.connections_current;
  page["bytes_received"] = counters.bytes_received;
  page["bytes_sent"] = counters.bytes_sent;
  page["by_status"] = nlohmann::ordered_json::object();
  for (const auto& [status, n] : counters.by_status) page["by_status"][std::to_string(status)] = n;
  page["by_path"] = nlohmann::ordered_json::object();
  for (const auto& [path, n] : counters.by_path) page["by_path"][path] = n;
  // A path may hold any byte: what is not UTF-8 is shown as U+FFFD.
  return page.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace hailstorm
