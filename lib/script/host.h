// What a script may ask of the world around it.
#pragma once

#include <span>
#include <string_view>

#include "http/exchange.h"

namespace hailstorm {

// What a bot waits for. The views hold until the heap is entered again.
struct HttpCall {
  Request request;        // a timeout of 0: the script does not say
  std::string_view name;  // the name tag; empty: the path without its query
};

// Asked from within a heap's calls, about the bot that is being run. Must not enter the heap.
// Thread: the heap's.
class Host {
 public:
  virtual ~Host() = default;

  // Uniform in [0, 1): Math.random().
  virtual double random() = 0;
  // A check of the bot passed or failed.
  virtual void checked(std::string_view name, bool passed) = 0;
  // A handler, or the constructor, of the bot threw: "bots/shop.js:12: TypeError: ...".
  virtual void threw(std::string_view text) = 0;
  // console.*: level is debug, log, info, warn or error.
  virtual void printed(std::string_view level, std::string_view text) = 0;
};

}  // namespace hailstorm
