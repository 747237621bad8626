// What a run can be told, wherever it is told: on the command line, in the environment, in files.
//
// Every source is reduced to a list of Given values, each with its origin; options.h decides which
// of them hold and what they mean. So a value is read by one function whatever its source, and
// each error message can say where the value came from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hailstorm {

// Where a value may come from; a later one beats an earlier one.
enum class Layer { built_in, script, simulation_file, config_file, environment, command_line };

struct Provenance {
  Layer layer = Layer::built_in;
  // "--bots", "HAILSTORM_BOTS", "hail.toml:3", "simulation.yaml:3:7", "shop.ts:4: options.duration"
  std::string where;
};

// A value as it was written.
struct Given {
  std::string setting;  // its name in the table
  std::string value;
  Provenance origin;
};

// How a setting is written in files: a scalar, a list of scalars, a table of KEY: scalar. What has
// `fields` is a text key=value,... that may be a map in a simulation file, `records` a list of
// such.
enum class Form { scalar, list, table, fields, records };

// May be given several times.
constexpr bool is_repeatable(Form form) { return form != Form::scalar && form != Form::fields; }

struct Setting {
  std::string_view name;  // max-running: --max-running, HAILSTORM_MAX_RUNNING, in files max_running
  char letter;            // 'u' for -u, 0 for none
  std::string_view value;  // what its value looks like: "N"; empty: a flag
  Form form;
  bool matters;  // shown by --help; all are shown by --help-all
  std::string_view group;
  std::string_view summary;
};

// The settings of a run, in the order of the help.
const std::vector<Setting>& run_settings();
// Null when there is none of that name.
const Setting* find_setting(std::string_view name);

// "max_running", or "stages" and "tags" where a file holds several.
std::string file_key(const Setting& setting);
// "HAILSTORM_MAX_RUNNING".
std::string variable_name(const Setting& setting);
// The setting that a file's key names, with '-' as good as '_'; null when there is none.
const Setting* find_by_file_key(std::string_view key);
std::vector<std::string> file_keys();

}  // namespace hailstorm
