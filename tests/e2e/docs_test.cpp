// The pages are true: the scripts they show load, the command lines they show are accepted.
#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>
#include <vector>

#include "process.h"

using namespace hailstorm;
namespace fs = std::filesystem;

namespace {

const fs::path source = HAIL_SOURCE_DIR;

// A fenced block: where it stands and what is in it.
struct Block {
  std::string page;
  int line = 0;
  std::string text;
};

std::vector<fs::path> pages() {
  std::vector<fs::path> found = {source / "README.md"};
  for (const auto& entry : fs::recursive_directory_iterator(source / "docs")) {
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  }
  return found;
}

// The blocks of all pages whose fence names the language.
std::vector<Block> blocks(const std::string& language) {
  std::vector<Block> found;
  for (const fs::path& page : pages()) {
    std::istringstream text(contents_of(page));
    bool inside = false, wanted = false;
    int number = 0;
    for (std::string line; std::getline(text, line);) {
      ++number;
      if (line.starts_with("```")) {
        inside = !inside;
        wanted = inside && line == "```" + language;
        if (wanted) found.push_back({fs::relative(page, source), number + 1, {}});
      } else if (wanted) {
        found.back().text += line + "\n";
      }
    }
  }
  return found;
}

struct CommandLine {
  std::string page;
  int line = 0;
  std::string words;  // those after "hailstorm", as the shell reads them
};

// The lines that begin with `hailstorm run`, `check`, `plot` or `new`.
std::vector<CommandLine> command_lines() {
  std::vector<CommandLine> found;
  for (const Block& block : blocks("sh")) {
    std::istringstream text(block.text);
    int number = block.line;
    for (std::string line; std::getline(text, line); ++number) {
      for (const std::string command : {"run", "check", "plot", "new"}) {
        if (line.starts_with("hailstorm " + command + " "))
          found.push_back({block.page, number, line.substr(10)});
      }
    }
  }
  return found;
}

// The samples, and the files that the pages make up.
void furnish(const WorkFolder& folder) {
  for (const std::string samples : {"bots", "config"})
    fs::copy(source / samples, folder.file(samples), fs::copy_options::recursive);
  Process writer(folder, "new", {HAIL_BINARY, "new", folder.file("shop.js")});
  REQUIRE(writer.wait() == 0);
  folder.write("simulation.yaml", "script: shop.js\nbots: 3\nduration: 2m\n");
}

// The same words for the program, in a form that begins no storm and replaces no file.
std::string harmless(const CommandLine& line) {
  if (line.words.starts_with("run ")) return "check " + line.words.substr(4);
  if (line.words.starts_with("new ")) return "new --force " + line.words.substr(4);
  return line.words;
}

}  // namespace

TEST_CASE("each script that a page shows loads and defines a model") {
  WorkFolder folder;
  folder.write("users.csv", "name,password\nann,secret\n");
  int scripts = 0;
  for (const std::string language : {"js", "ts"}) {
    for (const Block& block : blocks(language)) {
      const bool whole = block.text.find("exports.") != std::string::npos ||
                         block.text.find("export ") != std::string::npos;
      if (!whole) continue;
      ++scripts;
      const std::string shown = folder.file("shown." + language);
      folder.write("shown." + language, block.text);
      Process check(folder, "check", {HAIL_BINARY, "check", shown});
      const int code = check.wait();
      INFO(block.page << ":" << block.line << "\n" << check.err());
      CHECK(code == 0);
      CHECK_THAT(check.out(), Catch::Contains("\nmodel "));
    }
  }
  CHECK(scripts >= 10);
}

TEST_CASE("from rust: each script of the page storms a target without a failure") {
  WorkFolder folder;
  PracticeTarget target(folder);
  int scripts = 0;
  for (const Block& block : blocks("js")) {
    if (block.page != "docs/from-rust.md") continue;
    ++scripts;
    folder.write("shown.js", block.text);
    const StormRun run = storm(folder, {folder.file("shown.js"), "--bots", "30", "--duration", "3s",
                                        "-e", "BASE_URL=" + target.url()});
    INFO(block.page << ":" << block.line << "\n" << run.out << run.err);
    REQUIRE(run.code == 0);
    CHECK(run.report.at("metrics").at("actions").at("count") > 0);
    CHECK(run.report.at("metrics").at("http_req_failed").at("passes") == 0);
    CHECK(run.report.at("metrics").at("checks").at("fails") == 0);
    CHECK(run.report.at("mishaps").empty());
  }
  CHECK(scripts == 4);
}

TEST_CASE("from rust: the page's .hsp file is accepted") {
  WorkFolder folder;
  int files = 0;
  for (const Block& block : blocks("yaml")) {
    if (block.page != "docs/from-rust.md") continue;
    ++files;
    folder.write("game.hsp", block.text);
    Process check(folder, "check", {HAIL_BINARY, "check", folder.file("game.hsp")});
    CHECK(check.wait() == 0);
    INFO(check.out() << check.err());
    CHECK_THAT(check.out(), Catch::Contains("model Hailstone"));
  }
  CHECK(files == 1);
}

TEST_CASE("each command line that a page shows is accepted") {
  WorkFolder folder;
  furnish(folder);
  int lines = 0;
  for (const CommandLine& line : command_lines()) {
    ++lines;
    const std::string command = "cd '" + folder.path + "' && '" HAIL_BINARY "' " + harmless(line);
    Process shown(folder, "shown", {"sh", "-c", command});
    const int code = shown.wait();
    INFO(line.page << ":" << line.line << ": " << line.words << "\n" << shown.err());
    CHECK(code == 0);
  }
  CHECK(lines >= 10);
}
