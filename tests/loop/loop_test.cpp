// A loop runs timers, deferred work and other threads' messages on its own thread.
#include "loop/loop.h"

#include <poll.h>

#include <catch2/catch.hpp>
#include <memory>
#include <thread>
#include <vector>

#include "loop/mailbox.h"

using namespace hailstorm;
using std::chrono::milliseconds;

TEST_CASE("an exact timer fires at its moment, an earlier one that is armed later before it") {
  SteadyClock clock;
  Loop loop(clock);
  std::vector<int> fired;
  Instant late_fired{};
  const Instant start = clock.now();
  struct Context {
    Loop& loop;
    std::vector<int>& fired;
    Instant& when;
  } context{loop, fired, late_fired};
  Timer late(&context, [](void* self) {
    auto& c = *static_cast<Context*>(self);
    c.fired.push_back(2);
    c.when = c.loop.now();
    c.loop.stop();
  });
  Timer early(&context, [](void* self) { static_cast<Context*>(self)->fired.push_back(1); });
  loop.arm(late, start + milliseconds(20));
  loop.arm(early, start + milliseconds(5));
  loop.run();
  CHECK(fired == std::vector{1, 2});
  CHECK(late_fired - start >= milliseconds(20));
}

TEST_CASE("a timer armed for the past fires soon, but not from within the call that arms it") {
  SteadyClock clock;
  Loop loop(clock);
  bool fired = false;
  struct Context {
    Loop& loop;
    bool& fired;
  } context{loop, fired};
  Timer timer(&context, [](void* self) {
    auto& c = *static_cast<Context*>(self);
    c.fired = true;
    c.loop.stop();
  });
  loop.arm(timer, clock.now() - milliseconds(50));
  CHECK_FALSE(fired);
  loop.run();
  CHECK(fired);
}

TEST_CASE("a time-out of the loop's wheel expires") {
  SteadyClock clock;
  Loop loop(clock);
  const Instant start = clock.now();
  Timeout timeout(&loop, [](void* self) { static_cast<Loop*>(self)->stop(); });
  loop.arm(timeout, start + milliseconds(50));
  loop.run();
  CHECK(clock.now() - start >= milliseconds(50));
}

TEST_CASE("a mailbox delivers values in order on the loop's thread") {
  SteadyClock clock;
  Loop loop(clock);
  std::vector<int> received;
  std::thread::id receiver;
  Mailbox<std::unique_ptr<int>> mailbox(loop, [&](std::unique_ptr<int> value) {
    receiver = std::this_thread::get_id();
    received.push_back(*value);
    if (received.size() == 1000) loop.stop();
  });
  std::thread sender([&] {
    for (int i = 0; i < 1000; ++i) mailbox.post(std::make_unique<int>(i));
  });
  loop.run();
  sender.join();
  REQUIRE(received.size() == 1000);
  for (int i = 0; i < 1000; ++i) REQUIRE(received[static_cast<std::size_t>(i)] == i);
  CHECK(receiver == std::this_thread::get_id());
}

TEST_CASE("a manual clock turns the wheel and the agenda when the loop is polled") {
  ManualClock clock;
  Loop loop(clock);
  int fired = 0;
  Timer timer(&fired, [](void* count) { ++*static_cast<int*>(count); });
  Timeout timeout(&fired, [](void* count) { *static_cast<int*>(count) += 10; });
  loop.arm(timer, clock.now() + std::chrono::hours(1));
  loop.arm(timeout, clock.now() + std::chrono::hours(1));
  loop.poll();
  CHECK(fired == 0);
  clock.advance(std::chrono::hours(1) + Wheel::slot_length);
  loop.poll();
  CHECK(fired == 11);
}

TEST_CASE("a turn that takes long is a stall of the loop, and work of its own") {
  struct Turns {
    SteadyClock clock;
    Loop loop{clock};
    // Keeps the loop for 8 ms, in which the second timer becomes due.
    Timer first{this, [](void* self) {
                  Turns& turns = *static_cast<Turns*>(self);
                  turns.loop.arm(turns.second, turns.clock.now() + milliseconds(2));
                  const Nanos until = thread_cpu_time() + milliseconds(8);
                  while (thread_cpu_time() < until) continue;
                }};
    Timer second{this, [](void* self) { static_cast<Turns*>(self)->loop.stop(); }};
  } turns;
  turns.loop.arm(turns.first, turns.clock.now());
  turns.loop.run();
  CHECK(turns.loop.longest_stall() >= milliseconds(5));
  CHECK(turns.loop.longest_work() >= milliseconds(5));
  CHECK(turns.loop.longest_work() <= turns.loop.longest_stall());
}

TEST_CASE("a turn in which the thread does not run is a stall, and hardly work") {
  SteadyClock clock;
  Loop loop(clock);
  // Twice: the machine may let the first timer come late, so that little of a stall is left of it.
  Timer first(&loop, [](void*) {
    ::poll(nullptr, 0, 20);
    ::poll(nullptr, 0, 20);
  });
  Timer second(&loop, [](void* self) { static_cast<Loop*>(self)->stop(); });
  loop.arm(first, clock.now());
  loop.arm(second, clock.now() + milliseconds(5));
  loop.run();
  CHECK(loop.longest_stall() >= milliseconds(14));
  CHECK(loop.longest_work() < milliseconds(5));
}
