// What a script's own options say of thresholds.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/error.h"
#include "script/program.h"

using namespace hailstorm;

namespace {

Loaded load_options(const std::string& options) {
  const auto none = [](const std::string&, std::string&) { return false; };
  return load_program("a.js", "exports.default = function () {};\nexports.options = " + options, {},
                      none);
}

}  // namespace

TEST_CASE("thresholds of exports.options are texts, in the order in which they stand") {
  const Loaded loaded = load_options(
      "{ thresholds: { http_req_failed: 'rate<0.01', 'checks{a:b}': ['rate==1', 'rate > 0.9'],\n"
      "  http_reqs: [{ threshold: 'count > 5', abortOnFail: true, delayAbortEval: '10s' },\n"
      "              { threshold: 'rate > 1', abortOnFail: false, delayAbortEval: 500,\n"
      "                warmUp: null }] } };");
  CHECK(loaded.thresholds ==
        std::vector<std::string>{"http_req_failed: rate<0.01", "checks{a:b}: rate==1",
                                 "checks{a:b}: rate > 0.9",
                                 "http_reqs: count > 5; abortOnFail=true; delayAbortEval=10s",
                                 "http_reqs: rate > 1; abortOnFail=false; delayAbortEval=500ms"});
  CHECK(loaded.warnings.empty());
}

TEST_CASE("a script without options has no thresholds") {
  CHECK(load_options("{};").thresholds.empty());
  CHECK(load_options("undefined;").thresholds.empty());
  CHECK(load_options("{ thresholds: {} };").thresholds.empty());
  CHECK(load_options("{ thresholds: { http_reqs: [] } };").thresholds.empty());
}

TEST_CASE("other options are named as not read") {
  const Loaded loaded = load_options("{ vus: 10, thresholds: {} };");
  REQUIRE(loaded.warnings.size() == 1);
  CHECK(loaded.warnings[0] == "of exports.options only thresholds is read; vus is not");
}

TEST_CASE("a threshold that is no text is refused with what it is") {
  for (const std::string given : {"[5]", "[null]", "{}", "[{ abortOnFail: true }]", "true"}) {
    INFO(given);
    CHECK_THROWS_WITH(load_options("{ thresholds: { 'a{b:c}': " + given + " } };"),
                      Catch::Contains("options.thresholds[\"a{b:c}\"]: an assertion is a text"));
  }
  CHECK_THROWS_WITH(load_options("5;"), Catch::Contains("exports.options must be an object"));
}
