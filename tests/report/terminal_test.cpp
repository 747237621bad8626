// The end report on a terminal, word for word.
#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "report/terminal.h"
#include "report/text.h"
#include "sample.h"

using namespace hailstorm;

namespace {

bool fits(const std::string& text, int columns) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (width_of(line) > columns) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("the end report reads as its golden text at 80 columns") {
  const std::string text = render_summary(sample_run(), {});
  REQUIRE(text == golden("summary.txt", text));
  REQUIRE(fits(text, 80));
}

TEST_CASE("the end report of a run without requests reads as its golden text") {
  const std::string text = render_summary(empty_run(), {});
  REQUIRE(text == golden("empty.txt", text));
  REQUIRE(fits(text, 80));
}

TEST_CASE("the end report of several models reads as its golden text at 100 columns") {
  RunSummary run = sample_run();
  run.models.push_back({"Buyer", "5 + 5*sin(t/30)^2",
                        "evenly spaced, who finds no room under --max-running 60 is dropped",
                        true});
  ModelTally& buyer = run.total.models["Buyer"];
  buyer.arrivals = 303;
  buyer.arrivals_started = 300;
  buyer.arrivals_dropped = 2;
  buyer.arrival_lag.record(55'000, 300);
  buyer.journey.record(7'200'000, 300);
  buyer.journey_response.record(7'255'000, 300);
  run.ending = Ending::aborted;
  run.ending_reason = "no product left in the shop";
  run.max_running = 60;
  Random random(2);
  const ExchangeKey key{"Buyer", "https://shop.example/api/v2/customers/:id/orders/:order/payment",
                        "OPTIONS", Outcome::answered, 200};
  add_exchanges(run.total, key, 300, true, 7, random);
  for (auto& second : run.seconds) second.bots["Buyer"] = {10, 1, 6, 0, 0, 1, 2};
  const std::string text = render_summary(run, {false, 100});
  REQUIRE(text == golden("several_models.txt", text));
  REQUIRE(fits(text, 100));
  REQUIRE(fits(render_summary(run, {false, 80}), 80));
  REQUIRE(render_summary(run, {false, 40}) == render_summary(run, {false, 80}));
}

TEST_CASE("the end report is coloured only when asked") {
  REQUIRE(render_summary(sample_run(), {false, 80}).find('\x1b') == std::string::npos);
  REQUIRE(render_summary(sample_run(), {true, 80}).find('\x1b') != std::string::npos);
}

TEST_CASE("the end report is plain ASCII where the terminal shows no more, as wide as before") {
  const std::string text = render_summary(sample_run(), {}),
                    plain = [] { return render_summary(sample_run(), {.unicode = false}); }();
  REQUIRE(std::all_of(plain.begin(), plain.end(), [](char c) { return c > 0; }));
  REQUIRE(plain.find('?') == std::string::npos);
  REQUIRE(width_of(plain) == width_of(text));
}

TEST_CASE(
    "where names leave the numbers little room, all stand above them; on wide terminals none") {
  RunSummary run = sample_run();
  const std::string narrow = render_summary(run, {.width = 80});
  CHECK_THAT(narrow, Catch::Contains("\n  GET  /\n"));
  CHECK_THAT(narrow, Catch::Contains("\n  Aggregated\n"));
  const std::string wide = render_summary(run, {.width = 120});
  CHECK_THAT(wide, Catch::Contains("\n  GET  /    "));
  CHECK(fits(wide, 120));
  CHECK(render_summary(run, {.width = 500}) == render_summary(run, {.width = 160}));
}

TEST_CASE("no line of the end report is wider than it may be, whatever the names") {
  RunSummary run = sample_run();
  add_blocks(run, 130);
  const std::string path = "/srv/" + std::string(150, 'p'), words = "a name of many words and ";
  run.script = path;
  run.tags["environment"] = path;
  run.ending_reason = path;
  run.models.push_back(
      {std::string(90, 'M'), "100*rect((t-15)/30)+" + std::string(100, '1'), "1s"});
  run.total.checks[{words + words + words + words}] = {1, 1};
  run.total.checks[{path}] = {1, 1};
  for (const MetricKind kind :
       {MetricKind::counter, MetricKind::gauge, MetricKind::rate, MetricKind::trend}) {
    const CustomMetric metric{"metric_" + std::string(name_of(kind)) + std::string(90, '_'), kind};
    const CustomKey key{metric, "Shopper", "a"};
    for (const double value : {0.0, 123'456'789.0, 99'999'999'999.0})
      run.total.custom.try_emplace(key, metric.none()).first->second.record(value, Nanos(1));
  }
  Random random(5);
  const std::string model(100, 'M');
  add_exchanges(run.total, {model, path, "OPTIONS", Outcome::answered, 200}, 30, true, 900, random);
  add_exchanges(run.total, {model, path, "PROPFIND", Outcome::answered, 503, Expected::no}, 3, true,
                9, random);
  run.total.exchanges[{model, path, "GET", Outcome::answered, 200}].ended = 123'456'789;
  run.total.verdicts[{model, path, "GET", path}] = 1'234'567;
  run.total.timings[{TimingKind::group, model, path}].record(90'000'000'000, 123'456'789);
  run.total.timings[{TimingKind::observed, model, path, -2'000'000'000}].record(90'000'000, 5);
  run.total.mishaps[{model, path, path}] = 1'234'567;
  run.total.models["Shopper"].bots_killed.fill(1'234'567);
  run.thresholds.push_back(sample_verdict("http_req_duration{name:" + path + "}: p(95) < 200ms",
                                          Dimension::time, 150, 200, true));
  run.notes = {path, words + path};
  for (auto& second : run.seconds) second.bots[model] = {1'000'000, 1, 6, 0, 0, 1, 2};
  for (const int width : {80, 100, 160}) {
    std::istringstream lines(render_summary(run, {false, width}));
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(width, line);
      CHECK(width_of(line) <= width);
    }
  }
}

TEST_CASE("a short run's marks leave the values of TOTAL RESULTS beneath each other") {
  RunSummary run;
  ExchangeTally& tally = run.total.exchanges[{"M", "/", "GET", Outcome::answered, 200}];
  tally.duration.record(12'345'678, 50);
  tally.ended = 50;
  run.total.actions[{"M", "a"}].duration.record(12'345'678, 50'000);
  const std::string text = render_summary(run, {});
  CHECK_THAT(text,
             Catch::Contains(
                 "  http_req_duration..: avg=12.3ms    min=12.3ms    med=12.3ms    max=12.3ms\n"
                 "                       p(90)=12.3ms* p(95)=12.3ms* p(99)=12.3ms* "
                 "p(99.9)=12.3ms*\n") &&
                 Catch::Contains("  action_duration....: avg=12.3ms    min=12.3ms    med=12.3ms    "
                                 "max=12.3ms\n"));
  CHECK(fits(text, 80));
}

TEST_CASE("a closed loop has no ticks to tell of") {
  RunSummary run = good_run();
  CHECK(render_summary(run, {}).find("ticks") == std::string::npos);
  run.total.models["Shopper"].ticks_missed = 3;
  CHECK_THAT(render_summary(run, {}),
             Catch::Contains("  ticks_missed.......: 3\n") &&
                 Catch::Contains("Ticks planned 3 = started 0 + missed 3"));
}

TEST_CASE("a run of one URL tells its target") {
  RunSummary run = good_run();
  run.script = "(built-in)";
  run.target = "http://127.0.0.1:8000/hello";
  CHECK_THAT(render_summary(run, {}),
             Catch::Contains("      target: http://127.0.0.1:8000/hello\n"));
}

TEST_CASE("a report that misses something says so") {
  RunSummary run = sample_run();
  run.total.begun += 5;
  const std::string text = render_summary(run, {});
  REQUIRE(text.find("5 whose end was never reported") != std::string::npos);
  REQUIRE(text.find("The report is incomplete.") != std::string::npos);
}

TEST_CASE("a crowd that followed its shape is said to have done so") {
  RunSummary run = sample_run();
  run.seconds = sample_seconds(10, 20, 50);
  const std::string text = render_summary(run, {});
  REQUIRE(text.find("each bot that the shapes wanted was there") != std::string::npos);
  REQUIRE(text.find("late in") == std::string::npos);
}

TEST_CASE("a report of a thousand names and failures stays readable") {
  RunSummary run;
  Random random(3);
  for (int i = 0; i < 1000; ++i) {
    add_exchanges(run.total,
                  {"M", "/page/" + std::to_string(i), "GET", Outcome::timeout, 0, Expected::no}, 1,
                  true, 0, random);
  }
  const std::string text = render_summary(run, {});
  REQUIRE(std::count(text.begin(), text.end(), '\n') < 150);
  REQUIRE(text.find("... and 980 more") != std::string::npos);
}
