// What the machine keeps from the generator: quotas, other programs, the hypervisor, the network.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.h"
#include "stats/strain.h"

namespace hailstorm {

// Reads what Linux counts; what cannot be read stays 0. A look takes about 0.1 ms. Thread: its
// owner's.
class Machine {
 public:
  // `root` is where /proc and /sys are found.
  explicit Machine(std::string root = "");

  // Since the last call, or since it was made: throttled, stolen, retransmits.
  Strain since_last();

 private:
  struct Counters {
    Nanos throttled{}, stolen{};
    std::uint64_t retransmits = 0;
  };
  Counters look() const;
  Nanos throttled() const;

  std::string root_;
  Counters last_;
};

// How long the thread that made it has been ready to run while no core was free. Thread: that one.
class RunQueue {
 public:
  RunQueue();
  ~RunQueue();
  RunQueue(const RunQueue&) = delete;
  RunQueue& operator=(const RunQueue&) = delete;

  // Since the last call, or since it was made; 0 where the system does not count it.
  Nanos since_last();

 private:
  Nanos look() const;

  int file_;
  Nanos last_;
};

}  // namespace hailstorm
