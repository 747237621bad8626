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

// Whoever is told of is waited for by nobody but those told of before it. With more of them at once
// the last would wait for a millisecond and more where the loop has all of a core to do.
constexpr std::size_t events_at_once = 16;

// Of so many batches one has an event sampled.
constexpr std::uint64_t one_batch_of = 4;

}  // namespace

struct Poller::State {
  explicit State(Loop& the_loop) : loop(the_loop), set(loop.context(), new_epoll_set()) {}

  Loop& loop;
  Descriptor set;
  std::array<epoll_event, events_at_once> events;
  int first = 0, last = 0;  // the events that are not told yet
  // The event whose delay is told, counted from 1; 0: none of this batch. When the batch was ready.
  int sampled = 0;
  Instant ready{};
  std::uint64_t batches = 0;
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

// Of some batches the delay of one event is told, for all events of as many batches. Which one: as
// good as at random, for a draw's worth of time.
void Poller::choose_sample() {
  state_->sampled = 0;
  if (state_->last == 0 || ++state_->batches % one_batch_of != 0) return;
  constexpr std::uint64_t golden = 0x9e3779b97f4a7c15;  // 2^64 over the golden ratio
  const std::uint64_t turn = (state_->batches * golden) >> 32;
  state_->sampled = 1 + static_cast<int>(turn * static_cast<std::uint64_t>(state_->last) >> 32);
  state_->ready = state_->loop.now();
}

// Asks the system who is ready; whether anybody is.
bool Poller::ask() {
  const int count = epoll_wait(state_->set.native_handle(), state_->events.data(),
                               static_cast<int>(state_->events.size()), 0);
  state_->first = 0;
  state_->last = std::max(count, 0);
  choose_sample();
  return state_->last > 0;
}

// Tells one batch; what is left in the set makes it ready again, after the loop's other work.
void Poller::turn() {
  state_->loop.begin_batch();
  do {
    if (state_->first == state_->last && !ask()) return;
    while (state_->first < state_->last) {
      tell_next();
      if (state_->loop.batch_is_over()) return;
    }
  } while (state_->last == static_cast<int>(state_->events.size()));
}

void Poller::tell_next() {
  const epoll_event& event = state_->events[static_cast<std::size_t>(state_->first++)];
  auto* watcher = static_cast<Watcher*>(event.data.ptr);
  if (state_->first < state_->last) {
    bring_near(state_->events[static_cast<std::size_t>(state_->first)].data.ptr, watcher_size);
  }
  if (watcher == nullptr) return;
  if (state_->first == state_->sampled) {
    state_->loop.tell_delay(state_->ready, static_cast<std::uint64_t>(state_->last) * one_batch_of);
  }
  const auto any = [&event](std::uint32_t bits) { return (event.events & bits) != 0; };
  watcher->ready({any(EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR),
                  any(EPOLLOUT | EPOLLHUP | EPOLLERR), any(EPOLLRDHUP | EPOLLHUP | EPOLLERR)});
}

}  // namespace hailstorm
