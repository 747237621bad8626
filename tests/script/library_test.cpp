// The language's library in a bot's heap gives what Node gives: each line of
// golden/library_cases.txt.
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "fake_host.h"

using namespace hailstorm;
namespace fs = std::filesystem;

namespace {

const std::string golden = HAIL_SOURCE_DIR "/tests/script/golden/", folder = golden + "library_";

std::vector<std::string> lines_of(const std::string& path, bool comments = false) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (comments || !line.starts_with('#')) lines.push_back(line);
  }
  return lines;
}

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// As a literal of JavaScript.
std::string quoted(const std::string& line) {
  std::string out = "\"";
  for (const char c : line) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string list_of(const std::vector<std::string>& lines) {
  std::string out = "[";
  for (const std::string& line : lines) out += quoted(line) + ",\n";
  return out + "]";
}

std::vector<std::string> in_a_heap(const std::vector<std::string>& lines) {
  ScriptLimits limits;
  limits.slice = std::chrono::seconds(20);
  Stage stage(
      text_of(folder + "show.js") +
          bot_with(list_of(lines) + ".forEach(function (line) { console.log(result_of(line)); });"),
      {}, limits);
  stage.begin(Step::idle);
  std::vector<std::string> results;
  for (const std::string& print : stage.host.prints)
    results.push_back(print.substr(print.find(" ") + 1));
  return results;
}

// Empty without Node.
std::vector<std::string> in_node(const std::vector<std::string>& lines) {
  const fs::path script = fs::temp_directory_path() / ("library_" + std::to_string(getpid()));
  std::ofstream(script) << text_of(folder + "show.js") << list_of(lines)
                        << ".forEach(function (line) { console.log(result_of(line)); });\n";
  std::vector<std::string> results;
  FILE* const node = popen(("node " + script.string() + " 2>/dev/null").c_str(), "r");
  std::array<char, 65536> line{};
  while (node && fgets(line.data(), line.size(), node)) {
    results.emplace_back(line.data());
    results.back().pop_back();
  }
  if (node) pclose(node);
  fs::remove(script);
  return results;
}

}  // namespace

TEST_CASE("the library gives what is written down of it, line by line") {
  const auto lines = lines_of(folder + "cases.txt"),
             expected = lines_of(folder + "expected.txt", true);
  const auto results = in_a_heap(lines);
  REQUIRE(expected.size() == lines.size());
  REQUIRE(results.size() == lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CAPTURE(lines[i]);
    CHECK(results[i] == expected[i]);
  }
}

TEST_CASE("what is written down is what Node says, where there is one") {
  const auto results = in_node(lines_of(folder + "cases.txt"));
  if (results.empty()) {
    WARN("no node on the PATH");
    return;
  }
  CHECK(results == lines_of(folder + "expected.txt", true));
}

TEST_CASE("what TypeScript makes of classes, generators and spreading gives what Node gives") {
  ScriptLimits limits;
  limits.slice = std::chrono::seconds(20);
  Stage stage(text_of(folder + "show.js") + text_of(golden + "typescript_lowered.js") +
                  bot_with("result.forEach(function (line) { console.log(line); });"),
              {}, limits);
  stage.begin(Step::idle);
  const auto expected = lines_of(golden + "typescript_expected.txt", true);
  REQUIRE(stage.host.prints.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(stage.host.prints[i].substr(stage.host.prints[i].find(" ") + 1) == expected[i]);
  }
}
