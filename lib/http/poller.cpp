#include "http/poller.h"

#include <sys/epoll.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/error.h"
#include "base/near.h"

namespace hailstorm {
namespace {

using Engine = boost::asio::io_context;
using Descriptor = boost::asio::posix::basic_stream_descriptor<Engine::executor_type>;

constexpr std::size_t watcher_size = 128;  // bytes of most, to have the next one near in time

epoll_event everything_for(Watcher& watcher) {
  epoll_event event{};
  event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
  event.data.ptr = &watcher;
  return event;
}

int new_epoll_set() {
  const int set = epoll_create1(EPOLL_CLOEXEC);
  if (set < 0) {
    throw Error(Fault::system,
                "cannot create an epoll set: " + std::generic_category().message(errno));
  }
  return set;
}

}  // namespace

struct Poller::State {
  explicit State(Loop& the_loop) : loop(the_loop), set(loop.context(), new_epoll_set()) {}

  Loop& loop;
  Descriptor set;
  std::array<epoll_event, Batch::events_max> events;
  int first = 0, last = 0;  // the events that are not told yet
  Wait* pending = nullptr;  // the wait in the loop
};

// The loop's wait for the set. It belongs to its handler, which may outlive the poller and asks
// here whether it did.
struct Poller::Wait {
  Poller* poller;
};

Poller::Poller(Loop& loop) : state_(std::make_unique<State>(loop)) {
  wait(std::make_unique<Wait>(Wait{this}));
}

Poller::~Poller() { state_->pending->poller = nullptr; }

int Poller::watch(int socket, Watcher& watcher) {
  epoll_event event = everything_for(watcher);
  return epoll_ctl(state_->set.native_handle(), EPOLL_CTL_ADD, socket, &event) == 0 ? 0 : errno;
}

void Poller::remind(int socket, Watcher& watcher) {
  epoll_event event = everything_for(watcher);
  epoll_ctl(state_->set.native_handle(), EPOLL_CTL_MOD, socket, &event);
}

void Poller::forget(int socket, Watcher& watcher) {
  epoll_event none{};
  epoll_ctl(state_->set.native_handle(), EPOLL_CTL_DEL, socket, &none);
  for (int i = state_->first; i < state_->last; ++i) {
    epoll_event& event = state_->events[static_cast<std::size_t>(i)];
    if (event.data.ptr == &watcher) event.data.ptr = nullptr;
  }
}

void Poller::wait(std::unique_ptr<Wait> token) {
  state_->pending = token.get();
  auto go_on = [token = std::move(token)](const boost::system::error_code&) mutable {
    Poller* poller = token->poller;
    if (poller == nullptr) return;
    poller->turn();
    poller->wait(std::move(token));
  };
  // What has been taken out of the set does not make it ready: it waits for the loop's other work.
  if (state_->first == state_->last)
    state_->set.async_wait(Descriptor::wait_read, std::move(go_on));
  else
    boost::asio::post(state_->loop.context(), [go_on = std::move(go_on)]() mutable { go_on({}); });
}

// Tells one batch; what is left in the set makes it ready again, after the loop's other work.
void Poller::turn() {
  state_->loop.begin_batch();
  if (state_->first == state_->last) {
    const int count = epoll_wait(state_->set.native_handle(), state_->events.data(),
                                 static_cast<int>(state_->events.size()), 0);
    state_->first = 0;
    state_->last = std::max(count, 0);
  }
  while (state_->first < state_->last) {
    const epoll_event& event = state_->events[static_cast<std::size_t>(state_->first++)];
    auto* watcher = static_cast<Watcher*>(event.data.ptr);
    if (state_->first < state_->last) {
      bring_near(state_->events[static_cast<std::size_t>(state_->first)].data.ptr, watcher_size);
    }
    if (watcher == nullptr) continue;
    const auto any = [&event](std::uint32_t bits) { return (event.events & bits) != 0; };
    watcher->ready({any(EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR),
                    any(EPOLLOUT | EPOLLHUP | EPOLLERR), any(EPOLLRDHUP | EPOLLHUP | EPOLLERR)});
    if (state_->loop.batch_is_over()) break;
  }
}

}  // namespace hailstorm
