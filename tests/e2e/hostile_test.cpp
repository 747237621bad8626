// Beside a script that misbehaves, 500 well-behaved bots keep their ticks and their numbers.
#include <catch2/catch.hpp>
#include <set>
#include <span>

#include "hostile_scripts.h"
#include "process.h"

using namespace hailstorm;
using Catch::Contains;

namespace {

// Of all times: a script gets as far within a slice as it does at speed.
#if defined(__SANITIZE_THREAD__)
constexpr int slowness = 8;
#elif defined(HAIL_SLOW_BINARY)
constexpr int slowness = 3;
#else
constexpr int slowness = 1;
#endif
constexpr int slice_ms = 250 * slowness;
// What the machine may take beside, of an action and of a worker's turn.
constexpr int allowance_ms = 750 * slowness;

std::string millis(int ms) { return std::to_string(ms * slowness) + "ms"; }

// One of the model Hostile, which strikes when all of the 500 of the model Neighbour have come to
// visit; all on one thread, in one heap.
std::string script_of(const Hostile& hostile) {
  return "var hs = require('hailstorm'), base = hs.env.BASE;\n" + std::string(hostile.setup) +
         "\nfunction Hostile() {}\nHostile.every = 0;\nHostile.actions = { act: 1 };\n"
         "Hostile.prototype.onStart = function () { hs.sleep(" +
         std::to_string(0.6 * slowness) +
         "); };\n"
         "Hostile.prototype.act = function () {\n" +
         hostile.act +
         "\n};\nexports.Hostile = Hostile;\n"
         "function Neighbour() { this.calls = []; }\nNeighbour.every = '" +
         millis(1000) +
         "';\n"
         "Neighbour.actions = { visit: 1 };\n"
         "Neighbour.prototype.visit = function () {\n"
         "  var res = hs.http.get(base + '/hello', { name: 'visit' });\n"
         "  this.calls.push(JSON.parse('{\"a\": [1, 2]}').a.length);\n"
         "  hs.check(res, { right: res.status === 200 && this.calls[0] === 2 &&\n"
         "    {}.status === undefined && [3, 1, 2].sort().join('') === '123' });\n"
         "};\nexports.Neighbour = Neighbour;\n";
}

const nlohmann::json& row_of(const nlohmann::json& rows, const char* model) {
  for (const auto& row : rows) {
    if (row.at("model") == model) return row;
  }
  FAIL("no row of " << model);
  return rows;
}

std::string mishaps_of(const nlohmann::json& report) {
  std::string all;
  for (const auto& mishap : report.at("mishaps"))
    all += mishap.at("text").get<std::string>() + "\n";
  return all;
}

void stand(const PracticeTarget& target, const WorkFolder& folder, const Hostile& hostile) {
  CAPTURE(hostile.what);
  folder.write("bot.js", script_of(hostile));
  const std::uint64_t before = target.requests();
  const StormRun run =
      storm(folder, {folder.file("bot.js"), "-u", "Hostile=1", "-u", "Neighbour=500", "-d",
                     millis(1500), "-t", "1", "-e", "BASE=" + target.url(), "--graceful-stop", "5s",
                     "--response-memory", "32mib", "--script-slice", millis(250)});
  CAPTURE(run.err.substr(0, 2000), run.out.substr(0, 4000));
  REQUIRE(run.code == 0);
  const auto& metrics = run.report.at("metrics");
  // Only the neighbours have ticks, and only they check.
  CHECK(metrics.at("ticks_missed").at("count") == 0);
  CHECK(metrics.at("ticks").at("count").get<int>() >= 500);
  CHECK(metrics.at("checks").at("rate") == 1.0);
  CHECK(metrics.at("http_reqs").at("count") == target.requests() - before);
  CHECK(run.report.at("completeness").at("complete") == true);
  const auto& visits = row_of(run.report.at("actions"), "Neighbour");
  CHECK(visits.at("failed") == 0);
  CHECK(visits.at("duration").at("max").get<double>() < slice_ms + allowance_ms);
  // Nor does any turn of the worker take longer than the slice that one bot may run for.
  CHECK(metrics.at("generator_lag").at("max").get<double>() < slice_ms + allowance_ms);
  CHECK_THAT(mishaps_of(run.report), Contains(hostile.verdict));
  if (std::string_view(hostile.verdict).starts_with("(--") ||
      std::string_view(hostile.verdict) == "killed: ") {
    int killed = 0;
    for (const auto& count : metrics.at("bots").at("killed")) killed += count.get<int>();
    CHECK(killed > 0);
  }
}

// How many scripts it was stood beside.
std::size_t stand_all(std::span<const Hostile> all) {
  WorkFolder folder;
  const PracticeTarget target(folder);
  for (const Hostile& hostile : all) stand(target, folder, hostile);
  return all.size();
}

}  // namespace

TEST_CASE("beside scripts that never end, 500 bots keep their ticks and numbers") {
  CHECK(stand_all(hostile_in_time) == 10);
}

TEST_CASE("beside native functions that never end, 500 bots keep their ticks and numbers") {
  CHECK(stand_all(hostile_natively) == 9);
}

TEST_CASE("beside scripts that never have enough, 500 bots keep their ticks and numbers") {
  CHECK(stand_all(hostile_in_memory) == 10);
}

TEST_CASE("beside scripts that fail in other ways, 500 bots keep their ticks and numbers") {
  CHECK(stand_all(hostile_otherwise) == 12);
}

TEST_CASE("a script that never comes to its end while it is loaded is refused") {
  WorkFolder folder;
  for (const char* text : {"for (;;) exports.n++;", "var s = 'x'; for (;;) s += s;"}) {
    folder.write("bot.js", text);
    const StormRun run = storm(folder, {folder.file("bot.js"), "-d", "1s", "--script-load", "200ms",
                                        "--heap-memory", "64mib"});
    CHECK(run.code == 107);
    CHECK_THAT(run.err, Contains("bot.js:1:1: "));
  }
}

TEST_CASE("a model that cannot live stops the run, and what happened is reported") {
  WorkFolder folder;
  folder.write("bot.js",
               "function Bot() { for (;;) this.n++; }\nBot.actions = { act: 1 };\n"
               "Bot.prototype.act = function () {};\nexports.Bot = Bot;\n");
  const StormRun run = storm(folder, {folder.file("bot.js"), "-u", "3", "-d", "60s", "-t", "1"});
  CHECK(run.code == 107);
  CHECK_THAT(run.err, Contains("Bot cannot live") && Contains("bot.js:1: killed: ran for 250ms"));
  CHECK(run.report.at("metrics").at("bots").at("killed").at("slice") >= 3);
}
