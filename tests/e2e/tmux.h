// A terminal for a test: a tmux session of a server of its own.
#pragma once

#include <string>
#include <vector>

#include "process.h"

namespace hailstorm {

// Runs a shell command in a terminal of the given size; when it has ended, the terminal says
// "exit CODE" and what `stty -a` says, and stays.
class Tmux {
 public:
  Tmux(const WorkFolder& folder, int columns, int rows, const std::string& command);
  ~Tmux();
  Tmux(const Tmux&) = delete;
  Tmux& operator=(const Tmux&) = delete;

  // What is to be seen, a line each, without blanks at their ends.
  std::vector<std::string> lines() const;
  std::string text() const;
  // Waits until the text is to be seen, ten seconds at most; false when it never is.
  bool shows(const std::string& text) const;
  void resize(int columns, int rows) const;
  // Keys as tmux names them: "w", "C-c".
  void press(const std::string& key) const;

 private:
  std::string tell(std::vector<std::string> words) const;

  const WorkFolder& folder_;
  std::string server_;
};

}  // namespace hailstorm
