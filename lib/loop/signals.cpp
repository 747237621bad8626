#include "loop/signals.h"

#include <boost/asio/signal_set.hpp>
#include <utility>

namespace hailstorm {

struct Signals::State {
  State(Loop& loop, std::function<void(int)> handler, std::initializer_list<int> numbers)
      : on_signal(std::move(handler)), signals(loop.context()) {
    for (const int number : numbers) signals.add(number);
  }

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

Signals::Signals(Loop& loop, std::function<void(int)> on_signal, std::initializer_list<int> numbers)
    : state_(std::make_unique<State>(loop, std::move(on_signal), numbers)) {
  state_->wait();
}

Signals::~Signals() = default;

}  // namespace hailstorm
