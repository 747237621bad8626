// How to run a simulation on this machine, and which of the given values hold.
//
// Command line > environment > config file > simulation file > script > built-in default, setting
// by setting. What has keys (bots and arrivals by model, env, tags) is decided key by key, with two
// exceptions: a shape without a model, and stages, replace all shapes of the layers below. Bots and
// arrivals of a model replace each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/log_level.h"
#include "simulation/http_options.h"
#include "simulation/report_file.h"
#include "simulation/script_options.h"
#include "simulation/settings.h"
#include "simulation/simulation.h"
#include "stats/series_options.h"

namespace hailstorm {

struct RunOptions {
  unsigned threads = 1;    // workers, 1..1024; default: Surroundings::cores
  std::uint64_t seed = 1;  // of all randomness; the same by default, so that runs compare
  std::optional<std::uint64_t> max_running;  // bots alive at once, all models together
  std::optional<double> max_rate;            // bots started per second, all models together
  Nanos graceful_stop = std::chrono::seconds(30);
  double catch_up = 2;              // times its pace at which starts what a stall has made late
  std::optional<Nanos> pacing_gap;  // between two wake-ups for starts, at least; none: as it suits
  std::size_t bots_per_heap = 500;
  std::string env_prefix = "HSA";  // env.local("X") reads HSA_X
  std::string storage_folder;      // has files NAME-1.csv; empty: none
  HttpOptions http;
  ScriptOptions script;
  // What the functions of the whole run may take.
  Nanos setup_timeout = std::chrono::seconds(60);
  Nanos teardown_timeout = std::chrono::seconds(60);
  Nanos summary_timeout = std::chrono::seconds(60);
  // The share of seconds in which the generator itself was late that fails the run; none: no share.
  std::optional<double> fail_on_overload;
  std::vector<ReportFile> reports;  // none by default; --summary-export is the last of them
  bool full_history = false;        // of each name in Locust's files
  std::string samples_path;         // of --out; empty: no samples are written
  std::uint64_t keep_failures = 1;  // failed exchanges kept in full, of each name and kind
  std::vector<std::string> redact;  // names whose values are blacked out in them
  SeriesOptions series;             // of each thread
  bool quiet = false;
  bool color = false;         // default: a terminal is there and NO_COLOR is not set
  bool screen_color = false;  // the same of standard error, where the live screen is
  bool keys = true;           // of the terminal change how many bots there are
  Nanos progress_every = std::chrono::seconds(5);  // a line, where there is no screen
  LogLevel log_level = LogLevel::info;
  LogFormat log_format = LogFormat::text;

  // Where each value came from, by the setting's name: "duration"; by key where there are keys:
  // "bots.Shopper" ("bots." for the only model), "arrivals.Shopper", "env.KEY", "tag.KEY". What is
  // absent is default.
  std::map<std::string, Provenance> origins;
};

// What the defaults depend on.
struct Surroundings {
  unsigned cores = 1;     // see cores.h
  bool terminal = false;  // standard output is one
  bool no_color = false;  // NO_COLOR is set and not empty
  // Variables of the environment that all programs understand, those that are set: http_proxy,
  // HTTP_PROXY, https_proxy, HTTPS_PROXY, no_proxy, NO_PROXY, SSLKEYLOGFILE.
  std::map<std::string, std::string> variables{};
  bool screen = false;  // standard error is a terminal that moves its cursor
};

struct Resolved {
  Simulation simulation;
  RunOptions options;
};

// Reads the values and lets the highest layer win. Values may come in any order of layers. Throws
// Error (configuration; usage for a command line that contradicts itself) whose `where` is the
// value's origin.
Resolved resolve(Script script, const std::vector<Given>& given, const Surroundings& surroundings);

// The values of the variables HAILSTORM_* among `variables` ("NAME=VALUE"). What can be given
// several times has one value per line. HAILSTORM_CONFIG is left to the caller. Throws Error
// (configuration) on an unknown HAILSTORM_* name.
std::vector<Given> read_environment(const std::vector<std::string>& variables);

// "command line: --bots", "simulation.yaml:3:7", "default": for people.
std::string describe(const Provenance& origin);

}  // namespace hailstorm
