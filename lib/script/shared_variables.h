// Finds where the functions of a module assign its variables, which all bots of a heap share: what
// looks like a bot's own counter is not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hailstorm {

struct SharedAssignment {
  std::string variable;
  int line = 0;  // of its first assignment in a function
};

// Reads tokens, no grammar: what it does not understand it leaves out. In the order of the lines,
// each variable once. Thread: any.
std::vector<SharedAssignment> find_shared_assignments(std::string_view javascript);

}  // namespace hailstorm
