// docs/reference/script-errors.md: each broken script there is told what the page shows, and
// nothing starts.
#include <catch2/catch.hpp>
#include <sstream>

#include "process.h"

using namespace hailstorm;

namespace {

struct Broken {
  std::string file, text;
  std::string words;  // the exit code and options
  std::string message;
};

// The blocks of the page, in pairs: ```ts FILE and ```text CODE OPTION...
std::vector<Broken> broken_scripts() {
  std::istringstream page(contents_of(HAIL_SOURCE_DIR "/docs/reference/script-errors.md"));
  std::vector<Broken> scripts;
  std::string* into = nullptr;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("```ts ")) {
      scripts.push_back({line.substr(6), {}, {}, {}});
      into = &scripts.back().text;
    } else if (line.starts_with("```text ")) {
      scripts.back().words = line.substr(8);
      into = &scripts.back().message;
    } else if (line == "```") {
      into = nullptr;
    } else if (into) {
      *into += line + "\n";
    }
  }
  return scripts;
}

}  // namespace

TEST_CASE("each broken script is refused with its place and a remedy, and nothing starts") {
  const WorkFolder folder;
  folder.write("data.json", "{\"a\": }");
  const auto scripts = broken_scripts();
  CHECK(scripts.size() >= 25);
  for (const Broken& script : scripts) {
    CAPTURE(script.file);
    folder.write(script.file, script.text);
    const auto space = script.words.find(' ');
    const std::string options = space == script.words.npos ? "" : script.words.substr(space);
    // The page has names of files without a folder.
    Process run(folder, "run",
                {"/bin/sh", "-c",
                 "cd " + folder.path + " && exec " + HAIL_BINARY + " run " + script.file +
                     " -q -d 1s" + options});
    CHECK(run.wait() == std::stoi(script.words));
    CHECK(run.err() == script.message);
    // The last one has begun: its report says how its bots have failed.
    CHECK(run.out().empty() == (&script != &scripts.back()));
  }
}
