// The page of what overlaps is true: each action of its scripts takes the multiple of the target's
// delay that its table says.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <sstream>
#include <vector>

#include "process.h"

using namespace hailstorm;

namespace {

constexpr double delay_ms = 200;

// A script of the page, and the table below it.
struct Section {
  std::string script;
  std::map<std::string, int> multiples;  // by action
};

std::vector<std::string> names_in(const std::string& cell) {
  std::vector<std::string> names;
  for (std::size_t at = 0; (at = cell.find('`', at)) != cell.npos;) {
    const std::size_t end = cell.find('`', at + 1);
    names.push_back(cell.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return names;
}

std::vector<Section> sections() {
  std::vector<Section> found;
  std::istringstream page(contents_of(std::string(HAIL_SOURCE_DIR) + "/docs/overlap.md"));
  bool in_script = false;
  for (std::string line; std::getline(page, line);) {
    if (line == "```js") found.emplace_back();
    if (line.starts_with("```")) {
      in_script = line == "```js";
    } else if (in_script) {
      found.back().script += line + "\n";
    } else if (line.starts_with("| `")) {
      const std::size_t second = line.find('|', 1);
      for (const std::string& name : names_in(line.substr(0, second)))
        found.back().multiples[name] = std::stoi(line.substr(second + 1));
    }
  }
  return found;
}

// What `hailstorm try` says each action took, in multiples of the delay, rounded down.
std::map<std::string, int> measured(const std::string& shown) {
  std::map<std::string, int> multiples;
  std::istringstream lines(shown);
  std::string action;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("  ")) action = line.substr(line.find('.') + 1);
    const std::string ended = "  ended after ";
    if (line.starts_with(ended))
      multiples[action] = static_cast<int>(std::stod(line.substr(ended.size())) / delay_ms);
  }
  return multiples;
}

}  // namespace

TEST_CASE("each form of the page of what overlaps takes as long as the page says") {
  const WorkFolder folder;
  const PracticeTarget target(folder);
  const auto all = sections();
  REQUIRE(all.size() == 3);
  std::size_t actions = 0;
  for (const Section& section : all) {
    folder.write("forms.js", section.script);
    CAPTURE(section.script);
    std::map<std::string, int> found;
    std::string shown;
    // On a busy machine an action may take the time of one more: it has three tries.
    for (int i = 0; i < 3 && found != section.multiples; ++i) {
      Process tried(
          folder, "try",
          {HAIL_BINARY, "try", folder.file("forms.js"), "-e", "BASE_URL=" + target.url()});
      CHECK(tried.wait() == 0);
      shown = tried.out() + tried.err();
      found = measured(shown);
    }
    CAPTURE(shown);
    CHECK(found == section.multiples);
    actions += found.size();
  }
  CHECK(actions >= 30);
}
