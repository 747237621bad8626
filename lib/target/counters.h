// What the target counted.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace hailstorm {

// requests = answered + reset + hung + garbage + gone, each counted when its fate is certain: an
// answer just before its last bytes leave, so that whoever has them finds them counted. Requests to
// /_counters and /_flush are not counted; their connections and bytes are.
struct Counters {
  std::uint64_t requests = 0;
  std::uint64_t answered = 0;   // whole
  std::uint64_t reset = 0;      // on demand
  std::uint64_t hung = 0;       // on demand
  std::uint64_t garbage = 0;    // on demand
  std::uint64_t gone = 0;       // the client left before its answer was whole
  std::uint64_t waiting = 0;    // read, without an answer yet; not among requests
  std::uint64_t malformed = 0;  // not HTTP; not among requests
  std::uint64_t connections_opened = 0;
  std::uint64_t connections_current = 0;
  std::uint64_t bytes_received = 0;  // under TLS: of its content
  std::uint64_t bytes_sent = 0;
  std::map<int, std::uint64_t> by_status;        // of the answered
  std::map<std::string, std::uint64_t> by_path;  // of the requests

  // Adds up two threads' counts.
  void add(const Counters& other);
};

// One object with the names above, the paths and statuses as keys; two spaces of indentation.
std::string to_json(const Counters& counters);

}  // namespace hailstorm
