// The programs print in a bot what they print in Node. HAIL_PROGRAM=text in the environment takes
// only those whose path has the text. Builds with sanitizers, where TypeScript is slow, run every
// sixteenth (HAIL_EVERY).
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>
#include <sstream>
#include <thread>

#include "async_program.h"
#include "transpile/cache.h"
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

std::vector<std::string> chosen(const std::vector<std::string>& paths) {
  const char* const part = std::getenv("HAIL_PROGRAM");
  std::vector<std::string> some;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const bool is_chosen = part ? paths[i].find(part) != std::string::npos : i % HAIL_EVERY == 0;
    if (is_chosen) some.push_back(paths[i]);
  }
  return some;
}

// Node, which runs the programs beside this process until it is asked.
class Node {
 public:
  explicit Node(const std::vector<std::string>& paths)
      : pipe_(popen(command_for(paths).c_str(), "r"), pclose) {
    REQUIRE(pipe_);
  }
  nlohmann::json outputs() {
    std::string output;
    char buffer[4096];
    while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, pipe_.get()))
      output.append(buffer, size);
    return nlohmann::json::parse(output);
  }

 private:
  static std::string command_for(const std::vector<std::string>& paths) {
    std::string command = "node " + folder + "node_outputs.js " + HAIL_TYPESCRIPT;
    for (const auto& path : paths) command += " " + path;
    return command;
  }

  std::unique_ptr<FILE, int (*)(FILE*)> pipe_;
};

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

// Two threads share the work. Transpiling is most of it, and done once for each text: the next run
// finds what it has made. Nothing is collected in a transpiler's heap, so a new one is taken now
// and then.
std::vector<std::string> outputs_in_bots(const std::vector<std::string>& paths) {
  std::vector<std::string> outputs(paths.size());
  const auto work = [&](std::size_t first) {
    TranspileCache cache(HAIL_CACHE);
    std::optional<Transpiler> transpiler;
    for (std::size_t i = first; i < paths.size(); i += 2) {
      if (!transpiler || transpiler->bytes_max() > std::size_t{512} << 20)
        transpiler.emplace(&cache);
      outputs[i] = output_in_bot(*transpiler, paths[i]);
    }
  };
  std::thread other(work, std::size_t{1});
  work(0);
  other.join();
  return outputs;
}

std::vector<std::string> lines_in(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// The lines that are not the same, by number.
std::string differences(const std::string& in_bot, const std::string& in_node) {
  auto bot = lines_in(in_bot), node = lines_in(in_node);
  bot.resize(std::max(bot.size(), node.size()), "(none)");
  node.resize(bot.size(), "(none)");
  std::string all;
  for (std::size_t i = 0; i < bot.size(); ++i) {
    if (bot[i] == node[i]) continue;
    all += std::to_string(i + 1) + ": bot:  " + bot[i] + "\n" + std::to_string(i + 1) +
           ": Node: " + node[i] + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("programs print in a bot what they print in Node") {
  const auto all = programs();
  REQUIRE(all.size() >= 150);
  const auto paths = chosen(all);
  Node node(paths);
  const auto outputs = outputs_in_bots(paths);
  const auto expected = node.outputs();
  for (std::size_t i = 0; i < paths.size(); ++i) {
    CAPTURE(paths[i]);
    CHECK(differences(outputs[i], expected.at(paths[i])) == "");
  }
}
