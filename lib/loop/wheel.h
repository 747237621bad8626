// Time-outs: many, almost never reached, re-armed all the time; a wheel of coarse slots makes that
// cost nothing.
#pragma once

#include <cstddef>
#include <memory>

#include "base/clock.h"

namespace hailstorm {

class Wheel;

// A time-out that lives in its owner. Destroying it takes it off. Thread: the loop's.
class Timeout {
 public:
  Timeout(void* self, void (*expired)(void* self)) : self_(self), expired_(expired) {}
  ~Timeout() { cancel(); }
  Timeout(const Timeout&) = delete;
  Timeout& operator=(const Timeout&) = delete;

  bool armed() const { return before_ != nullptr; }
  void cancel();

 private:
  friend class Wheel;
  Timeout() = default;  // the head of a slot's ring
  void join(Timeout& ring);

  void* self_ = nullptr;
  void (*expired_)(void* self) = nullptr;
  Timeout *before_ = nullptr, *after_ = nullptr;
  Instant deadline_{};
};

// Hashed wheel (Varghese, Lauck 1987): 512 slots of 100 ms. A time-out expires at most one slot
// late, never early; one further away than a turn stays in its slot until its turn comes. Thread:
// its owner's.
class Wheel {
 public:
  static constexpr Nanos slot_length = std::chrono::milliseconds(100);

  explicit Wheel(Instant now);
  ~Wheel();
  Wheel(const Wheel&) = delete;
  Wheel& operator=(const Wheel&) = delete;

  // Arms the time-out, or moves it. Constant time, no allocation.
  void arm(Timeout& timeout, Instant deadline);
  // Expires what is due; call it at least each slot_length.
  void advance(Instant now);

 private:
  static constexpr std::size_t slot_count = 512;

  std::size_t slot_of(Instant moment) const;
  void expire_slot(std::size_t slot, Instant now);

  std::unique_ptr<Timeout[]> slots_;
  Instant start_;
  std::int64_t turned_ = 0;  // slots passed since start_
};

}  // namespace hailstorm
