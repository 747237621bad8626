// What a script says of its own run, in our keys and in k6's.
#include "simulation/script_settings.h"

#include <catch2/catch.hpp>

#include "base/error.h"
#include "simulation/options.h"

using namespace hailstorm;
using Catch::Contains;
using namespace std::chrono_literals;

namespace {

Resolved resolved(const std::string& options, std::vector<Given> more = {}) {
  std::vector<Given> given = read_script_settings(options, "shop.ts", "");
  given.insert(given.end(), more.begin(), more.end());
  return resolve({"shop.ts", ""}, given, {});
}

std::string refusal(const std::string& options, const std::string& text = "") {
  try {
    (void)resolve({"shop.ts", ""}, read_script_settings(options, "shop.ts", text), {});
  } catch (const Error& error) {
    return error.what();
  }
  return "(accepted)";
}

std::string shape_of(const Resolved& what, std::size_t number = 0) {
  const ModelShape& shape = what.simulation.bots.at(number);
  return shape.model + "=" + shape.shape;
}

}  // namespace

TEST_CASE("a script's options are settings, under the keys of a simulation file") {
  const Resolved what = resolved(
      R"({"bots": {"Shopper": "10*t", "Guest": 5}, "duration": "2m", "iterations": 100,
          "env": {"URL": "http://x"}, "tags": {"build": "7"}, "max_running": 50,
          "thresholds": {"http_req_failed": ["rate < 1%"], "checks": "rate == 1"}})");
  CHECK(shape_of(what) == "Shopper=10*t");
  CHECK(shape_of(what, 1) == "Guest=5");
  CHECK(what.simulation.duration == Nanos(2min));
  CHECK(what.simulation.iterations == 100);
  CHECK(what.simulation.env.at("URL") == "http://x");
  CHECK(what.simulation.tags.at("build") == "7");
  CHECK(what.options.max_running == 50);
  REQUIRE(what.simulation.thresholds.size() == 2);
  CHECK(what.simulation.thresholds[1].threshold.text == "checks: rate == 1");
  CHECK(describe(what.options.origins.at("duration")) == "shop.ts: options.duration");
}

TEST_CASE("whatever else is given beats what the script says") {
  for (const Layer layer :
       {Layer::simulation_file, Layer::config_file, Layer::environment, Layer::command_line}) {
    const Resolved what =
        resolved(R"({"duration": "2m", "bots": 3})", {{"duration", "5s", {layer, "elsewhere"}}});
    CHECK(what.simulation.duration == Nanos(5s));
    CHECK(shape_of(what) == "=3");
  }
  const Resolved what =
      resolved(R"({"thresholds": {"checks": "rate == 1", "http_reqs": "count > 5"}})",
               {{"threshold", "checks: rate > 0.5", {Layer::command_line, "--threshold"}}});
  REQUIRE(what.simulation.thresholds.size() == 2);
  CHECK(what.simulation.thresholds[0].threshold.text == "http_reqs: count > 5");
  CHECK(what.simulation.thresholds[1].threshold.text == "checks: rate > 0.5");
}

TEST_CASE("a threshold has k6's options, numbers among them are milliseconds") {
  const Resolved what = resolved(
      R"({"thresholds": {"http_reqs": [{"threshold": "rate > 1", "abortOnFail": true,
                                        "delayAbortEval": 500}], "checks": []}})");
  REQUIRE(what.simulation.thresholds.size() == 1);
  CHECK(what.simulation.thresholds[0].threshold.abort_on_fail);
  CHECK(what.simulation.thresholds[0].threshold.delay_abort == Nanos(500ms));
}

