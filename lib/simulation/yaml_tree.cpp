#include "simulation/yaml_tree.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <exception>
#include <map>
#include <string_view>
#include <utility>

#include "base/error.h"

namespace hailstorm {
namespace {

constexpr int depth_max = 20;
constexpr int values_max = 100'000;

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

class Reader {
 public:
  Reader(const std::string& text, const std::string& name) : text_(text), name_(name) {}

  YamlNode document() {
    if (text_.find('\0') != std::string::npos) refuse({}, "there is a zero byte in it: not a text");
    const auto documents = YAML::LoadAll(text_);
    if (documents.empty()) refuse({}, "the file is empty");
    if (documents.size() > 1) {
      refuse(documents[1].Mark(), "a second document begins here", "keep one per file");
    }
    return node(documents[0], documents[0].Mark(), 0);
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
  // `near` is the place to tell where the node itself has none: an empty value.
  YamlNode node(const YAML::Node& from, const YAML::Mark& near, int depth) {
    const YAML::Mark mark = from.IsNull() ? near : from.Mark();
    if (depth > depth_max) refuse(mark, "nested too deeply");
    if (++values_ > values_max) refuse(mark, "too many values");
    if (from.Tag().starts_with("!") && from.Tag().size() > 1) {
      refuse(mark, "tags such as " + from.Tag() + " mean nothing here",
             "put a value that begins with '!' in quotes");
    }
    YamlNode result;
    result.line = mark.line + 1;
    result.column = mark.column + 1;
    if (from.IsScalar()) {
      result.kind = YamlNode::Kind::scalar;
      result.text = from.Scalar();
      result.literal = character(mark) == '|';
      check_quote(mark);
    } else if (from.IsSequence()) {
      result.kind = YamlNode::Kind::list;
      for (const auto& item : from) result.items.push_back(node(item, mark, depth + 1));
    } else if (from.IsMap()) {
      result.kind = YamlNode::Kind::map;
      for (const auto& entry : from) add(result, entry.first, entry.second, depth);
      if (from.Style() == YAML::EmitterStyle::Flow) check_torn(result);
      check_twice(result);
    }
    return result;
  }

  void add(YamlNode& map, const YAML::Node& key, const YAML::Node& value, int depth) {
    if (!key.IsScalar()) refuse(key.Mark(), "a key must be a word");
    if (key.Scalar() == "<<") {
      refuse(key.Mark(), "merge keys (<<) are not supported",
             "write the keys out; an anchor (&name) and its alias (*name) work for a value");
    }
    check_quote(key.Mark());
    map.entries.push_back({key.Scalar(), key.Mark().line + 1, key.Mark().column + 1,
                           node(value, key.Mark(), depth + 1)});
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
  int values_ = 0;
};

}  // namespace

std::string place(const std::string& name, int line, int column) {
  return name + ":" + std::to_string(line) + ":" + std::to_string(column);
}

YamlNode parse_yaml(const std::string& text, const std::string& name) {
  // A byte order mark is left out, so that a mark's position is one in the text.
  const bool marked = text.starts_with("\xEF\xBB\xBF");
  const std::string clean = marked ? text.substr(3) : text;
  Reader reader(clean, name);
  try {
    return reader.document();
  } catch (const YAML::Exception& error) {
    reader.refuse_as_told(error);
  } catch (const Error&) {
    throw;
  } catch (const std::exception& error) {
    throw Error(Fault::configuration, std::string("not YAML: ") + error.what(), name);
  }
}

}  // namespace hailstorm
