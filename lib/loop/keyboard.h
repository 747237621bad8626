// Single keys of a terminal as events of a loop.
#pragma once

#include <functional>
#include <memory>

#include "loop/loop.h"

namespace hailstorm {

// While it lives the terminal hands over each key as it is typed and does not show it; Ctrl-C and
// its kin are signals as ever. The terminal is what it was when the object is gone, and also when a
// signal ends the program that can be caught: SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGQUIT,
// SIGHUP. There is at most one object at a time. Thread: the loop's.
class Keyboard {
 public:
  // Listens only if `file` is a terminal that this process is in the foreground of.
  Keyboard(Loop& loop, int file, std::function<void(char key)> on_key);
  ~Keyboard();
  Keyboard(const Keyboard&) = delete;
  Keyboard& operator=(const Keyboard&) = delete;

  bool listens() const;
  // Begins anew where it may: after the process was stopped and has come back to the foreground.
  void resume();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
