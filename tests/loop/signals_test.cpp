// Signals arrive on the loop.
#include "loop/signals.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

using namespace hailstorm;

TEST_CASE("each of the signals that are asked for is heard, and no other") {
  SteadyClock clock;
  Loop loop(clock);
  std::vector<int> heard;
  Signals signals(loop,
                  [&](int number) {
                    heard.push_back(number);
                    if (heard.size() == 2) loop.stop();
                  },
                  {SIGWINCH, SIGUSR1});
  raise(SIGWINCH);
  raise(SIGCONT);
  raise(SIGUSR1);
  loop.run();
  std::sort(heard.begin(), heard.end());
  std::vector<int> expected = {SIGWINCH, SIGUSR1};
  std::sort(expected.begin(), expected.end());
  CHECK(heard == expected);
}
