// A recorder's tally is what it was told, and telling it costs next to nothing.
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "stats/recorder.h"

namespace {

std::uint64_t allocations = 0;

void* allocate(std::size_t size) noexcept {
  ++allocations;
  return std::malloc(size);
}

// Never inlined: the compiler must not see a free meet a new.
[[gnu::noinline]] void release(void* memory) noexcept { std::free(memory); }

}  // namespace

void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new(std::size_t size) {
  if (void* memory = allocate(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

// A hundred series, as 50 names with two statuses make them, and a time for each exchange.
std::vector<ExchangeRecord> mixed_exchanges(Recorder& recorder, std::size_t count) {
  Random random(7);
  std::vector<NameId> names;
  for (int i = 0; i < 50; ++i) names.push_back(recorder.name("/product/" + std::to_string(i)));
  std::vector<ExchangeRecord> records(count);
  for (auto& record : records) {
    record.context = recorder.context(recorder.name("Shopper"));
    record.method = recorder.name("GET");
    record.name = names[random.below(names.size())];
    record.status = random.below(2) ? 200 : 304;
    record.sent = true;
    record.bytes_sent = 120;
    record.bytes_received = 1500;
    record.timings.waiting = Nanos(200'000 + random.below(4'000'000));
  }
  return records;
}

}  // namespace

TEST_CASE("a text has the same number for the life of a recorder") {
  Recorder recorder;
  const NameId shopper = recorder.name("Shopper");
  const NameId browse = recorder.name("browse");
  REQUIRE(shopper != browse);
  for (int i = 0; i < 1000; ++i) recorder.name("text " + std::to_string(i));
  recorder.take();
  REQUIRE(recorder.name("Shopper") == shopper);
  REQUIRE(recorder.name("browse") == browse);
}

TEST_CASE("exchanges are tallied by model, name, method, outcome and status") {
  Recorder recorder;
  ExchangeRecord record;
  record.context = recorder.context(recorder.name("Shopper"));
  record.name = recorder.name("/cart");
  record.method = recorder.name("POST");
  record.status = 200;
  record.sent = true;
  record.bytes_sent = 10;
  record.bytes_received = 300;
  record.timings.waiting = 5ms;
  for (int i = 0; i < 4; ++i) recorder.exchange_begun();
  recorder.exchange_ended(record);
  recorder.exchange_ended(record);
  record.status = 503;
  recorder.exchange_ended(record);
  record.outcome = Outcome::timeout;
  recorder.exchange_ended(record);

  const Snapshot taken = recorder.take();
  REQUIRE(taken.begun == 4);
  REQUIRE(taken.exchanges.size() == 3);
  const auto& fine = taken.exchanges.at({"Shopper", "/cart", "POST", Outcome::answered, 200});
  REQUIRE(fine.ended == 2);
  REQUIRE(fine.sent == 2);
  REQUIRE(fine.bytes_sent == 20);
  REQUIRE(fine.bytes_received == 600);
  REQUIRE(fine.duration.count() == 2);
  REQUIRE(fine.duration.max() == 5'000'000);
  REQUIRE(taken.exchanges.at({"Shopper", "/cart", "POST", Outcome::answered, 503}).ended == 1);
  REQUIRE(taken.exchanges.at({"Shopper", "/cart", "POST", Outcome::timeout, 0}).ended == 1);
}

TEST_CASE("an exchange without an answer has no duration") {
  Recorder recorder;
  ExchangeRecord record;
  record.outcome = Outcome::connect_refused;
  record.timings.waiting = 5ms;
  recorder.exchange_ended(record);
  const Snapshot taken = recorder.take();
  REQUIRE(taken.exchanges.begin()->second.ended == 1);
  REQUIRE(taken.exchanges.begin()->second.duration.empty());
}

TEST_CASE("actions, ticks, bots, checks and mishaps are tallied under their names") {
  Recorder recorder;
  const NameId shopper = recorder.name("Shopper"), browse = recorder.name("browse");
  recorder.action_started(shopper, browse);
  recorder.action_started(shopper, browse);
  recorder.action_started(shopper, browse);
  recorder.action_ended(shopper, browse, 3s, false);
  recorder.action_ended(shopper, browse, 4s, true);
  recorder.action_cut_off(shopper, browse);
  recorder.tick(shopper);
  recorder.tick_owed(shopper);
  recorder.ticks_missed(shopper, browse, 7ms, 2ms, 3);
  recorder.ticks_missed(shopper, browse, 7ms, 2ms, 2);
  recorder.bot_started(shopper);
  recorder.bot_stopped(shopper);
  recorder.bot_failed(shopper);
  recorder.bot_cut_off(shopper);
  recorder.check(0, "is 200", true);
  recorder.check(0, "is 200", false);
  recorder.check(0, "is 200", true);
  recorder.mishap(shopper, browse, "boom");
  recorder.mishap(shopper, browse, "boom");

  Snapshot expected;
  expected.actions[{"Shopper", "browse"}] = {3, 2, 1, 1, {}};
  expected.actions[{"Shopper", "browse"}].duration.record(3'000'000'000);
  expected.actions[{"Shopper", "browse"}].duration.record(4'000'000'000);
  for (const std::uint64_t response : {7u, 7u, 5u, 5u, 3u})
    expected.actions[{"Shopper", "browse"}].missed.record(response * 1'000'000);
  expected.models["Shopper"] = {1, 1, 5, 1, 1, 1, 1};
  expected.checks[{"is 200"}] = {2, 1};
  expected.mishaps[{"Shopper", "browse", "boom"}] = 2;
  REQUIRE(recorder.take() == expected);
}

TEST_CASE("times from an intended start are kept where there was one") {
  Recorder recorder;
  const NameId shopper = recorder.name("Shopper"), browse = recorder.name("browse");
  recorder.action_started(shopper, browse);
  recorder.action_ended(shopper, browse, 3ms, false);
  recorder.action_started(shopper, browse, 2ms);
  recorder.action_ended(shopper, browse, 3ms, false, 5ms);
  const ActionTally tally = recorder.take().actions.at({"Shopper", "browse"});
  CHECK(tally.duration.count() == 2);
  CHECK(tally.lag.count() == 1);
  CHECK(tally.lag.max() == 2'000'000);
  CHECK(tally.response.count() == 1);
  CHECK(tally.response.max() == 5'000'000);
  // Late by nothing is late, too: it is known.
  recorder.action_started(shopper, browse, 0ms);
  CHECK(recorder.take().actions.at({"Shopper", "browse"}).lag.count() == 1);
}

TEST_CASE("arrivals and journeys are tallied, and taken once") {
  Recorder recorder;
  const NameId buyer = recorder.name("Buyer");
  recorder.arrivals_due(buyer, 3);
  recorder.arrival_started(buyer, 4ms);
  recorder.arrival_dropped(buyer);
  recorder.journey_ended(buyer, 10ms, 14ms);
  const ModelTally tally = recorder.take().models.at("Buyer");
  CHECK(tally.arrivals == 3);
  CHECK(tally.arrivals_started == 1);
  CHECK(tally.arrivals_dropped == 1);
  CHECK(tally.arrival_lag.max() == 4'000'000);
  CHECK(tally.journey.max() == 10'000'000);
  CHECK(tally.journey_response.max() == 14'000'000);
  CHECK(recorder.take().models.empty());
}

TEST_CASE("what was taken once is not taken again, and what follows is") {
  Recorder recorder;
  auto records = mixed_exchanges(recorder, 1000);
  Snapshot whole, parts;
  for (const auto& record : records) recorder.exchange_ended(record);
  whole.merge(recorder.take());
  REQUIRE(recorder.take() == Snapshot());
  for (std::size_t i = 0; i < records.size(); ++i) {
    recorder.exchange_ended(records[i]);
    if (i % 90 == 0) parts.merge(recorder.take());
  }
  parts.merge(recorder.take());
  REQUIRE(parts == whole);
  REQUIRE(whole.exchanges.size() == 100);
}

TEST_CASE("the last verdict on a response counts, in whatever window it is given") {
  Recorder recorder;
  ExchangeRecord record;
  record.name = recorder.name("/cart");
  record.status = 200;
  Judged first{recorder.exchange_ended(record)}, second{recorder.exchange_ended(record)};
  recorder.judge(first, Verdict::failed, "sold out");
  recorder.judge(second, Verdict::failed, "sold out");
  Snapshot window = recorder.take();
  const ExchangeKey fine{"", "/cart", "", Outcome::answered, 200};
  const VerdictKey sold_out{"", "/cart", "", "sold out"}, late{"", "/cart", "", "late"};
  REQUIRE(window.exchanges.at(fine).failed(Expected::yes) == 2);
  REQUIRE(window.verdicts == std::map<VerdictKey, std::int64_t>{{sold_out, 2}});

  Snapshot total = window;
  recorder.judge(first, Verdict::failed, "late");
  recorder.judge(second, Verdict::good, {});
  window = recorder.take();
  REQUIRE(window.exchanges.at(fine).ended == 0);
  REQUIRE(window.exchanges.at(fine).failed(Expected::yes) == -1);
  REQUIRE(window.verdicts.at(sold_out) == -2);
  total.merge(window);
  REQUIRE(total.exchanges.at(fine).failed(Expected::yes) == 1);
  REQUIRE(total.verdicts == std::map<VerdictKey, std::int64_t>{{late, 1}});
}

TEST_CASE("exchanges that were expected, and not, and that nobody counts, are told apart") {
  Recorder recorder;
  ExchangeRecord record;
  record.status = 404;
  for (const Expected expected : {Expected::yes, Expected::no, Expected::uncounted}) {
    record.expected = expected;
    recorder.exchange_ended(record);
  }
  const Snapshot taken = recorder.take();
  REQUIRE(taken.exchanges.size() == 3);
  for (const auto& [key, tally] : taken.exchanges) {
    CAPTURE(static_cast<int>(key.expected));
    REQUIRE(key.status == 404);
    REQUIRE(key.outcome == Outcome::answered);
    REQUIRE(tally.failed(key.expected) == (key.expected == Expected::no ? 1 : 0));
  }
}

TEST_CASE("distinct texts of verdicts are limited, and the rest can be taken back all the same") {
  Recorder recorder;
  Judged judged{recorder.exchange_ended({})};
  for (std::size_t i = 0; i < 2 * Recorder::verdict_texts_max; ++i) {
    recorder.judge(judged, Verdict::failed, "order " + std::to_string(i));
  }
  REQUIRE(recorder.take().verdicts ==
          std::map<VerdictKey, std::int64_t>{{{"", "", "", "(more)"}, 1}});
  recorder.judge(judged, Verdict::good, {});
  REQUIRE(recorder.take().verdicts ==
          std::map<VerdictKey, std::int64_t>{{{"", "", "", "(more)"}, -1}});
}

TEST_CASE("distinct mishaps are limited per take, and the rest count as more") {
  Recorder recorder;
  for (int i = 0; i < 1000; ++i) recorder.mishap(0, 0, "order " + std::to_string(i) + " is gone");
  recorder.mishap(0, 0, "order 7 is gone");
  const Snapshot taken = recorder.take();
  REQUIRE(taken.mishaps.size() == Recorder::mishaps_max + 1);
  REQUIRE(taken.mishaps.at({"", "", "order 7 is gone"}) == 2);
  REQUIRE(taken.mishaps.at({"", "", "(more)"}) == 900);
  recorder.mishap(0, 0, "order 999 is gone");
  REQUIRE(recorder.take().mishaps.count({"", "", "order 999 is gone"}) == 1);
}

TEST_CASE("a mishap's text is limited") {
  Recorder recorder;
  recorder.mishap(0, 0, std::string(1'000'000, 'x'));
  REQUIRE(recorder.take().mishaps.begin()->first.text.size() == Recorder::mishap_bytes_max);
}

TEST_CASE("a known series is recorded without an allocation") {
  Recorder recorder;
  const auto records = mixed_exchanges(recorder, 5000);
  const auto record_all = [&] {
    for (const auto& record : records) {
      recorder.exchange_begun();
      recorder.exchange_ended(record);
      recorder.tick(record.name);
      recorder.action_started(record.context, record.name);
      recorder.action_ended(record.context, record.name, record.timings.duration(), false);
      recorder.check(record.context, "status is 200", record.status == 200);
    }
  };
  record_all();
  recorder.take();
  const std::uint64_t before = allocations;
  record_all();
  const std::uint64_t after = allocations;
  REQUIRE(after == before);
  recorder.mishap(0, 0, "the counting works, as this is a new text and longer than a short one");
  REQUIRE(allocations > after);
}

// Not part of the tests: `stats_test "[.benchmark]"` in a release build.
TEST_CASE("nanoseconds per recorded exchange of a hundred mixed series", "[.benchmark]") {
  Recorder recorder;
  const auto records = mixed_exchanges(recorder, 1 << 16);
  const SteadyClock clock;
  double best = 1e9;
  for (int round = 0; round < 20; ++round) {
    const Instant begin = clock.now();
    for (const auto& record : records) recorder.exchange_ended(record);
    best = std::min(best, seconds(clock.now() - begin) * 1e9 / static_cast<double>(records.size()));
  }
  WARN(best << " ns per exchange_ended");
  REQUIRE(best < 60);
}

TEST_CASE("nanoseconds per value recorded in a histogram", "[.benchmark]") {
  Random random(1);
  std::vector<std::uint64_t> values(1 << 16);
  for (auto& value : values) value = 200'000 + random.below(4'000'000);
  Histogram histogram;
  const SteadyClock clock;
  double best = 1e9;
  for (int round = 0; round < 20; ++round) {
    const Instant begin = clock.now();
    for (const std::uint64_t value : values) histogram.record(value);
    best = std::min(best, seconds(clock.now() - begin) * 1e9 / static_cast<double>(values.size()));
  }
  WARN(best << " ns per record");
  REQUIRE(best < 20);
}

TEST_CASE("what a script times is kept by kind, model, name and status") {
  Recorder recorder;
  const NameId shopper = recorder.name("Shopper");
  recorder.timed(TimingKind::group, shopper, "pay", 0, 3ms);
  recorder.timed(TimingKind::group, shopper, "pay", 0, 5ms);
  recorder.timed(TimingKind::observed, shopper, "pay", 200, 7ms);
  recorder.timed(TimingKind::observed, shopper, "pay", -1, 9ms);
  const Snapshot taken = recorder.take();
  REQUIRE(taken.timings.size() == 3);
  const Histogram& group = taken.timings.at({TimingKind::group, "Shopper", "pay", 0});
  REQUIRE(group.count() == 2);
  REQUIRE(group.max() == 5'000'000);
  REQUIRE(taken.timings.at({TimingKind::observed, "Shopper", "pay", 200}).max() == 7'000'000);
  REQUIRE(taken.timings.at({TimingKind::observed, "Shopper", "pay", -1}).max() == 9'000'000);
  REQUIRE(recorder.take() == Snapshot());
  Snapshot twice = taken;
  twice.merge(taken);
  REQUIRE(twice.timings.at({TimingKind::group, "Shopper", "pay", 0}).count() == 4);
}

TEST_CASE("a script that names without end is timed under (more), and what was known stays") {
  Recorder recorder;
  const NameId shopper = recorder.name("Shopper");
  const auto time = [&](int number) {
    recorder.timed(TimingKind::group, shopper, std::to_string(number), 0, 1ms);
  };
  for (int i = 0; i < 3000; ++i) time(i);
  time(7);
  const Snapshot taken = recorder.take();
  REQUIRE(taken.timings.size() == Recorder::timings_max + 1);
  REQUIRE(taken.timings.at({TimingKind::group, "Shopper", "7", 0}).count() == 2);
  REQUIRE(taken.timings.at({TimingKind::group, "Shopper", "(more)", 0}).count() == 2000);
}