TEST_CASE("k6's names of options are as good as ours") {
  const Resolved what = resolved(
      R"({"discardResponseBodies": true, "insecureSkipTLSVerify": true, "noConnectionReuse": true,
          "maxRedirects": 3, "batch": 5, "batchPerHost": 2, "rps": 100, "userAgent": "me",
          "blockHostnames": ["*.ads.example"], "hosts": {"a.example": "127.0.0.1"},
          "throw": true, "dns": {"ttl": "1m", "select": "first"},
          "tlsVersion": {"min": "tls1.3"}, "systemTags": ["name", "method"]})");
  const HttpOptions& http = what.options.http;
  CHECK(http.discard_response_bodies);
  CHECK(http.max_redirects == 3);
  CHECK(http.batch == 5);
  CHECK(http.batch_per_host == 2);
  CHECK(http.max_rps == 100);
  CHECK(http.user_agent == "me");
  CHECK(http.throws);
  CHECK(http.connections == ConnectionMode::request);
}

TEST_CASE("scenarios of k6 with a rate are arrivals") {
  const Resolved what = resolved(
      R"({"scenarios": {
            "steady": {"executor": "constant-arrival-rate", "rate": 90, "timeUnit": "1m",
                       "duration": "30s", "preAllocatedVUs": 20, "maxVUs": 50},
            "rising": {"executor": "ramping-arrival-rate", "startRate": 5, "startTime": "10s",
                       "stages": [{"duration": "20s", "target": 100}], "preAllocatedVUs": 7},
            "some":   {"executor": "ramping-vus", "startVUs": 2,
                       "stages": [{"duration": "5s", "target": 9}]}}})");
  const Simulation& simulation = what.simulation;
  REQUIRE(simulation.arrivals.size() == 2);
  CHECK(simulation.arrivals[0].model == "steady");
  CHECK(simulation.arrivals[0].shape == "stages(t, 0,0, 0,1.5, 30,1.5, 0,0)");
  CHECK(simulation.arrivals[1].model == "rising");
  CHECK(simulation.arrivals[1].shape == "stages(t, 10,0, 0,5, 20,100, 0,0)");
  REQUIRE(simulation.bots.size() == 1);
  CHECK(simulation.drop_arrivals);
  CHECK(what.options.max_running == 50 + 7 + 9);
  CHECK(simulation.duration == Nanos(30s));
  CHECK(what.options.http.connections == ConnectionMode::by_crowd);
  // Who does not say how many VUs there are gets as many as come.
  CHECK_FALSE(resolved(R"({"scenarios": {"a": {"executor": "constant-arrival-rate", "rate": 5,
                           "duration": "1s"}}})")
                  .options.max_running);
}

TEST_CASE("vus, duration, iterations and stages are bots and how long") {
  CHECK(shape_of(resolved(R"({"vus": 10, "duration": "30s"})")) == "=10");
  CHECK(resolved(R"({"vus": 10, "iterations": 200})").simulation.iterations == 200);
  const Resolved ramp = resolved(
      R"({"stages": [{"duration": "30s", "target": 20}, {"duration": "1m30s", "target": 10},
                     {"duration": "500ms", "target": 0}]})");
  CHECK(shape_of(ramp) == "=stages(t, 0,1, 30,20, 90,10, 0.5,0)");
  CHECK(ramp.simulation.duration == Nanos(120500ms));
  CHECK(shape_of(resolved(R"({"vus": 5, "stages": [{"duration": "1s", "target": 9}]})")) ==
        "=stages(t, 0,5, 1,9)");
  CHECK(shape_of(resolved(R"({"stages": ["30s:100"]})")) == "=stages(t, 30,100)");
}

TEST_CASE("scenarios are models, each with its shape") {
  const Resolved what = resolved(
      R"({"scenarios": {
            "browse-all": {"executor": "constant-vus", "vus": 10, "duration": "30s"},
            "spike": {"executor": "ramping-vus", "startVUs": 2, "startTime": "10s", "exec": "hit",
                      "stages": [{"duration": "5s", "target": 50}, {"duration": "5s", "target": 0}],
                      "gracefulStop": "3s", "gracefulRampDown": "3s"}}})");
  CHECK(shape_of(what) == "browse_all=stages(t, 0,0, 0,10, 30,10, 0,0)");
  CHECK(shape_of(what, 1) == "spike=stages(t, 10,0, 0,2, 5,50, 5,0, 0,0)");
  CHECK(what.simulation.duration == Nanos(30s));
  CHECK(what.options.graceful_stop == Nanos(3s));
  const Resolved shared = resolved(
      R"({"scenarios": {"one": {"executor": "shared-iterations", "vus": 3, "iterations": 20,
                                "maxDuration": "1m"}}})");
  CHECK(shape_of(shared) == "one=3");
  CHECK(shared.simulation.iterations == 20);
  CHECK(shared.simulation.duration == Nanos(1min));
  const Resolved each = resolved(R"({"scenarios": {"one": {"executor": "per-vu-iterations"}}})");
  CHECK(each.simulation.iterations_per_bot == 1);
  CHECK(each.simulation.duration == Nanos(10min));
}

