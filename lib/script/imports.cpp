#include "script/imports.h"

#include <algorithm>

namespace hailstorm {
namespace {

bool is_of_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

void drop_spaces(std::string_view& text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
}

std::string_view name_at_end(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_of_name(text[begin - 1])) --begin;
  return text.substr(begin);
}

std::string_view name_at_begin(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_of_name(text[end])) ++end;
  return text.substr(0, end);
}

// k6_1, as the transpiler makes them.
bool is_numbered(std::string_view name) {
  const auto mark = name.find_last_not_of("0123456789");
  return mark != name.npos && mark + 1 < name.size() && name[mark] == '_';
}

// The variable that `... = require(` or `... = __importStar(require(` gives a value to.
std::string_view variable_before(std::string_view text) {
  for (const std::string_view wrapping : {"__importStar(", "__importDefault("}) {
    if (text.ends_with(wrapping)) text.remove_suffix(wrapping.size());
  }
  drop_spaces(text);
  if (!text.ends_with('=')) return {};
  text.remove_suffix(1);
  drop_spaces(text);
  const std::string_view name = name_at_end(text);
  return is_numbered(name) ? name : std::string_view();
}

// The first `variable.name` whose name is not known.
std::optional<std::string> unknown_name(std::string_view code, std::string_view variable,
                                        const std::vector<std::string>& names) {
  for (std::size_t at = 0; (at = code.find(variable, at)) != code.npos;) {
    const bool begins = at == 0 || (!is_of_name(code[at - 1]) && code[at - 1] != '.');
    at += variable.size();
    if (!begins || at >= code.size() || code[at] != '.') continue;
    const std::string_view name = name_at_begin(code.substr(at + 1));
    if (name.empty() || name == "default") continue;
    if (std::find(names.begin(), names.end(), name) == names.end()) return std::string(name);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_unknown_import(std::string_view code, std::string_view id,
                                               const std::vector<std::string>& names) {
  constexpr std::string_view call = "require(";
  for (std::size_t at = 0; (at = code.find(call, at)) != code.npos;) {
    const std::string_view variable = variable_before(code.substr(0, at));
    at += call.size();
    const std::string_view given = code.substr(at);
    const bool is_it = given.size() > id.size() + 1 && (given[0] == '"' || given[0] == '\'') &&
                       given.substr(1, id.size()) == id && given[id.size() + 1] == given[0];
    if (variable.empty() || !is_it) continue;
    if (auto unknown = unknown_name(code, variable, names)) return unknown;
  }
  return std::nullopt;
}

}  // namespace hailstorm
