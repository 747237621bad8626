// The help of a subcommand, from the same table that its options are parsed by.
#include <algorithm>

#include "arguments.h"

namespace hailstorm {
namespace {

constexpr std::size_t width = 100;

// "  -u, --bots [MODEL=]SHAPE"
std::string left_column(const Setting& option) {
  std::string text = option.letter == 0 ? "      " : std::string("  -") + option.letter + ", ";
  text += "--" + std::string(option.name);
  if (!option.value.empty()) text += " " + std::string(option.value);
  return text;
}

// Breaks a summary at spaces; its lines stand side by side behind the left column.
void add_line(std::string& help, const std::string& left, std::string_view summary,
              std::size_t column) {
  std::string line = left + std::string(column - std::min(column, left.size()), ' ');
  std::size_t words = 0;
  while (!summary.empty()) {
    const auto end = std::min(summary.size(), summary.find(' '));
    if (words > 0 && line.size() + 1 + end > width) {
      help += line + "\n";
      line.assign(column, ' ');
      words = 0;
    }
    if (words++ > 0) line += ' ';
    line += summary.substr(0, end);
    summary.remove_prefix(std::min(summary.size(), end + 1));
  }
  help += line + "\n";
}

}  // namespace

std::optional<std::string> asked_help(const Syntax& syntax, const Words& words) {
  for (const auto& word : words) {
    if (word == "--") break;
    if (word == "--help-all") return help_text(syntax, true);
    if (word == "--help" || word == "-h") return help_text(syntax, false);
  }
  return {};
}

std::string help_text(const Syntax& syntax, bool all) {
  std::string help = "hailstorm " + syntax.command + ": " + syntax.summary + "\n\n";
  help += "  hailstorm " + syntax.command + (syntax.positional.empty() ? "" : " ") +
          syntax.positional + (syntax.options.empty() ? "\n\n" : " [options]\n\nFor example\n");
  for (const auto& example : syntax.examples) help += "  " + example + "\n";
  std::size_t column = 0;
  std::size_t hidden = 0;
  for (const auto& option : syntax.options) {
    if (!all && !option.matters) ++hidden;
    if (all || option.matters) column = std::max(column, left_column(option).size() + 2);
  }
  std::string_view group;
  for (const auto& option : syntax.options) {
    if (!all && !option.matters) continue;
    if (option.group != group) help += "\n" + std::string(option.group) + "\n";
    group = option.group;
    add_line(help, left_column(option), option.summary, column);
  }
  if (hidden > 0) help += "\n--help-all shows " + std::to_string(hidden) + " options more.\n";
  return help;
}

}  // namespace hailstorm
