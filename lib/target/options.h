// What `hailstorm target` can be told.
#pragma once

#include <cstdint>
#include <string>

namespace hailstorm {

struct TargetOptions {
  // --listen: HOST:PORT or [IPv6]:PORT; port 0 takes a free one, which the readiness line names.
  std::string listen = "127.0.0.1:8000";
  // --threads: 1 to 256. Connections are dealt out to the threads in turn. One thread makes draws
  // repeatable whatever the order of connecting, and leaves the other cores to the generator.
  int threads = 1;
  // --seed: what every random draw depends on, beside the request's path, query and ordinal.
  std::uint64_t seed = 1;
  // --tls-cert, --tls-key: PEM files; both or neither. With them the target speaks TLS only.
  std::string tls_cert;
  std::string tls_key;
  // --log: a file that gets one line per answered request; empty: none.
  std::string log;
};

}  // namespace hailstorm
