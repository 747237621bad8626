// The metrics of scripts: their names, their values.
#include "stats/custom_tally.h"

#include <algorithm>

namespace hailstorm {

Metric CustomMetric::metric() const {
  return {name, kind, is_time ? Unit::milliseconds : Unit::none, "model action group *", ""};
}

Sink CustomMetric::none() const { return Sink::none(metric()); }

std::string complaint_about_name(std::string_view name) {
  constexpr std::size_t bytes_max = 129;
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  const bool is_word = name.size() >= 2 && name.size() <= bytes_max && is_letter(name.front()) &&
                       std::all_of(name.begin(), name.end(),
                                   [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
  std::string quoted = "'";
  quoted.append(name.substr(0, bytes_max)).append("'");
  if (!is_word) {
    return quoted +
           " is not a name for a metric: letters, digits and underscores, 2 to 129 of them, the "
           "first not a digit";
  }
  const std::string remedy = "; call yours my_" + std::string(name);
  if (find_built_in(name)) return quoted + " is a built-in metric" + remedy;
  if (find_told(name)) return quoted + " is a name of the reports' own" + remedy;
  return {};
}

}  // namespace hailstorm
