// Programs started by a test: the real binary, and what it is tried against.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace hailstorm {

// A working folder, gone at the end of the test.
struct WorkFolder {
  std::string path;

  WorkFolder();
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  std::string file(const std::string& name) const { return path + "/" + name; }
  void write(const std::string& name, const std::string& text) const;
};

std::string contents_of(const std::string& path);

// A port of 127.0.0.1 for a server that cannot choose one itself: 18300 to 18399 by the test that
// has it, and a hundred of them further for each test program that runs at the same time, whatever
// checkout it is of.
int operator""_port(unsigned long long number);
// "127.0.0.1:18300"
std::string loopback(int port);

// Asks again and again whether something holds, ten seconds at most; false when it never does.
bool eventually(const std::function<bool()>& holds);

// A running program; what it prints goes into files of the folder. Its end is awaited in the
// destructor, if not before: it is told to end then.
class Process {
 public:
  Process(const WorkFolder& folder, const std::string& name, const std::vector<std::string>& words);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void signal(int number) const;
  // The file descriptors it has open.
  std::size_t descriptors() const;
  // Lets it run for a while, then stand still for a while.
  void freeze(std::chrono::milliseconds after, std::chrono::milliseconds length) const;
  // Waits for its end; the exit code, or 128 + the signal that ended it.
  int wait();
  std::string out() const { return contents_of(out_); }
  std::string err() const { return contents_of(err_); }
  // Waits until it has printed the text, ten seconds at most; false when it has not.
  bool has_printed(const std::string& text) const;

 private:
  std::string out_, err_;
  pid_t pid_ = -1;
};

// `hailstorm target` on a free port.
class PracticeTarget {
 public:
  explicit PracticeTarget(const WorkFolder& folder, const std::vector<std::string>& options = {});

  const std::string& url() const { return url_; }
  // The requests it has counted.
  std::uint64_t requests() const { return counter("requests"); }
  std::uint64_t counter(const std::string& name) const;
  // Waits until a counter is at least so high, ten seconds at most; false when it is not.
  bool comes_to(const std::string& counter, std::uint64_t value) const;
  int stop();
  // See Process::freeze.
  void freeze(std::chrono::milliseconds after, std::chrono::milliseconds length) const {
    process_.freeze(after, length);
  }

 private:
  const WorkFolder& folder_;
  Process process_;
  std::string url_;
};

struct StormRun {
  int code = -1;
  std::string out, err;
  nlohmann::json report;
};

// `hailstorm run WORDS` to its end, with its JSON report.
StormRun storm(const WorkFolder& folder, std::vector<std::string> words);
// The words of `hailstorm run WORDS` with a JSON report in report.json.
std::vector<std::string> storm_words(const WorkFolder& folder, std::vector<std::string> words);
nlohmann::json report_of(const WorkFolder& folder);

}  // namespace hailstorm
