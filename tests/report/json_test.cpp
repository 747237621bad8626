// The JSON report: its golden text, its documented keys, and that it agrees with the terminal's.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>

#include "report/json.h"
#include "report/statement.h"
#include "report/summary_export.h"
#include "report/totals.h"
#include "sample.h"

using namespace hailstorm;
using Json = nlohmann::json;

namespace {

// The first column of the tables in docs/reference/report.md: `run.id`, `names[].duration`, ...
std::set<std::string> documented_keys() {
  std::ifstream file(std::string(HAIL_SOURCE_DIR) + "/docs/reference/report.md");
  const std::regex row("^\\| `([^`]+)` \\|.*");
  std::set<std::string> keys;
  std::smatch match;
  for (std::string line; std::getline(file, line);) {
    if (std::regex_match(line, match, row)) keys.insert(match[1]);
  }
  return keys;
}

// The paths of all values, an array's elements as [], a model's name as MODEL.
void collect(const Json& json, const std::string& path, std::set<std::string>& paths) {
  const std::set<std::string> trends = {"metrics.http_req_duration",
                                        "metrics.action_duration",
                                        "names[].duration",
                                        "metrics.action_response",
                                        "metrics.schedule_lag",
                                        "metrics.journey_duration",
                                        "metrics.journey_response",
                                        "actions[].response",
                                        "actions[].lag",
                                        "actions[].missed",
                                        "actions[].duration",
                                        "groups[].duration",
                                        "observed[].duration",
                                        "metrics.gc_pause",
                                        "metrics.generator_delay",
                                        "metrics.iteration_duration",
                                        "metrics.OWN"};
  const std::set<std::string> tags = {"run.tags", "outcomes[].tags"};
  const std::set<std::string> own = {"basket_value", "carts_open", "in_stock", "orders"};
  const bool is_phase = path.starts_with("metrics.http_req_") && json.contains("p(95)");
  const bool is_selection = path.starts_with("metrics.") && path.ends_with("}");
  if (is_selection || (path.starts_with("metrics.") && path.ends_with(".thresholds"))) {
    paths.insert("metrics.METRIC.thresholds");
    return;
  }
  if (path == "metrics.http_req_duration") paths.insert(path + ".confidence");
  if (path == "metrics.http_req_duration" && json.contains("thresholds"))
    paths.insert("metrics.METRIC.thresholds");
  if (json.is_object() && !trends.count(path) && !tags.count(path) && !is_phase) {
    for (const auto& [key, value] : json.items()) {
      const bool is_own = path == "metrics" && own.count(key) > 0;
      const std::string step = path == "bots" ? "MODEL" : is_own ? "OWN" : key;
      collect(value, path.empty() ? step : path + "." + step, paths);
    }
  } else if (json.is_array() && !json.empty() && json.front().is_object()) {
    for (const auto& element : json) collect(element, path + "[]", paths);
  } else {
    paths.insert(path);
  }
}

}  // namespace

TEST_CASE("the JSON report reads as its golden text") {
  const std::string text = render_json(sample_run());
  REQUIRE(text == golden("summary.json", text));
}

TEST_CASE("every documented key is in the JSON report, and every key is documented") {
  std::set<std::string> present;
  collect(Json::parse(render_json(sample_run())), "", present);
  REQUIRE(present == documented_keys());
}

TEST_CASE("a distribution has the keys of k6's trends, in milliseconds") {
  RunSummary run;
  ExchangeTally tally;
  tally.ended = tally.sent = 2;
  tally.duration.record(1'000'000);
  tally.duration.record(3'000'000);
  run.total.exchanges[{"M", "/", "GET", Outcome::answered, 200}] = tally;
  const Json trend = Json::parse(render_json(run))["metrics"]["http_req_duration"];
  REQUIRE(trend.size() == 11);
  REQUIRE(trend["unsupported"].is_array());
  REQUIRE(trend.contains("confidence"));
  REQUIRE(trend["count"] == 2);
  REQUIRE(trend["avg"] == 2.0);
  REQUIRE(trend["min"] == 1.0);
  REQUIRE(trend["max"] == 3.0);
  REQUIRE(trend["med"].get<double>() == Approx(1).epsilon(Histogram::bound));
  for (const char* key : {"p(90)", "p(95)", "p(99)", "p(99.9)"}) {
    REQUIRE(trend[key].get<double>() == Approx(3).epsilon(Histogram::bound));
  }
}

