// The house rules that the compiler cannot hold, each with its remedy.
#pragma once

#include <string>
#include <vector>

#include "source.h"

namespace hailstorm::tidy {

struct Finding {
  std::string path;
  std::size_t line = 1;
  std::string what, remedy;

  // "lib/a.cpp:12: what is wrong: the remedy"
  std::string text() const;
};
using Findings = std::vector<Finding>;

// rules_of_words.cpp: what is written.
void third_parties_stay_home(const Tree& tree, Findings& findings);
void banned_words_are_absent(const Tree& tree, Findings& findings);
void unfinished_work_is_absent(const Tree& tree, Findings& findings);
void names_say_something(const Tree& tree, Findings& findings);
void machine_paths_are_absent(const Tree& tree, Findings& findings);
void exceptions_are_needed(const Tree& tree, Findings& findings);

// rules_of_form.cpp: how it is laid out.
void files_are_short(const Tree& tree, Findings& findings);
void functions_are_short(const Tree& tree, Findings& findings);
void lines_are_clean(const Tree& tree, Findings& findings);
void headers_open_well(const Tree& tree, Findings& findings);
void tests_assert(const Tree& tree, Findings& findings);

// rules_of_the_tree.cpp: how files speak of one another.
void includes_name_rooms(const Tree& tree, Findings& findings);
// The compiler reads a header alone only in the source of its name.
void sources_open_with_their_headers(const Tree& tree, Findings& findings);
void no_file_is_dead(const Tree& tree, Findings& findings);
void links_resolve(const Tree& tree, Findings& findings);

// All of them, in the order of the files.
Findings check(const Tree& tree);

}  // namespace hailstorm::tidy
