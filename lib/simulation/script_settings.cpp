#include "simulation/script_settings.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/error.h"
#include "simulation/k6_options.h"
#include "simulation/settings_reader.h"

namespace hailstorm {
namespace {

using nlohmann::ordered_json;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$';
}

// The first line of a text with `key:`, or `"key":`; 0 when there is none.
int line_with_key(std::string_view text, std::string_view key) {
  for (std::size_t at = 0; (at = text.find(key, at)) != text.npos; at += key.size()) {
    if (at > 0 && is_word(text[at - 1])) continue;
    std::size_t after = at + key.size();
    while (after < text.size() && (text[after] == '\'' || text[after] == '"' || text[after] == ' '))
      ++after;
    if (after < text.size() && text[after] == ':')
      return 1 +
             static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
  }
  return 0;
}

// Where options are, by the path of their keys.
class Places {
 public:
  Places(const std::string& name, std::string_view text) : name_(name), text_(text) {}

  std::string of(const std::string& path) const {
    const auto dot = path.rfind('.');
    std::string key = dot == path.npos ? path : path.substr(dot + 1);
    key.erase(std::min(key.find('['), key.size()));
    const int line = key.empty() ? 0 : line_with_key(text_, key);
    const std::string where = line == 0 ? name_ : name_ + ":" + std::to_string(line);
    return where + ": options" + (path.empty() ? "" : "." + path);
  }

 private:
  const std::string& name_;
  std::string_view text_;
};

// discardResponseBodies, insecureSkipTLSVerify: as files have them.
std::string snake(const std::string& key) {
  const auto upper = [&key](std::size_t at) {
    return at < key.size() && key[at] >= 'A' && key[at] <= 'Z';
  };
  std::string result;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (!upper(i)) {
      result += key[i];
      continue;
    }
    const bool begins = i > 0 && (!upper(i - 1) || (i + 1 < key.size() && !upper(i + 1)));
    if (begins) result += '_';
    result += static_cast<char>(key[i] - 'A' + 'a');
  }
  return result;
}

// JSON as the tree that files are read into. A node's line is the number of its path.
class Tree {
 public:
  YamlNode of(const ordered_json& value, const std::string& path) {
    YamlNode node;
    node.line = static_cast<int>(paths.size());
    paths.push_back(path);
    if (value.is_object()) {
      node.kind = YamlNode::Kind::map;
      for (const auto& [key, one] : value.items()) {
        if (one.is_null()) continue;
        node.entries.push_back(entry(key, one, path));
      }
    } else if (value.is_array()) {
      node.kind = YamlNode::Kind::list;
      std::size_t number = 0;
      for (const ordered_json& one : value)
        node.items.push_back(of(one, path + "[" + std::to_string(number++) + "]"));
    } else {
      node.kind = YamlNode::Kind::scalar;
      node.text = value.is_string() ? value.get<std::string>() : value.dump();
    }
    return node;
  }

  // Where a key of the top was made from another.
  explicit Tree(const K6Origins& origins) : origins_(origins) {}

  std::vector<std::string> paths;

 private:
  std::string origin_of(const std::string& key) const {
    const auto found = origins_.find(key);
    return found == origins_.end() ? key : found->second;
  }

  // A list as one text: k6's systemTags.
  static YamlNode joined(const YamlNode& list) {
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.line = list.line;
    for (const YamlNode& item : list.items) node.text += (node.text.empty() ? "" : ",") + item.text;
    return node;
  }

  YamlEntry entry(const std::string& key, const ordered_json& value, const std::string& path) {
    YamlEntry made;
    made.key = path.empty() ? snake(key) : key;
    made.value = of(value, path.empty() ? origin_of(key) : path + "." + key);
    made.line = made.value.line;
    // k6 has milliseconds there.
    if ((key == "delayAbortEval" || key == "warmUp") && value.is_number()) made.value.text += "ms";
    if (made.key == "system_tags" && value.is_array()) made.value = joined(made.value);
    return made;
  }

  const K6Origins& origins_;
};

}  // namespace

std::vector<Given> read_script_settings(const std::string& options, const std::string& name,
                                        std::string_view text) {
  const Places places(name, text);
  ordered_json read = ordered_json::parse(options);
  if (!read.is_object()) {
    throw Error(Fault::script, "options must be an object, not " + read.dump(), places.of(""),
                "for example: export const options = { duration: '30s' };");
  }
  const K6Origins origins = translate_k6_options(
      read, [&places](const std::string& path, const std::string& what, const std::string& remedy) {
        throw Error(Fault::configuration, what, places.of(path), remedy);
      });
  Tree tree(origins);
  const YamlNode root = tree.of(read, "");
  const auto place = [&](int line, int) {
    return places.of(tree.paths[static_cast<std::size_t>(line)]);
  };
  SettingsReader reader(Layer::script, place, std::filesystem::path(name).parent_path().string());
  for (const YamlEntry& entry : root.entries) {
    if (entry.key == "script") reader.refuse(entry, "a script has no 'script'", "it is the script");
    const Setting* const setting = find_by_file_key(entry.key);
    if (setting && (setting->name == "script-root" || setting->name.starts_with("transpile-cache")))
      reader.refuse(entry, "a script cannot say '" + entry.key + "': it is read by then",
                    "say it on the command line: --" + std::string(setting->name));
    reader.read(entry);
  }
  return reader.take();
}

}  // namespace hailstorm
