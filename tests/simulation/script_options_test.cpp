// Settings that say what scripts find: storages, the environment's prefix, isolation.
#include <catch2/catch.hpp>

#include "base/error.h"
#include "simulation/config_file.h"
#include "simulation/listing.h"
#include "simulation/options.h"
#include "simulation/simulation_file.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

Resolved resolved(const std::string& setting, const std::string& value) {
  return resolve({"shop.js", ""}, {{setting, value, {Layer::command_line, "--" + setting}}}, {});
}

std::string refusal(const std::string& setting, const std::string& value) {
  try {
    resolved(setting, value);
  } catch (const Error& error) {
    return error.what();
  }
  return "(accepted)";
}

std::string listed(const Resolved& what, const std::string& name) {
  for (const auto& line : list_settings(what.simulation, what.options))
    if (line.name == name) return line.value;
  return "(not listed)";
}

}  // namespace

TEST_CASE("Without a word the bots of a heap share modules, and the prefix is HSA") {
  const Resolved what = resolve({"shop.js", ""}, {}, {});
  CHECK_FALSE(what.simulation.isolate_bots.has_value());
  CHECK(what.simulation.storage.empty());
  CHECK(what.options.env_prefix == "HSA");
  CHECK(what.options.storage_folder.empty());
  CHECK(listed(what, "isolate") == "(not listed)");
}

TEST_CASE("Isolation is of bots or of heaps") {
  CHECK(resolved("isolate", "bot").simulation.isolate_bots == true);
  CHECK(resolved("isolate", "heap").simulation.isolate_bots == false);
  CHECK(listed(resolved("isolate", "bot"), "isolate") == "bot");
  CHECK_THAT(refusal("isolate", "yes"), Contains("--isolate: 'yes' is neither bot nor heap"));
}

TEST_CASE("A storage has a name and a file, a prefix is a name") {
  const Resolved what = resolved("storage", "users=data/users.csv");
  CHECK(what.simulation.storage.at("users") == "data/users.csv");
  CHECK(listed(what, "storage users") == "data/users.csv");
  CHECK_THAT(refusal("storage", "users.csv"), Contains("'users.csv' has no '='"));
  CHECK(resolved("storage-dir", "data").options.storage_folder == "data");
  CHECK(resolved("env-prefix", "SHOP").options.env_prefix == "SHOP");
  CHECK_THAT(refusal("env-prefix", "A-B"), Contains("'A-B' cannot be a name"));
}

TEST_CASE("The files of storages are found beside the file that names them") {
  const auto file = read_simulation_file(
      "script: |\n  exports.default = function () {};\n  // \nstorage: { users: data/users.csv, "
      "all: "
      "/tmp/all.csv }\nisolate: bot\nstorage_dir: local\n",
      "sim.yaml", "runs");
  const Resolved what = resolve(file.script, file.given, {});
  CHECK(what.simulation.storage.at("users") == "runs/data/users.csv");
  CHECK(what.simulation.storage.at("all") == "/tmp/all.csv");
  CHECK(what.simulation.isolate_bots == true);
  CHECK(what.options.storage_folder == "runs/local");
  const auto config = read_config("[storage]\nusers = \"users.csv\"\n", "hail.toml", "conf");
  CHECK(resolve({"shop.js", ""}, config, {}).simulation.storage.at("users") == "conf/users.csv");
}
