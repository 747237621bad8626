#include "simulation/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <exception>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

#include "base/error.h"

namespace hailstorm {
namespace {

constexpr std::size_t depth_max = 20;
constexpr std::size_t copied_max = 16 << 20;  // bytes of the tree that aliases copy

// What yaml-cpp says, and what a person needs to hear.
struct Translation {
  std::string_view theirs, ours, remedy;
};
constexpr Translation translations[] = {
    {"illegal map value", "a ':' is not possible here",
     "put a value that has ': ' in it in quotes; keys of one level have the same indentation"},
    {"illegal map key", "a key is not possible here",
     "keys of one level have the same indentation"},
    {"unknown token", "a value cannot begin with this character", "put the value in quotes"},
    {"the referenced anchor is not defined", "a '*' begins an alias, and there is no such anchor",
     "put a value that begins with '*' in quotes"},
    {"alias not found after *", "a '*' begins an alias", "put the value in quotes"},
    {"anchor not found after &", "a '&' begins an anchor", "put the value in quotes"},
    {"end of sequence flow not found", "a '[' is not closed by a ']'", ""},
    {"end of map flow not found", "a '{' is not closed by a '}'", ""},
    {"illegal flow end", "a closing bracket without its opening one", ""},
    {"illegal EOF in scalar", "a quote is not closed", ""},
    {"illegal block entry", "a list item ('- ') is not possible here",
     "begin it on a line of its own, or put the value in quotes"},
    {"end of map not found", "this does not belong here",
     "keys of one level have the same indentation; nothing follows a closing quote"},
    {"end of sequence not found", "this does not belong here",
     "list items of one level have the same indentation"},
    {"illegal tab when looking for indentation", "a tab cannot indent", "use spaces"},
};

// Builds the tree from the parser's events. (yaml-cpp's own tree knows neither which anchor a value
// came from nor, on some inputs, the end of the file.)
class Builder final : public YAML::EventHandler {
 public:
  Builder(const std::string& text, const std::string& name) : text_(text), name_(name) {}

  YamlNode document() {
    if (text_.find('\0') != std::string::npos) refuse({}, "there is a zero byte in it: not a text");
    std::istringstream stream(text_);
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(*this)) refuse({}, "the file is empty");
    parser.HandleNextDocument(*this);
    return std::move(root_);
  }

  [[noreturn]] void refuse(const YAML::Mark& mark, std::string what, std::string remedy = {}) {
    throw Error(Fault::configuration, std::move(what),
                mark.is_null() ? name_ : place(name_, mark.line + 1, mark.column + 1),
                std::move(remedy));
  }

  [[noreturn]] void refuse_as_told(const YAML::Exception& error) {
    for (const auto& one : translations) {
      if (error.msg == one.theirs) {
        refuse(error.mark, std::string(one.ours), std::string(one.remedy));
      }
    }
    refuse(error.mark, "not YAML: " + error.msg);
  }

 private:
  // A list or a map whose end is still to come.
  struct Open {
    YamlNode node;
    YAML::anchor_t anchor;
    bool flow;                     // written with brackets
    std::optional<YamlEntry> key;  // of a map: waits for its value
  };

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) refuse(mark, "a second document begins here", "keep one per file");
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    YamlNode node = begin(YamlNode::Kind::empty, mark, "");
    if (!open_.empty() && open_.back().key) {  // what is not there has the place of its key
      node.line = open_.back().key->line;
      node.column = open_.back().key->column;
    }
    put(std::move(node), mark, anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchored_.find(anchor);
    if (found == anchored_.end()) refuse(mark, "this alias stands inside of its own anchor");
    charge_copy(found->second, mark);
    put(found->second, mark, YAML::NullAnchor);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlNode node = begin(YamlNode::Kind::scalar, mark, tag);
    node.text = value;
    node.literal = character(mark) == '|';
    check_quote(mark);
    put(std::move(node), mark, anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(begin(YamlNode::Kind::list, mark, tag), mark, anchor, style);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(begin(YamlNode::Kind::map, mark, tag), mark, anchor, style);
  }
  void OnMapEnd() override {
    if (open_.back().flow) check_torn(open_.back().node);
    check_twice(open_.back().node);
    close();
  }

  YamlNode begin(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag) {
    if (tag.size() > 1 && tag[0] == '!') {
      refuse(mark, "tags such as " + tag + " mean nothing here",
             "put a value that begins with '!' in quotes");
    }
    YamlNode node;
    node.kind = kind;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    return node;
  }

  void open(YamlNode node, const YAML::Mark& mark, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style) {
    const bool is_key =
        !open_.empty() && open_.back().node.kind == YamlNode::Kind::map && !open_.back().key;
    if (is_key) refuse(mark, "a key must be a word");
    if (open_.size() >= depth_max) refuse(mark, "nested too deeply");
    open_.push_back({std::move(node), anchor, style == YAML::EmitterStyle::Flow, {}});
  }

  void close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    YAML::Mark mark;
    mark.line = done.node.line - 1;
    mark.column = done.node.column - 1;
    put(std::move(done.node), mark, done.anchor);
  }

