// The examples of docs/reference/shapes.md are true.
#include <catch2/catch.hpp>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "base/error.h"
#include "shape/expression.h"
#include "shape/functions.h"

using namespace hailstorm;

namespace {

// The lines of the page's fenced blocks with that word behind the fence, block by block.
std::vector<std::vector<std::string>> blocks(const std::string& kind) {
  std::ifstream page(HAIL_SOURCE_DIR "/docs/reference/shapes.md");
  REQUIRE(page);
  std::vector<std::vector<std::string>> result;
  bool inside = false;
  for (std::string line; std::getline(page, line);) {
    if (line == "```" + kind) {
      result.emplace_back();
      inside = true;
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      result.back().push_back(line);
    }
  }
  return result;
}

}  // namespace

TEST_CASE("every example of the reference has the values that it claims") {
  const std::regex claim(R"((-?[0-9.]+) at t = (-?[0-9.]+))");
  int claims = 0;
  for (const auto& block : blocks("shape")) {
    for (const auto& line : block) {
      INFO(line);
      const Expression shape(line.substr(0, line.find('#')));
      const int before = claims;
      for (std::sregex_iterator each(line.begin(), line.end(), claim), end; each != end; ++each) {
        CHECK(shape.at(std::stod((*each)[2])) == Approx(std::stod((*each)[1])).margin(1e-12));
        ++claims;
      }
      CHECK(claims > before);
    }
  }
  CHECK(claims >= 50);
}

TEST_CASE("every refusal of the reference is what the author is told") {
  const auto refusals = blocks("refused");
  CHECK(refusals.size() >= 5);
  for (const auto& block : refusals) {
    REQUIRE(block.size() >= 3);
    std::string told = block[0];
    for (std::size_t i = 1; i < block.size(); ++i) told += "\n" + block[i];
    INFO(told);
    std::string message;
    try {
      Expression shape(block[1].substr(2));
    } catch (const Error& error) {
      message = error.what();
    }
    CHECK(message == told);
  }
}

TEST_CASE("every function has an example in the reference") {
  std::string examples;
  for (const auto& block : blocks("shape")) {
    for (const auto& line : block) examples += " " + line.substr(0, line.find('#'));
  }
  for (const auto& function : functions()) {
    INFO(function.name);
    CHECK(std::regex_search(examples, std::regex("\\b" + std::string(function.name) + "\\(")));
  }
}
