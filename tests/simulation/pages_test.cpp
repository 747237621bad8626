// The pages about settings and simulation files say what is so.
#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>
#include <vector>

#include "simulation/config_file.h"
#include "simulation/options.h"
#include "simulation/script_file.h"
#include "simulation/simulation_file.h"

using namespace hailstorm;

namespace {

const std::string pages = HAIL_SOURCE_DIR "/docs/reference/";

std::string page(const std::string& name) { return read_text_file(pages + name, 1 << 20); }

// The texts between ```language and ``` in a page.
std::vector<std::string> blocks(const std::string& text, const std::string& language) {
  std::vector<std::string> found;
  const std::string opening = "\n```" + language + "\n";
  for (auto at = text.find(opening); at != text.npos; at = text.find(opening, at + 1)) {
    const auto begin = at + opening.size();
    found.push_back(text.substr(begin, text.find("\n```", begin) + 1 - begin));
  }
  return found;
}

}  // namespace

TEST_CASE("The page of the command line names each setting as it is written everywhere") {
  const std::string text = page("cli.md");
  for (const auto& setting : run_settings()) {
    std::string row = setting.letter == 0 ? "" : std::string("-") + setting.letter + ", ";
    row = "| `" + row + "--" + std::string(setting.name) + "` | `" + file_key(setting) + "` |";
    INFO(row);
    CHECK(text.find(row) != text.npos);
  }
}

TEST_CASE("The page of the simulation file has no key that a file may not have") {
  std::istringstream text(page("simulation-file.md"));
  int keys = 0;
  bool within = false;
  for (std::string line; std::getline(text, line);) {
    within = line.starts_with("| key |") || (within && line.starts_with("|"));
    if (!within || !line.starts_with("| `")) continue;
    const std::string cell = line.substr(0, line.find(" |", 1));
    for (auto at = cell.find('`'); at != cell.npos; at = cell.find('`', at)) {
      const auto end = cell.find('`', at + 1);
      const std::string key = cell.substr(at + 1, end - at - 1);
      INFO(key);
      CHECK((key == "script" || find_by_file_key(key) != nullptr));
      ++keys;
      at = end + 1;
    }
  }
  CHECK(keys >= 12);
}

TEST_CASE("The examples of both pages are accepted") {
  const auto files = blocks(page("simulation-file.md"), "yaml");
  CHECK(files.size() == 5);
  for (const auto& file : files) {
    INFO(file);
    const auto read = read_simulation_file(file, "example.yaml", HAIL_SOURCE_DIR);
    CHECK_FALSE(resolve(read.script, read.given, {}).simulation.bots.empty());
  }
  const auto configs = blocks(page("cli.md"), "toml");
  REQUIRE(configs.size() == 1);
  CHECK(read_config(configs[0], "hail.toml", "").size() == 5);
}

TEST_CASE("The samples in config/ are accepted") {
  int samples = 0;
  const std::string folder = HAIL_SOURCE_DIR "/config";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    INFO(entry.path());
    const auto text = read_text_file(entry.path(), simulation_size_max);
    CHECK_FALSE(read_simulation(text, entry.path().filename(), folder).bots.empty());
    ++samples;
  }
  CHECK(samples >= 3);
}
