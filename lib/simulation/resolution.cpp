#include "simulation/resolution.h"

#include <algorithm>

namespace hailstorm {

void refuse_twice(const Given& first, const Given& second, const std::string& what) {
  const bool typed = second.origin.layer == Layer::command_line;
  throw Error(typed ? Fault::usage : Fault::configuration,
              "given twice: '" + first.value + "' and '" + second.value + "'", second.origin.where,
              "keep one of them" + what);
}

const Provenance* Resolution::origin_of(const std::string& setting) const {
  const auto found = options_.origins.find(setting);
  return found == options_.origins.end() ? nullptr : &found->second;
}

std::vector<Given> Resolution::given_for(std::string_view setting) const {
  std::vector<Given> found;
  for (const auto& given : given_)
    if (given.setting == setting) found.push_back(given);
  std::stable_sort(found.begin(), found.end(),
                   [](const Given& a, const Given& b) { return a.origin.layer < b.origin.layer; });
  return found;
}

void Resolution::refuse_repeated(const std::vector<Given>& found) {
  for (std::size_t i = 1; i < found.size(); ++i) {
    if (found[i].origin.layer == found[i - 1].origin.layer)
      refuse_twice(found[i - 1], found[i], "");
  }
}

}  // namespace hailstorm
