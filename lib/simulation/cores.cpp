#include "simulation/cores.h"

#include <sched.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

namespace hailstorm {
namespace {

// Version 2: "max 100000" or "150000 100000" in one file.
std::optional<double> quota_v2(const std::string& folder) {
  std::ifstream file(folder + "/cpu.max");
  double quota = 0, period = 0;
  if (!(file >> quota >> period) || quota <= 0 || period <= 0) return {};
  return quota / period;
}

// Version 1: two files; a quota of -1 is none.
std::optional<double> quota_v1(const std::string& folder) {
  double quota = 0, period = 0;
  std::ifstream quota_file(folder + "/cpu.cfs_quota_us"),
      period_file(folder + "/cpu.cfs_period_us");
  if (!(quota_file >> quota) || !(period_file >> period) || quota <= 0 || period <= 0) return {};
  return quota / period;
}

// The least quota of a group and all groups above it.
template <class Quota>
std::optional<double> least_quota(const std::string& mount, std::string group, Quota quota) {
  std::optional<double> least;
  for (;;) {
    const auto found = quota(mount + group);
    if (found) least = std::min(found.value(), least.value_or(found.value()));
    const auto slash = group.rfind('/');
    if (slash == std::string::npos) return least;
    group.erase(slash);
  }
}

}  // namespace

std::optional<double> quota_cores(const std::string& proc_cgroup, const std::string& root) {
  std::istringstream lines(proc_cgroup);
  std::optional<double> least;
  for (std::string line; std::getline(lines, line);) {
    // "0::/group" in version 2, "4:cpu,cpuacct:/group" in version 1.
    const auto first = line.find(':');
    const auto second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
    std::string group = line.substr(second + 1);
    if (group == "/") group.clear();
    std::optional<double> found;
    if (controllers == ",,") {
      found = least_quota(root, group, quota_v2);
    } else if (controllers.find(",cpu,") != std::string::npos) {
      found = least_quota(root + "/cpu", group, quota_v1);
    }
    if (found) least = std::min(found.value(), least.value_or(found.value()));
  }
  return least;
}

unsigned usable_cores() {
  cpu_set_t set;
  CPU_ZERO(&set);
  int cores = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
  std::ifstream file("/proc/self/cgroup");
  std::stringstream groups;
  groups << file.rdbuf();
  // Rounded down: a worker that is throttled in the middle of a second measures its own absence.
  if (const auto quota = quota_cores(groups.str(), "/sys/fs/cgroup")) {
    cores = std::min(cores, static_cast<int>(std::floor(std::min(*quota, 1e6))));
  }
  return static_cast<unsigned>(std::max(cores, 1));
}

}  // namespace hailstorm
