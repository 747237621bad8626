// Settings as a tree of keys and values, as files and scripts have them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "simulation/settings.h"
#include "simulation/yaml_tree.h"

namespace hailstorm {

// Turns keys and their values into Given values, each with its place. Throws Error (configuration)
// at that place on what cannot be understood.
class SettingsReader {
 public:
  // Where what stands at a line and a column of the tree is, for people.
  using Place = std::function<std::string(int line, int column)>;

  // Paths are relative to `folder` ("" is the working folder).
  SettingsReader(Layer layer, Place place, std::string folder)
      : layer_(layer), place_(std::move(place)), folder_(std::move(folder)) {}

  // One key of the tree's top.
  void read(const YamlEntry& entry);
  std::vector<Given> take() { return std::move(given_); }

  // ---- What readers of more than settings need

  template <class At>
  [[noreturn]] void refuse(const At& at, std::string what, std::string remedy = {}) const {
    throw Error(Fault::configuration, std::move(what), place_(at.line, at.column),
                std::move(remedy));
  }
  template <class At>
  void give(const At& at, std::string_view setting, std::string value) {
    given_.push_back(
        {std::string(setting), std::move(value), {layer_, place_(at.line, at.column)}});
  }
  // The text of a value that must be a scalar.
  std::string text_of(const YamlEntry& entry, std::string_view expected) const;
  const std::string& folder() const { return folder_; }

 private:
  void fields(const YamlEntry& entry, const Setting& setting);
  void records(const YamlEntry& entry, const Setting& setting);
  std::string record(const YamlNode& map) const;
  void thresholds(const YamlEntry& entry);
  void threshold(const YamlEntry& metric, const YamlNode& value);
  void list(const YamlEntry& entry, std::string_view setting);
  void table(const YamlEntry& entry, const Setting& setting);

  Layer layer_;
  Place place_;
  std::string folder_;
  std::vector<Given> given_;
};

}  // namespace hailstorm
