// What a recorded request costs, and what a window of 50,000 of them costs to take and to merge.
//
//   stats_bench [--json]
//
// Requests are as 50,000 per second over kept connections make them: no look-up, no handshake, a
// wait of 0.2 to 4 ms. Beside each request its script adds a value to each of five metrics.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "stats/recorder.h"
#include "stats/select.h"

using namespace hailstorm;

namespace {

constexpr std::size_t per_window = 50'000;
constexpr int rounds = 15;

// Requests of `names` series with values of five metrics, of as many contexts as names have.
struct Load {
  Load(Recorder& recorder, std::size_t names, std::uint64_t seed) {
    Random random(seed);
    const NameId model = recorder.name("Shopper"), get = recorder.name("GET");
    std::vector<NameId> paths;
    std::vector<ContextId> contexts;
    for (std::size_t i = 0; i < names; ++i) {
      paths.push_back(recorder.name("/products/" + std::to_string(i)));
      contexts.push_back(recorder.context(model, recorder.name("action" + std::to_string(i % 10))));
    }
    records.resize(per_window);
    for (ExchangeRecord& record : records) {
      const std::size_t one = random.below(names);
      record.context = contexts[one];
      record.name = paths[one];
      record.method = get;
      record.status = 200;
      record.sent = true;
      record.bytes_sent = 120;
      record.bytes_received = 1500;
      record.timings.blocked = Nanos(400 + random.below(800));
      record.timings.sending = Nanos(8'000 + random.below(8'000));
      record.timings.waiting = Nanos(200'000 + random.below(4'000'000));
      record.timings.receiving = Nanos(2'000 + random.below(20'000));
    }
    const auto metric = [&](const char* name, MetricKind kind) {
      metrics.push_back(recorder.metric({name, kind, false}));
    };
    metric("orders", MetricKind::counter);
    metric("basket", MetricKind::gauge);
    metric("in_stock", MetricKind::rate);
    metric("price", MetricKind::trend);
    metric("discount", MetricKind::trend);
  }

  std::vector<ExchangeRecord> records;
  std::vector<MetricId> metrics;
};

// The least of several rounds, in nanoseconds for each of `count`.
template <class F>
double nanos_per(std::size_t count, F f) {
  const SteadyClock clock;
  double best = 1e18;
  for (int round = 0; round < rounds; ++round) {
    const Instant begin = clock.now();
    f();
    best = std::min(best, seconds(clock.now() - begin) * 1e9 / static_cast<double>(count));
  }
  return best;
}

double recording(std::size_t names) {
  Recorder recorder;
  const Load load(recorder, names, 1);
  return nanos_per(per_window, [&] {
    for (const ExchangeRecord& record : load.records) recorder.exchange_ended(record);
  });
}

void measure(Recorder& recorder, const Load& load) {
  double value = 0.5;
  for (const ExchangeRecord& record : load.records) {
    for (const MetricId metric : load.metrics) {
      recorder.measured(metric, record.context, value, Nanos(1));
    }
    value = value > 1e4 ? 0.5 : value * 1.001;
  }
}

double measuring() {
  Recorder recorder;
  const Load load(recorder, 1000, 1);
  return nanos_per(per_window * 5, [&] { measure(recorder, load); });
}

// A window of 1,000 series and five metrics: taken from a recorder, merged with another worker's,
// and into the total.
struct WindowCost {
  double take_ms = 1e9, merge_ms = 1e9, total_ms = 1e9, select_ms = 1e9;
  std::size_t series = 0;
};

WindowCost window() {
  Recorder first, second;
  const Load of_first(first, 1000, 1), of_second(second, 1000, 2);
  const auto fill = [](Recorder& recorder, const Load& load) {
    for (const ExchangeRecord& record : load.records) recorder.exchange_ended(record);
    measure(recorder, load);
  };
  const SteadyClock clock;
  const auto ms_of = [&clock](auto f) {
    const Instant begin = clock.now();
    f();
    return seconds(clock.now() - begin) * 1e3;
  };
  WindowCost cost;
  Snapshot total;
  for (int round = 0; round < rounds; ++round) {
    fill(first, of_first);
    fill(second, of_second);
    Snapshot one, other = second.take();
    cost.take_ms = std::min(cost.take_ms, ms_of([&] { one = first.take(); }));
    cost.merge_ms = std::min(cost.merge_ms, ms_of([&] { one.merge(other); }));
    cost.total_ms = std::min(cost.total_ms, ms_of([&] { total.merge(one); }));
    double p95 = 0;
    cost.select_ms = std::min(cost.select_ms, ms_of([&] {
                                p95 = select(total, "http_req_duration", [](const Tags& tags) {
                                        return tags.find("action") == "action3";
                                      }).percentile(95);
                              }));
    if (p95 <= 0) return {};
  }
  cost.series = total.exchanges.size() + total.custom.size();
  return cost;
}

}  // namespace

int main(int argc, char** argv) {
  const bool json = argc > 1 && std::string(argv[1]) == "--json";
  const double one = recording(1), hundred = recording(100), thousand = recording(1000);
  const double value = measuring();
  const WindowCost cost = window();
  std::printf(json ? "{\"record_1_ns\":%.1f,\"record_100_ns\":%.1f,\"record_1000_ns\":%.1f,"
                     "\"value_ns\":%.1f,\"take_ms\":%.2f,\"merge_ms\":%.2f,\"total_ms\":%.2f,"
                     "\"select_ms\":%.2f,\"series\":%zu}\n"
                   : "ns per request: %.1f of 1 series, %.1f of 100, %.1f of 1,000; ns per value: "
                     "%.1f; ms per window of 50,000: take %.2f, merge %.2f, into the total %.2f, "
                     "select %.2f; %zu series\n",
              one, hundred, thousand, value, cost.take_ms, cost.merge_ms, cost.total_ms,
              cost.select_ms, cost.series);
  return cost.series > 0 ? 0 : 1;
}
