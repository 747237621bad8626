// One slice, dealt to children: who owns what, and what a join or a loss costs.
#include "shape/seats.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/random.h"
#include "dealing.h"

using namespace hailstorm;
using namespace hailstorm::testing;

namespace {

using Weigh = double (*)(Random&);

std::vector<Child> random_children(std::uint32_t count, Weigh weigh, Random& random) {
  std::vector<Child> children;
  for (std::uint32_t id = 0; id < count; ++id) children.push_back({id, weigh(random)});
  return children;
}

std::uint64_t count_of(const std::vector<std::uint32_t>& owners, std::uint32_t id) {
  return static_cast<std::uint64_t>(std::count(owners.begin(), owners.end(), id));
}

struct Churned {
  double moved = 0, least = 0;  // seats, over all steps
  Distance worst;
};

// Joins and losses at random among 2 to `most` children; every seat has a bot.
Churned churn(std::uint32_t seats, std::size_t most, Weigh weigh, int steps, std::uint64_t seed) {
  Random random(seed);
  const Slice mine = whole_slice(seats);
  auto children = random_children(static_cast<std::uint32_t>(most / 2), weigh, random);
  auto next_id = static_cast<std::uint32_t>(children.size());
  auto owners = seat(mine, children);
  Churned result;
  for (int step = 0; step < steps; ++step) {
    double total = 0;
    for (const auto& child : children) total += child.weight;
    if (children.size() < 2 || (children.size() < most && random.below(2) == 0)) {
      children.push_back({next_id++, weigh(random)});
      result.least += seats * children.back().weight / (total + children.back().weight);
    } else {
      const auto lost =
          children.begin() + static_cast<std::ptrdiff_t>(random.below(children.size()));
      result.least += seats * lost->weight / total;
      children.erase(lost);
    }
    const auto after = seat(mine, children, owners);
    for (std::size_t i = 0; i < mine.size(); ++i) result.moved += after[i] != owners[i];
    owners = after;
    result.worst.widen(distance(owners, children));
  }
  return result;
}

}  // namespace

TEST_CASE("without children nobody owns a seat") {
  CHECK(seat({3, 5}, {}) == std::vector<std::uint32_t>{nobody, nobody});
  CHECK(seat({}, {{1, 1}}).empty());
  CHECK(seat({}, {}).empty());
}

TEST_CASE("an only child owns every seat") {
  CHECK(seat({3, 5, 9}, {{7, 0.25}}) == std::vector<std::uint32_t>{7, 7, 7});
  CHECK(seat({3, 5}, {{7, 2}}, {8, 7}) == std::vector<std::uint32_t>{7, 7});
}

TEST_CASE("seats are dealt in proportion to the weights") {
  const auto owners = seat(whole_slice(600), {{1, 1}, {2, 2}, {3, 3}});
  CHECK(count_of(owners, 1) == 100);
  CHECK(count_of(owners, 2) == 200);
  CHECK(count_of(owners, 3) == 300);
}

TEST_CASE("children of one weight are dealt to as others are, in one step") {
  for (const std::uint32_t children : {1U, 2U, 3U, 7U, 64U}) {
    for (const std::size_t seats : {std::size_t{0}, std::size_t{5}, std::size_t{1000}}) {
      Slice mine(seats);
      std::iota(mine.begin(), mine.end(), Seat{0});
      std::vector<Child> alike;
      for (std::uint32_t i = 0; i < children; ++i) alike.push_back({(i * 5) % 67, 2.5});
      CAPTURE(children, seats);
      CHECK(seat(mine, alike) == seat(mine, alike, std::vector<std::uint32_t>(seats, nobody)));
    }
  }
}

TEST_CASE("the order of the children does not matter, nor does the scale of their weights") {
  Random random(11);
  auto children = random_children(9, even_weight, random);
  const Slice mine = whole_slice(500);
  const auto owners = seat(mine, children);
  const auto held = seat(mine, {{0, 1}, {4, 1}, {77, 1}});
  const auto again = seat(mine, children, held);
  std::reverse(children.begin(), children.end());
  CHECK(seat(mine, children) == owners);
  CHECK(seat(mine, children, held) == again);
  for (auto& child : children) child.weight *= 1024;
  CHECK(seat(mine, children) == owners);
}

TEST_CASE("weights of any size are dealt to") {
  const Slice mine = whole_slice(1000);
  CHECK(count_of(seat(mine, {{1, 1e-300}, {2, 3e-300}}), 1) == 250);
  CHECK(count_of(seat(mine, {{1, 1e300}, {2, 3e300}}), 1) == 250);
  CHECK(count_of(seat(mine, {{1, 5e-324}, {2, 1e300}}), 2) == 1000);
  CHECK(count_of(seat(mine, {{1, 1e-300}, {2, 1}}, std::vector<std::uint32_t>(1000, 1)), 2) ==
        1000);
}

