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
#include "simulation/values.h"
#include "simulation/yaml_tree.h"

namespace hailstorm {
namespace {

constexpr std::string_view later_keys[] = {"arrivals", "jitter",   "out",
                                           "setup",    "teardown", "scenarios"};

class FileReader {
 public:
  FileReader(const std::string& name, const std::string& folder) : name_(name), folder_(folder) {}

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
        setting(entry);
      }
    }
    if (script == nullptr) {
      throw Error(Fault::configuration, "the key 'script' is missing", name_,
                  "name the script of the bots: script: bots/shop.js");
    }
    file_.script = read_script(*script);
    return std::move(file_);
  }

 private:
  template <class Place>
  [[noreturn]] void refuse(const Place& at, std::string what, std::string remedy = {}) {
    throw Error(Fault::configuration, std::move(what), place(name_, at.line, at.column),
                std::move(remedy));
  }

  template <class Place>
  void give(const Place& at, std::string_view setting, std::string value) {
    file_.given.push_back({std::string(setting),
                           std::move(value),
                           {Layer::simulation_file, place(name_, at.line, at.column)}});
  }

  void setting(const YamlEntry& entry) {
    for (const auto later : later_keys) {
      if (entry.key == later) refuse(entry, "'" + entry.key + "' is not in this version");
    }
    const Setting* found = find_by_file_key(entry.key);
    if (found == nullptr) {
      auto known = file_keys();
      known.insert(known.begin(), "script");
      refuse(entry, "unknown key '" + entry.key + "'", did_you_mean(entry.key, known));
    }
    if (found->name == "threshold") return thresholds(entry);
    switch (found->form) {
      case Form::scalar:
        give(entry.value, found->name, anchored(*found, text_of(entry, "a single value"), folder_));
        return;
      case Form::list: list(entry, found->name); return;
      case Form::table: table(entry, *found); return;
      case Form::fields: fields(entry, *found); return;
      case Form::records: records(entry, *found); return;
    }
  }

  // {ttl: 5m, select: random} as ttl=5m,select=random.
  void fields(const YamlEntry& entry, const Setting& setting) {
    if (entry.value.kind != YamlNode::Kind::map) {
      give(entry.value, setting.name, text_of(entry, "a map or a text"));
      return;
    }
    std::string text;
    for (const auto& one : entry.value.entries)
      text += (text.empty() ? "" : ",") + one.key + "=" + text_of(one, "a single value");
    give(entry.value, setting.name, text);
  }

  // A list of maps, or of texts; a map becomes lines of key=value.
  void records(const YamlEntry& entry, const Setting& setting) {
    if (entry.value.kind != YamlNode::Kind::list) {
      refuse(entry.value, "'" + entry.key + "' must be a list of maps",
             "for example: " + entry.key + ": [{cert: client.pem, key: client.key}]");
    }
    for (const auto& item : entry.value.items) {
      std::string text = item.text;
      if (item.kind == YamlNode::Kind::map) text = record(item);
      give(item, setting.name, anchored(setting, std::move(text), folder_));
    }
  }

  std::string record(const YamlNode& map) {
    std::string text;
    for (const auto& one : map.entries) {
      if (one.value.kind != YamlNode::Kind::list) {
        text += one.key + "=" + text_of(one, "a single value or a list") + "\n";
        continue;
      }
      for (const auto& item : one.value.items) {
        if (item.kind != YamlNode::Kind::scalar) refuse(item, "it must be a text");
        text += one.key + "=" + item.text + "\n";
      }
    }
    return text;
  }

  // The text of a value that must be a scalar.
  std::string text_of(const YamlEntry& entry, std::string_view expected) {
    const std::string name = "'" + entry.key + "'";
    switch (entry.value.kind) {
      case YamlNode::Kind::scalar: return entry.value.text;
      case YamlNode::Kind::empty:
        refuse(entry, name + " has no value", "an empty text is written \"\"");
      case YamlNode::Kind::list:
        refuse(entry.value, name + " must be " + std::string(expected) + ", not a list");
      case YamlNode::Kind::map:
        refuse(entry.value, name + " must be " + std::string(expected) + ", not a map");
    }
    return {};
  }

  // METRIC: ASSERTION, or a list of such; k6's form. Also a list of whole thresholds.
  void thresholds(const YamlEntry& entry) {
    if (entry.value.kind != YamlNode::Kind::map) return list(entry, "threshold");
    for (const auto& metric : entry.value.entries) {
      if (metric.value.kind != YamlNode::Kind::list) {
        threshold(metric, metric.value);
        continue;
      }
      for (const auto& item : metric.value.items) threshold(metric, item);
    }
  }

  // An assertion, or a map of it and its options, as one text.
  void threshold(const YamlEntry& metric, const YamlNode& value) {
    if (value.kind == YamlNode::Kind::scalar)
      return give(value, "threshold", metric.key + ": " + value.text);
    if (value.kind != YamlNode::Kind::map) {
      refuse(value, "'" + metric.key + "' must have assertions",
             "for example: " + metric.key + ": [\"p(95) < 200ms\"]");
    }
    std::string assertion, options;
    for (const auto& one : value.entries) {
      const std::string text = text_of(one, "a single value");
      if (one.key == "threshold")
        assertion = text;
      else
        options += "; " + one.key + "=" + text;
    }
    if (assertion.empty()) refuse(value, "the key 'threshold' is missing", "it is the assertion");
    give(value, "threshold", metric.key + ": " + assertion + options);
  }

  void list(const YamlEntry& entry, std::string_view setting) {
    if (entry.value.kind != YamlNode::Kind::list) {
      give(entry.value, setting, text_of(entry, "a text or a list of texts"));
      return;
    }
    for (const auto& item : entry.value.items) {
      if (item.kind != YamlNode::Kind::scalar) {
        refuse(item, "each item of '" + entry.key + "' must be a text");
      }
      give(item, setting, item.text);
    }
  }

  void table(const YamlEntry& entry, const Setting& setting) {
    const bool shapes = setting.name == "bots", hosts = setting.name == "host";
    if (entry.value.kind != YamlNode::Kind::map) {
      if (setting.name == "tag" && entry.value.kind == YamlNode::Kind::list) {
        refuse(entry.value, "'tags' are those of the run: a map of KEY: value",
               "actions are chosen by their tags with include_tags: [slow]");
      }
      if (!shapes) {
        text_of(entry, "a map");
        refuse(entry.value, "'" + entry.key + "' must be a map of KEY: value, not a single value");
      }
      give(entry.value, setting.name,
           text_of(entry, "the shape of the only model or a map of MODEL: shape"));
      return;
    }
    for (const auto& one : entry.value.entries) {
      if (!hosts && !is_identifier(one.key)) {
        refuse(one, "'" + one.key + "' cannot be the name of a " + (shapes ? "model" : "key"));
      }
      const auto what = shapes ? "a shape (a number or a formula of t)" : "a single value";
      give(one.value, setting.name, anchored(setting, one.key + "=" + text_of(one, what), folder_));
    }
  }

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
    const std::string path = anchored(text, folder_);
    if (!std::filesystem::exists(path, ignored)) {
      const bool is_code = text.find_first_of("(){};=") != std::string::npos;
      refuse(value, is_code ? "a script in place must be a block" : "there is no file " + path,
             is_code ? "write 'script: |' and the script indented in the lines below it" : "");
    }
    return read_script_file(path);
  }

  const std::string& name_;
  const std::string& folder_;
  SimulationFile file_;
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
