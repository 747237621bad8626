#include "arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/error.h"
#include "base/suggest.h"

namespace hailstorm {
namespace {

// What people type who come from another tool, and what it is called here.
struct ForeignWord {
  std::string_view theirs, ours;
};
constexpr ForeignWord foreign_words[] = {
    {"--vus", "--bots"},
    {"--users", "--bots"},
    {"-c", "--bots"},
    {"--run-time", "--duration"},
    {"--time", "--duration"},
    {"--spawn-rate", "--max-rate"},
    {"-r", "--max-rate"},
    {"--rps", "--max-rps"},
    {"--resolve", "--host"},
    {"--hosts", "--host"},
    {"--interface", "--local-ip"},
    {"--noproxy", "--no-proxy"},
    {"--ciphers", "--tls-ciphers"},
    {"-A", "--user-agent"},
    {"-X", "--method"},
    {"--request", "--method"},
    {"--disable-keepalive", "--no-connection-reuse"},
    {"--stages", "--stage"},
    {"--thresholds", "--threshold"},
    {"--insecure", "--insecure-skip-tls-verify"},
    {"-k", "--insecure-skip-tls-verify"},
    {"--cacert", "--ca-file"},
    {"--stop-timeout", "--graceful-stop"},
    {"--tags", "--tag"},
    {"--data", "--body"},
    {"--shape", "--bots"},
    {"--port", "--listen"},
    {"-p", "--listen"},
    {"-l", "--listen"},
    {"--cert", "--tls-cert"},
    {"--key", "--tls-key"},
    {"--loglevel", "--log-level"},
    {"--verbose", "--log-level"},
    {"-L", "--log-level"},
};

// k6's words that are as good as ours.
constexpr ForeignWord aliases[] = {{"--local-ips", "--local-ip"},
                                   {"--block-hostnames", "--block-host"}};

constexpr std::string_view later_options[] = {"--console", "--listen", "--upstream"};

std::string dashed(const Setting& option) { return "--" + std::string(option.name); }

[[noreturn]] void refuse_unknown(const Syntax& syntax, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  std::vector<std::string> known = {"--help", "--help-all"};
  for (const auto& option : syntax.options) known.push_back(dashed(option));
  const auto is_known = [&](std::string_view option) {
    return std::find(known.begin(), known.end(), option) != known.end();
  };
  for (const auto later : later_options) {
    if (name != later || syntax.command != "run") continue;
    throw Error(Fault::usage, "option " + name + " is not in this version");
  }
  const std::string what = "unknown option " + name;
  for (const auto& word_pair : foreign_words) {
    if (name == word_pair.theirs && is_known(word_pair.ours)) {
      throw Error(Fault::usage, what, {}, "it is " + std::string(word_pair.ours) + " here");
    }
  }
  std::string remedy;
  if (syntax.command == "plot" && !name.starts_with("--")) {
    remedy = "a shape that begins with '-' comes after '--': hailstorm plot -- '" + word + "'";
  } else if (const auto near = nearest(name, known); name.size() > 3 && !near.empty()) {
    remedy = "did you mean " + near + "?";
  } else {
    remedy = "hailstorm " + syntax.command + " --help-all lists the options";
  }
  throw Error(Fault::usage, what, {}, remedy);
}

// The words CLI11 made no option of: positionals, and options it does not know.
std::vector<std::string> take_positionals(const Syntax& syntax, std::vector<std::string> words) {
  bool only_positionals = false;
  std::vector<std::string> found;
  for (auto& word : words) {
    if (word == "--" && !only_positionals) {
      only_positionals = true;
    } else if (word.size() > 1 && word[0] == '-' && !only_positionals) {
      refuse_unknown(syntax, word);
    } else {
      found.push_back(std::move(word));
    }
  }
  if (syntax.positional.empty() && !found.empty()) {
    throw Error(Fault::usage, "'" + found[0] + "' is too many: it takes options only", {},
                "hailstorm " + syntax.command + " --help lists them");
  }
  if (found.size() > 1) {
    throw Error(Fault::usage, "one of '" + found[0] + "' and '" + found[1] + "' is too many", {},
                "hailstorm " + syntax.command + " takes one: " + syntax.positional);
  }
  return found;
}

// CLI11 gives "--bots= x.js" the value "x.js", and "-u=5" the value "=5".
void refuse_equals(const Words& words) {
  for (const auto& word : words) {
    if (word == "--") return;
    if (word.starts_with("--") && word.find('=') + 1 == word.size()) {
      throw Error(Fault::usage, "a value is missing", word.substr(0, word.size() - 1));
    }
    if (word.size() > 2 && word[0] == '-' && word[1] != '-' && word[2] == '=') {
      throw Error(Fault::usage, "a one-letter option takes its value without '='",
                  word.substr(0, 2), "write " + word.substr(0, 2) + " " + word.substr(3));
    }
  }
}

}  // namespace

std::optional<std::string> Arguments::value(std::string_view option) const {
  for (const auto& one : given)
    if (one.setting == option) return one.value;
  return {};
}

Arguments parse_arguments(const Syntax& syntax, const Words& words) {
  refuse_equals(words);
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<CLI::Option*> parsed;
  std::vector<std::vector<std::string>> values(syntax.options.size());
  for (std::size_t i = 0; i < syntax.options.size(); ++i) {
    const Setting& option = syntax.options[i];
    std::string names =
        (option.letter == 0 ? "" : std::string("-") + option.letter + ",") + dashed(option);
    for (const auto& alias : aliases)
      if (alias.ours == dashed(option)) names += "," + std::string(alias.theirs);
    // Left to itself CLI11 lets an option swallow the positionals behind it.
    CLI::Option* one =
        option.value.empty()
            ? app.add_flag(names)
            : app.add_option(names, values[i])->type_size(1)->allow_extra_args(false);
    one->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    parsed.push_back(one);
  }
  try {
    app.parse(Words(words.rbegin(), words.rend()));
  } catch (const CLI::ParseError& error) {
    const std::string told = error.what();
    throw Error(Fault::usage, "a value is missing", told.substr(0, told.find(':')),
                "hailstorm " + syntax.command + " --help shows an example");
  }
  Arguments result;
  for (std::size_t i = 0; i < parsed.size(); ++i) {
    const Setting& option = syntax.options[i];
    for (const auto& value : parsed[i]->results()) {
      if (value.size() > 2 && value.starts_with("--")) {
        throw Error(Fault::usage, "a value is missing: the next word is " + value, dashed(option));
      }
      result.given.push_back(
          {std::string(option.name), value, {Layer::command_line, dashed(option)}});
    }
  }
  result.positionals = take_positionals(syntax, app.remaining());
  return result;
}

}  // namespace hailstorm
