// What Duktape makes of source text: compiled once in a process, loaded by every heap.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace hailstorm {

// Duktape's bytecode of this very process, which knows files, lines and names as the source does.
// It is not checked when it is loaded: nothing else may ever be put in. Made with the Program,
// constant from then on. What is not in it is compiled. Thread: any, once made.
struct Code {
  std::vector<std::string> prelude;            // in the order of its parts
  std::map<std::string, std::string> later;    // parts that few scripts need, by name
  std::map<std::string, std::string> modules;  // by path
  // The names of the later parts that a module mentions, by its path.
  std::map<std::string, std::vector<std::string>> mentioned;
};

}  // namespace hailstorm
