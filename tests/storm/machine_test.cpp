// What the machine keeps from the generator, read from a folder that stands for its /proc and /sys.
#include "storm/machine.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "storm/worker_health.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

struct Root {
  Root()
      : path(std::filesystem::temp_directory_path() /
             ("hailstorm-machine-" + std::to_string(getpid()))) {}
  ~Root() { std::filesystem::remove_all(path); }
  Root(const Root&) = delete;
  Root& operator=(const Root&) = delete;

  void write(const std::string& file, const std::string& text) const {
    std::filesystem::create_directories((path / file).parent_path());
    std::ofstream(path / file) << text;
  }
  std::filesystem::path path;
};

}  // namespace

TEST_CASE("what is throttled, stolen and sent again is told since the last look") {
  const Root root;
  const Nanos tick = Nanos(1s) / sysconf(_SC_CLK_TCK);
  root.write("proc/stat", "cpu  1 2 3 4 5 6 7 100 0 0\ncpu0 1 2 3 4 5 6 7 100 0 0\n");
  root.write("proc/net/snmp", "Ip: A B\nIp: 1 2\nTcp: InSegs RetransSegs X\nTcp: 5 10 9\n");
  root.write("proc/self/cgroup", "0::/shop/load\n");
  root.write("sys/fs/cgroup/shop/load/cpu.stat", "usage_usec 5\nthrottled_usec 1000\n");
  Machine machine(root.path.string());
  root.write("proc/stat", "cpu  1 2 3 4 5 6 7 103 0 0\n");
  root.write("proc/net/snmp", "Ip: A B\nIp: 1 2\nTcp: InSegs RetransSegs X\nTcp: 5 14 9\n");
  root.write("sys/fs/cgroup/shop/load/cpu.stat", "usage_usec 5\nthrottled_usec 251000\n");
  const Strain strain = machine.since_last();
  CHECK(strain.stolen == 3 * tick);
  CHECK(strain.retransmits == 4);
  CHECK(strain.throttled == 250ms);
  CHECK(machine.since_last() == Strain{});
}

TEST_CASE("the group that is throttled may be one above, and of version 1") {
  const Root root;
  root.write("proc/self/cgroup", "2:cpu,cpuacct:/shop/load\n0::/\n");
  root.write("sys/fs/cgroup/cpu/shop/cpu.stat", "nr_throttled 1\nthrottled_time 7000000\n");
  Machine machine(root.path.string());
  root.write("sys/fs/cgroup/cpu/shop/cpu.stat", "nr_throttled 9\nthrottled_time 90000000\n");
  CHECK(machine.since_last().throttled == 83ms);
}

TEST_CASE("a machine that tells nothing has done nothing") {
  const Root root;
  Machine machine(root.path.string());
  CHECK(machine.since_last() == Strain{});
}

TEST_CASE("a stall stands for as much as would have come, and one tick that takes turns for none") {
  SecondHealth second;
  Window window;
  for (int tick = 0; tick < 100; ++tick) {
    second.hear_of_tick(1ms);
    for (int event = 0; event < 10; ++event) second.hear_of_delay(50us);
  }
  second.tell({}, 300ms, 20ms, window);
  CHECK(window.strain.delays.count() == 1000);
  CHECK(window.strain.delays.max() <= 51'000);
  CHECK(window.strain.busy == 300ms);
  CHECK(window.strain.waited == 20ms);

  // 150 ms without a turn in a second that else goes on as before.
  for (Nanos late = 150ms; late >= 0ms; late -= 10ms) second.hear_of_tick(late);
  for (int event = 0; event < 850; ++event) second.hear_of_delay(50us);
  Window next;
  second.tell({}, 500ms, {}, next);
  CHECK(next.strain.busy == 200ms);
  const Histogram& delays = next.strain.delays;
  CHECK(delays.count() > 850 + 15 * 5);
  CHECK(delays.count() <= 850 + 15 * 10);
  CHECK(delays.percentile(99) > 130e6);
  CHECK(delays.percentile(50) < 60e3);

  Window quiet;
  second.hear_of_tick(20ms);
  second.tell({}, 500ms, {}, quiet);
  CHECK(quiet.strain.delays.count() >= 1);
}
