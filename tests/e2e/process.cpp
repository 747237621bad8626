#include "process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

namespace hailstorm {

WorkFolder::WorkFolder() {
  char name[] = "/tmp/hail_e2e_XXXXXX";
  path = mkdtemp(name);
}

WorkFolder::~WorkFolder() { std::filesystem::remove_all(path); }

void WorkFolder::write(const std::string& name, const std::string& text) const {
  std::ofstream(file(name)) << text;
}

std::string contents_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Process::Process(const WorkFolder& folder, const std::string& name,
                 const std::vector<std::string>& words)
    : out_(folder.file(name + ".out")), err_(folder.file(name + ".err")) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_ = fork();
  if (pid_ != 0) return;
  dup2(open(out_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 1);
  dup2(open(err_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 2);
  dup2(open("/dev/null", O_RDONLY), 0);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

Process::~Process() {
  if (pid_ < 0) return;
  signal(SIGTERM);
  wait();
}

void Process::signal(int number) const { kill(pid_, number); }

void Process::freeze(std::chrono::milliseconds after, std::chrono::milliseconds length) const {
  std::this_thread::sleep_for(after);
  signal(SIGSTOP);
  std::this_thread::sleep_for(length);
  signal(SIGCONT);
}

int Process::wait() {
  int status = 0;
  waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool eventually(const std::function<bool()>& holds) {
  for (int tries = 0; tries < 500; ++tries) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

bool Process::has_printed(const std::string& text) const {
  return eventually([&] { return (out() + err()).find(text) != std::string::npos; });
}

PracticeTarget::PracticeTarget(const WorkFolder& folder, const std::vector<std::string>& options)
    : folder_(folder), process_(folder, "target", [&] {
        std::vector<std::string> words = {HAIL_BINARY, "target", "--listen", "127.0.0.1:0"};
        words.insert(words.end(), options.begin(), options.end());
        return words;
      }()) {
  REQUIRE(process_.has_printed("listens on "));
  const std::string line = process_.out();
  const std::size_t begin = line.find("listens on ") + 11;
  url_ = line.substr(begin, line.find(' ', begin) - begin);
}

std::uint64_t PracticeTarget::counter(const std::string& name) const {
  Process curl(folder_, "curl", {"curl", "-sk", url_ + "/_counters"});
  REQUIRE(curl.wait() == 0);
  return nlohmann::json::parse(curl.out()).at(name);
}

bool PracticeTarget::comes_to(const std::string& name, std::uint64_t value) const {
  return eventually([&] { return counter(name) >= value; });
}

int PracticeTarget::stop() {
  process_.signal(SIGINT);
  return process_.wait();
}

std::vector<std::string> storm_words(const WorkFolder& folder, std::vector<std::string> words) {
  words.insert(words.begin(), {HAIL_BINARY, "run"});
  words.insert(words.end(), {"--report", "json=" + folder.file("report.json")});
  return words;
}

nlohmann::json report_of(const WorkFolder& folder) {
  return nlohmann::json::parse(contents_of(folder.file("report.json")));
}

StormRun storm(const WorkFolder& folder, std::vector<std::string> words) {
  Process run(folder, "run", storm_words(folder, std::move(words)));
  const int code = run.wait();
  StormRun ended{code, run.out(), run.err(), {}};
  CAPTURE(ended.err);
  if (std::filesystem::exists(folder.file("report.json"))) ended.report = report_of(folder);
  return ended;
}

}  // namespace hailstorm
