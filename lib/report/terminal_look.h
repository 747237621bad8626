// What a terminal can show: its size, whether it moves its cursor, knows colours and more than
// ASCII.
#pragma once

#include <cstdio>
#include <functional>
#include <string>

namespace hailstorm {

struct TerminalLook {
  int columns = 80, rows = 24;
  bool unicode = true;  // its characters are UTF-8
  bool color = false;
};

// What a variable of the environment says; empty: it is not set.
using Variable = std::function<std::string(const char* name)>;
std::string environment_variable(const char* name);

// Its cursor can be moved: it is a terminal, and TERM is neither empty nor "dumb".
bool moves_its_cursor(std::FILE* file, const Variable& variable = environment_variable);

// By LC_ALL, LC_CTYPE or LANG, the first of them that is set.
bool speaks_utf8(const Variable& variable = environment_variable);

// Asks the terminal for its size: 80 by 24 where it does not say.
TerminalLook look_of(std::FILE* file, bool color);

}  // namespace hailstorm
