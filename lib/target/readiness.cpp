#include "target/readiness.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>

#include "base/check.h"

namespace hailstorm {
namespace {

using Engine = boost::asio::io_context;

// Looks at the set again this often before timers and messages get their turn.
constexpr int most_rounds = 8;

}  // namespace

struct Readiness::State {
  explicit State(Engine& engine) : set(engine, epoll_create1(EPOLL_CLOEXEC)) {}

  boost::asio::posix::basic_stream_descriptor<Engine::executor_type> set;
  std::array<epoll_event, 256> events{};
};

Readiness::Readiness(Loop& loop) : state_(std::make_unique<State>(loop.context())) {
  HAIL_CHECK(state_->set.native_handle() >= 0);
  wait();
}

Readiness::~Readiness() = default;

bool Readiness::watch(int fd, Watched& owner) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.ptr = &owner;
  return epoll_ctl(state_->set.native_handle(), EPOLL_CTL_ADD, fd, &event) == 0;
}

void Readiness::change(int fd, Watched& owner, bool readable, bool writable) {
  epoll_event event{};
  event.events = (readable ? EPOLLIN : 0u) | (writable ? EPOLLOUT : 0u);
  event.data.ptr = &owner;
  HAIL_CHECK(epoll_ctl(state_->set.native_handle(), EPOLL_CTL_MOD, fd, &event) == 0);
}

void Readiness::wait() {
  state_->set.async_wait(boost::asio::posix::descriptor_base::wait_read,
                         [this](const boost::system::error_code& error) {
                           if (error) return;
                           report();
                           wait();
                         });
}

void Readiness::report() {
  for (int round = 0; round < most_rounds; ++round) {
    const int n = epoll_wait(state_->set.native_handle(), state_->events.data(),
                             static_cast<int>(state_->events.size()), 0);
    for (int i = 0; i < n; ++i) {
      const epoll_event& event = state_->events[static_cast<std::size_t>(i)];
      const bool readable = (event.events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0;
      static_cast<Watched*>(event.data.ptr)->ready(readable, (event.events & EPOLLOUT) != 0);
    }
    if (n < 4) return;
  }
}

}  // namespace hailstorm
