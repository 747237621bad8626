// The one way from thread to thread: a value moved into another loop's thread.
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "loop/loop.h"

namespace hailstorm {

// Delivers values of type T, in the order of posting, to a receiver on the loop's thread. T must
// own what it holds: no pointer or reference into the sender's thread. The loop and the receiver
// must outlive every post.
template <class T>
class Mailbox {
 public:
  // Thread: the loop's, before anything is posted.
  Mailbox(Loop& loop, std::function<void(T)> receiver)
      : loop_(loop), receiver_(std::move(receiver)) {}

  // Thread: any.
  void post(T value) {
    auto carried = std::make_shared<T>(std::move(value));  // std::function wants copyable captures
    loop_.post([this, carried] { receiver_(std::move(*carried)); });
  }

 private:
  Loop& loop_;
  std::function<void(T)> receiver_;
};

}  // namespace hailstorm
