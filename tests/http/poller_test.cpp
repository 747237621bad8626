// Whoever's socket is ready is told, in batches, between which the loop does its other work.
#include "http/poller.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <memory>
#include <vector>

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

struct Sockets;

// One end of a pair of sockets, of which the other end has sent something.
struct Line final : Watcher {
  explicit Line(Sockets& all);
  ~Line() {
    for (const int end : ends) close(end);
  }
  void ready(Ready what) override;

  Sockets& sockets;
  std::array<int, 2> ends{};
  int told = 0;
};

// Many of them, ready at once; being told takes each of them so long.
struct Sockets {
  explicit Sockets(Nanos each) : length(each) {
    for (int i = 0; i < 40; ++i) lines.push_back(std::make_unique<Line>(*this));
    loop.run();
    for (const auto& line : lines) poller.forget(line->ends[0], *line);
  }

  ManualClock clock;
  Loop loop{clock};
  Poller poller{loop};
  Nanos length;
  std::vector<std::unique_ptr<Line>> lines;
  std::size_t told = 0, told_before_others = 0;
  Line* forgotten = nullptr;
};

Line::Line(Sockets& all) : sockets(all) {
  REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()) == 0);
  REQUIRE(write(ends[1], "x", 1) == 1);
  REQUIRE(sockets.poller.watch(ends[0], *this) == 0);
}

void Line::ready(Ready what) {
  CHECK(what.readable);
  if (sockets.told == 0) {
    sockets.loop.defer([this] { sockets.told_before_others = sockets.told; });
    // The last one will not be told, though it is ready already.
    sockets.forgotten = sockets.lines.front().get() == this ? sockets.lines.back().get()
                                                            : sockets.lines.front().get();
    sockets.poller.forget(sockets.forgotten->ends[0], *sockets.forgotten);
  }
  ++told;
  ++sockets.told;
  sockets.clock.advance(sockets.length);
  if (sockets.told + 1 == sockets.lines.size()) sockets.loop.defer([this] { sockets.loop.stop(); });
}

}  // namespace

TEST_CASE("sockets that are ready together are told in batches of 2 ms, each once") {
  const struct {
    Nanos each;
    std::size_t first_batch;
  } cases[] = {{0us, 39}, {100us, 24}, {5ms, 8}};
  for (const auto& one : cases) {
    CAPTURE(one.each.count());
    const Sockets sockets(one.each);
    CHECK(sockets.told_before_others == one.first_batch);
    for (const auto& line : sockets.lines)
      CHECK(line->told == (line.get() == sockets.forgotten ? 0 : 1));
  }
}
