// What a script times by its own word.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace hailstorm {

enum class TimingKind : std::uint8_t {
  group,    // group(name, fn): k6's group_duration; the name is the path, "outer::inner"
  observed  // metrics.observe(name, fn), filed under the status of what fn gave
};

struct TimingKey {
  TimingKind kind = TimingKind::group;
  std::string model, name;
  std::int32_t status = 0;  // 0 for groups
  auto operator<=>(const TimingKey&) const = default;
};

}  // namespace hailstorm
