#include "simulation/settings.h"

#include <cctype>

namespace hailstorm {
namespace {

constexpr std::string_view crowd = "How many bots, how long";
constexpr std::string_view script = "What the script sees";
constexpr std::string_view limits = "Limits of this machine";
constexpr std::string_view requests = "Requests";
constexpr std::string_view output = "Output";

std::string replaced(std::string_view text, char from, char to) {
  std::string result(text);
  for (char& c : result)
    if (c == from) c = to;
  return result;
}

}  // namespace

const std::vector<Setting>& run_settings() {
  static const std::vector<Setting> settings = {
      {"bots", 'u', "[MODEL=]SHAPE", Form::table, true, crowd,
       "how many bots of a model live at time t: a number or a formula of t (default: one of each "
       "model)"},
      {"stage", 's', "TIME:BOTS", Form::list, true, crowd,
       "a straight line to BOTS within TIME; several in a row are a shape"},
      {"duration", 'd', "TIME", Form::scalar, true, crowd,
       "how long the run lasts (default: its stages, or until Ctrl-C)"},
      {"iterations", 'i', "N", Form::scalar, true, crowd,
       "actions per bot; the run ends with the last"},
      {"graceful-stop", 0, "TIME", Form::scalar, true, crowd,
       "how long bots may finish what they do at the end (default: 30s)"},
      {"env", 'e', "KEY=VALUE", Form::table, true, script, "a value the script reads as env.KEY"},
      {"seed", 0, "N", Form::scalar, true, script,
       "repeats the same phases and draws (default: 1)"},
      {"threads", 't', "N", Form::scalar, true, limits,
       "worker threads (default: the cores this process may use)"},
      {"max-running", 0, "N", Form::scalar, true, limits,
       "bots of all models alive at once (default: no limit)"},
      {"max-rate", 0, "N", Form::scalar, true, limits,
       "bots of all models started per second (default: no limit)"},
      {"bots-per-heap", 0, "N", Form::scalar, false, limits,
       "bots that share one JavaScript heap (default: 2000)"},
      {"timeout", 0, "TIME", Form::scalar, true, requests,
       "for a request, where the script sets none (default: 1m)"},
      {"insecure-skip-tls-verify", 0, "", Form::scalar, true, requests,
       "accept any TLS certificate"},
      {"ca-file", 0, "FILE", Form::scalar, false, requests,
       "certificates to trust, PEM (default: the system's)"},
      {"report", 0, "json=FILE", Form::list, true, output, "a report file, written at the end"},
      {"tag", 0, "KEY=VALUE", Form::table, false, output, "a tag of the run, in its reports"},
      {"quiet", 'q', "", Form::scalar, true, output, "no live line, only the end"},
      {"no-color", 0, "", Form::scalar, true, output, "no colors (as NO_COLOR in the environment)"},
  };
  return settings;
}

const Setting* find_setting(std::string_view name) {
  for (const auto& setting : run_settings())
    if (setting.name == name) return &setting;
  return nullptr;
}

std::string file_key(const Setting& setting) {
  if (setting.name == "stage") return "stages";
  if (setting.name == "tag") return "tags";
  return replaced(setting.name, '-', '_');
}

std::string variable_name(const Setting& setting) {
  std::string name = "HAILSTORM_" + replaced(setting.name, '-', '_');
  for (char& c : name) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

const Setting* find_by_file_key(std::string_view key) {
  const std::string wanted = replaced(key, '-', '_');
  for (const auto& setting : run_settings())
    if (file_key(setting) == wanted) return &setting;
  return nullptr;
}

std::vector<std::string> file_keys() {
  std::vector<std::string> keys;
  for (const auto& setting : run_settings()) keys.push_back(file_key(setting));
  return keys;
}

}  // namespace hailstorm
