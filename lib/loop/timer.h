// Something that happens at a moment on a loop: a member of the object it concerns, never allocated
// by itself.
#pragma once

#include <cstddef>

#include "base/clock.h"

namespace hailstorm {

class Agenda;

// A timer belongs to at most one agenda; destroying it takes it off. Thread: the loop's.
class Timer {
 public:
  // Calls self->*member() when it is due: Timer(this, [](void* self) { ... }).
  Timer(void* self, void (*due)(void* self)) : self_(self), due_(due) {}
  ~Timer();
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;

  bool armed() const { return agenda_ != nullptr; }
  // The moment it is armed for.
  Instant at() const { return at_; }

 private:
  friend class Agenda;

  void* self_;
  void (*due_)(void* self);
  Agenda* agenda_ = nullptr;
  std::size_t place_ = 0;  // in the agenda's heap
  Instant at_{};
};

}  // namespace hailstorm
