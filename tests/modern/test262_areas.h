// What of test262 is looked at: areas of the language and its library, by where their tests lie,
// and the features of ES2015 to ES2022, by the names that the tests give them.
#pragma once

#include <string_view>
#include <vector>

namespace hailstorm {

struct Test262Area {
  std::string_view name;
  std::vector<std::string_view> folders;  // below test/; a path begins with one of them
};
extern const std::vector<Test262Area> test262_areas;

// Tests that ask for another feature are left out: of a later edition, of more than one global
// object or thread, and the few that a bot has no use for.
extern const std::vector<std::string_view> test262_features;

}  // namespace hailstorm
