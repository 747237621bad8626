// How files are laid out: their size, their lines, how a header opens, that a test asserts.
#include <algorithm>
#include <array>

#include "rules.h"
#include "tables.h"

namespace hailstorm::tidy {
namespace {

std::size_t lines_max(const Source& source) {
  if (source.is_in("tests/")) return test_lines_max;
  return source.is_header() ? header_lines_max : source_lines_max;
}

std::string count_of(std::size_t found, std::size_t most, const char* unit) {
  return std::to_string(found) + " " + unit + ", " + std::to_string(most) + " is the most";
}

// Markdown's tables and JSON have lines of their own length, as have programs that are tests of the
// language.
bool is_limited_in_width(const Source& source) {
  return !source.is_markdown() && !source.ends_with(".json") &&
         !source.path.starts_with("tests/modern/programs/") &&
         !source.path.starts_with("tests/modern/modules/");
}

bool asserts(const Source& source, const Function& test) {
  static constexpr std::array<std::string_view, 6> words = {"REQUIRE", "CHECK",  "FAIL",
                                                            "require", "expect", "check"};
  for (std::size_t i = test.first; i <= test.last; ++i) {
    for (const auto word : words) {
      if (source.code[i - 1].find(word) != std::string::npos) return true;
    }
  }
  return false;
}

}  // namespace

void files_are_short(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources) {
    if (!source.is_cpp() || source.lines.size() <= lines_max(source)) continue;
    findings.push_back({source.path, lines_max(source) + 1,
                        count_of(source.lines.size(), lines_max(source), "lines"),
                        "a file that has outgrown one idea becomes two"});
  }
}

void functions_are_short(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources) {
    for (const auto& function : functions_of(source)) {
      const std::size_t length = function.last - function.first + 1;
      if (length <= function_lines_max) continue;
      findings.push_back({source.path, function.first,
                          "a function of " + count_of(length, function_lines_max, "lines"),
                          "give its steps names of their own"});
    }
  }
}

void lines_are_clean(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources) {
    if (source.path.find("/golden/") != std::string::npos) continue;  // as the program prints it
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      const std::string& line = source.lines[i];
      const auto find = [&](std::string what, std::string remedy) {
        findings.push_back({source.path, i + 1, std::move(what), std::move(remedy)});
      };
      if (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) {
        find("white space at the end of the line", "delete it");
      }
      if (source.is_cpp() && line.find('\t') != std::string::npos) find("a tab", "use spaces");
      if (is_limited_in_width(source) && width(line) > columns_max) {
        find(count_of(width(line), columns_max, "columns"), "break the line");
      }
    }
    if (!source.text.empty() && source.text.back() != '\n') {
      findings.push_back(
          {source.path, source.lines.size(), "the last line has no end", "end it with a newline"});
    }
  }
}

void headers_open_well(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources) {
    if (!source.is_header()) continue;
    if (source.lines.empty() || !source.lines.front().starts_with("// ")) {
      findings.push_back(
          {source.path, 1, "the first line does not say what the file is for", "open with // ..."});
    }
    if (std::find(source.lines.begin(), source.lines.end(), "#pragma once") == source.lines.end()) {
      findings.push_back(
          {source.path, 1, "the header may be read twice", "add #pragma once below the comment"});
    }
  }
}

void tests_assert(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources) {
    if (!source.ends_with("_test.cpp")) continue;
    for (const auto& function : functions_of(source)) {
      const bool is_test = function.head.find("TEST_CASE") != std::string::npos;
      if (!is_test || asserts(source, function)) continue;
      findings.push_back({source.path, function.first, "a test that asserts nothing",
                          "REQUIRE what its name promises"});
    }
  }
}

}  // namespace hailstorm::tidy