TEST_CASE("what is not there is named, with its line and what to do") {
  struct Case {
    std::string options, message;
  };
  const Case cases[] = {
      {"[]", "shop.ts: options: options must be an object"},
      {R"({"dration": "1s"})", "did you mean 'duration'?"},
      {R"({"scriptRoot": "/"})", "a script cannot say 'script_root': it is read by then"},
      {R"({"transpileCache": "x"})", "say it on the command line: --transpile-cache"},
      {R"({"script": "x"})", "a script has no 'script'"},
      {R"({"duration": "soon"})", "shop.ts: options.duration: 'soon'"},
      {R"({"vus": "many"})", "'vus' must be a whole number, not \"many\""},
      {R"({"vus": 3, "bots": 5})", "'vus' and 'bots' both say how many bots there are"},
      {R"({"stages": [{"target": 5}]})", "a stage must have duration and target"},
      {R"({"stages": [{"duration": 5, "target": 5}]})", "'duration' must be a time, not 5"},
      {R"({"thresholds": {"http_reqs": ["p95 < 5"]}})", "'p95' is no method"},
      {R"({"minIterationDuration": "1s"})", "give the model a wait: wait = pacing(1)"},
      {R"({"cloud": {}})", "'cloud' is k6's, and not Hailstorm's"},
      {R"({"scenarios": {}})", "'scenarios' must be an object of {executor, ...}"},
      {R"({"scenarios": {"a": {"executor": "constant-vus"}}})", "'duration' is missing"},
      {R"({"scenarios": {"a": {"executor": "constant-arrival-rate", "rate": 5}}})",
       "options.scenarios.a: 'duration' is missing"},
      {R"({"scenarios": {"a": {"executor": "constant-arrival-rate", "duration": "1s"}}})",
       "options.scenarios.a: 'rate' is missing"},
      {R"({"scenarios": {"a": {"executor": "constant-arrival-rate", "rate": "5",
           "duration": "1s"}}})",
       "'rate' must be a number of arrivals, not \"5\""},
      {R"({"scenarios": {"a": {"executor": "ramping-arrival-rate", "vus": 5}}})",
       "unknown key 'vus'"},
      {R"({"scenarios": {"a": {"executor": "ramping-arrival-rate"}}})",
       "'stages' must be a list of {duration, target}"},
      {R"({"scenarios": {"a": {"executor": "constant-vu"}}})", "did you mean 'constant-vus'?"},
      {R"({"scenarios": {"a": {"executor": "constant-vus", "duraton": "1s"}}})",
       "did you mean 'duration'?"},
      {R"({"scenarios": {"a": {"executor": "constant-vus", "duration": "1s", "env": {}}}})",
       "a scenario has no 'env' of its own here"},
      {R"({"scenarios": {"a": {"executor": "shared-iterations"}, "b": {"executor": "constant-vus",
           "duration": "1s"}}})",
       "a number of iterations is one of the whole run here"},
      {R"({"scenarios": {"a": {"executor": "constant-vus", "duration": "1s"}}, "vus": 3})",
       "'vus' and 'scenarios' both say what runs"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.options);
    CHECK_THAT(refusal(one.options), Contains(one.message));
  }
  CHECK_THAT(refusal(R"({"scenarios": {"a": {"executor": "externally-controlled"}}})",
                     "import http from 'k6/http';\nexport const options = {\n  scenarios: {\n"
                     "    a: { executor: 'externally-controlled' },\n"),
             Contains("shop.ts:4: options.scenarios.a.executor: "));
}
