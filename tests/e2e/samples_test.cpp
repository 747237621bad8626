// Every sample runs: each bot in bots/, each simulation in config/, what `new` writes.
#include <catch2/catch.hpp>
#include <filesystem>

#include "process.h"

using namespace hailstorm;
namespace fs = std::filesystem;

namespace {

void check_clean(const StormRun& run) {
  CAPTURE(run.out, run.err);
  REQUIRE(run.code == 0);
  CHECK(run.report.at("metrics").at("http_reqs").at("count") > 0);
  CHECK(run.report.at("metrics").at("http_req_failed").at("passes") == 0);
  CHECK(run.report.at("metrics").at("actions_failed").at("passes") == 0);
  for (const auto& check : run.report.at("checks")) {
    CAPTURE(check.at("name"));
    CHECK(check.at("fails") == 0);
  }
  CHECK(run.report.at("mishaps").empty());
  CHECK(run.report.at("completeness").at("complete") == true);
}

}  // namespace

TEST_CASE("each bot in bots/ storms a target without a failure") {
  WorkFolder folder;
  PracticeTarget target(folder);
  int samples = 0;
  for (const auto& entry : fs::directory_iterator(HAIL_SOURCE_DIR "/bots")) {
    if (entry.path().extension() != ".js" && entry.path().extension() != ".ts") continue;
    CAPTURE(entry.path());
    ++samples;
    check_clean(storm(
        folder, {entry.path().string(), "--duration", "1s", "-e", "BASE_URL=" + target.url()}));
  }
  CHECK(samples >= 30);
}

TEST_CASE("each simulation in config/ runs, cut short") {
  WorkFolder folder;
  PracticeTarget target(folder);
  int samples = 0;
  for (const auto& entry : fs::directory_iterator(HAIL_SOURCE_DIR "/config")) {
    CAPTURE(entry.path());
    ++samples;
    check_clean(storm(
        folder, {entry.path().string(), "--duration", "2s", "-e", "BASE_URL=" + target.url()}));
  }
  CHECK(samples >= 2);
}

TEST_CASE("what `new` writes runs as it is") {
  WorkFolder folder;
  PracticeTarget target(folder);
  Process writer(folder, "new", {HAIL_BINARY, "new", folder.file("mine.js")});
  REQUIRE(writer.wait() == 0);
  check_clean(storm(folder, {folder.file("mine.js"), "--bots", "5", "--duration", "2s", "-e",
                             "BASE_URL=" + target.url()}));
}

TEST_CASE("check lists the models and what holds, and runs nothing") {
  WorkFolder folder;
  Process check(folder, "check",
                {HAIL_BINARY, "check", HAIL_SOURCE_DIR "/bots/shop.js", "--bots", "50"});
  CHECK(check.wait() == 0);
  CHECK_THAT(check.out(), Catch::Contains("model Shopper: every 1s") && Catch::Contains("browse") &&
                              Catch::Contains("weight 10 (90.9 %)") &&
                              Catch::Contains("crowd Shopper: 50 bots, at most 50"));
  Process one(folder, "one", {HAIL_BINARY, "check", HAIL_SOURCE_DIR "/bots/shop.js"});
  CHECK(one.wait() == 0);
  CHECK_THAT(one.out(), Catch::Contains("crowd Shopper: 1 bot, at most 1"));
}
