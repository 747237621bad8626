// An exchange over a kept connection allocates nothing.
#include <cstdlib>
#include <new>

#include "scripted_server.h"

namespace {

thread_local bool counting = false;
thread_local int allocations = 0;

void* allocate(std::size_t size) {
  if (counting) ++allocations;
  if (void* place = std::malloc(size)) return place;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void operator delete(void* place) noexcept { std::free(place); }
void operator delete[](void* place) noexcept { std::free(place); }
void operator delete(void* place, std::size_t) noexcept { std::free(place); }
void operator delete[](void* place, std::size_t) noexcept { std::free(place); }

namespace hailstorm {
namespace {

// Asks again and again, and counts what is allocated after the first exchanges.
struct Busy final : Caller {
  Connections& connections;
  Request request;
  int warm_up, done = 0, failed = 0;

  Busy(Connections& used, const Request& asked, int exchanges_before)
      : connections(used), request(asked), warm_up(exchanges_before) {}

  void answered(const Answer& answer) override {
    failed += answer.status != 200;
    if (++done == warm_up) counting = true;
    if (done == warm_up + 200) {
      counting = false;
    } else {
      connections.begin(request, *this);
    }
  }
};

TEST_CASE("200 exchanges allocate nothing in steady state, with answers of one read and of many") {
  for (const std::size_t size : {2u, 100'000u}) {
    CAPTURE(size);
    const std::string answer = response(std::string(size, 'x'));
    ScriptedServer server({[&](Peer& peer) {
      for (int i = 0; i < 10 && !peer.request().empty(); ++i) {
        peer.send(answer.substr(0, size));  // warms up what answers of many reads need
        ::poll(nullptr, 0, 2);
        peer.send(answer.substr(size));
      }
      while (!peer.request().empty()) peer.send(answer);
    }});
    SteadyClock clock;
    Loop loop(clock);
    Client client(loop, {});
    Connections connections(client);
    const Header headers[] = {{"X-Bot", "17"}, {"Content-Type", "text/plain"}};
    const std::string url = server.url("/a path/with?a=query");
    const Request request{Method::post, url, headers, "body", std::chrono::seconds(60)};
    Busy busy(connections, request, 20);
    allocations = 0;
    connections.begin(request, busy);
    const Instant end = clock.now() + patience;
    while (busy.done < 220 && clock.now() < end) loop.poll();
    counting = false;
    CHECK(busy.done == 220);
    CHECK(busy.failed == 0);
    // What gathers an answer of many reads may still grow when the reads fall otherwise than
    // before.
    CHECK(allocations <= (size > 1000 ? 10 : 0));
    connections.close();
  }
}

}  // namespace
}  // namespace hailstorm
