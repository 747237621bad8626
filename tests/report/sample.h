// Runs as a report may find them, for the tests of this room.
#pragma once

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "base/random.h"
#include "report/run_summary.h"

namespace hailstorm {

inline void add_exchanges(Snapshot& total, const ExchangeKey& key, std::uint64_t count, bool sent,
                          double median_ms, Random& random) {
  ExchangeTally& tally = total.exchanges[key];
  for (std::uint64_t i = 0; i < count; ++i) {
    if (key.outcome != Outcome::answered) continue;
    const double spread = random.real() + random.real() + random.real();
    const double slow = random.below(200) == 0 ? 20 : 1;
    tally.duration.record(static_cast<std::uint64_t>(median_ms * 1e6 * slow * (0.2 + spread / 2)));
  }
  tally.ended += count;
  tally.sent += sent ? count : 0;
  tally.bytes_sent += count * 180;
  tally.bytes_received += key.outcome == Outcome::answered ? count * 2'345 : 0;
  total.begun += count;
}

inline std::vector<RunSecond> sample_seconds(int count, int bots, int max_rate) {
  std::vector<RunSecond> seconds;
  for (int i = 0; i < count; ++i) {
    RunSecond second;
    second.number = i;
    const std::int64_t running = std::min(bots, (i + 1) * max_rate);
    second.bots["Shopper"] = {bots, 0, running, i > count - 4 ? 2 : 0, bots - running, 0, 0};
    second.begun = static_cast<std::uint64_t>(running) * 4;
    second.ended = second.begun;
    second.failed = i % 10 == 9 ? 2 : 0;
    second.bytes_sent = second.begun * 180;
    second.bytes_received = second.begun * 2'345;
    second.lag = Nanos(400'000 + i * 16'000);
    Histogram times;
    for (std::uint64_t k = 0; k < second.begun; ++k) {
      times.record(800'000 + k * k * 40 + static_cast<std::uint64_t>(i) * 10'000);
    }
    second.duration = times_of(times);
    second.median_so_far = second.duration.percentile(50);
    second.distorted = i == 12 || i == 13;
    second.delay = second.distorted ? Nanos(18'000'000) : Nanos(140'000);
    second.delay_max = second.distorted ? Nanos(21'400'000) : Nanos(310'000);
    second.busy = Nanos(420'000'000);
    second.waited = second.distorted ? Nanos(230'000'000) : Nanos(3'000'000);
    seconds.push_back(second);
  }
  return seconds;
}

// How a threshold stands that says "METRIC: ASSERTION".
inline ThresholdVerdict sample_verdict(const std::string& text, Dimension dimension, double value,
                                       double bound, bool passed) {
  ThresholdVerdict verdict;
  verdict.threshold = parse_threshold(text);
  verdict.dimension = dimension;
  verdict.passed = passed;
  verdict.measured = true;
  verdict.value = value;
  verdict.bound = bound;
  verdict.margin = passed ? std::abs(bound - value) : -std::abs(bound - value);
  if (verdict.threshold.subject.window) verdict.at = std::chrono::seconds(17);
  if (!passed) verdict.crossed = std::chrono::seconds(12);
  return verdict;
}

inline std::vector<ThresholdVerdict> sample_thresholds() {
  return {sample_verdict("http_req_duration: p(95) < 200ms", Dimension::time, 4.5, 200, true),
          sample_verdict("http_req_duration{name:/checkout}: p(99) < 20", Dimension::time, 31, 20,
                         false),
          sample_verdict("http_req_failed: rate[10s] < 1%", Dimension::share, 0.003, 0.01, true)};
}

// What the thresholds looked at is what one second has measured.
inline void measure_thresholds(RunSummary& run, const Window& window) {
  std::vector<Metric> known = built_in_metrics();
  for (const auto& [key, sink] : window.tally.custom) known.push_back(key.metric.metric());
  for (ThresholdVerdict& verdict : run.thresholds) {
    Thresholds thresholds({verdict.threshold}, known);
    (void)thresholds.hear(window);
    thresholds.finish(run.elapsed);
    verdict.whole = thresholds.verdicts().front().whole;
  }
}

inline void measure_thresholds(RunSummary& run) {
  Window window;
  window.tally = run.total;
  measure_thresholds(run, window);
}

inline KeptExchange sample_failure() {
  return {"Shopper",
          "/product/:id",
          "GET",
          "503",
          "",
          "127.0.0.1:8000",
          Nanos(4'250'000'000),
          "GET /product/7 HTTP/1.1\r\nCookie: ***\r\n\r\n",
          "",
          "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 9000\r\n\r\n",
          "<h1>overloaded</h1>",
          0,
          9'000,
          {Nanos(10'000), {}, {}, {}, Nanos(20'000), Nanos(11'900'000), Nanos(80'000)}};
}

// What the script times and measures itself.
inline void add_measured(Snapshot& total) {
  total.timings[{TimingKind::group, "Shopper", "checkout"}].record(140'000'000, 591);
  total.timings[{TimingKind::group, "Shopper", "checkout::pay"}].record(90'000'000, 590);
  total.timings[{TimingKind::observed, "Shopper", "search", 200}].record(31'000'000, 300);
  total.timings[{TimingKind::observed, "Shopper", "search", -1}].record(2'000'000, 4);
  const CustomMetric orders{"orders", MetricKind::counter}, carts{"carts_open", MetricKind::gauge},
      stock{"in_stock", MetricKind::rate}, basket{"basket_value", MetricKind::trend};
  const auto value = [&total](const CustomMetric& metric, double of, int second) {
    const CustomKey key{metric, "Shopper", "checkout"};
    total.custom.try_emplace(key, metric.none()).first->second.record(of, Nanos(second));
  };
  value(orders, 583, 1);
  for (const double open : {41.0, -1.0, 3.0}) value(carts, open, 1 + static_cast<int>(open < 40));
  for (int i = 0; i < 4; ++i) value(stock, i, i);
  for (const double worth : {19.5, -4.25, 0.0}) value(basket, worth, 1);
}

// A run with a little of everything.
inline RunSummary sample_run() {
  RunSummary run;
  run.script = "bots/shop.js";
  run.run_id = "7f3ac2e1";
  run.started = "2026-11-23T05:10:00Z";
  run.elapsed = Nanos(30'412'000'000);
  run.threads = 2;
  run.seed = 42;
  run.exit_code = 99;
  run.connections = "bot (each bot its own, kept alive)";
  run.models = {{"Shopper", "100*rect((t-15)/30)", "every 5s (default)"}};
  run.notes = {"The target closed 12 kept connections; each was opened anew.",
               "2 threads of 2 cores were busy for 91 % of the time: the generator may be the "
               "bottleneck."};
  run.max_rate = 50;
  run.thresholds = sample_thresholds();
  run.gc_pauses.record(1'210'000, 60);
  run.gc_pauses.record(3'420'000);
  run.longest_lag = Nanos(870'000);
  run.longest_work = Nanos(610'000);
  run.delays.record(140'000, 12'000);
  run.delays.record(21'400'000, 80);
  Random random(1);
  auto& total = run.total;
  const auto answered = Outcome::answered;
  const auto no = Expected::no;
  add_exchanges(total, {"Shopper", "/", "GET", answered, 200}, 9'000, true, 0.8, random);
  add_exchanges(total, {"Shopper", "/product/:id", "GET", answered, 200}, 2'400, true, 2.5, random);
  add_exchanges(total, {"Shopper", "/product/:id", "GET", answered, 503, no}, 7, true, 12, random);
  add_exchanges(total, {"Shopper", "checkout", "POST", answered, 302}, 583, true, 140, random);
  add_exchanges(total, {"Shopper", "checkout", "POST", Outcome::timeout, 0, no}, 6, true, 0,
                random);
  add_exchanges(total, {"Shopper", "checkout", "POST", Outcome::connect_refused, 0, no}, 2, false,
                0, random);
  add_exchanges(total, {"Shopper", "/", "GET", Outcome::cut_off, 0, no}, 2, true, 0, random);
  total.exchanges[{"Shopper", "checkout", "POST", answered, 302}].called_failed = 3;
  total.verdicts[{"Shopper", "checkout", "POST", "no order number in the page"}] = 3;
  total.actions[{"Shopper", "browse"}] = {11'409, 11'407, 2, 2, {}};
  total.actions[{"Shopper", "browse"}].duration.record(1'100'000, 11'407);
  total.actions[{"Shopper", "browse"}].response.record(1'250'000, 11'407);
  total.actions[{"Shopper", "browse"}].lag.record(140'000, 11'409);
  total.actions[{"Shopper", ""}].missed.record(7'200'000'000, 3);
  total.exchanges[{"Shopper", "/", "GET", answered, 200}].response.record(960'000, 9'000);
  total.actions[{"Shopper", "checkout"}] = {591, 591, 0, 0, {}};
  total.actions[{"Shopper", "checkout"}].duration.record(151'000'000, 591);
  total.models["Shopper"] = {12'034, 34, 3, 100, 98, 0, 2};
  total.checks[{"status is 200"}] = {11'400, 0};
  total.checks[{"cart is not empty"}] = {576, 7};
  total.mishaps[{"Shopper", "browse",
                 "TypeError: cannot read property 'id' of undefined\n"
                 "    at browse (bots/shop.js:12:20)"}] = 2;
  add_measured(total);
  measure_thresholds(run);
  run.seconds = sample_seconds(30, 100, 50);
  run.launched = 1'795'410'600;
  run.changes = {{Nanos(12'050'000'000), "Shopper", 100, 101}};
  run.seen.failures[{{"Shopper", "/product/:id", "GET"}, "503"}] = {4, 21};
  run.seen.failures[{{"Shopper", "checkout", "POST"}, "timeout"}] = {12, 28};
  run.seen.failures[{{"Shopper", "checkout", "POST"}, "no order number in the page"}] = {9, 9};
  run.kept.push_back(sample_failure());
  for (const auto& [key, count] : total.mishaps) run.seen.mishaps[key] = {3, 17};
  return run;
}

// An hour of a run of 50 names, each with failures, checks and a group.
inline RunSummary busy_hour() {
  RunSummary run = sample_run();
  run.elapsed = std::chrono::hours(1);
  Random random(4);
  for (int i = 0; i < 50; ++i) {
    const std::string name = "/shop/category/" + std::to_string(i) + "/products/:id/reviews";
    const auto no = Expected::no;
    add_exchanges(run.total, {"Shopper", name, "GET", Outcome::answered, 200}, 400, true, 9,
                  random);
    add_exchanges(run.total, {"Shopper", name, "GET", Outcome::answered, 503, no}, 9, true, 9,
                  random);
    add_exchanges(run.total, {"Shopper", name, "GET", Outcome::timeout, 0, no}, 3, true, 0, random);
    run.total.checks[{"the page of " + name + " has a price"}] = {400, 9};
    run.total.timings[{TimingKind::group, "Shopper", name}].record(9'000'000, 400);
  }
  run.seconds = sample_seconds(3600, 5000, 20);
  for (RunSecond& second : run.seconds) {
    second.lag = Nanos(random.below(9'999'999));
    second.response = second.duration;
  }
  return run;
}

// Nothing was begun.
inline RunSummary empty_run() {
  RunSummary run;
  run.script = "bots/idle.js";
  run.ending = Ending::interrupted;
  run.exit_code = 105;
  return run;
}

// A run that ended as it was meant to, of requests that all were answered.
inline RunSummary good_run() {
  RunSummary run;
  run.script = "bots/shop.js";
  run.elapsed = std::chrono::seconds(10);
  Random random(7);
  add_exchanges(run.total, {"Shopper", "/", "GET", Outcome::answered, 200}, 300, true, 9, random);
  run.total.checks[{"status is 200"}] = {300, 0};
  return run;
}

// The blocks of so many seconds in which requests took from 10 to 30 ms.
inline void add_blocks(RunSummary& run, int seconds) {
  Random random(11);
  for (int second = 0; second < seconds; ++second) {
    Histogram times;
    for (int i = 0; i < 200; ++i) times.record(10'000'000 + random.below(20'000'000));
    run.blocks.add(second, times);
  }
}

// The text of a golden file; with HAIL_GOLDEN_UPDATE=1 in the environment it is first written anew.
inline std::string golden(const std::string& name, const std::string& actual) {
  const std::string path = std::string(HAIL_SOURCE_DIR) + "/tests/report/golden/" + name;
  const char* const update = std::getenv("HAIL_GOLDEN_UPDATE");
  if (update && std::string(update) == "1") std::ofstream(path, std::ios::binary) << actual;
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace hailstorm
