// A generator that is late says so, says why, and fails the run where that is asked for.
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <memory>
#include <vector>

#include "process.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

// One of the visitors keeps its worker for 150 ms.
const char* const hog =
    "import { http, env } from 'hailstorm';\n"
    "let visits = 0;\n"
    "export class Visitor {\n  static journey = 'visit';\n  visit() {\n    http.get(env.URL);\n"
    "    if (++visits !== 150) return;\n"
    "    for (const end = Date.now() + 150; Date.now() < end;) {}\n  }\n}\n";

// A process that takes all of a core that it can get.
class Neighbour {
 public:
  Neighbour() : pid_(fork()) {
    if (pid_ != 0) return;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    while (getppid() > 0) {
    }
  }
  ~Neighbour() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  Neighbour(const Neighbour&) = delete;
  Neighbour& operator=(const Neighbour&) = delete;

 private:
  pid_t pid_;
};

}  // namespace

TEST_CASE(
    "a worker that is blocked for 150 ms keeps its due times, and the report names the time") {
  WorkFolder folder;
  PracticeTarget target(folder);
  folder.write("hog.js", hog);
  const StormRun run = storm(folder, {folder.file("hog.js"), "--arrivals", "Visitor=100", "-d",
                                      "3s", "-t", "1", "-e", "URL=" + target.url() + "/hello"});
  CAPTURE(run.out, run.err);
  REQUIRE(run.code == 0);
  const auto& metrics = run.report.at("metrics");
  CHECK(metrics.at("arrivals").at("count") == 300);
  CHECK(metrics.at("arrivals_started").at("count") == 300);
  CHECK(metrics.at("schedule_lag").at("max") >= 120);
  CHECK(metrics.at("generator_delay").at("max") >= 120);
  bool named = false;
  for (const auto& span : run.report.at("overload").at("spans")) {
    if (span.at("from") > 1 || span.at("to") < 2) continue;
    named |= span.at("latest") >= 120;
  }
  CHECK(named);
  CHECK(run.report.at("seconds").at(1).at("distorted") == true);
  CHECK(run.report.at("seconds").at(1).at("work") >= 0.1);
  CHECK(run.out.find("latencies in that time include it.") != std::string::npos);
  CHECK(run.err.find("the generator itself was late by up to ") != std::string::npos);
}

TEST_CASE("a generator without a core to itself says so within two seconds, and gives 111") {
  WorkFolder folder;
  PracticeTarget target(folder);
  std::vector<std::unique_ptr<Neighbour>> neighbours;
  for (int i = 0; i < 12; ++i) neighbours.push_back(std::make_unique<Neighbour>());
  const StormRun run =
      storm(folder, {target.url() + "/hello", "--arrivals", "500", "-d", "4s", "-t", "1",
                     "--fail-on-overload=20%", "--report", "csv=" + folder.file("seconds.csv")});
  neighbours.clear();
  CAPTURE(run.out, run.err);
  CHECK(run.code == 111);
  const auto& overload = run.report.at("overload");
  CHECK(overload.at("allowed") == 0.2);
  CHECK(overload.at("share") > 0.2);
  REQUIRE_FALSE(overload.at("spans").empty());
  CHECK(overload.at("spans").at(0).at("from") <= 1);
  CHECK(run.report.at("run").at("exit_code") == 111);
  CHECK(run.err.find("the generator itself was late by up to ") != std::string::npos);
  CHECK(run.out.find("seconds are distorted") != std::string::npos);
}
