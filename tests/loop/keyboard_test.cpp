// Keys of what is no terminal; those of one are tried in tests/e2e/screen_test.cpp.
#include "loop/keyboard.h"

#include <unistd.h>

#include <catch2/catch.hpp>

using namespace hailstorm;

TEST_CASE("what is no terminal of this process is not listened to") {
  ManualClock clock;
  Loop loop(clock);
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  bool heard = false;
  {
    Keyboard keyboard(loop, ends[0], [&heard](char) { heard = true; });
    CHECK_FALSE(keyboard.listens());
    REQUIRE(write(ends[1], "w", 1) == 1);
    keyboard.resume();
    loop.poll();
  }
  CHECK_FALSE(heard);
  close(ends[0]);
  close(ends[1]);
}
