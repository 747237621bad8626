// Arrivals through the real program: exact in number, in time, and truthful about a frozen target.
#include <catch2/catch.hpp>
#include <cmath>

#include "process.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

const char* const buyer =
    "import { http, env } from 'hailstorm';\n"
    "export class Buyer {\n  static journey = 'buy';\n"
    "  buy() { http.get(env.URL); }\n}\n"
    "export class Clock {\n  static every = '1s';\n  static actions = { look: 1 };\n"
    "  look() { http.get(env.URL); }\n}\n";

double number(const StormRun& run, const char* metric, const char* field) {
  return run.report.at("metrics").at(metric).at(field);
}

}  // namespace

TEST_CASE("as many arrive as the integral of the rate says, on any number of threads") {
  WorkFolder folder;
  PracticeTarget target(folder);
  folder.write("buyer.js", buyer);
  const std::string script = folder.file("buyer.js");
  for (const char* threads : {"1", "3"}) {
    const StormRun run = storm(folder, {script, "--arrivals", "Buyer=100*tri((t-2)/2)", "-d", "4s",
                                        "-e", "URL=" + target.url() + "/hello", "-t", threads});
    CAPTURE(run.out, run.err);
    REQUIRE(run.code == 0);
    CHECK(number(run, "arrivals", "count") == 200);
    CHECK(number(run, "arrivals_started", "count") == 200);
    CHECK(number(run, "http_reqs", "count") == 200);
    CHECK(number(run, "journey_response", "count") == 200);
    CHECK(number(run, "http_req_response", "count") == 200);
    CHECK(number(run, "schedule_lag", "med") < 10);
    // Second by second: 25, 75, 75, 25, within one.
    const auto& seconds = run.report.at("seconds");
    REQUIRE(seconds.size() >= 4);
    int expected[] = {25, 75, 75, 25};
    for (std::size_t i = 0; i < 4; ++i)
      CHECK(std::abs(seconds[i].at("arrivals").get<int>() - expected[i]) <= 1);
    CHECK(run.out.find("Arrivals planned 200 = started 200 + dropped 0.") != std::string::npos);
    CHECK(run.out.find("worker (shared by the bots of a thread") != std::string::npos);
    CHECK(run.err.find("Buyer: 100*tri((t-2)/2) arrivals per second, evenly spaced") !=
          std::string::npos);
  }
}

TEST_CASE("who finds no room is dropped or waits, as it is said, and the report says how many") {
  WorkFolder folder;
  PracticeTarget target(folder);
  folder.write("buyer.js", buyer);
  const std::string script = folder.file("buyer.js");
  for (const char* full : {"drop", "queue"}) {
    const StormRun run = storm(folder, {script, "--arrivals", "Buyer=40", "-d", "2s", "-e",
                                        "URL=" + target.url() + "/hello?delay=200ms", "-t", "1",
                                        "--max-running", "2", "--when-full", full});
    CAPTURE(run.out, run.err);
    REQUIRE(run.code == 0);
    const double started = number(run, "arrivals_started", "count"),
                 dropped = number(run, "arrivals_dropped", "count");
    const auto& c = run.report.at("completeness");
    CHECK(number(run, "arrivals", "count") == 80);
    CHECK(started >= 16);
    CHECK(started <= 22);
    CHECK(started + dropped + c.at("arrivals_waiting").get<double>() == 80);
    CHECK((dropped > 0) == (std::string(full) == "drop"));
    if (dropped == 0) {
      CHECK(number(run, "schedule_lag", "max") > 1000);
      CHECK(number(run, "journey_response", "max") > number(run, "journey_duration", "max") + 900);
    }
  }
}

TEST_CASE("a k6 script with arrival rates runs as it is, and drops as k6 does") {
  WorkFolder folder;
  PracticeTarget target(folder);
  folder.write("k6.js",
               "import http from 'k6/http';\n"
               "export const options = { scenarios: {\n"
               "  steady: { executor: 'constant-arrival-rate', rate: 600, timeUnit: '1m',\n"
               "            duration: '2s', preAllocatedVUs: 50 },\n"
               "  rising: { executor: 'ramping-arrival-rate', startRate: 0, exec: 'other',\n"
               "            stages: [{ duration: '2s', target: 20 }], preAllocatedVUs: 50 } } };\n"
               "export default function () { http.get(__ENV.URL); }\n"
               "export function other() { http.get(__ENV.URL + '?delay=20ms'); }\n");
  const std::vector<std::string> line = {folder.file("k6.js"), "-e",
                                         "URL=" + target.url() + "/hello", "-t", "1"};
  const StormRun run = storm(folder, line);
  CAPTURE(run.out, run.err);
  REQUIRE(run.code == 0);
  CHECK(number(run, "arrivals_started", "count") == 40);
  CHECK(target.requests() == 40);
  CHECK(number(run, "arrivals_dropped", "count") == 0);
  CHECK(run.out.find("steady = stages(t, 0,0, 0,10, 2,10, 0,0) arrivals per second") !=
        std::string::npos);
}

// The closed form of docs/latencies.md. The practice target is slower than nginx, but at 50 a
// second it is idle: rho is next to nothing.
TEST_CASE("a target frozen for a second is told by the response times") {
  WorkFolder folder;
  PracticeTarget target(folder);
  folder.write("buyer.js", buyer);
  const std::string script = folder.file("buyer.js");
  for (const bool arrives : {true, false}) {
    std::vector<std::string> line = {script, "-d", "10s", "-e", "URL=" + target.url() + "/hello"};
    line.insert(line.end(), arrives ? std::initializer_list<std::string>{"--arrivals", "Buyer=50"}
                                    : std::initializer_list<std::string>{"--bots", "Clock=50"});
    Process run(folder, "storm", storm_words(folder, line));
    target.freeze(4s, 1s);
    REQUIRE(run.wait() == 0);
    const nlohmann::json report = report_of(folder);
    CAPTURE(arrives, run.out());
    for (const auto& [field, x] : {std::pair("p(99)", 0.01), {"p(95)", 0.05}}) {
      const double expected = 1000 - x * 10'000;
      const double reported = report.at("metrics").at("action_response").at(field);
      // Of bots it depends on their phases: three standard deviations of 50 random ones at a half.
      CHECK(reported == Approx(expected).margin(arrives ? 60 : 212));
    }
  }
}
