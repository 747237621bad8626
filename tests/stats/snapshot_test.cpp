// Merging is addition: the form of the tree and the order leave no trace.
#include <catch2/catch.hpp>
#include <numeric>
#include <string>
#include <vector>

#include "base/random.h"
#include "stats/snapshot.h"

using namespace hailstorm;

namespace {

std::string any_of(Random& random, std::initializer_list<const char*> texts) {
  return texts.begin()[random.below(texts.size())];
}

Histogram random_histogram(Random& random) {
  Histogram histogram;
  const auto count = random.below(8);
  for (std::uint64_t i = 0; i < count; ++i) {
    histogram.record(random() >> random.below(64), random.below(4));
  }
  return histogram;
}

Snapshot random_snapshot(Random& random) {
  Snapshot snapshot;
  snapshot.begun = random.below(1000);
  for (auto i = random.below(4); i > 0; --i) {
    const bool answered = random.below(4) > 0;
    const ExchangeKey key{any_of(random, {"Shopper", "Buyer"}), any_of(random, {"/", "/cart"}),
                          any_of(random, {"GET", "POST"}),
                          answered ? Outcome::answered : Outcome::timeout, answered ? 200 : 0};
    ExchangeTally tally;
    tally.ended = random.below(100);
    tally.sent = random.below(100);
    tally.bytes_sent = random();
    tally.bytes_received = random();
    tally.duration = random_histogram(random);
    snapshot.exchanges[key].merge(tally);
  }
  for (auto i = random.below(3); i > 0; --i) {
    const ActionKey key{any_of(random, {"Shopper", "Buyer"}), any_of(random, {"browse", "pay"})};
    ActionTally tally{random.below(9), random.below(9), random.below(9), random.below(9), {}};
    tally.duration = random_histogram(random);
    snapshot.actions[key].merge(tally);
  }
  const ModelTally model{random.below(9), random.below(9), random.below(9), random.below(9),
                         random.below(9), random.below(9), random.below(9)};
  snapshot.models[any_of(random, {"Shopper", "Buyer"})].merge(model);
  const CheckKey check{any_of(random, {"is 200", "has body"}),
                       any_of(random, {"Shopper", "Buyer"})};
  snapshot.checks[check].merge({random.below(9), random.below(9)});
  snapshot.mishaps[{"Shopper", "browse", any_of(random, {"boom", "bang"})}] += random.below(5);
  return snapshot;
}

Window random_window(Random& random) {
  Window window;
  window.number = 17;
  window.tally = random_snapshot(random);
  const auto few = [&random] { return static_cast<std::int64_t>(random.below(50)); };
  window.bots[any_of(random, {"Shopper", "Buyer"})] = {few(), few(), few(), few(),
                                                       few(), few(), few()};
  return window;
}

// Leaves 0 .. 63 in a random order.
std::vector<std::size_t> shuffled(Random& random) {
  std::vector<std::size_t> order(64);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = order.size() - 1; i > 0; --i)
    std::swap(order[i], order[random.below(i + 1)]);
  return order;
}

// Merges 64 parts through eight inner nodes, leaves and inner nodes in a random order.
template <class Part>
Part merge_tree(const std::vector<Part>& leaves, const Part& none, Random& random) {
  std::vector<Part> inner(8, none);
  for (const std::size_t leaf : shuffled(random)) inner[leaf / 8].merge(leaves[leaf]);
  Part root = none;
  for (const std::size_t place : shuffled(random)) {
    if (place < 8) root.merge(inner[place]);
  }
  return root;
}

}  // namespace

TEST_CASE("a merge of snapshots is the same in either order") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Snapshot a = random_snapshot(random), b = random_snapshot(random);
    Snapshot ab = a, ba = b;
    ab.merge(b);
    ba.merge(a);
    REQUIRE(ab == ba);
  }
}

TEST_CASE("a merge of snapshots is the same however it is bracketed") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Snapshot a = random_snapshot(random), b = random_snapshot(random),
                   c = random_snapshot(random);
    Snapshot left = a, right = b, whole = a;
    left.merge(b);
    left.merge(c);
    right.merge(c);
    whole.merge(right);
    REQUIRE(left == whole);
  }
}

TEST_CASE("merging an empty snapshot changes nothing") {
  Random random(1);
  const Snapshot before = random_snapshot(random);
  Snapshot after = before;
  after.merge(Snapshot());
  REQUIRE(after == before);
  Snapshot from_empty;
  from_empty.merge(before);
  REQUIRE(from_empty == before);
}

TEST_CASE("a merge of snapshots through an 8x8 tree equals the flat merge bit for bit") {
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    std::vector<Snapshot> leaves;
    for (int i = 0; i < 64; ++i) leaves.push_back(random_snapshot(random));
    Snapshot flat;
    for (const auto& leaf : leaves) flat.merge(leaf);
    REQUIRE(merge_tree(leaves, Snapshot(), random) == flat);
  }
}

TEST_CASE("a merge of windows through an 8x8 tree equals the flat merge bit for bit") {
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    std::vector<Window> leaves;
    for (int i = 0; i < 64; ++i) leaves.push_back(random_window(random));
    Window none, flat;
    none.number = flat.number = 17;
    for (const auto& leaf : leaves) flat.merge(leaf);
    REQUIRE(merge_tree(leaves, none, random) == flat);
  }
}

TEST_CASE("a snapshot that differs in one count is another snapshot") {
  Random random(5);
  const Snapshot original = random_snapshot(random);
  Snapshot other = original;
  other.models.begin()->second.ticks_missed += 1;
  REQUIRE_FALSE(other == original);
  other = original;
  other.exchanges[{"Shopper", "/", "GET", Outcome::answered, 204}].duration.record(1);
  REQUIRE_FALSE(other == original);
}

TEST_CASE("what has failed follows from what was expected, and from what the script said") {
  ExchangeTally tally;
  tally.ended = 10;
  CHECK(tally.failed(Expected::yes) == 0);
  CHECK(tally.failed(Expected::no) == 10);
  CHECK(tally.failed(Expected::uncounted) == 0);
  CHECK(tally.counted(Expected::yes) == 10);
  CHECK(tally.counted(Expected::uncounted) == 0);
  tally.called_good = 2;
  tally.called_failed = 3;
  CHECK(tally.failed(Expected::yes) == 3);
  CHECK(tally.failed(Expected::no) == 8);
  CHECK(tally.failed(Expected::uncounted) == 3);
  CHECK(tally.counted(Expected::uncounted) == 5);
}

TEST_CASE("verdicts that cancel each other out leave no trace in a merge") {
  Snapshot given, taken_back;
  given.verdicts[{"M", "/", "GET", "sold out"}] = 1;
  taken_back.verdicts[{"M", "/", "GET", "sold out"}] = -1;
  taken_back.verdicts[{"M", "/", "GET", "late"}] = 1;
  Snapshot sum = given;
  sum.merge(taken_back);
  CHECK(sum.verdicts == std::map<VerdictKey, std::int64_t>{{{"M", "/", "GET", "late"}, 1}});
}
