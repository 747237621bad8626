// --out ndjson: every figure of a run's report computed anew from its samples, by a script that has
// nothing in common with the program but the file.
#include <catch2/catch.hpp>
#include <csignal>

#include "process.h"

using namespace hailstorm;

namespace {

// Failures of many kinds, redirects, retries, verdicts that are changed, groups, observations,
// checks, mishaps, and requests that the end of the run cuts off.
const std::string everything =
    "var h = require('hailstorm'), http = h.http, base = h.env.BASE_URL, turn = 0;\n"
    "var orders = new h.Counter('orders'), price = new h.Trend('price'),\n"
    "    basket = new h.Gauge('basket'), stocked = new h.Rate('stocked');\n"
    "exports.Busy = function () {};\n"
    "exports.Busy.every = '60ms';\n"
    "exports.Busy.actions = { look: 5, order: 1, throws: 1 };\n"
    "exports.Busy.prototype.look = function () {\n"
    "  var res = h.group('front', function () {\n"
    "    return http.get(base + '/look?delay=exp(4ms)&close=0.3&size=2kb'); });\n"
    "  h.check(res, { 'is 200': function (r) { return r.status === 200; },\n"
    "                 'every other': function () { return turn++ % 2 === 0; } });\n"
    "  http.get(base + '/redirect/2', { name: 'redirected' });\n"
    "  http.get(base + '/some?status=200:0.7,404:0.2,503:0.1', { name: 'sometimes' });\n"
    "  http.get('http://127.0.0.1:1/', { name: 'nobody' });\n"
    "  http.get(base + '/reset?reset=headers:0.2', { name: 'reset' });\n"
    "  http.get(base + '/again', { name: 'resent' });\n"
    "  http.get(base + '/again?reset=before:0.5', { name: 'resent' });\n"
    "};\n"
    "exports.Busy.prototype.order = function () {\n"
    "  var res = http.post(base + '/anything?echo=1', 'a=1', { name: 'order' });\n"
    "  if (turn++ % 2) res.fail('no \"number\"'); else res.fail('empty');\n"
    "  if (turn % 3 === 0) res.ok();\n"
    "  orders.add(0.5, { tier: 'gold' }); price.add(turn * 1.7 - 20); basket.add(-turn);\n"
    "  stocked.add(turn % 4 === 0);\n"
    "  http.get(base + '/status/404', { name: 'fine' }).ok();\n"
    "  http.get(base + '/slow?delay=400ms', { name: 'slow', timeout: '150ms' });\n"
    "};\n"
    "exports.Busy.prototype.throws = function () { throw new Error('oh,\\nno'); };\n"
    "exports.Hanging = function () {};\n"
    "exports.Hanging.every = '1s';\n"
    "exports.Hanging.actions = { hang: 1 };\n"
    "exports.Hanging.prototype.hang = function () { http.get(base + '/held?hang=1'); };\n";

void recompute(const WorkFolder& folder) {
  Process check(folder, "recompute",
                {"python3", HAIL_SOURCE_DIR "/tests/e2e/recompute.py", folder.file("report.json"),
                 folder.file("samples.ndjson")});
  const int code = check.wait();
  WARN(check.out());
  INFO(check.err());
  CHECK(code == 0);
}

std::vector<std::string> words(const WorkFolder& folder, const PracticeTarget& target,
                               const std::string& threads = "2") {
  return {folder.file("busy.js"),
          "--bots",
          "Busy=6",
          "--bots",
          "Hanging=2",
          "--threads",
          threads,
          "--out",
          "ndjson=" + folder.file("samples.ndjson"),
          "-e",
          "BASE_URL=" + target.url(),
          "--tag",
          "stage=test",
          "--graceful-stop",
          "500ms"};
}

}  // namespace

TEST_CASE("every figure of the report is what the samples add up to: a run that is interrupted") {
  WorkFolder folder;
  PracticeTarget target(folder);
  folder.write("busy.js", everything);
  Process run(folder, "run", storm_words(folder, words(folder, target)));
  REQUIRE(target.comes_to("requests", 1500));
  run.signal(SIGINT);
  CHECK(run.wait() == 105);
  INFO(run.err());
  const auto report = report_of(folder);
  CHECK(report.at("metrics").at("http_req_failed").at("passes") > 100);
  CHECK(report.at("completeness").at("cut_off") > 0);
  CHECK(report.at("verdicts").size() == 2);
  recompute(folder);
}

TEST_CASE("every figure of the report is what the samples add up to: a run to its end") {
  WorkFolder folder;
  PracticeTarget target(folder);
  folder.write("busy.js", everything);
  std::vector<std::string> all = words(folder, target);
  all.insert(all.end(), {"--duration", "2s"});
  const StormRun run = storm(folder, all);
  INFO(run.err);
  REQUIRE(run.code == 0);
  recompute(folder);
  // A kept connection that is reset before the answer's head: sent again, and told of.
  const auto report = report_of(folder);
  const auto& complete = report.at("completeness");
  CHECK(complete.at("resent") > 0);
  CHECK(complete.at("target_min") <= target.counter("requests"));
  CHECK(target.counter("requests") <= complete.at("target_max"));
  CHECK_THAT(run.out, Catch::Contains(" of them twice: a kept connection turned out to be closed"));
}

TEST_CASE("every figure of each second, of bots and of thresholds is what the samples add up to") {
  WorkFolder folder;
  PracticeTarget target(folder);
  folder.write("busy.js", everything);
  std::vector<std::string> all = words(folder, target, "1");
  all.insert(all.end(), {"--duration", "3s"});
  for (const char* threshold :
       {"http_req_duration: p(95) < 10s", "http_req_duration{name:order}: med > 1s",
        "http_req_failed{name:slow}: rate < 50%", "http_reqs{method:POST}: count > 3",
        "http_reqs: rate > 1", "iteration_duration{model:Busy}: max < 10s", "checks: rate > 10%"})
    all.insert(all.end(), {"--threshold", threshold});
  const StormRun run = storm(folder, all);
  INFO(run.err);
  REQUIRE(run.code == 99);
  CHECK(run.report.at("thresholds").size() == 7);
  recompute(folder);
}

TEST_CASE("samples that cannot be written are refused before the run, or told of after it") {
  WorkFolder folder;
  folder.write("busy.js", everything);
  Process refused(folder, "refused",
                  {HAIL_BINARY, "run", folder.file("busy.js"), "--out",
                   "ndjson=" + folder.file("none/samples")});
  CHECK(refused.wait() == 1);
  CHECK_THAT(refused.err(), Catch::Contains("none/samples: the file cannot be written"));
  Process kind(folder, "kind", {HAIL_BINARY, "run", folder.file("busy.js"), "--out", "ndjso=a"});
  CHECK(kind.wait() == 104);
  CHECK_THAT(kind.err(), Catch::Contains("unknown kind of output 'ndjso'"));
  folder.write("kept.ndjson", "precious");
  Process model(folder, "model",
                {HAIL_BINARY, "run", folder.file("busy.js"), "--bots", "Nobody=1", "--out",
                 "ndjson=" + folder.file("kept.ndjson")});
  CHECK(model.wait() == 104);
  CHECK(contents_of(folder.file("kept.ndjson")) == "precious");
  PracticeTarget target(folder);
  const StormRun full =
      storm(folder, {folder.file("busy.js"), "--duration", "1s", "--out", "ndjson=/dev/full", "-e",
                     "BASE_URL=" + target.url(), "--graceful-stop", "100ms"});
  CHECK_THAT(full.out, Catch::Contains("/dev/full is not complete"));
}
