// Lets the highest layer win, setting by setting; what a reader refuses is told with the place the
// value came from.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "simulation/options.h"

namespace hailstorm {

// Runs a reader.
template <class Read>
auto read_at(const Given& given, Read read) {
  try {
    return read(given.value);
  } catch (const Error& error) {
    throw Error(error.fault(), error.message(), given.origin.where, error.remedy());
  }
}

[[noreturn]] void refuse_twice(const Given& first, const Given& second, const std::string& what);

// Notes in `options` where each value came from. Both must outlive it.
class Resolution {
 public:
  Resolution(const std::vector<Given>& given, RunOptions& options)
      : given_(given), options_(options) {}

  // Hands the value of the highest layer to `take`, if the setting is given at all.
  template <class Take>
  void scalar(const char* setting, Take take) {
    const auto found = given_for(setting);
    refuse_repeated(found);
    // The beaten values are read too: a mistake stays one when something else hides it.
    for (const auto& given : found) read_at(given, take);
    if (!found.empty()) origin(setting) = found.back().origin;
  }

  // Hands each value of the highest layer to `take`; `forget` undoes what was taken of lower ones.
  template <class Take, class Forget>
  void list(const char* setting, Take take, Forget forget) {
    const auto found = given_for(setting);
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (i > 0 && found[i].origin.layer != found[i - 1].origin.layer) forget();
      read_at(found[i], take);
      origin(setting) = found[i].origin;
    }
  }

  // KEY=VALUE as `read` reads it, key by key.
  template <class Read>
  void pairs(const char* setting, Read read, std::map<std::string, std::string>& into) {
    std::map<std::string, Given> seen;
    for (const auto& given : given_for(setting)) {
      const auto [key, value] = read_at(given, read);
      const auto [before, first] = seen.try_emplace(key, given);
      if (!first && before->second.origin.layer == given.origin.layer)
        refuse_twice(before->second, given, "");
      before->second = given;
      into[key] = value;
      origin(std::string(setting) + "." + key) = given.origin;
    }
  }

  // Null when the setting, or the key, is not given.
  const Provenance* origin_of(const std::string& setting) const;

 protected:
  // All values of a setting, the lowest layer first, each layer in the order given.
  std::vector<Given> given_for(std::string_view setting) const;
  Provenance& origin(const std::string& setting) { return options_.origins[setting]; }

 private:
  static void refuse_repeated(const std::vector<Given>& found);

  const std::vector<Given>& given_;
  RunOptions& options_;
};

}  // namespace hailstorm
