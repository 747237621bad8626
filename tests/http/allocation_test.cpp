// An exchange over a kept connection allocates nothing.
#include <cstdlib>
#include <new>

#include "http/fetch.h"
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
  Flight& flight;
  Request request;
  int warm_up, done = 0, failed = 0;

  Busy(Flight& used, const Request& asked, int exchanges_before)
      : flight(used), request(asked), warm_up(exchanges_before) {}

  void answered(const Answer& answer) override {
    failed += answer.status != 200;
    if (++done == warm_up) counting = true;
    if (done == warm_up + 200) {
      counting = false;
    } else {
      flight.begin(request, *this);
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
    Pool pool(client);
    Flight flight(client, pool);
    const Header headers[] = {{"X-Bot", "17"}, {"Content-Type", "text/plain"}};
    const std::string url = server.url("/a path/with?a=query");
    const Request request{"POST", url, headers, "body", std::chrono::seconds(60), Keep::body};
    Busy busy(flight, request, 20);
    allocations = 0;
    flight.begin(request, busy);
    const Instant end = clock.now() + patience;
    while (busy.done < 220 && clock.now() < end) loop.poll();
    counting = false;
    CHECK(busy.done == 220);
    CHECK(busy.failed == 0);
    // What gathers an answer of many reads may still grow when the reads fall otherwise than
    // before.
    CHECK(allocations <= (size > 1000 ? 10 : 0));
    pool.close_idle();
  }
}

// Fetches again and again, and counts what is allocated after the first fetches.
struct BusyFetch final : FetchCaller {
  Fetch& fetch;
  FetchRequest request;
  int done = 0, failed = 0;

  BusyFetch(Fetch& used, const FetchRequest& asked) : fetch(used), request(asked) {}

  void exchange_begun(const Request&, const Url&) override {}
  void exchange_ended(const Answer&) override {}
  void fetched(const Answer& answer) override {
    failed += answer.status != 200;
    if (++done == 20) counting = true;
    if (done == 220) {
      counting = false;
    } else {
      fetch.begin(request, *this);
    }
  }
};

TEST_CASE("200 fetches without cookie, redirect, authentication or coding allocate nothing") {
  ScriptedServer server({[](Peer& peer) {
    while (!peer.request().empty()) peer.send(response("ok"));
  }});
  SteadyClock clock;
  Loop loop(clock);
  Client client(loop, {});
  Pool pool(client);
  Fetch fetch(client, pool);
  CookieJar jar;
  const Header headers[] = {{"X-Bot", "17"}, {"Content-Type", "text/plain"}};
  const std::string url = server.url("/a path/with?a=query");
  FetchRequest request;
  request.request = {"POST", url, headers, "body", std::chrono::seconds(60), Keep::body};
  request.jar = &jar;
  BusyFetch busy(fetch, request);
  allocations = 0;
  fetch.begin(request, busy);
  const Instant end = clock.now() + patience;
  while (busy.done < 220 && clock.now() < end) loop.poll();
  counting = false;
  CHECK(busy.done == 220);
  CHECK(busy.failed == 0);
  CHECK(allocations == 0);
  pool.close_idle();
}

}  // namespace
}  // namespace hailstorm
