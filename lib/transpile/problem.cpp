#include "transpile/problem.h"

#include <algorithm>

#include "base/error.h"
#include "base/excerpt.h"

namespace hailstorm {

namespace {

constexpr std::size_t problems_told = 5;

std::string place_of(const std::string& path, const Problem& problem) {
  return path + ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
}

void add(std::string& remedy, const std::string& line) {
  if (line.empty()) return;
  remedy += remedy.empty() ? line : "\n  " + line;
}

}  // namespace

void refuse(const std::string& path, const std::string& text,
            const std::vector<Problem>& problems) {
  const Problem& first = problems.front();
  std::string remedy = excerpt(text, first.line, first.column);
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
