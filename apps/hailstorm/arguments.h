// The words after a subcommand, taken apart into positionals and options.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "commands.h"
#include "simulation/settings.h"

namespace hailstorm {

// What a subcommand understands.
struct Syntax {
  std::string command;     // "run"
  std::string summary;     // one line
  std::string positional;  // "URL | SCRIPT | SIMULATION"; empty: it takes none
  std::vector<std::string> examples;
  std::vector<Setting> options;  // --help and --help-all go without saying
};

struct Arguments {
  std::vector<std::string> positionals;
  std::vector<Given> given;  // all of Layer::command_line

  // The value of an option that is given at most once.
  std::optional<std::string> value(std::string_view option) const;
  bool flag(std::string_view option) const { return value(option).has_value(); }

  // The value of an option as `reader` reads it; what it refuses is told with the option's name.
  template <class Reader>
  auto read(std::string_view option, Reader reader) const
      -> std::optional<decltype(reader(std::string()))>;
};

template <class Reader>
auto Arguments::read(std::string_view option, Reader reader) const
    -> std::optional<decltype(reader(std::string()))> {
  const auto text = value(option);
  if (!text) return {};
  try {
    return reader(*text);
  } catch (const Error& error) {
    throw Error(error.fault(), error.message(), "--" + std::string(option), error.remedy());
  }
}

// Each use of an option takes one value, whatever follows. Throws Error (usage) on an unknown
// option, with the nearest one or the one that other tools' users mean by it; on a missing value;
// on a positional too many.
Arguments parse_arguments(const Syntax& syntax, const Words& words);

// The help when the words ask for it, else none: --help shows what matters, --help-all all.
std::optional<std::string> asked_help(const Syntax& syntax, const Words& words);
std::string help_text(const Syntax& syntax, bool all);

}  // namespace hailstorm
