// Commands of tmux.
#include "tmux.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <sstream>

namespace hailstorm {
namespace {

std::string next_server() {
  static int servers = 0;
  return "hail-" + std::to_string(getpid()) + "-" + std::to_string(++servers);
}

}  // namespace

Tmux::Tmux(const WorkFolder& folder, int columns, int rows, const std::string& command)
    : folder_(folder), server_(next_server()) {
  // The shell outlives Ctrl-C and Ctrl-\, which are meant for the command.
  const std::string shell = "trap : INT QUIT; cd '" + folder.path +
                            "'; unset NO_COLOR; export LC_ALL=C.UTF-8; " + command +
                            "; echo \"exit $?\"; stty -a | tr ';' '\\n' | grep icanon; cat";
  tell({"new-session", "-d", "-x", std::to_string(columns), "-y", std::to_string(rows), shell});
}

Tmux::~Tmux() { tell({"kill-server"}); }

std::string Tmux::tell(std::vector<std::string> words) const {
  words.insert(words.begin(), {"tmux", "-u", "-f", "/dev/null", "-L", server_});
  Process tmux(folder_, "tmux", words);
  const int code = tmux.wait();
  INFO(tmux.err());
  CHECK(code == 0);
  return tmux.out();
}

std::string Tmux::text() const { return tell({"capture-pane", "-p"}); }

std::vector<std::string> Tmux::lines() const {
  std::istringstream captured(text());
  std::vector<std::string> lines;
  for (std::string line; std::getline(captured, line);) lines.push_back(line);
  return lines;
}

bool Tmux::shows(const std::string& wanted) const {
  return eventually([&] { return text().find(wanted) != std::string::npos; });
}

void Tmux::resize(int columns, int rows) const {
  tell({"resize-window", "-x", std::to_string(columns), "-y", std::to_string(rows)});
}

void Tmux::press(const std::string& key) const { tell({"send-keys", key}); }

}  // namespace hailstorm
