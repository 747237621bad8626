// Metrics asked of a snapshot, over all series, over some, one by one.
#include <catch2/catch.hpp>
#include <chrono>
#include <map>
#include <string>

#include "stats/select.h"

using namespace hailstorm;

namespace {

constexpr std::uint64_t ms = 1'000'000;

void add(Snapshot& snapshot, const ExchangeKey& key, std::uint64_t count, std::uint64_t nanos) {
  ExchangeTally& tally = snapshot.exchanges[key];
  tally.ended += count;
  tally.sent += count;
  tally.bytes_sent += 100 * count;
  tally.bytes_received += 1000 * count;
  if (key.outcome == Outcome::answered) tally.duration.record(nanos, count);
}

Snapshot shop() {
  Snapshot snapshot;
  snapshot.begun = 16;
  add(snapshot, {"Shopper", "/", "GET", Outcome::answered, 200}, 10, 20 * ms);
  add(snapshot, {"Shopper", "/cart", "POST", Outcome::answered, 503, Expected::no}, 3, 80 * ms);
  add(snapshot, {"Buyer", "/", "GET", Outcome::timeout, 0, Expected::no}, 2, 0);
  snapshot.actions[{"Shopper", "browse"}] = {5, 4, 1, 1, {}};
  snapshot.actions[{"Shopper", "browse"}].duration.record(100 * ms, 4);
  snapshot.models["Shopper"].ticks_missed = 7;
  snapshot.models["Shopper"].bots_killed[2] = 3;
  snapshot.checks[{"is 200"}] = {9, 1};
  snapshot.checks[{"has body"}] = {4, 6};
  snapshot.timings[{TimingKind::group, "Shopper", "outer::inner", 0}].record(5 * ms, 2);
  snapshot.timings[{TimingKind::observed, "Shopper", "login", 302}].record(6 * ms, 3);
  return snapshot;
}

TagFilter with(const std::string& tag, const std::string& value) {
  return [tag, value](const Tags& tags) { return tags.find(tag) == value; };
}

}  // namespace

TEST_CASE("Every built-in metric can be asked of an empty snapshot") {
  for (const Metric& metric : built_in_metrics()) {
    INFO(metric.name);
    const Sink sink = select(Snapshot(), metric.name);
    REQUIRE(sink.kind() == metric.kind);
    REQUIRE(sink.empty());
  }
}

TEST_CASE("The catalogue is in the order of names and knows no name twice") {
  const auto& metrics = built_in_metrics();
  for (std::size_t i = 1; i < metrics.size(); ++i) {
    INFO(metrics[i].name);
    REQUIRE(metrics[i - 1].name < metrics[i].name);
    REQUIRE(find_built_in(metrics[i].name) == &metrics[i]);
  }
  REQUIRE(find_built_in("http_request_duration") == nullptr);
}

TEST_CASE("A metric without a filter is over all there is") {
  const Snapshot snapshot = shop();
  REQUIRE(select(snapshot, "http_reqs").sum() == 16);
  REQUIRE(select(snapshot, "data_sent").sum() == 1500);
  REQUIRE(select(snapshot, "data_received").sum() == 15000);
  const Sink failed = select(snapshot, "http_req_failed");
  REQUIRE(failed.trues() == 5);
  REQUIRE(failed.total() == 15);
  REQUIRE(failed.rate() == Approx(1.0 / 3));
  const Sink duration = select(snapshot, "http_req_duration");
  REQUIRE(duration.count() == 13);
  REQUIRE(duration.min() == 20);
  REQUIRE(duration.max() == 80);
  REQUIRE(duration.percentile(50) == Approx(20).epsilon(0.00271));
  REQUIRE(duration.percentile(100) == 80);
  REQUIRE(select(snapshot, "checks").rate() == 0.65);
  REQUIRE(select(snapshot, "actions").sum() == 5);
  REQUIRE(select(snapshot, "iterations").sum() == 4);
  REQUIRE(select(snapshot, "actions_failed").rate() == 0.25);
  REQUIRE(select(snapshot, "iteration_duration") == select(snapshot, "action_duration"));
  REQUIRE(select(snapshot, "ticks_missed").sum() == 7);
  REQUIRE(select(snapshot, "bots_killed").sum() == 3);
}

TEST_CASE("A filter picks series by their tags, under k6's names too") {
  const Snapshot snapshot = shop();
  REQUIRE(select(snapshot, "http_reqs", with("model", "Shopper")).sum() == 13);
  REQUIRE(select(snapshot, "http_reqs", with("scenario", "Shopper")).sum() == 13);
  REQUIRE(select(snapshot, "http_reqs", with("status", "503")).sum() == 3);
  REQUIRE(select(snapshot, "http_reqs", with("outcome", "timeout")).sum() == 2);
  REQUIRE(select(snapshot, "http_reqs", with("status", "")).sum() == 2);
  REQUIRE(select(snapshot, "http_req_duration", with("expected_response", "true")).count() == 10);
  REQUIRE(select(snapshot, "http_req_duration", with("method", "POST")).mean() == 80);
  REQUIRE(select(snapshot, "checks", with("check", "has body")).rate() == 0.4);
  REQUIRE(select(snapshot, "group_duration", with("group", "::outer::inner")).count() == 2);
  REQUIRE(select(snapshot, "observed_duration", with("status", "302")).mean() == 6);
  REQUIRE(select(snapshot, "http_reqs", with("colour", "red")).empty());
}

