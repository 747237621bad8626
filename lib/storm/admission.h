// What may be started, and for how long in one go.
#pragma once

#include <cstdint>
#include <optional>

#include "loop/loop.h"
#include "shape/shape.h"

namespace hailstorm {

// What may be started in one go, shared by the models of a worker.
class Admission {
 public:
  // No rate: as many as are wanted.
  Admission(std::optional<std::uint64_t> capacity, std::optional<double> rate)
      : capacity_(capacity), rate_(rate) {}

  // At the tick of run time t: adds what has become due since the last one. At most one bot and 50
  // ms worth are saved up, so that the rate holds over any second. A tick that comes late still
  // counts by its own t, so that jitter loses nothing.
  void refill(Nanos t);
  bool has_room(std::uint64_t bots) const { return !capacity_ || bots < *capacity_; }
  bool has_token() const { return !rate_ || tokens_ >= 1; }
  void take() { tokens_ -= rate_ ? 1 : 0; }

 private:
  std::optional<std::uint64_t> capacity_;
  std::optional<double> rate_;
  double tokens_ = 0;
  bool started_ = false;
  Nanos last_{};
};

// Work that is broken off when its time is over, so that input and timers get their turn.
class Stint {
 public:
  Stint(const Loop& loop, Nanos length) : loop_(loop), until_(loop.now() + length) {}
  bool over() const { return loop_.now() >= until_; }

 private:
  const Loop& loop_;
  Instant until_;
};

}  // namespace hailstorm