TEST_CASE("requests that differ in action, group and own tags alone are one kind of failure") {
  RunSummary run;
  for (const std::string action : {"browse", "buy"}) {
    ExchangeKey key{"M", "/", "GET", Outcome::answered, 503, Expected::no};
    key.action = action;
    run.total.exchanges[key].ended = 2;
  }
  const Json report = Json::parse(render_json(run));
  REQUIRE(report["outcomes"].size() == 2);
  REQUIRE(report["failures"].size() == 1);
  REQUIRE(report["failures"][0]["count"] == 4);
}

TEST_CASE("a distribution of nothing is null, not zero") {
  const Json report = Json::parse(render_json(empty_run()));
  REQUIRE(report["metrics"]["http_req_duration"]["p(95)"].is_null());
  REQUIRE(report["metrics"]["http_req_duration"]["count"] == 0);
  REQUIRE(report["metrics"]["http_reqs"]["rate"] == 0);
  REQUIRE(report["names"].empty());
  REQUIRE(report["names"].is_array());
  REQUIRE(report["bots"].is_object());
}

TEST_CASE("a script's metrics have k6's fields under their names") {
  const Json metrics = Json::parse(render_json(sample_run()))["metrics"];
  REQUIRE(metrics["orders"]["count"] == 583);
  REQUIRE(metrics["orders"]["rate"].get<double>() == Approx(583 / 30.412));
  REQUIRE(metrics["carts_open"] == Json({{"value", 3}, {"min", -1}, {"max", 41}}));
  REQUIRE(metrics["in_stock"] == Json({{"rate", 0.75}, {"passes", 3}, {"fails", 1}}));
  REQUIRE(metrics["basket_value"]["count"] == 3);
  REQUIRE(metrics["basket_value"]["min"] == -4.25);
  REQUIRE(metrics["basket_value"]["p(90)"].get<double>() == Approx(19.5).epsilon(0.003));
}

TEST_CASE("a metric that a threshold selects has its values, as in k6") {
  RunSummary run;
  run.elapsed = std::chrono::seconds(10);
  for (const auto& [name, ms] : {std::pair("/a", 1u), std::pair("/b", 3u)}) {
    const ExchangeKey key{"M", name, "GET", Outcome::answered, 200};
    ExchangeTally& tally = run.total.exchanges[key];
    tally.ended = tally.sent = 2;
    tally.duration.record(ms * 1'000'000, 2);
  }
  const CustomMetric orders{"orders", MetricKind::counter};
  for (const char* model : {"M", "N"}) {
    const CustomKey key{orders, model, "buy"};
    run.total.custom.try_emplace(key, orders.none()).first->second.record(5, Nanos(1));
  }
  run.total.timings[{TimingKind::group, "M", "pay"}].record(7'000'000, 3);
  for (const char* text :
       {"http_req_duration{name:/b}: max < 200ms", "http_reqs{name:/a}: count > 1",
        "orders{model:M}: count > 1", "group_duration: max < 10ms", "http_req_duration: max < 9s"})
    run.thresholds.push_back(sample_verdict(text, Dimension::plain, 1, 2, true));
  measure_thresholds(run);
  const Json metrics = Json::parse(render_json(run))["metrics"];
  const Json& selected = metrics["http_req_duration{name:/b}"];
  CHECK(selected["count"] == 2);
  CHECK(selected["avg"] == 3.0);
  CHECK(selected["max"] == 3.0);
  CHECK(selected["unsupported"].size() == 5);
  CHECK(selected["thresholds"]["max < 200ms"]["ok"] == true);
  CHECK(metrics["http_req_duration"]["avg"] == 2.0);
  CHECK(metrics["http_reqs{name:/a}"]["count"] == 2);
  CHECK(metrics["http_reqs{name:/a}"]["rate"] == 0.2);
  CHECK(metrics["orders{model:M}"]["count"] == 5);
  CHECK(metrics["group_duration"]["count"] == 3);
  const Json exported = Json::parse(render_summary_export(run))["metrics"];
  CHECK(exported["http_req_duration{name:/b}"]["avg"] == 3.0);
  CHECK(exported["http_req_duration{name:/b}"]["thresholds"]["max < 200ms"] == false);
  CHECK(exported["orders{model:M}"]["count"] == 5);
}

