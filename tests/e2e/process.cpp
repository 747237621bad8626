#include "process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
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
  setenv("LC_ALL", "C.UTF-8", 1);  // whatever the machine's is: reports have more than ASCII
  execvp(arguments[0], arguments.data());
  _exit(127);
}

Process::~Process() {
  if (pid_ < 0) return;
  signal(SIGTERM);
  wait();
}

void Process::signal(int number) const { kill(pid_, number); }

std::size_t Process::descriptors() const {
  std::error_code gone;
  const std::filesystem::directory_iterator open("/proc/" + std::to_string(pid_) + "/fd", gone);
  return static_cast<std::size_t>(std::distance(begin(open), end(open)));
}

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

namespace {

constexpr int first_port = 18300, ports_of_a_lease = 100;

bool is_free(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
  setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  const bool bound = bind(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(probe);
  return bound;
}

// How far the ports of this program are shifted: none of them is anybody else's. Held until the
// program ends.
int leased_shift() {
  for (int shift = 0; shift < 100 * ports_of_a_lease; shift += ports_of_a_lease) {
    const auto lock = std::filesystem::temp_directory_path() /
                      ("hailstorm-ports-" + std::to_string(first_port + shift));
    const int file = open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    bool ours = file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0;
    for (int i = 0; ours && i < ports_of_a_lease; ++i) ours = is_free(first_port + shift + i);
    if (ours) return shift;
    if (file >= 0) close(file);
  }
  throw std::runtime_error("no hundred ports are free for this test program");
}

}  // namespace

int operator""_port(unsigned long long number) {
  static const int shift = leased_shift();
  return static_cast<int>(number) + shift;
}

std::string loopback(int port) { return "127.0.0.1:" + std::to_string(port); }

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
