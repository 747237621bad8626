// The files that a run leaves, opened by other people's parsers: Python's, cmark's.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "process.h"

using namespace hailstorm;

namespace {

const std::string script =
    "var hailstorm = require('hailstorm'), http = hailstorm.http, base = hailstorm.env.BASE_URL;\n"
    "exports.Shopper = function () {};\n"
    "var orders = new hailstorm.Counter('orders');\n"
    "exports.Shopper.every = '100ms';\n"
    "exports.Shopper.actions = { look: 1 };\n"
    "exports.Shopper.prototype.look = function () {\n"
    "  var res = hailstorm.group('front', function () { return http.get(base + '/hello'); });\n"
    "  hailstorm.check(res, { 'is 200': function (r) { return r.status === 200; },\n"
    "                         'a | b <c>': function () { return true; },\n"
    "                         'never': function () { return false; } });\n"
    "  orders.add(2);\n"
    "  http.get(base + '/status/503');\n"
    "  http.get(base + '/hello', { name: 'a,\"b\" | c' });\n"
    "  throw new Error('one, \"two\"\\nthree');\n"
    "};\n";

std::vector<std::string> all_reports(const WorkFolder& folder) {
  return {"--report",          "csv=" + folder.file("seconds.csv"),
          "--report",          "html=" + folder.file("report.html"),
          "--report",          "junit=" + folder.file("junit.xml"),
          "--report",          "md=" + folder.file("report.md"),
          "--report",          "locust=" + folder.file("locust"),
          "--summary-export",  folder.file("summary.json"),
          "--csv-full-history"};
}

}  // namespace

TEST_CASE("each file of a run is what other parsers take it for, and all agree") {
  WorkFolder folder;
  PracticeTarget target(folder);
  folder.write("shop.js", script);
  std::vector<std::string> words = {
      folder.file("shop.js"), "--bots", "4", "--duration", "3s", "-e", "BASE_URL=" + target.url()};
  for (const std::string& word : all_reports(folder)) words.push_back(word);
  const StormRun run = storm(folder, words);
  INFO(run.err << run.out);
  REQUIRE(run.code == 0);
  CHECK(run.report.at("metrics").at("http_req_failed").at("passes") > 0);
  Process check(folder, "check",
                {"python3", HAIL_SOURCE_DIR "/tests/e2e/report_files.py", folder.path});
  const int code = check.wait();
  INFO(check.out() << check.err());
  CHECK(code == 0);
}

TEST_CASE(
    "a run that its script calls failed is that in every file; a failed check makes none so") {
  WorkFolder folder;
  folder.write("judge.js",
               "var hs = require('hailstorm');\nexports.A = function () {};\n"
               "exports.A.every = '50ms';\nexports.A.actions = { a: 1 };\n"
               "exports.A.prototype.a = function () {\n"
               "  hs.check(1, { never: function () { return false; } });\n"
               "  if (!hs.env.WORD) return;\n"
               "  hs.test.fail(hs.env.WORD);\n  throw new Error(hs.env.WORD);\n};\n");
  const auto run = [&folder](const std::string& word) {
    std::vector<std::string> words = {folder.file("judge.js"),
                                      "--duration",
                                      "1s",
                                      "-e",
                                      "WORD=" + word,
                                      "--out",
                                      "ndjson=" + folder.file("samples.ndjson")};
    for (const std::string& one : all_reports(folder)) words.push_back(one);
    const StormRun ended = storm(folder, words);
    CHECK(ended.report.at("run").at("exit_code") == ended.code);
    return ended;
  };
  const StormRun checked = run("");
  CHECK(checked.code == 0);
  CHECK_THAT(contents_of(folder.file("report.md")), Catch::StartsWith("# ✅ "));
  CHECK_THAT(contents_of(folder.file("junit.xml")),
             Catch::Contains("failures=\"0\"") && Catch::Contains("skipped=\"1\""));
  CHECK_THAT(contents_of(folder.file("report.html")), Catch::Contains("\"passed\":true"));
  const StormRun called = run("token=sekret1234");
  CHECK(called.code == 110);
  CHECK(called.report.at("run").at("sentences").at(0) == "token=***");
  CHECK_THAT(contents_of(folder.file("report.md")), Catch::StartsWith("# ❌ "));
  CHECK_THAT(
      contents_of(folder.file("junit.xml")),
      Catch::Contains("failures=\"1\"") && Catch::Contains("<failure message=\"token=***\""));
  CHECK_THAT(contents_of(folder.file("report.html")), Catch::Contains("\"passed\":false"));
  for (const char* name : {"report.json", "report.md", "junit.xml", "report.html", "seconds.csv",
                           "locust_exceptions.csv", "summary.json", "samples.ndjson"}) {
    INFO(name);
    CHECK_THAT(contents_of(folder.file(name)), !Catch::Contains("sekret1234"));
  }
  CHECK_THAT(called.out, Catch::Contains("token=***") && !Catch::Contains("sekret1234"));
  CHECK_THAT(called.report.at("mishaps").dump(), Catch::Contains("token=***"));
}

