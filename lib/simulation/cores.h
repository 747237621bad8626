// How many cores this process may use: its CPU affinity and its control group decide, not the
// machine.
#pragma once

#include <optional>
#include <string>

namespace hailstorm {

// At least 1. Thread: any.
unsigned usable_cores();

// The cores' worth of time that the CPU quota of a control group and of those above it allows;
// none when there is no quota. `proc_cgroup` is the text of /proc/self/cgroup, `root` the folder
// where the control groups are mounted (/sys/fs/cgroup). Reads versions 1 and 2; what cannot be
// read is no limit.
std::optional<double> quota_cores(const std::string& proc_cgroup, const std::string& root);

}  // namespace hailstorm
