// All rules over one tree.
#include "rules.h"

#include <algorithm>
#include <tuple>

namespace hailstorm::tidy {

std::string Finding::text() const {
  return path + ":" + std::to_string(line) + ": " + what + ": " + remedy;
}

Findings check(const Tree& tree) {
  Findings findings;
  third_parties_stay_home(tree, findings);
  banned_words_are_absent(tree, findings);
  unfinished_work_is_absent(tree, findings);
  names_say_something(tree, findings);
  machine_paths_are_absent(tree, findings);
  exceptions_are_needed(tree, findings);
  files_are_short(tree, findings);
  functions_are_short(tree, findings);
  lines_are_clean(tree, findings);
  headers_open_well(tree, findings);
  tests_assert(tree, findings);
  includes_name_rooms(tree, findings);
  sources_open_with_their_headers(tree, findings);
  no_file_is_dead(tree, findings);
  links_resolve(tree, findings);
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.path, a.line) < std::tie(b.path, b.line);
  });
  return findings;
}

}  // namespace hailstorm::tidy