TEST_CASE("a run of a URL tells its target, without the password") {
  WorkFolder folder;
  PracticeTarget target(folder);
  std::string url = target.url();
  url.insert(url.find("://") + 3, "ada:lovelace@");
  std::vector<std::string> words = {url + "/hello?token=sekret1234", "--duration", "1s"};
  for (const std::string& one : all_reports(folder)) words.push_back(one);
  const StormRun run = storm(folder, words);
  INFO(run.err << run.out);
  const std::string shown = target.url() + "/hello?token=***";
  CHECK(run.report.at("run").at("target") == shown);
  CHECK_THAT(run.out, Catch::Contains("target: " + shown + "\n"));
  CHECK_THAT(contents_of(folder.file("junit.xml")),
             Catch::Contains("<testsuite name=\"" + shown + "\""));
  CHECK_THAT(contents_of(folder.file("report.html")),
             Catch::Contains("\"title\":\"" + shown + "\""));
  CHECK_THAT(contents_of(folder.file("report.md")), Catch::StartsWith("# ✅ http://127.0.0.1:"));
}

TEST_CASE("the end report is ASCII in a locale without UTF-8") {
  const WorkFolder folder;
  folder.write("shop.js", script);
  for (const char* locale : {"C", "POSIX"}) {
    Process run(folder, "run",
                {"env", std::string("LC_ALL=") + locale, HAIL_BINARY, "run", "-q",
                 folder.file("shop.js"), "--duration", "1s", "-e", "BASE_URL=http://127.0.0.1:9"});
    CHECK(run.wait() == 0);
    const std::string text = run.out();
    INFO(text);
    CHECK_THAT(text, Catch::Contains("# TOTAL RESULTS") && Catch::Contains("x is 200"));
    CHECK(std::all_of(text.begin(), text.end(), [](char c) { return c > 0; }));
  }
}

TEST_CASE("a report that could not be written is refused before the run begins") {
  WorkFolder folder;
  folder.write("shop.js", script);
  Process run(folder, "run",
              {HAIL_BINARY, "run", folder.file("shop.js"), "--duration", "1m", "--report",
               "html=" + folder.file("none/report.html")});
  CHECK(run.wait() == 1);
  CHECK_THAT(run.err(), Catch::Contains("none/report.html: the file cannot be written"));
  Process unknown(folder, "unknown",
                  {HAIL_BINARY, "run", folder.file("shop.js"), "--report", "jnit=a.xml"});
  CHECK(unknown.wait() == 104);
  CHECK_THAT(unknown.err(), Catch::Contains("unknown kind of report 'jnit'") &&
                                Catch::Contains("did you mean 'junit'?"));
}

TEST_CASE("a run whose report fails at the end writes the others, and leaves what was there") {
  WorkFolder folder;
  folder.write("shop.js",
               "exports.A = function () {};\nexports.A.prototype.a = function () {};\n"
               "exports.A.actions = { a: 1 };\n");
  Process run(folder, "run",
              {HAIL_BINARY, "run", folder.file("shop.js"), "--duration", "1s", "--report",
               "json=/dev/full", "--report", "md=" + folder.file("report.md")});
  CHECK(run.wait() == 1);
  CHECK_THAT(run.err(), Catch::Contains("/dev/full: the file cannot be written"));
  CHECK(std::filesystem::exists(folder.file("report.md")));
}