TEST_CASE("The series of a metric add up to the metric") {
  const Snapshot snapshot = shop();
  for (const Metric& metric : built_in_metrics()) {
    INFO(metric.name);
    Sink sum = Sink::none(metric);
    each_series(snapshot, metric.name, [&sum](const Tags&, const Sink& sink) { sum.merge(sink); });
    REQUIRE(sum == select(snapshot, metric.name, [](const Tags&) { return true; }));
  }
}

TEST_CASE("A series says its tags, the script's own last") {
  const OwnTags own = {{"colour", "red"}, {"tier", "gold"}};
  Tags tags;
  tags.name = "/cart";
  tags.status = "200";
  tags.own = &own;
  std::string all;
  tags.each([&all](std::string_view tag, std::string_view value) {
    all.append(tag).append("=").append(value).append(" ");
  });
  REQUIRE(all == "name=/cart status=200 colour=red tier=gold ");
  REQUIRE(tags.find("tier") == "gold");
  REQUIRE(tags.find("model").empty());
}

TEST_CASE("Of a second the bots and the generator can be asked, too") {
  Window window;
  window.number = 4;
  window.tally = shop();
  window.bots["Shopper"] = {.wanted = 9, .initializing = 1, .running = 3, .late = 5};
  window.bots["Buyer"] = {.wanted = 2, .running = 2};
  window.lag = std::chrono::milliseconds(7);
  window.gc_pauses.record(3 * ms);
  window.strain.delays.record(2 * ms, 5);
  window.strain.waited = std::chrono::milliseconds(4);
  window.strain.retransmits = 1;
  const auto of = [&](const std::string& metric, const TagFilter& filter = {}) {
    return select(window, *find_built_in(metric), filter);
  };
  REQUIRE(of("vus").value() == 6);
  REQUIRE(of("vus").gauge()->at == std::chrono::seconds(5));
  REQUIRE(of("vus", with("model", "Buyer")).value() == 2);
  REQUIRE(of("vus", with("model", "Seller")).empty());
  REQUIRE(of("bots_wanted").value() == 11);
  REQUIRE(of("generator_lag").value() == 7);
  REQUIRE(of("generator_lag", with("model", "Buyer")).empty());
  REQUIRE(of("gc_pause").max() == 3);
  REQUIRE(of("generator_delay").max() == 2);
  REQUIRE(of("generator_delay").count() == 5);
  REQUIRE(of("generator_delay", with("model", "Buyer")).empty());
  REQUIRE(of("http_reqs").sum() == 16);
  Window other = window;
  other.lag = std::chrono::milliseconds(9);
  other.strain.waited = std::chrono::milliseconds(3);
  window.merge(other);
  REQUIRE(of("generator_lag").value() == 9);
  REQUIRE(of("gc_pause").count() == 2);
  REQUIRE(of("generator_delay").count() == 10);
  REQUIRE(window.strain.waited == std::chrono::milliseconds(4));
  REQUIRE(window.strain.retransmits == 2);
  REQUIRE(of("vus").value() == 12);
}

TEST_CASE("A metric says which tags its series have") {
  const Metric& duration = *find_built_in("http_req_duration");
  REQUIRE(has_tag(duration, "status"));
  REQUIRE(has_tag(duration, "expected_response"));
  REQUIRE(has_tag(duration, "a_tag_of_a_script"));
  REQUIRE_FALSE(has_tag(*find_built_in("ticks"), "action"));
  REQUIRE_FALSE(has_tag(*find_built_in("group_duration"), "grou"));
  REQUIRE(has_tag(*find_built_in("checks"), "group"));
  REQUIRE(has_tag(*find_built_in("checks"), "a_tag_of_a_script"));
  REQUIRE(has_tag(*find_built_in("ticks"), "scenario"));
}

TEST_CASE("A gauge keeps the latest value, whatever the order of a merge") {
  GaugeValue early, late, same;
  early.set(5, Nanos(10), 0);
  late.set(-2, Nanos(20), 0);
  same.set(3, Nanos(20), 1);
  GaugeValue one = early, other = same;
  one.merge(late);
  one.merge(same);
  other.merge(early);
  other.merge(late);
  REQUIRE(one == other);
  REQUIRE(one.value == 3);
  REQUIRE(one.min == -2);
  REQUIRE(one.max == 5);
  GaugeValue never;
  never.merge(GaugeValue());
  REQUIRE_FALSE(never.is_set);
}
