// The one exception of the house: a set-up that cannot work, told to the user.
#pragma once

#include <exception>
#include <string>

namespace hailstorm {

// What was wrong decides the exit code: see exit_code().
enum class Fault {
  usage,          // the command line itself
  configuration,  // an option's value, a simulation file, a shape
  script,         // the script does not compile, load or register
  system,         // a port taken, a file that cannot be read
  setup_timeout,
  teardown_timeout,
  summary_timeout,  // a function of the whole run takes too long
  aborted,          // by the script, before there was a run
  interrupted,      // before there was a run
};

// Thrown for a set-up failure and caught in main only. The message has up to three parts:
// what is wrong, where (file:line:column, an option's name), and what to do about it.
class Error : public std::exception {
 public:
  Error(Fault fault, std::string what, std::string where = {}, std::string remedy = {});

  Fault fault() const { return fault_; }
  const std::string& message() const { return what_; }
  const std::string& where() const { return where_; }
  const std::string& remedy() const { return remedy_; }

  // "where: what" and, on a line of its own, the remedy.
  const char* what() const noexcept override { return text_.c_str(); }

 private:
  Fault fault_;
  std::string what_, where_, remedy_, text_;
};

// The exit code of the program for a fault: see docs/reference/exit-codes.md.
int exit_code(Fault fault);

}  // namespace hailstorm
