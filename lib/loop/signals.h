// Signals as events of a loop.
#pragma once

#include <csignal>
#include <functional>
#include <initializer_list>
#include <memory>

#include "loop/loop.h"

namespace hailstorm {

// Calls `on_signal` with the signal's number on the loop's thread for each of the signals while it
// lives: by default Ctrl-C and its kin.
class Signals {
 public:
  Signals(Loop& loop, std::function<void(int)> on_signal,
          std::initializer_list<int> numbers = {SIGINT, SIGTERM});
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
