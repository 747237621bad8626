// hailstorm: run load tests with bots written in JavaScript.
#include <algorithm>
#include <cstdio>

#include "base/error.h"
#include "base/suggest.h"
#include "commands.h"

namespace hailstorm {
namespace {

struct Command {
  const char* name;
  int (*run)(const Words& words);
  const char* summary;
};

constexpr Command commands[] = {
    {"run", run_command, "storm a target with bots and report what happened"},
    {"check", check_command, "compile a script, list what it defines and what holds, run nothing"},
    {"try", try_command, "run one bot, each of its actions once, and show every step"},
    {"bundle", bundle_command, "write a script with all that it needs as one file"},
    {"plot", plot_command, "draw the curve of a shape in the terminal"},
    {"new", new_command, "write a bot to start from"},
    {"target", target_command, "be a target to practise on"},
};

constexpr const char* later_commands[] = {"controller", "agent", "ctl"};

constexpr const char* introduction =
    "hailstorm runs load tests: bots in JavaScript, a crowd that follows a formula of time.\n"
    "\n"
    "  hailstorm target                                  # in one terminal: something to storm\n"
    "  hailstorm run http://127.0.0.1:8000/hello --bots 64 --duration 30s\n"
    "  hailstorm new shop.js                             # then write your own bot\n"
    "\n";

int help(const Words& words);

int version(const Words&) {
  std::puts("hailstorm " HAIL_VERSION);
  return 0;
}

int dispatch(const Words& words) {
  if (words.empty()) throw Error(Fault::usage, "which command?", {}, "hailstorm --help lists them");
  const std::string& name = words[0];
  const Words rest(words.begin() + 1, words.end());
  if (name == "--help" || name == "-h" || name == "help" || name == "--help-all") return help(rest);
  if (name == "--version" || name == "version") return version(rest);
  std::vector<std::string> known;
  for (const auto& command : commands) {
    if (name == command.name) return command.run(rest);
    known.emplace_back(command.name);
  }
  for (const auto* later : later_commands) {
    if (name == later) throw Error(Fault::usage, "'" + name + "' is not in this version");
  }
  if (name.starts_with("-")) {
    throw Error(Fault::usage, "a command comes first, then its options", name,
                "for example: hailstorm run shop.js --bots 10 --duration 30s");
  }
  const bool runnable = name.find("://") != name.npos || name.find('.') != name.npos;
  throw Error(Fault::usage, "there is no command '" + name + "'", {},
              runnable ? "to run it: hailstorm run " + name : did_you_mean(name, known));
}

int help(const Words& words) {
  if (!words.empty()) return dispatch({words[0], "--help"});
  std::fputs(introduction, stdout);
  for (const auto& command : commands) std::printf("  %-8s %s\n", command.name, command.summary);
  std::puts("\nhailstorm COMMAND --help tells more about each.");
  return 0;
}

// What came from a file may hold anything; a terminal must not obey it.
std::string printable(std::string text) {
  for (char& c : text)
    if ((c >= 0 && c < ' ' && c != '\n') || c == 127) c = '?';
  return text;
}

}  // namespace
}  // namespace hailstorm

int main(int argc, char** argv) {
  try {
    return hailstorm::dispatch({argv + std::min(argc, 1), argv + argc});
  } catch (const hailstorm::Error& error) {
    std::fflush(stdout);
    std::fprintf(stderr, "hailstorm: %s\n", hailstorm::printable(error.what()).c_str());
    return hailstorm::exit_code(error.fault());
  }
}
