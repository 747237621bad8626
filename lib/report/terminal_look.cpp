// Asks the terminal and the environment.
#include "report/terminal_look.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cctype>
#include <cstdlib>

namespace hailstorm {

std::string environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool moves_its_cursor(std::FILE* file, const Variable& variable) {
  const std::string kind = variable("TERM");
  return isatty(fileno(file)) == 1 && !kind.empty() && kind != "dumb";
}

bool speaks_utf8(const Variable& variable) {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string value = variable(name);
    if (value.empty()) continue;
    std::string codeset;
    for (const char c : value.substr(std::min(value.size(), value.find('.')))) {
      const auto byte = static_cast<unsigned char>(c);
      if (std::isalnum(byte)) codeset += static_cast<char>(std::tolower(byte));
    }
    return codeset.starts_with("utf8");
  }
  return false;
}

TerminalLook look_of(std::FILE* file, bool color) {
  TerminalLook look;
  look.unicode = speaks_utf8();
  look.color = color;
  winsize size{};
  if (ioctl(fileno(file), TIOCGWINSZ, &size) == 0) {
    if (size.ws_col > 0) look.columns = size.ws_col;
    if (size.ws_row > 0) look.rows = size.ws_row;
  }
  return look;
}

}  // namespace hailstorm
