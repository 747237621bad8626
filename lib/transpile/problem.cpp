#include "transpile/problem.h"

#include <algorithm>

#include "base/error.h"

namespace hailstorm {

namespace {

constexpr std::size_t problems_told = 5, width_max = 160;

std::string place_of(const std::string& path, const Problem& problem) {
  return path + ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
}

std::string line_of(const std::string& text, std::uint32_t number) {
  std::size_t begin = 0;
  for (std::uint32_t i = 1; i < number && begin != std::string::npos; ++i) {
    begin = text.find('\n', begin);
    if (begin != std::string::npos) ++begin;
  }
  if (begin == std::string::npos) return {};
  std::string line = text.substr(begin, text.find('\n', begin) - begin);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
  std::replace(line.begin(), line.end(), '\t', ' ');
  return line;
}

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// The line, and below it a caret: the column counts characters, of which a few are wider than one.
std::string excerpt(const std::string& text, const Problem& problem) {
  std::string line = line_of(text, problem.line);
  const std::string number = std::to_string(problem.line) + " | ";
  if (line.empty()) return {};
  std::size_t column = problem.column;
  if (line.size() > width_max) {
    if (column > width_max) return {};
    std::size_t end = width_max;
    while (end > 0 && !begins_character(line[end])) --end;
    line.resize(end);
  }
  column = std::min(column, line.size() + 1);
  return number + line + "\n  " + std::string(number.size() + column - 1, ' ') + "^";
}

void add(std::string& remedy, const std::string& line) {
  if (line.empty()) return;
  remedy += remedy.empty() ? line : "\n  " + line;
}

}  // namespace

void refuse(const std::string& path, const std::string& text,
            const std::vector<Problem>& problems) {
  const Problem& first = problems.front();
  std::string remedy = excerpt(text, first);
  add(remedy, first.remedy);
  for (std::size_t i = 1; i < std::min(problems.size(), problems_told); ++i) {
    add(remedy, place_of(path, problems[i]) + ": " + problems[i].message);
  }
  if (problems.size() > problems_told) {
    add(remedy, "... and " + std::to_string(problems.size() - problems_told) + " more");
  }
  throw Error(Fault::script, first.message, place_of(path, first), remedy);
}

}  // namespace hailstorm
