// What a request takes at least: epoll, send, recv, at a fixed rate over warm connections.
//
//   floor_bench PORT RATE SECONDS
//
// Prints the mean, the median and the p99 in microseconds, from before send() to after recv(), and
// the number of requests. A request is one send, an answer one receive: for a target that answers
// with little.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "stats/histogram.h"

using namespace hailstorm;

namespace {

constexpr std::string_view request = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

struct Line {
  int socket = -1;
  Instant sent{};
};

int connect_to(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) std::exit(1);
  const int yes = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return socket;
}

void watch(int epoll, int file, std::size_t number) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = number;
  epoll_ctl(epoll, EPOLL_CTL_ADD, file, &event);
}

void ring_at(int timer, Instant at) {
  const auto since = at.time_since_epoch();
  itimerspec when{};
  when.it_value.tv_sec = std::chrono::floor<std::chrono::seconds>(since).count();
  when.it_value.tv_nsec = (since - std::chrono::seconds(when.it_value.tv_sec)).count();
  timerfd_settime(timer, TFD_TIMER_ABSTIME, &when, nullptr);
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) return std::fprintf(stderr, "floor_bench PORT RATE SECONDS\n"), 2;
  const auto port = static_cast<std::uint16_t>(std::atoi(words[1]));
  const double rate = std::atof(words[2]);
  const auto all = static_cast<std::uint64_t>(rate * std::atof(words[3]));
  const SteadyClock clock;
  std::vector<Line> lines(64);
  std::vector<std::size_t> idle;
  const int epoll = epoll_create1(EPOLL_CLOEXEC),
            timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].socket = connect_to(port);
    watch(epoll, lines[i].socket, i);
    idle.push_back(i);
  }
  watch(epoll, timer, lines.size());
  Histogram times;
  const Instant begin = clock.now();
  const auto due = [&](std::uint64_t number) {
    return begin + from_seconds((static_cast<double>(number) + 0.5) / rate);
  };
  std::uint64_t next = 0;
  ring_at(timer, due(0));
  std::array<epoll_event, 64> events{};
  std::array<char, 4096> bytes{};
  while (times.count() < all) {
    const int ready = epoll_wait(epoll, events.data(), events.size(), -1);
    for (int i = 0; i < ready; ++i) {
      const std::size_t number = events[static_cast<std::size_t>(i)].data.u64;
      if (number < lines.size()) {
        if (recv(lines[number].socket, bytes.data(), bytes.size(), 0) <= 0) return 1;
        times.record(static_cast<std::uint64_t>((clock.now() - lines[number].sent).count()));
        idle.push_back(number);
        continue;
      }
      std::uint64_t rings = 0;
      if (read(timer, &rings, sizeof rings) < 0) continue;
      for (; next < all && due(next) <= clock.now() && !idle.empty(); ++next) {
        Line& line = lines[idle.back()];
        idle.pop_back();
        line.sent = clock.now();
        if (send(line.socket, request.data(), request.size(), 0) < 0) return 1;
      }
      if (next < all) ring_at(timer, due(next));
    }
  }
  std::printf("%.1f %.1f %.1f %llu\n", times.mean() / 1e3, times.percentile(50) / 1e3,
              times.percentile(99) / 1e3, static_cast<unsigned long long>(times.count()));
}
