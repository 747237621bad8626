#include "storm/machine.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

namespace hailstorm {
namespace {

// The value behind a name in a file of lines "name value"; 0 when there is none.
std::uint64_t value_in(const std::string& path, const std::string& wanted) {
  std::ifstream file(path);
  std::string name;
  for (std::uint64_t value = 0; file >> name >> value;) {
    if (name == wanted) return value;
  }
  return 0;
}

// Of a group and of those above it: whichever is throttled, the process stands still.
template <class Throttled>
Nanos most_throttled(const std::string& mount, std::string group, Throttled throttled) {
  Nanos most{};
  for (;;) {
    most = std::max(most, throttled(mount + group + "/cpu.stat"));
    const auto slash = group.rfind('/');
    if (slash == std::string::npos) return most;
    group.erase(slash);
  }
}

Nanos throttled_v2(const std::string& path) {
  return std::chrono::microseconds(value_in(path, "throttled_usec"));
}

Nanos throttled_v1(const std::string& path) {
  return Nanos(static_cast<Nanos::rep>(value_in(path, "throttled_time")));
}

// "cpu  user nice system idle iowait irq softirq steal ...", in ticks of the system's clock.
Nanos stolen_in(const std::string& path) {
  std::ifstream file(path);
  std::string name;
  std::uint64_t ticks = 0;
  file >> name;
  for (int i = 0; i < 8; ++i) {
    if (!(file >> ticks)) return {};
  }
  return from_seconds(static_cast<double>(ticks) / static_cast<double>(sysconf(_SC_CLK_TCK)));
}

// Two lines "Tcp:": the names, and the values below them.
std::uint64_t retransmits_in(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> names;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("Tcp:")) continue;
    std::istringstream words(line);
    std::vector<std::string> row;
    for (std::string word; words >> word;) row.push_back(word);
    if (names.empty()) {
      names = std::move(row);
      continue;
    }
    const auto at = std::find(names.begin(), names.end(), "RetransSegs") - names.begin();
    if (static_cast<std::size_t>(at) >= row.size()) return 0;
    return std::strtoull(row[static_cast<std::size_t>(at)].c_str(), nullptr, 10);
  }
  return 0;
}

}  // namespace

Machine::Machine(std::string root) : root_(std::move(root)), last_(look()) {}

Strain Machine::since_last() {
  const Counters now = look();
  const Counters before = std::exchange(last_, now);
  Strain strain;
  strain.throttled = std::max(now.throttled - before.throttled, Nanos(0));
  strain.stolen = std::max(now.stolen - before.stolen, Nanos(0));
  strain.retransmits = now.retransmits - std::min(now.retransmits, before.retransmits);
  return strain;
}

Machine::Counters Machine::look() const {
  return {throttled(), stolen_in(root_ + "/proc/stat"), retransmits_in(root_ + "/proc/net/snmp")};
}

Nanos Machine::throttled() const {
  std::ifstream groups(root_ + "/proc/self/cgroup");
  const std::string mount = root_ + "/sys/fs/cgroup";
  Nanos most{};
  for (std::string line; std::getline(groups, line);) {
    // "0::/group" in version 2, "4:cpu,cpuacct:/group" in version 1.
    const auto first = line.find(':');
    const auto second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
    std::string group = line.substr(second + 1);
    if (group == "/") group.clear();
    if (controllers == ",,") most = std::max(most, most_throttled(mount, group, throttled_v2));
    if (controllers.find(",cpu,") != std::string::npos)
      most = std::max(most, most_throttled(mount + "/cpu", group, throttled_v1));
  }
  return most;
}

RunQueue::RunQueue()
    : file_(open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC)), last_(look()) {}

RunQueue::~RunQueue() {
  if (file_ >= 0) close(file_);
}

Nanos RunQueue::since_last() {
  const Nanos now = look();
  return std::max(now - std::exchange(last_, now), Nanos(0));
}

// "on-the-core waited slices", in nanoseconds.
Nanos RunQueue::look() const {
  char text[96] = {};
  if (file_ < 0 || pread(file_, text, sizeof text - 1, 0) <= 0) return {};
  unsigned long long ran = 0, waited = 0;
  if (std::sscanf(text, "%llu %llu", &ran, &waited) != 2) return {};
  return Nanos(static_cast<Nanos::rep>(waited));
}

}  // namespace hailstorm
