#include "script/model.h"

#include <charconv>

namespace hailstorm {
namespace {

constexpr std::string_view names[] = {"Initializing", "Running", "Stopping"};
constexpr std::string_view prefix = "Custom(", suffix = ")";

}  // namespace

std::string name_of(BotState state) {
  const auto number = static_cast<std::int64_t>(state);
  if (number < 3) return std::string(names[number]);
  return std::string(prefix) + std::to_string(number - 3) + std::string(suffix);
}

std::optional<BotState> state_named(std::string_view name) {
  for (std::int64_t number = 0; number < 3; ++number) {
    if (name == names[number]) return static_cast<BotState>(number);
  }
  if (!name.starts_with(prefix) || !name.ends_with(suffix)) return std::nullopt;
  name.remove_prefix(prefix.size());
  name.remove_suffix(suffix.size());
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return custom_state(number);
}

}  // namespace hailstorm
