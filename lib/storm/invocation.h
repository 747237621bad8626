// A method of a running bot, called from outside the run.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "script/model.h"

namespace hailstorm {

// What became of an invocation, or of a state that a bot was told to enter.
struct Reply {
  enum class Kind {
    done,            // text: what the method returned, as JSON
    busy,            // the bot is at something else
    no_such_bot,     // text: why
    no_such_method,  // text: why
    bad_arguments,   // they are not JSON
    threw,           // text: what, and where
    gone             // the bot ended before the method did
  };
  Kind kind = Kind::done;
  std::string text;
};

// "done", "busy", "no such bot", ...
std::string_view name_of(Reply::Kind kind);

// Arguments are JSON text: an array of them, the only one, or empty. `reply` is called once, on the
// thread of the bot.
struct Invocation {
  std::string method, arguments;
  std::function<void(const Reply&)> reply;
};

// One that is under way.
struct Invoked {
  Invocation call;
  std::string said;  // its result, or its error
};

}  // namespace hailstorm
