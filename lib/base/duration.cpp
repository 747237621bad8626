#include "base/duration.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "base/error.h"

namespace hailstorm {
namespace {

struct Unit {
  std::string_view name;
  double nanos;
};

// In falling order of size, which is also the order of the parts of a duration.
constexpr Unit units[] = {{"d", 86400e9}, {"h", 3600e9}, {"m", 60e9}, {"s", 1e9},
                          {"ms", 1e6},    {"us", 1e3},   {"ns", 1}};

[[noreturn]] void refuse(std::string_view text, std::size_t at, std::string_view problem) {
  throw Error(Fault::configuration,
              "'" + std::string(text) + "' is not a duration: " + std::string(problem) +
                  " at character " + std::to_string(at + 1),
              {}, "write it as 500ms, 90s, 2m or 1h30m");
}

// The index in `units` of the letters at the front of `rest`, which are taken off.
std::size_t take_unit(std::string_view text, std::string_view& rest) {
  std::size_t length = 0;
  while (length < rest.size() && rest[length] >= 'a' && rest[length] <= 'z') ++length;
  const std::string_view name = rest.substr(0, length);
  const std::size_t at = text.size() - rest.size();
  if (name.empty()) refuse(text, at, "a unit (ms, s, m, h) is missing");
  for (std::size_t i = 0; i < std::size(units); ++i) {
    if (units[i].name != name) continue;
    rest.remove_prefix(length);
    return i;
  }
  refuse(text, at, "unknown unit '" + std::string(name) + "'");
}

}  // namespace

Nanos parse_duration(std::string_view text) {
  std::string_view rest = text;
  double total = 0;
  std::size_t last = 0;
  bool first = true;
  do {
    const std::size_t at = text.size() - rest.size();
    double number = 0;
    const auto [end, problem] =
        std::from_chars(rest.data(), rest.data() + rest.size(), number, std::chars_format::fixed);
    if (problem != std::errc() || rest.front() == '-') refuse(text, at, "a number is expected");
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    const std::size_t unit = take_unit(text, rest);
    if (!first && unit <= last) refuse(text, at, "the larger unit comes first, each once,");
    total += number * units[unit].nanos;
    last = unit;
    first = false;
  } while (!rest.empty());
  if (!(total < static_cast<double>(std::numeric_limits<Nanos::rep>::max()))) {
    refuse(text, 0, "more than 292 years");
  }
  return Nanos(static_cast<Nanos::rep>(std::llround(total)));
}

std::string format_duration(Nanos duration) {
  if (duration.count() == 0) return "0s";
  std::string text = duration.count() < 0 ? "-" : "";
  auto rest = static_cast<std::uint64_t>(std::llabs(duration.count()));
  for (const auto& unit : units) {
    const auto size = static_cast<std::uint64_t>(unit.nanos);
    if (rest < size) continue;
    text += std::to_string(rest / size) + std::string(unit.name);
    rest %= size;
  }
  return text;
}

}  // namespace hailstorm
