// The programs print in a bot what they print in Node.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <regex>

#include "async_program.h"
#include "written.h"

using namespace hailstorm;
namespace fs = std::filesystem;

namespace {

const std::string folder = std::string(HAIL_SOURCE_DIR) + "/tests/modern/";

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The programs of one file, and the main files of those of several.
std::vector<std::string> programs() {
  std::vector<std::string> paths;
  for (const auto& entry : fs::directory_iterator(folder + "programs"))
    paths.push_back(entry.path().string());
  for (const auto& entry : fs::directory_iterator(folder + "modules")) {
    for (const char* name : {"/main.js", "/main.ts", "/main.mjs"}) {
      const std::string path = entry.path().string() + name;
      if (fs::exists(path)) paths.push_back(path);
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::string output;
  char buffer[4096];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, pipe.get()))
    output.append(buffer, size);
  return output;
}

nlohmann::json outputs_in_node(const std::vector<std::string>& paths) {
  std::string command = "node " + folder + "node_outputs.js " + HAIL_TYPESCRIPT;
  for (const auto& path : paths) command += " " + path;
  return nlohmann::json::parse(output_of(command));
}

// It runs at a module's top level there, too.
bool is_module(const std::string& path, const std::string& text) {
  static const std::regex statement(R"((^|\n)(import|export)\b)");
  return path.ends_with(".mjs") || std::regex_search(text, statement);
}

// A bot whose action is the program, on the program's lines.
std::string bot_of(const std::string& text) {
  return "var console = { log: (...given) => globalThis.console.log(given.map(String).join(' ')) "
         "}; exports.default = async function () {" +
         text + "\n};";
}

// The bot's program, or a bot that does nothing beside the module.
Loaded load(Transpiler& transpiler, const std::string& path) {
  const std::string home = fs::path(path).parent_path().string() + "/", text = read(path);
  const bool module = is_module(path, text);
  const std::string entry = module ? home + "entry.js" : path;
  const std::string beside =
      "require('./" + path.substr(home.size()) + "'); exports.default = function () {};";
  return load_written(transpiler, entry, module ? beside : bot_of(text),
                      [&home](const std::string& file, std::string& bytes) {
                        if (!file.starts_with(home) || !fs::is_regular_file(file)) return false;
                        bytes = read(file);
                        return true;
                      });
}

std::string output_in_bot(Transpiler& transpiler, const std::string& path) {
  try {
    Stage stage(load(transpiler, path));
    const auto bot = stage.heap.create(0, {}).value();
    Answering(stage, bot).go_on(stage.heap.run(bot, 0));
    std::string all = said(stage);
    while (all.ends_with('\n')) all.pop_back();
    return all;
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("programs print in a bot what they print in Node") {
  const auto paths = programs();
  REQUIRE(paths.size() >= 15);
  const auto expected = outputs_in_node(paths);
  Transpiler transpiler;
  for (const auto& path : paths) {
    CAPTURE(path);
    CHECK(output_in_bot(transpiler, path) == expected.at(path));
  }
}
