// Runs as a report may find them, for the tests of this room.
#pragma once

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
    second.p95 = Nanos(2'300'000 + i * 10'000);
    seconds.push_back(second);
  }
  return seconds;
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
  run.connections = "bot (each bot its own, kept alive)";
  run.models = {{"Shopper", "100*rect((t-15)/30)", "every 5s (default)"}};
  run.notes = {"The target closed 12 kept connections; each was opened anew.",
               "2 threads of 2 cores were busy for 91 % of the time: the generator may be the "
               "bottleneck."};
  run.max_rate = 50;
  run.gc_pauses.record(1'210'000, 60);
  run.gc_pauses.record(3'420'000);
  run.longest_lag = Nanos(870'000);
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
  total.actions[{"Shopper", "checkout"}] = {591, 591, 0, 0, {}};
  total.actions[{"Shopper", "checkout"}].duration.record(151'000'000, 591);
  total.models["Shopper"] = {12'034, 34, 3, 100, 98, 0, 2};
  total.checks["status is 200"] = {11'400, 0};
  total.checks["cart is not empty"] = {576, 7};
  total.mishaps[{"Shopper", "browse",
                 "TypeError: cannot read property 'id' of undefined\n"
                 "    at browse (bots/shop.js:12:20)"}] = 2;
  total.timings[{TimingKind::group, "Shopper", "checkout"}].record(140'000'000, 591);
  total.timings[{TimingKind::group, "Shopper", "checkout::pay"}].record(90'000'000, 590);
  total.timings[{TimingKind::observed, "Shopper", "search", 200}].record(31'000'000, 300);
  total.timings[{TimingKind::observed, "Shopper", "search", -1}].record(2'000'000, 4);
  run.seconds = sample_seconds(30, 100, 50);
  return run;
}

// Nothing was begun.
inline RunSummary empty_run() {
  RunSummary run;
  run.script = "bots/idle.js";
  run.ending = Ending::interrupted;
  return run;
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
