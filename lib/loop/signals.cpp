#include "loop/signals.h"

#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <utility>

namespace hailstorm {

struct Signals::State {
  State(Loop& loop, std::function<void(int)> handler)
      : on_signal(std::move(handler)), signals(loop.context(), SIGINT, SIGTERM) {}

  void wait() {
    signals.async_wait([this](const boost::system::error_code& error, int number) {
      if (error) return;
      wait();
      on_signal(number);
    });
  }

  std::function<void(int)> on_signal;
  boost::asio::signal_set signals;
};

Signals::Signals(Loop& loop, std::function<void(int)> on_signal)
    : state_(std::make_unique<State>(loop, std::move(on_signal))) {
  state_->wait();
}

Signals::~Signals() = default;

}  // namespace hailstorm
