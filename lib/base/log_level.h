// How much a line of a log matters, and how it is written.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace hailstorm {

enum class LogLevel : std::uint8_t { debug, info, warning, error, off };

enum class LogFormat : std::uint8_t { text, json };

constexpr std::string_view name_of(LogLevel level) {
  constexpr std::string_view names[] = {"debug", "info", "warning", "error", "off"};
  return names[static_cast<int>(level)];
}

// "info", and what scripts call the levels: "log" is info, "warn" is warning.
constexpr std::optional<LogLevel> log_level_named(std::string_view name) {
  if (name == "log") return LogLevel::info;
  if (name == "warn") return LogLevel::warning;
  for (int level = 0; level <= static_cast<int>(LogLevel::off); ++level) {
    if (name == name_of(static_cast<LogLevel>(level))) return static_cast<LogLevel>(level);
  }
  return std::nullopt;
}

}  // namespace hailstorm
