// By which tags series are kept apart, and how many of them there may be.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace hailstorm {

// The tags that can be left out: series that differ in nothing else become one. `outcome` and
// `expected` always stay, since what failed is counted by them.
struct SystemTags {
  bool model = true, action = true, group = true, name = true, method = true, status = true;

  bool operator==(const SystemTags&) const = default;
};

struct SystemTag {
  std::string_view name;
  bool SystemTags::*is_on;
};

constexpr std::array<SystemTag, 6> system_tags = {{{"model", &SystemTags::model},
                                                   {"action", &SystemTags::action},
                                                   {"group", &SystemTags::group},
                                                   {"name", &SystemTags::name},
                                                   {"method", &SystemTags::method},
                                                   {"status", &SystemTags::status}}};

struct SeriesOptions {
  // Series of requests, and of the metrics of scripts, that a recorder keeps; what would make
  // further ones is counted under the name, or in the group, "(more)". Above 0.
  std::size_t series_max = 2000;
  SystemTags tags;
};

}  // namespace hailstorm