TEST_CASE("what a child holds it keeps when nothing changes") {
  Random random(5);
  for (const Weigh weigh : {even_weight, skewed_weight}) {
    const auto children = random_children(20, weigh, random);
    const Slice mine = whole_slice(3000);
    const auto owners = seat(mine, children);
    CHECK(seat(mine, children, owners) == owners);
  }
}

TEST_CASE("fresh, every child is within one seat of its share of every prefix") {
  const std::uint64_t seed = 1;
  INFO("seed " << seed);
  Random random(seed);
  Distance worst;
  for (const std::uint32_t count : {1u, 2u, 3u, 7u, 40u, 250u, 1000u}) {
    for (const Weigh weigh : {even_weight, skewed_weight}) {
      const auto children = random_children(count, weigh, random);
      worst.widen(distance(seat(whole_slice(4096), children), children));
    }
  }
  CHECK(worst.worst() <= 1);
}

TEST_CASE("weights that are capacities are filled to the last bot") {
  Random random(2);
  const auto children = random_children(100, even_weight, random);
  std::uint32_t capacity = 0;
  for (const auto& child : children) capacity += static_cast<std::uint32_t>(child.weight);
  auto owners = seat(whole_slice(2048), children);
  owners.resize(capacity);
  for (const auto& child : children) {
    CHECK(static_cast<double>(count_of(owners, child.id)) == child.weight);
  }
}

TEST_CASE("churn keeps every child within 3.5 seats and moves at most twice the least") {
  const std::uint64_t seed = 3;
  INFO("seed " << seed);
  for (const Weigh weigh : {even_weight, skewed_weight}) {
    const Churned result = churn(512, 32, weigh, 200, seed);
    CHECK(result.worst.worst() <= 3.5);
    CHECK(result.moved <= 2 * result.least);
  }
}

TEST_CASE("a refused seat goes to those with room, in proportion and never beyond") {
  const Slice refused = {4, 9, 17, 30, 31, 50, 77, 90};
  const auto owners = reseat(refused, {{1, 2}, {2, 0}, {3, 6}});
  CHECK(count_of(owners, 1) == 2);
  CHECK(count_of(owners, 3) == 6);
  const auto few = reseat({4, 9, 17, 30}, {{1, 2}, {2, 0}, {3, 6}});
  CHECK(count_of(few, 1) == 1);
  CHECK(count_of(few, 3) == 3);
}

TEST_CASE("refused seats beyond all room are nobody's, the highest of them") {
  const auto owners = reseat({4, 9, 17, 30}, {{1, 1}, {2, 2}});
  CHECK(count_of(owners, 1) == 1);
  CHECK(count_of(owners, 2) == 2);
  CHECK(owners.back() == nobody);
  CHECK(reseat({4, 9}, {}) == std::vector<std::uint32_t>{nobody, nobody});
  CHECK(reseat({4, 9}, {{1, 0}}) == std::vector<std::uint32_t>{nobody, nobody});
  CHECK(reseat({}, {{1, 5}}).empty());
  CHECK(reseat({4, 9}, {{1, ~std::uint64_t{0}}}) == std::vector<std::uint32_t>{1, 1});
}

TEST_CASE("reseating never exceeds a room") {
  const std::uint64_t seed = 9;
  INFO("seed " << seed);
  Random random(seed);
  for (int trial = 0; trial < 200; ++trial) {
    std::vector<Vacancy> vacancies;
    std::uint64_t room = 0;
    for (std::uint32_t id = 0; id < 1 + random.below(9); ++id) {
      vacancies.push_back({id, random.below(12)});
      room += vacancies.back().room;
    }
    const auto refused = static_cast<std::uint32_t>(random.below(60));
    const auto owners = reseat(whole_slice(refused), vacancies);
    for (const auto& [id, each] : vacancies) CHECK(count_of(owners, id) <= each);
    CHECK(count_of(owners, nobody) == (refused > room ? refused - room : 0));
  }
}

TEST_CASE("the plan has the power of two that holds all peaks, and at least 65,536 seats") {
  CHECK(plan_seats({}).seats == 65536);
  CHECK(plan_seats({{"A", 65536}}).seats == 65536);
  CHECK(plan_seats({{"A", 65536}, {"B", 1}}).seats == 131072);
  CHECK(plan_seats({{"A", 1u << 30}}).seats == 1u << 30);
  CHECK(plan_seats({{"A", ~std::uint64_t{0}}, {"B", ~std::uint64_t{0}}}).seats == 1u << 30);
}

