// A server to practise load tests on: delays, errors and sizes on demand, and exact counts.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "target/counters.h"
#include "target/options.h"

namespace hailstorm {

// Thread: the one that made it.
class Target {
 public:
  // Listens and answers when it returns. Throws Error (usage, configuration, system).
  explicit Target(const TargetOptions& options);
  ~Target();
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  std::uint16_t port() const;
  // http://127.0.0.1:8000, with the real port; https under TLS.
  std::string url() const;

  // Exact for every answer that has arrived at its client. After stop(): the last state.
  Counters counters();
  // As /_counters?reset=1: returns what was counted and begins anew.
  Counters reset();
  // Closes all connections and ends the threads; the log is whole then. Once is enough.
  void stop();

 private:
  struct State;
  Counters gather(bool reset);

  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
