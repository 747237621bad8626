// What holds from when on.
#include "shape/timeline.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/random.h"

using namespace hailstorm;
using namespace std::chrono_literals;

namespace {

TimelineEntry entry(std::uint64_t version, Nanos at) {
  TimelineEntry result;
  result.version = version;
  result.effective_at = at;
  return result;
}

}  // namespace

TEST_CASE("nothing holds before the first entry") {
  Timeline timeline;
  CHECK(timeline.at(0s) == Holding{});
  CHECK_FALSE(timeline.next_after(0s));
}

TEST_CASE("an entry holds from its moment on and leaves the rest as it was") {
  Timeline timeline;
  auto launch = entry(1, 0s);
  launch.shapes.emplace();
  (*launch.shapes)["Buyer"] = "1";
  (*launch.shapes)["Shopper"] = "10*t";
  launch.slice = Slice{1, 2, 3};
  auto pause = entry(2, 5s);
  pause.paused = true;
  auto scale = entry(3, 8s);
  scale.shapes.emplace();
  (*scale.shapes)["Buyer"] = "2";
  scale.paused = false;
  for (const auto& each : {launch, pause, scale}) timeline.add(each);
  const std::map<std::string, std::string> scaled = {{"Buyer", "2"}, {"Shopper", "10*t"}};

  CHECK(timeline.at(-1ns) == Holding{});
  CHECK(timeline.at(0s) == Holding{1, *launch.shapes, {1, 2, 3}, false, false});
  CHECK(timeline.at(5s - 1ns) == timeline.at(0s));
  CHECK(timeline.at(5s) == Holding{2, *launch.shapes, {1, 2, 3}, true, false});
  CHECK(timeline.at(9s) == Holding{3, scaled, {1, 2, 3}, false, false});
}

TEST_CASE("at the same moment the higher version wins") {
  Timeline timeline;
  auto first = entry(7, 1s), second = entry(8, 1s);
  first.slice = Slice{1};
  second.slice = Slice{};
  timeline.add(second);
  timeline.add(first);
  CHECK(timeline.at(1s).slice.empty());
  CHECK(timeline.at(1s).version == 8);
}

TEST_CASE("a version already known is ignored") {
  Timeline timeline;
  auto known = entry(1, 1s), again = entry(1, 2s);
  again.stop = true;
  timeline.add(known);
  timeline.add(again);
  CHECK(timeline.entries() == std::vector<TimelineEntry>{known});
}

TEST_CASE("once stopped, always stopped") {
  Timeline timeline;
  auto stop = entry(1, 1s), later = entry(2, 2s);
  stop.stop = true;
  later.paused = true;
  timeline.add(stop);
  timeline.add(later);
  CHECK_FALSE(timeline.at(1s - 1ns).stopped);
  CHECK(timeline.at(1s).stopped);
  CHECK(timeline.at(3s).stopped);
}

TEST_CASE("the next change is the first after t") {
  Timeline timeline;
  timeline.add(entry(2, 5s));
  timeline.add(entry(1, 2s));
  timeline.add(entry(3, 5s));
  CHECK(timeline.next_after(0s) == Nanos(2s));
  CHECK(timeline.next_after(2s) == Nanos(5s));
  CHECK(timeline.next_after(5s - 1ns) == Nanos(5s));
  CHECK_FALSE(timeline.next_after(5s));
}

TEST_CASE("entries may come in any order and twice") {
  const std::uint64_t seed = 5;
  INFO("seed " << seed);
  Random random(seed);
  std::vector<TimelineEntry> entries;
  for (std::uint64_t version = 1; version <= 40; ++version) {
    auto each = entry(version, std::chrono::seconds(random.below(10)));
    const std::map<std::string, std::string> shapes{{"Buyer", std::to_string(version)}};
    if (random.below(2) == 0) each.shapes = shapes;
    if (random.below(2) == 0) each.slice = Slice{static_cast<Seat>(version)};
    if (random.below(3) == 0) each.paused = random.below(2) == 0;
    each.stop = random.below(30) == 0;
    entries.push_back(each);
  }
  Timeline in_order;
  for (const auto& each : entries) in_order.add(each);
  for (int trial = 0; trial < 20; ++trial) {
    for (std::size_t i = entries.size(); i > 1; --i) {
      std::swap(entries[i - 1], entries[random.below(i)]);
    }
    Timeline shuffled;
    for (const auto& each : entries) shuffled.add(each);
    for (const auto& each : entries) shuffled.add(each);
    CHECK(shuffled.entries() == in_order.entries());
    for (auto t = 0s; t <= 10s; ++t) CHECK(shuffled.at(t) == in_order.at(t));
  }
}