  // A value is whole: it goes where it belongs. `mark` is where it, or its alias, stands.
  void put(YamlNode node, const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) {
      charge_copy(node, mark);
      anchored_[anchor] = node;
    }
    if (open_.empty()) {
      root_ = std::move(node);
    } else if (open_.back().node.kind == YamlNode::Kind::list) {
      open_.back().node.items.push_back(std::move(node));
    } else if (auto& key = open_.back().key) {
      key->value = std::move(node);
      open_.back().node.entries.push_back(std::move(*key));
      key.reset();
    } else {
      if (node.kind != YamlNode::Kind::scalar) refuse(mark, "a key must be a word");
      if (node.text == "<<") {
        refuse(mark, "merge keys (<<) are not supported",
               "write the keys out; an anchor (&name) and its alias (*name) work for a value");
      }
      key = YamlEntry{node.text, mark.line + 1, mark.column + 1, {}};
    }
  }

  // Aliases of aliases grow a small file without limit: what is copied is counted.
  void charge_copy(const YamlNode& node, const YAML::Mark& mark) {
    copied_ += sizeof(YamlNode) + node.text.size();
    if (copied_ > copied_max) refuse(mark, "its anchors and aliases make it too large");
    for (const auto& item : node.items) charge_copy(item, mark);
    for (const auto& entry : node.entries) charge_copy(entry.value, mark);
  }

  // {bots: min(t,10)} is {"bots": "min(t", "10)": nothing} to YAML.
  void check_torn(const YamlNode& map) {
    const auto open = [](std::string_view s) {
      return std::count(s.begin(), s.end(), '(') - std::count(s.begin(), s.end(), ')');
    };
    for (std::size_t i = 0; i + 1 < map.entries.size(); ++i) {
      const YamlEntry& entry = map.entries[i];
      auto balance = open(entry.value.text);
      if (balance <= 0) continue;
      std::string whole = entry.value.text;
      std::size_t next = i + 1;
      for (; next < map.entries.size() && balance > 0; ++next) {
        if (map.entries[next].value.kind != YamlNode::Kind::empty) break;
        whole += ", " + map.entries[next].key;
        balance += open(map.entries[next].key);
      }
      if (balance != 0 || next == i + 1) continue;
      throw Error(
          Fault::configuration,
          "inside { } a comma ends the value: only '" + entry.value.text + "' is left of it",
          place(name_, entry.value.line, entry.value.column),
          "quote the expression: " + entry.key + ": \"" + whole + "\"");
    }
  }

  void check_twice(const YamlNode& map) {
    std::map<std::string_view, const YamlEntry*> seen;
    for (const auto& entry : map.entries) {
      const auto [first, is_new] = seen.try_emplace(entry.key, &entry);
      if (is_new) continue;
      throw Error(Fault::configuration,
                  "'" + entry.key + "' is given twice, first in line " +
                      std::to_string(first->second->line),
                  place(name_, entry.line, entry.column), "keep one of them");
    }
  }

  // yaml-cpp closes an open quote at the end of the file by itself.
  void check_quote(const YAML::Mark& mark) {
    const char quote = character(mark);
    if (quote != '"' && quote != '\'') return;
    for (auto i = static_cast<std::size_t>(mark.pos) + 1; i < text_.size(); ++i) {
      if (quote == '"' && text_[i] == '\\')
        ++i;
      else if (text_[i] == quote)
        return;
    }
    refuse(mark, "the quote that begins here is not closed");
  }

  char character(const YAML::Mark& mark) const {
    const auto at = static_cast<std::size_t>(mark.pos);
    return mark.pos >= 0 && at < text_.size() ? text_[at] : '\0';
  }

  const std::string& text_;
  const std::string& name_;
  int documents_ = 0;
  std::size_t copied_ = 0;
  YamlNode root_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, YamlNode> anchored_;
};

}  // namespace

std::string place(const std::string& name, int line, int column) {
  return name + ":" + std::to_string(line) + ":" + std::to_string(column);
}

YamlNode parse_yaml(const std::string& text, const std::string& name) {
  // A byte order mark is left out, so that a mark's position is one in the text.
  const bool marked = text.starts_with("\xEF\xBB\xBF");
  const std::string clean = marked ? text.substr(3) : text;
  Builder builder(clean, name);
  try {
    return builder.document();
  } catch (const YAML::Exception& error) {
    builder.refuse_as_told(error);
  } catch (const Error&) {
    throw;
  } catch (const std::exception& error) {
    throw Error(Fault::configuration, std::string("not YAML: ") + error.what(), name);
  }
}

}  // namespace hailstorm