TEST_CASE("handleSummary is told the type and the unit of each metric, without values, too") {
  RunSummary run;
  run.script_metrics = {{"pause", MetricKind::trend, true}, {"quota", MetricKind::rate, false}};
  for (const char* text : {"pause{model:M}: max < 9", "quota: rate < 1", "data_sent: count < 9",
                           "http_req_duration{name:/none}: max < 9"})
    run.thresholds.push_back(sample_verdict(text, Dimension::plain, 1, 2, true));
  const Json metrics = Json::parse(render_summary_data(run, R"({"token":7})"))["metrics"];
  const auto told = [&metrics](const char* name) {
    return metrics[name]["type"].get<std::string>() + " of " +
           metrics[name]["contains"].get<std::string>();
  };
  CHECK(told("pause{model:M}") == "trend of time");
  CHECK(metrics["pause{model:M}"]["values"]["avg"] == 0);
  CHECK(metrics["pause{model:M}"]["thresholds"]["max < 9"]["ok"] == true);
  CHECK(told("quota") == "rate of default");
  CHECK(metrics["quota"]["values"]["rate"] == 0);
  CHECK(told("data_sent") == "counter of data");
  CHECK(told("http_req_duration{name:/none}") == "trend of time");
  CHECK(told("http_req_failed") == "rate of default");
  CHECK(told("vus") == "gauge of default");
  CHECK(Json::parse(render_summary_data(run, R"({"token":7})"))["setup_data"]["token"] == 7);
}

TEST_CASE("a metric that only seconds have has in each file what its threshold was judged by") {
  RunSummary run;
  for (const char* text : {"vus{model:M}: max < 9", "bots_wanted: max < 9",
                           "generator_lag: max < 9ms", "gc_pause: max < 9ms"})
    run.thresholds.push_back(sample_verdict(text, Dimension::plain, 1, 2, true));
  Window window;
  window.bots["M"].running = 3;
  window.bots["N"].running = window.bots["N"].wanted = 4;
  window.lag = std::chrono::milliseconds(2);
  window.gc_pauses.record(1'000'000, 5);
  measure_thresholds(run, window);
  const Json metrics = Json::parse(render_json(run))["metrics"];
  CHECK(metrics["vus{model:M}"]["max"] == 3);
  CHECK(metrics["bots_wanted"]["value"] == 4);
  const Json exported = Json::parse(render_summary_export(run))["metrics"];
  CHECK(exported["vus{model:M}"]["max"] == 3);
  CHECK(exported["generator_lag"]["max"] == 2);
  CHECK(exported["gc_pause"]["max"] == 1);
}

TEST_CASE("ticks are planned, and have started an action or were missed") {
  RunSummary run;
  const auto ticks = [&run] {
    const Json books = Json::parse(render_json(run))["completeness"];
    return std::tuple<int, int, int>(books["ticks_planned"], books["ticks_started"],
                                     books["ticks_missed"]);
  };
  CHECK(ticks() == std::tuple(0, 0, 0));
  CHECK(completeness_words(run, 80, Paint(false)).find("Ticks") == std::string::npos);
  run.total.models["A"].ticks = 40;
  run.total.models["A"].ticks_owed = 9;
  run.total.models["B"].ticks_missed = 2;
  CHECK(ticks() == std::tuple(42, 40, 2));
  CHECK_THAT(completeness_words(run, 80, Paint(false)),
             Catch::StartsWith("  ! Ticks planned 42 = started 40 + missed 2.\n"));
}

TEST_CASE("bytes that are not UTF-8 do not break the JSON report") {
  RunSummary run;
  run.total.mishaps[{"M", "a", "bad \xff byte"}] = 1;
  REQUIRE(Json::parse(render_json(run))["mishaps"][0]["text"] == "bad \uFFFD byte");
}
