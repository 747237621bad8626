// What a run must keep to, from the command line, a file and a script, to the exit code.
#include <catch2/catch.hpp>

#include "process.h"

using namespace hailstorm;

namespace {

const std::string shopper =
    "var hs = require('hailstorm');\n"
    "exports.Shopper = function () {};\n"
    "exports.Shopper.every = '50ms';\n"
    "exports.Shopper.actions = { look: 1 };\n"
    "exports.Shopper.prototype.look = function () {\n"
    "  hs.http.get(hs.env.BASE_URL + '/hello');\n"
    "  hs.http.get(hs.env.BASE_URL + '/slow?delay=30ms', { name: '/slow' });\n"
    "};\n";

// A run of the script with thresholds on the command line.
StormRun run(const WorkFolder& folder, const PracticeTarget& target, const std::string& script,
             const std::vector<std::string>& thresholds, const std::string& duration = "2s") {
  folder.write("shop.js", script);
  std::vector<std::string> words = {
      folder.file("shop.js"),    "--bots", "4", "--duration", duration, "-e",
      "BASE_URL=" + target.url()};
  for (const std::string& threshold : thresholds) {
    words.push_back("--threshold");
    words.push_back(threshold);
  }
  return storm(folder, words);
}

}  // namespace

TEST_CASE("thresholds that hold leave the exit code at 0, and are in the report") {
  WorkFolder folder;
  PracticeTarget target(folder);
  const StormRun good =
      run(folder, target, shopper,
          {"http_req_failed: rate < 1%", "http_reqs: count > 10",
           "http_req_duration{name:/slow}: min >= 30ms",
           "http_req_duration{name~/sl*}: med > http_req_duration{name:/hello}.med",
           "http_reqs: rate[1s] > 1"});
  INFO(good.out << good.err);
  CHECK(good.code == 0);
  CHECK_THAT(good.out, Catch::Contains("█ THRESHOLDS"));
  CHECK_THAT(good.out, Catch::Contains("✓ 'rate < 1%'"));
  REQUIRE(good.report.at("thresholds").size() == 5);
  for (const auto& row : good.report.at("thresholds")) {
    INFO(row);
    CHECK(row.at("ok") == true);
    CHECK(row.at("measured") == true);
    CHECK(row.at("margin") >= 0);
  }
  const auto& count = good.report.at("thresholds").at(1);
  CHECK(count.at("value") == good.report.at("metrics").at("http_reqs").at("count"));
  const auto& slow = good.report.at("metrics").at("http_req_duration{name:/slow}");
  CHECK(slow.at("thresholds").at("min >= 30ms").at("ok") == true);
  CHECK(slow.at("min") == good.report.at("thresholds").at(2).at("value"));
  CHECK(slow.at("count") > 5);
}

TEST_CASE("a threshold that fails is told when it does, and the exit code is 99") {
  WorkFolder folder;
  PracticeTarget target(folder);
  const StormRun bad =
      run(folder, target, shopper, {"http_req_duration: max < 20ms", "http_req_failed: rate < 1%"});
  INFO(bad.out << bad.err);
  CHECK(bad.code == 99);
  CHECK_THAT(bad.err, Catch::Contains("threshold crossed after 1s: http_req_duration: max < 20ms"));
  CHECK_THAT(bad.out, Catch::Contains("✗ 'max < 20ms'"));
  CHECK_THAT(bad.out, Catch::Contains("✓ 'rate < 1%'"));
  CHECK(bad.report.at("run").at("ending") == "duration over");
  CHECK(bad.report.at("thresholds").at(0).at("ok") == false);
  CHECK(bad.report.at("thresholds").at(0).at("crossed_s") == 1);
}

TEST_CASE("abortOnFail ends the run soon, with 99") {
  WorkFolder folder;
  PracticeTarget target(folder);
  const StormRun aborted =
      run(folder, target, shopper,
          {"http_req_duration: max < 20ms; abortOnFail; delayAbortEval=1s"}, "1m");
  INFO(aborted.out << aborted.err);
  CHECK(aborted.code == 99);
  CHECK(aborted.report.at("run").at("elapsed_s") > 1.9);
  CHECK(aborted.report.at("run").at("elapsed_s") < 20);
  CHECK(aborted.report.at("run").at("ending") == "aborted");
  CHECK(aborted.report.at("run").at("ending_reason") ==
        "by the threshold http_req_duration: max < 20ms");
  CHECK(aborted.report.at("thresholds").at(0).at("ended_run") == true);
}

TEST_CASE("a script's own thresholds count, unless others are given for the same metric") {
  WorkFolder folder;
  PracticeTarget target(folder);
  const std::string script = shopper +
                             "exports.options = { thresholds: {\n"
                             "  http_req_duration: ['max<20', 'min>=0'],\n"
                             "  'http_reqs{name:/slow}': [{ threshold: 'count>0',\n"
                             "                              abortOnFail: true,\n"
                             "                              delayAbortEval: '10s' }] } };\n";
  const StormRun own = run(folder, target, script, {});
  INFO(own.out << own.err);
  CHECK(own.code == 99);
  CHECK(own.report.at("thresholds").size() == 3);
  const StormRun given = run(folder, target, script, {"http_req_duration: max < 10s"});
  INFO(given.out << given.err);
  CHECK(given.code == 0);
  CHECK(given.report.at("thresholds").size() == 2);
}

