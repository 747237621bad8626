// The cores a process may use under a control group.
#include "simulation/cores.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

using namespace hailstorm;

namespace {

struct Groups {
  std::string root;

  Groups() {
    std::string name = std::filesystem::temp_directory_path() / "hail_XXXXXX";
    root = mkdtemp(name.data());
  }
  ~Groups() { std::filesystem::remove_all(root); }

  void write(const std::string& path, const std::string& text) const {
    const std::filesystem::path file = root + path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text << "\n";
  }
};

}  // namespace

TEST_CASE("The least quota of a group and those above it counts") {
  const Groups groups;
  groups.write("/a/b/cpu.max", "max 100000");
  CHECK_FALSE(quota_cores("0::/a/b\n", groups.root));
  groups.write("/a/cpu.max", "150000 100000");
  CHECK(quota_cores("0::/a/b\n", groups.root) == 1.5);
  groups.write("/a/b/cpu.max", "400000 100000");
  CHECK(quota_cores("0::/a/b\n", groups.root) == 1.5);
  groups.write("/cpu.max", "50000 100000");
  CHECK(quota_cores("0::/\n", groups.root) == 0.5);
}

TEST_CASE("Version 1 of control groups is read too") {
  const Groups groups;
  groups.write("/cpu/g/cpu.cfs_period_us", "100000");
  groups.write("/cpu/g/cpu.cfs_quota_us", "-1");
  CHECK_FALSE(quota_cores("4:cpu,cpuacct:/g\n1:memory:/g\n", groups.root));
  groups.write("/cpu/g/cpu.cfs_quota_us", "300000");
  CHECK(quota_cores("4:cpu,cpuacct:/g\n1:memory:/g\n", groups.root) == 3.0);
  CHECK_FALSE(quota_cores("7:cpuset:/g\nnonsense\n", groups.root));
}

TEST_CASE("There is always a core") { CHECK(usable_cores() >= 1); }
