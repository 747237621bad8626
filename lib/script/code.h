// What Duktape makes of source text: compiled once, loaded by every heap.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hailstorm {

// Duktape's bytecode, made by this very build, which knows files, lines and names as the source
// does. It is not checked when it is loaded: nothing else may ever be put in. Made with the
// Program, constant from then on. What is not in it is compiled. Thread: any, once made.
struct Code {
  std::map<std::string, std::string> modules;  // by path
  // The names of the later parts that a module mentions, by its path.
  std::map<std::string, std::vector<std::string>> mentioned;
};

// A part of the prelude, lib/script/NAME.js, which the build has compiled (cmake/prelude.cmake): a
// program whose value is the part's function. Thread: any.
std::string_view code_of_part(std::string_view name);

}  // namespace hailstorm