TEST_CASE("each model begins where the peaks of those before it end") {
  const auto plan = plan_seats({{"A", 100}, {"B", 0}, {"C", 50}, {"D", 7}});
  CHECK(plan.base("A") == 0);
  CHECK(plan.base("B") == 100);
  CHECK(plan.base("C") == 100);
  CHECK(plan.base("D") == 150);
  const auto wide = plan_seats({{"A", (std::uint64_t{1} << 53) + 5}, {"B", 1}});
  CHECK(wide.base("B") == 5);
}

TEST_CASE("a crew has its own k, lap after lap") {
  const Crew crew({1, 5, 6}, 6, 8);  // the k 0, 3, 7, and 8 more with each lap
  CHECK(crew.index(0) == 0);
  CHECK(crew.index(1) == 3);
  CHECK(crew.index(2) == 7);
  CHECK(crew.index(3) == 8);
  CHECK(crew.index(7) == 19);
  CHECK(crew.count_below(0) == 0);
  CHECK(crew.count_below(1) == 1);
  CHECK(crew.count_below(3) == 1);
  CHECK(crew.count_below(8) == 3);
  CHECK(crew.count_below(9) == 4);
  CHECK(crew.count_below(80) == 30);
  for (std::uint64_t i = 0; i < 9; ++i) CHECK(crew.place(crew.index(i)) == i);
  CHECK_FALSE(crew.place(1));
  CHECK_FALSE(crew.place(10));
  CHECK(Crew({}, 3, 8).count_below(1000) == 0);
  CHECK(Crew({0}, 0, 1).index(41) == 41);
}

TEST_CASE("a ramp moves nobody: the owner of a bot depends on its k alone") {
  const std::uint64_t seed = 4;
  INFO("seed " << seed);
  Random random(seed);
  const std::uint32_t seats = 256, base = 200;
  const auto children = random_children(7, skewed_weight, random);
  const auto owners = seat(whole_slice(seats), children);
  std::vector<Crew> crews;
  for (const auto& child : children) {
    Slice slice;
    for (Seat each = 0; each < seats; ++each) {
      if (owners[each] == child.id) slice.push_back(each);
    }
    crews.emplace_back(slice, base, seats);
  }
  std::vector<std::uint32_t> owner_of(1000, nobody);
  std::uint64_t n = 0;
  for (int tick = 0; tick < 200; ++tick) {
    n = tick < 100 ? static_cast<std::uint64_t>(tick) * 10 : random.below(1000);
    std::vector<bool> runs(n, false);
    bool same = true, once = true;
    for (std::uint32_t c = 0; c < crews.size(); ++c) {
      for (std::uint64_t i = 0; i < crews[c].count_below(n); ++i) {
        const auto k = crews[c].index(i);
        once &= k < n && !runs[k];
        if (k >= n) continue;
        runs[k] = true;
        same &= owner_of[k] == nobody || owner_of[k] == c;
        owner_of[k] = c;
      }
    }
    CHECK(once);
    CHECK(same);
    CHECK(std::count(runs.begin(), runs.end(), false) == 0);
  }
}

TEST_CASE("thousands of fresh deals are within one seat", "[.][long]") {
  Random random(100);
  Distance worst;
  for (int trial = 0; trial < 3000; ++trial) {
    const auto count = static_cast<std::uint32_t>(1 + random.below(trial % 10 == 0 ? 1000 : 60));
    const auto children = random_children(count, trial % 2 ? even_weight : skewed_weight, random);
    worst.widen(distance(seat(whole_slice(8192), children), children));
  }
  WARN("fresh, 3,000 deals to up to 1,000 children: ahead " << worst.ahead << ", behind "
                                                            << worst.behind);
  CHECK(worst.worst() <= 1);
}

TEST_CASE("long churn stays fair and calm", "[.][long]") {
  for (const std::size_t most : {4u, 8u, 16u, 32u, 64u, 200u}) {
    for (const Weigh weigh : {even_weight, skewed_weight}) {
      Distance worst;
      double ratio = 0, sum = 0;
      const std::uint64_t runs = most > 32 ? 2 : 20;
      for (std::uint64_t seed = 1; seed <= runs; ++seed) {
        const Churned result = churn(16384, most, weigh, 200, seed);
        worst.widen(result.worst);
        ratio = std::max(ratio, result.moved / result.least);
        sum += result.moved / result.least;
      }
      WARN("up to " << most << (weigh == skewed_weight ? " skewed" : " even")
                    << " siblings, 200 steps: moved / least " << sum / static_cast<double>(runs)
                    << ", at most " << ratio << "; ahead " << worst.ahead << ", behind "
                    << worst.behind);
      CHECK(worst.worst() <= 3.5);
      if (most <= 32) CHECK(ratio <= 2);
    }
  }
}
