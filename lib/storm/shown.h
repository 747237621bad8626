// The steps of a run, told one by one to people who look on: --http-debug and `hailstorm try`.
#pragma once

#include <functional>
#include <string>
#include <variant>

#include "base/clock.h"
#include "stats/kept_exchange.h"

namespace hailstorm {

struct ShownExchange {
  KeptExchange exchange;  // as a failure is kept, whether it has failed or not
  Nanos duration{};
  bool failed = false;
};
struct ShownCheck {
  std::string name;
  bool passed = false;
};
struct ShownError {
  std::string text;
};
struct ShownAction {
  std::string model, name;
  bool begins = false;
  // When it ends:
  bool failed = false;
  Nanos duration{};
};
using Shown = std::variant<ShownExchange, ShownCheck, ShownError, ShownAction>;

struct ShowOptions {
  bool exchanges = false;
  bool steps = false;  // actions, checks and errors
};

// Called on the thread of the bots; empty: nobody looks on.
using Show = std::function<void(Shown)>;

}  // namespace hailstorm
