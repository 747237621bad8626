#include "script_world.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "base/error.h"
#include "simulation/script_file.h"
#include "web/csv.h"

extern char** environ;

namespace hailstorm {
namespace {

// NAME-1.csv: 1 is the rank of the only machine of a run.
constexpr std::string_view own_ending = "-1.csv";

StorageFile read_storage(const std::string& path) {
  return {path, read_text_file(path, Csv::bytes_max)};
}

std::map<std::string, std::string> local_values(const std::string& prefix) {
  std::map<std::string, std::string> values;
  const std::string begin = prefix + "_";
  for (char** one = environ; *one != nullptr; ++one) {
    const std::string_view variable = *one;
    const auto equals = variable.find('=');
    if (!variable.starts_with(begin) || equals == variable.npos || equals <= begin.size()) continue;
    values.emplace(variable.substr(begin.size(), equals - begin.size()),
                   variable.substr(equals + 1));
  }
  return values;
}

void read_folder(const std::string& folder, std::map<std::string, StorageFile>& storages) {
  namespace fs = std::filesystem;
  std::error_code problem;
  std::vector<std::string> paths;
  for (const auto& entry : fs::directory_iterator(folder, problem)) {
    paths.push_back(entry.path().string());
  }
  if (problem)
    throw Error(Fault::system, problem.message(), folder, "--storage-dir names a folder");
  for (const std::string& path : paths) {
    const std::string file = fs::path(path).filename().string();
    if (file.size() <= own_ending.size() || !file.ends_with(own_ending)) continue;
    const std::string name = file.substr(0, file.size() - own_ending.size());
    if (!storages.emplace(name, read_storage(path)).second) {
      throw Error(Fault::configuration, "two files are for the storage '" + name + "'", path,
                  "storage names one, --storage-dir holds another");
    }
  }
}

}  // namespace

ScriptWorld find_world(const Simulation& simulation, const RunOptions& options) {
  ScriptWorld world;
  world.env = simulation.env;
  world.local_env = local_values(options.env_prefix);
  world.isolate_bots = simulation.isolate_bots;
  for (const auto& [name, path] : simulation.storage) world.storages[name] = read_storage(path);
  if (!options.storage_folder.empty()) read_folder(options.storage_folder, world.storages);
  return world;
}

std::vector<std::string> notes_on_data(const Loaded& loaded, const StormPlan& plan) {
  std::vector<std::string> notes;
  if (loaded.program.isolate_bots) {
    notes.push_back("isolate: bot: each bot has modules of its own, about " +
                    std::to_string((loaded.bytes_per_bot + 999) / 1000) + " kB of them" +
                    (loaded.isolated_for_k6 ? ", because it imports k6" : ""));
  }
  std::uint64_t most = 0;
  for (const CrowdPlan& crowd : plan.crowds) most = std::max(most, crowd.peak);
  for (const auto& rows : loaded.program.lists) {
    if (!rows->runs_out || rows->size() >= most) continue;
    notes.push_back(rows->path + " has " + std::to_string(rows->size()) +
                    " rows, and there may be " + std::to_string(most) +
                    " bots: those without a row stop when they ask for theirs");
  }
  return notes;
}

}  // namespace hailstorm
