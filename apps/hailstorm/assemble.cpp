#include "assemble.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "base/error.h"
#include "load_script.h"
#include "report/terminal_look.h"
#include "simulation/config_file.h"
#include "simulation/cores.h"
#include "simulation/http_values.h"
#include "simulation/script_file.h"
#include "simulation/script_settings.h"
#include "simulation/simulation_file.h"
#include "transpile/transpiler.h"

extern char** environ;

namespace hailstorm {

extern const std::string_view url_bot;

namespace {

constexpr std::size_t bundle_size_max = std::size_t{1} << 30;
constexpr std::string_view url_options[] = {"header", "method", "body"};

bool has_ending(const std::string& name, std::string_view ending) {
  return name.size() > ending.size() && name.ends_with(ending);
}

bool is_url(const std::string& word) {
  std::string scheme = word.substr(0, word.find("://"));
  for (char& c : scheme) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return scheme.size() < word.size() && (scheme == "http" || scheme == "https");
}

std::string folder_of(const std::string& path) {
  return std::filesystem::path(path).parent_path().string();
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// "Accept: text/html", checked.
std::string read_header(const std::string& text) {
  const auto colon = text.find(':');
  if (colon == std::string::npos || colon == 0 || text.find_first_of("\r\n") != std::string::npos) {
    throw Error(Fault::configuration, "'" + text + "' is not a header", "--header",
                "write it as 'Name: value'");
  }
  return text;
}

std::string read_method(const std::string& text) {
  try {
    return read_header_name(text);
  } catch (const Error&) {
    throw Error(Fault::configuration, "'" + text + "' cannot be a method", {},
                "write it as PUT, or REPORT");
  }
}

// What the built-in bot reads as env.URL, env.METHOD and, if given, env.BODY and env.HEADERS, a
// header on each line.
std::map<std::string, std::string> url_environment(const std::string& url,
                                                   const Arguments& arguments) {
  const auto host = url.substr(url.find("://") + 3);
  if (host.empty() || host.find_first_of("/?#: ") == 0) {
    throw Error(Fault::usage, "the URL names no host", url,
                "for example: http://127.0.0.1:8000/hello");
  }
  const std::string method =
      arguments.read("method", read_method).value_or(arguments.value("body") ? "POST" : "GET");
  if (method == "GET" && arguments.value("body")) {
    throw Error(Fault::usage, "a GET has no body", "--body",
                "leave --method away: it is POST then");
  }
  std::map<std::string, std::string> environment = {{"URL", url}, {"METHOD", method}};
  if (const auto body = arguments.value("body")) environment["BODY"] = *body;
  std::string headers;
  for (const auto& one : arguments.given)
    if (one.setting == "header") headers += read_header(one.value) + "\n";
  if (!headers.empty()) environment["HEADERS"] = headers;
  return environment;
}

// A script or a simulation file that is not there, with what was probably meant.
[[noreturn]] void refuse_missing(const std::string& path) {
  std::string remedy = "hailstorm new " + path + " writes one to start from";
  if (!is_script_path(path))
    remedy = "give a URL, a script (.js, .ts) or a simulation file (.yaml)";
  const auto host = path.substr(0, path.find('/'));
  const bool looks_like_host = host.find(':') != std::string::npos || host == "localhost";
  if (looks_like_host) remedy = "a URL begins with its scheme: http://" + path;
  throw Error(Fault::system, "there is no such file", path, remedy);
}

void refuse_url_options(const Arguments& arguments) {
  for (const auto& one : arguments.given) {
    for (const auto name : url_options) {
      if (one.setting != name) continue;
      throw Error(Fault::usage, "it is for a URL only; a script sets its own", one.origin.where);
    }
  }
}

void append(std::vector<Given>& to, std::vector<Given> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::vector<Given> given_elsewhere(const Arguments& arguments) {
  std::vector<std::string> variables;
  for (char** one = environ; *one != nullptr; ++one) variables.emplace_back(*one);
  std::vector<Given> given = read_environment(variables);
  const std::string path = arguments.value("config").value_or(variable("HAILSTORM_CONFIG"));
  if (!path.empty()) {
    append(given, read_config(read_text_file(path, simulation_size_max), path, folder_of(path)));
  }
  return given;
}

Surroundings look_around() {
  Surroundings surroundings{usable_cores(),
                            isatty(STDOUT_FILENO) == 1,
                            !variable("NO_COLOR").empty(),
                            {},
                            moves_its_cursor(stderr)};
  for (const char* name : {"http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "no_proxy",
                           "NO_PROXY", "SSLKEYLOGFILE"}) {
    if (const char* value = std::getenv(name)) surroundings.variables[name] = value;
  }
  return surroundings;
}

// k6 runs such a script once.
bool says_no_end(const Simulation& simulation) {
  return simulation.bots.empty() && !simulation.duration && !simulation.iterations &&
         !simulation.iterations_per_bot;
}

// The script is loaded with what is given elsewhere; then what it says itself is the lowest layer.
Assembled with_script(const Script& script, std::vector<Given> given,
                      const Surroundings& surroundings, const Packing& packing) {
  Resolved result = resolve(script, given, surroundings);
  Loaded loaded = load_script(result.simulation, result.options, packing);
  if (!loaded.options.empty()) {
    append(given, read_script_settings(loaded.options, script.name, script.text));
    const Simulation before =
        std::exchange(result, resolve(script, given, surroundings)).simulation;
    const Simulation& now = result.simulation;
    // The script was loaded without knowing how it wants to be.
    if (now.isolate_bots.value_or(loaded.program.isolate_bots) != loaded.program.isolate_bots ||
        now.env != before.env || now.storage != before.storage)
      loaded = load_script(now, result.options, packing);
  }
  if (loaded.program.imports_k6 && says_no_end(result.simulation)) {
    result.simulation.iterations = 1;
    loaded.warnings.emplace_back(
        "one iteration, as k6 has it: neither duration, iterations, stages nor vus are said");
  }
  return {std::move(result.simulation), std::move(result.options), std::move(loaded)};
}

Assembled with_bundle(const std::string& bytes, const std::string& name, std::vector<Given> given,
                      const Surroundings& surroundings, Bundle* record) {
  const Bundle bundle = read_bundle(bytes, name);
  return with_script({bundle.entry, bundle.files.at(bundle.entry)}, std::move(given), surroundings,
                     {&bundle, record});
}

}  // namespace

std::vector<Setting> assembled_options() {
  constexpr std::string_view url_group = "For a URL";
  std::vector<Setting> options = run_settings();
  const Setting config = {
      "config",
      0,
      "FILE",
      Form::scalar,
      true,
      "Settings from elsewhere",
      "settings in TOML. The command line beats HAILSTORM_NAME in the "
      "environment, that beats this file, that beats a simulation file, that the "
      "script"};
  options.insert(options.end(),
                 {{"header", 'H', "'NAME: VALUE'", Form::list, true, url_group, "a request header"},
                  {"method", 0, "METHOD", Form::scalar, false, url_group,
                   "any method (default: GET, POST with a body)"},
                  {"body", 0, "TEXT", Form::scalar, false, url_group, "the body of the request"},
                  {"show-script", 0, "", Form::scalar, false, url_group,
                   "print the built-in script, run nothing"},
                  config});
  return options;
}

bool is_simulation_file(const std::string& name) {
  for (const auto ending : {".yaml", ".yml", ".hsp", ".json"})
    if (has_ending(name, ending)) return true;
  return false;
}

int show_built_in_script() {
  return std::fwrite(url_bot.data(), 1, url_bot.size(), stdout) != url_bot.size();
}

Assembled assemble(const Syntax& syntax, const Arguments& arguments, Bundle* record) {
  if (arguments.positionals.empty()) {
    throw Error(Fault::usage,
                syntax.command + " what? A URL, a script or a simulation file is missing", {},
                "for example: " + syntax.examples.front());
  }
  const std::string& what = arguments.positionals.front();
  std::vector<Given> given = given_elsewhere(arguments);
  for (const auto& one : arguments.given)
    if (find_setting(one.setting) != nullptr) given.push_back(one);

  const Surroundings surroundings = look_around();
  if (is_url(what)) {
    auto environment = url_environment(what, arguments);
    Resolved result =
        resolve({std::string(built_in_name), std::string(url_bot)}, given, surroundings);
    for (auto& [name, value] : environment) {
      result.options.origins["env." + name] = {Layer::command_line, "the URL"};
      result.simulation.env[name] = std::move(value);
    }
    Loaded loaded = load_script(result.simulation, result.options);
    return {std::move(result.simulation), std::move(result.options), std::move(loaded)};
  }
  refuse_url_options(arguments);
  std::error_code ignored;
  if (!std::filesystem::exists(what, ignored)) refuse_missing(what);
  if (has_ending(what, ".hsb"))
    return with_bundle(read_text_file(what, bundle_size_max), what, std::move(given), surroundings,
                       record);
  if (!is_simulation_file(what))
    return with_script(read_script_file(what), std::move(given), surroundings, {nullptr, record});
  SimulationFile file =
      read_simulation_file(read_text_file(what, simulation_size_max), what, folder_of(what));
  append(given, std::move(file.given));
  if (has_ending(file.script.name, ".hsb"))
    return with_bundle(file.script.text, file.script.name, std::move(given), surroundings, record);
  return with_script(file.script, std::move(given), surroundings, {nullptr, record});
}

}  // namespace hailstorm
