#include "simulation/simulation_file.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/suggest.h"
#include "simulation/options.h"
#include "simulation/paths.h"
#include "simulation/script_file.h"
#include "simulation/settings_reader.h"
#include "simulation/values.h"
#include "simulation/yaml_tree.h"

namespace hailstorm {
namespace {

class FileReader : private SettingsReader {
 public:
  FileReader(const std::string& name, const std::string& folder)
      : SettingsReader(
            Layer::simulation_file,
            [&name](int line, int column) { return place(name, line, column); }, folder),
        name_(name) {}

  SimulationFile read(const YamlNode& root) {
    if (root.kind != YamlNode::Kind::map) {
      refuse(root, "a simulation is a list of keys: script, bots, duration, ...",
             "a script is run by itself: hailstorm run shop.js");
    }
    const YamlEntry* script = nullptr;
    for (const auto& entry : root.entries) {
      if (entry.key == "script") {
        script = &entry;
      } else if (entry.key == "behaviour") {
        behaviour(entry, root);
      } else {
        SettingsReader::read(entry);
      }
    }
    if (script == nullptr) {
      throw Error(Fault::configuration, "the key 'script' is missing", name_,
                  "name the script of the bots: script: bots/shop.js");
    }
    SimulationFile file{read_script(*script), {}};
    file.given = take();
    return file;
  }

 private:
  // The original's form: behaviour: [{model: Shopper, expression: 10*t}, ...]
  void behaviour(const YamlEntry& entry, const YamlNode& root) {
    for (const auto& other : root.entries) {
      if (other.key == "bots") {
        refuse(entry, "'behaviour' and 'bots' both say how many bots there are", "keep 'bots'");
      }
    }
    if (entry.value.kind != YamlNode::Kind::list) {
      refuse(entry, "'behaviour' must be a list of {model, expression}");
    }
    for (const auto& item : entry.value.items) {
      const YamlEntry* model = nullptr;
      const YamlEntry* expression = nullptr;
      for (const auto& one : item.entries) {
        if (one.key == "model") {
          model = &one;
        } else if (one.key == "expression") {
          expression = &one;
        } else {
          refuse(one, "unknown key '" + one.key + "'",
                 did_you_mean(one.key, {"model", "expression"}));
        }
      }
      if (model == nullptr || expression == nullptr) {
        refuse(item, "an item of 'behaviour' must have the keys model and expression");
      }
      const std::string name = text_of(*model, "a name");
      if (!is_identifier(name))
        refuse(model->value, "'" + name + "' cannot be the name of a model");
      give(expression->value, "bots", name + "=" + text_of(*expression, "a formula of t"));
    }
  }

  Script read_script(const YamlEntry& entry) {
    std::string text = text_of(entry, "a path, or the script itself as a block (|)");
    const YamlNode& value = entry.value;
    if (text.find('\n') != std::string::npos) {
      refuse_rune(text, name_);
      // A block's lines are the file's lines: with empty lines before it, errors in it carry the
      // line of the file.
      if (value.literal)
        return {name_, std::string(static_cast<std::size_t>(value.line), '\n') + text};
      return {name_ + ":" + std::to_string(value.line), std::move(text)};
    }
    if (text.empty()) refuse(value, "'script' is empty", "name the script: script: bots/shop.js");
    std::error_code ignored;
    const std::string path = anchored(text, folder());
    if (!std::filesystem::exists(path, ignored)) {
      const bool is_code = text.find_first_of("(){};=") != std::string::npos;
      refuse(value, is_code ? "a script in place must be a block" : "there is no file " + path,
             is_code ? "write 'script: |' and the script indented in the lines below it" : "");
    }
    return read_script_file(path);
  }

  const std::string& name_;
};

}  // namespace

SimulationFile read_simulation_file(const std::string& text, const std::string& name,
                                    const std::string& folder) {
  if (text.size() > simulation_size_max) {
    throw Error(Fault::configuration, "larger than 1 MiB, the most a simulation file may have",
                name);
  }
  const YamlNode root = parse_yaml(text, name);
  return FileReader(name, folder).read(root);
}

Simulation read_simulation(const std::string& text, const std::string& name,
                           const std::string& folder) {
  SimulationFile file = read_simulation_file(text, name, folder);
  return resolve(std::move(file.script), file.given, {}).simulation;
}

}  // namespace hailstorm
