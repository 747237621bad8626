// Ctrl-C and its kin as events of a loop.
#pragma once

#include <functional>
#include <memory>

#include "loop/loop.h"

namespace hailstorm {

// Calls `on_signal` with the signal's number on the loop's thread for each SIGINT and SIGTERM while
// it lives.
class Signals {
 public:
  Signals(Loop& loop, std::function<void(int)> on_signal);
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