TEST_CASE("a simulation file has thresholds") {
  WorkFolder folder;
  PracticeTarget target(folder);
  folder.write("shop.js", shopper);
  folder.write("sim.yaml",
               "script: shop.js\nduration: 1s\nenv: { BASE_URL: \"" + target.url() +
                   "\" }\nthresholds:\n  http_req_failed: [\"rate < 0.01\"]\n"
                   "  http_req_duration:\n    - { threshold: max < 1ms, abortOnFail: false }\n");
  const StormRun result = storm(folder, {folder.file("sim.yaml")});
  INFO(result.out << result.err);
  CHECK(result.code == 99);
  CHECK(result.report.at("thresholds").at(0).at("ok") == true);
  CHECK(result.report.at("thresholds").at(1).at("ok") == false);
}

TEST_CASE("a wrong threshold is refused before the run, with 104 and the place") {
  WorkFolder folder;
  folder.write("shop.js", shopper);
  folder.write("own.js", shopper + "exports.options = { thresholds: { http_req: ['avg<1'] } };\n");
  folder.write("odd.js", shopper + "exports.options = { thresholds: { http_reqs: [5] } };\n");
  const auto refused = [&](const std::vector<std::string>& words, const std::string& message,
                           int expected) {
    std::vector<std::string> all = {HAIL_BINARY, "run"};
    all.insert(all.end(), words.begin(), words.end());
    Process process(folder, "refused", all);
    CHECK(process.wait() == expected);
    CHECK_THAT(process.err(), Catch::Contains(message));
    CHECK(process.out().empty());
  };
  refused({folder.file("shop.js"), "--threshold", "http_req_duration: p95 < 200"},
          "--threshold: 'p95' is no method\n  http_req_duration: p95 < 200\n"
          "                     ^\n  write p(95)",
          104);
  refused({folder.file("shop.js"), "--threshold", "http_req_durations: p(95) < 200"},
          "did you mean 'http_req_duration'?", 104);
  refused({folder.file("own.js")}, "options.thresholds.http_req[0]: there is no metric 'http_req'",
          104);
  refused({folder.file("odd.js")},
          "options.thresholds.http_reqs[0]: avg, min, med, max, p(N), count", 104);
}

TEST_CASE("hailstorm check lists thresholds and where they were given") {
  WorkFolder folder;
  folder.write("own.js", shopper +
                             "exports.options = { vus: 3, thresholds: {"
                             " http_reqs: 'count>0' } };\n");
  Process check(folder, "check",
                {HAIL_BINARY, "check", folder.file("own.js"), "--threshold", "checks: rate > 0.9"});
  CHECK(check.wait() == 0);
  CHECK_THAT(check.out(), Catch::Contains("threshold checks: rate > 0.9 (command line: "
                                          "--threshold)\n"));
  CHECK_THAT(check.out(), Catch::Contains("threshold http_reqs: count>0 ("));
  CHECK_THAT(check.out(), Catch::Contains("bots = 3 ("));
}

TEST_CASE("checks by their tags, tags of the run, bots and the generator can be judged") {
  WorkFolder folder;
  PracticeTarget target(folder);
  folder.write("shop.js", shopper +
                              "exports.Shopper.prototype.look = function () {\n"
                              "  var res = hs.http.get(hs.env.BASE_URL + '/hello');\n"
                              "  hs.check(res, { good: true }, { myTag: 'hola' });\n"
                              "  hs.group('pay', function () { hs.check(res, { bad: false }); });\n"
                              "};\n");
  const StormRun good = storm(folder, {folder.file("shop.js"),
                                       "--bots",
                                       "4",
                                       "--duration",
                                       "1s",
                                       "-e",
                                       "BASE_URL=" + target.url(),
                                       "--tag",
                                       "stage=test",
                                       "--threshold",
                                       "checks{myTag:hola}: rate > 0.9",
                                       "--threshold",
                                       "checks{group:::pay}: rate == 0",
                                       "--threshold",
                                       "checks{model:Shopper}: rate == 0.5",
                                       "--threshold",
                                       "http_req_duration{stage:test}: p(95) < 10s",
                                       "--threshold",
                                       "vus: max <= 4",
                                       "--threshold",
                                       "generator_lag: max < 10s"});
  INFO(good.out << good.err);
  CHECK(good.code == 0);
  REQUIRE(good.report.at("thresholds").size() == 6);
  for (const auto& row : good.report.at("thresholds")) {
    INFO(row);
    CHECK(row.at("ok") == true);
    CHECK(row.at("measured") == true);
  }
}
