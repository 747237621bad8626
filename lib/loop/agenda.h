// Exact due times, earliest first: a heap of timers that live in their owners.
#pragma once

#include <vector>

#include "loop/timer.h"

namespace hailstorm {

// Arming, re-arming and cancelling cost O(log n) and allocate only when the agenda outgrows its
// largest size so far. Thread: its owner's.
class Agenda {
 public:
  Agenda() = default;
  ~Agenda();
  Agenda(const Agenda&) = delete;
  Agenda& operator=(const Agenda&) = delete;

  // Arms the timer for a moment, or moves it there.
  void arm(Timer& timer, Instant at);
  void cancel(Timer& timer);

  bool empty() const { return heap_.empty(); }
  std::size_t size() const { return heap_.size(); }
  // The earliest due time; the agenda must not be empty.
  Instant next() const;

  // Fires the earliest timer, if it is due at `now`; whether it was.
  bool fire_next(Instant now);
  // Fires what is due at `now`, earliest first, at most `most` timers. A timer that is armed again
  // while it fires for a moment not after `now` fires in the same call. Returns how many fired.
  std::size_t fire_due(Instant now, std::size_t most);

 private:
  friend class Timer;

  // The moment stands beside the pointer so that sifting does not touch the timers of others.
  struct Entry {
    Instant at;
    Timer* timer;
  };
  void place(std::size_t i, Entry entry);
  void sift_up(std::size_t i, Entry entry);
  void sift_down(std::size_t i, Entry entry);
  void remove(std::size_t i);

  std::vector<Entry> heap_;
};

}  // namespace hailstorm
