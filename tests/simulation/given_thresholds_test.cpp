// Thresholds from files and the command line.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/error.h"
#include "simulation/options.h"
#include "simulation/simulation_file.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

const std::string head = "script: |\n  exports.default = function () {};\n";

Simulation file(const std::string& text) { return read_simulation(head + text, "sim.yaml", ""); }

std::vector<std::string> texts(const Simulation& simulation) {
  std::vector<std::string> texts;
  for (const GivenThreshold& one : simulation.thresholds) texts.push_back(one.threshold.text);
  return texts;
}

Given given(const std::string& value, Layer layer) {
  return {"threshold", value, {layer, layer == Layer::command_line ? "--threshold" : "sim.yaml"}};
}

std::vector<std::string> resolved(const std::vector<Given>& all) {
  return texts(resolve({"a.js", ""}, all, {}).simulation);
}

}  // namespace

TEST_CASE("a simulation file has thresholds in k6's form") {
  const Simulation simulation = file(
      "thresholds:\n"
      "  http_req_failed: rate < 0.01\n"
      "  http_req_duration: ['p(90) < 400', 'p(95) < 800']\n"
      "  \"http_req_duration{name:/cart}\":\n"
      "    - threshold: p(99) < 1s\n"
      "      abortOnFail: true\n"
      "      delayAbortEval: 10s\n"
      "      warmUp: 30s\n"
      "    - avg < 100\n");
  REQUIRE(simulation.thresholds.size() == 5);
  CHECK(simulation.thresholds[0].threshold.key == "http_req_failed");
  CHECK(simulation.thresholds[1].threshold.source == "p(90) < 400");
  CHECK(simulation.thresholds[2].threshold.source == "p(95) < 800");
  const Threshold& cart = simulation.thresholds[3].threshold;
  CHECK(cart.key == "http_req_duration{name:/cart}");
  CHECK(cart.abort_on_fail);
  CHECK(cart.delay_abort == 10s);
  CHECK(cart.warm_up == 30s);
  CHECK(simulation.thresholds[3].origin.where == "sim.yaml:7:7");
  CHECK_FALSE(simulation.thresholds[4].threshold.abort_on_fail);
}

TEST_CASE("a simulation file may list whole thresholds, too") {
  CHECK(texts(file("thresholds: ['http_reqs: count > 5', 'checks: rate == 1; abortOnFail']")) ==
        std::vector<std::string>{"http_reqs: count > 5", "checks: rate == 1; abortOnFail"});
  CHECK(texts(file("thresholds: \"http_reqs: count > 5\"")).size() == 1);
  CHECK(texts(file("thresholds: {}")).empty());
}

TEST_CASE("thresholds of a higher layer replace those of lower ones for the same key") {
  const std::string reqs = "http_reqs: count > 5", failed = "http_req_failed: rate < 1%";
  const auto low = Layer::simulation_file, high = Layer::command_line;
  CHECK(resolved({given(reqs, low), given(failed, low)}) == std::vector{reqs, failed});
  CHECK(resolved({given(reqs, low), given(failed, low), given("http_reqs: rate > 9", high)}) ==
        std::vector<std::string>{failed, "http_reqs: rate > 9"});
  CHECK(resolved({given("http_reqs: rate > 9", high), given(reqs, low), given(reqs, high)}) ==
        std::vector<std::string>{"http_reqs: rate > 9", reqs});
  CHECK(resolved({given(reqs, low), given("http_reqs{name:/a}: count > 1", high)}).size() == 2);
}

TEST_CASE("a wrong threshold is refused where it was given") {
  CHECK_THROWS_WITH(resolved({given("http_reqs: cuont > 5", Layer::command_line)}),
                    "--threshold: 'cuont' is no method\n  http_reqs: cuont > 5\n             ^\n"
                    "  did you mean 'count'?");
}

TEST_CASE("what a simulation file has in place of assertions is refused at its place") {
  const std::pair<std::string, std::string> cases[] = {
      {"thresholds: {http_reqs: }",
       "sim.yaml:3:14: 'http_reqs' must have assertions\n"
       "  for example: http_reqs: [\"p(95) < 200ms\"]"},
      {"thresholds: {http_reqs: [{abortOnFail: true}]}",
       "sim.yaml:3:26: the key 'threshold' is missing\n  it is the assertion"},
      {"thresholds: {http_req_duration: [p95 < 200]}",
       "sim.yaml:3:34: 'p95' is no method\n  http_req_duration: p95 < 200\n"
       "                     ^\n  write p(95)"}};
  for (const auto& [text, message] : cases) {
    INFO(text);
    CHECK_THROWS_WITH(file(text), message);
  }
}
