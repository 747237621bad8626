// What a bot does next is distributed as its script says, by each way of saying it.
#include "storm/choice.h"

#include <catch2/catch.hpp>

#include "chi_square.h"

using namespace hailstorm;

namespace {

Model weighted(const std::vector<double>& weights) {
  Model model;
  for (std::size_t i = 0; i < weights.size(); ++i)
    model.actions.push_back({std::string(1, static_cast<char>('a' + i)), weights[i]});
  return model;
}

Model in_sequence(const std::vector<std::uint32_t>& sequence, std::size_t actions) {
  Model model = weighted(std::vector<double>(actions, 1));
  model.sequence = sequence;
  return model;
}

Model chained(const std::vector<std::vector<double>>& rows) {
  Model model = weighted(std::vector<double>(rows.size(), 1));
  model.transitions = rows;
  return model;
}

std::vector<std::uint32_t> first(std::size_t count, const Model& model) {
  const Choice choice(model);
  Random random(1);
  std::uint32_t place = Choice::start;
  std::vector<std::uint32_t> chosen;
  for (std::size_t i = 0; i < count; ++i) chosen.push_back(choice.next(random, place));
  return chosen;
}

// The shares of time that a chain spends in its states, by iteration.
std::vector<double> stationary(const std::vector<std::vector<double>>& rows) {
  std::vector<double> shares(rows.size(), 1.0 / static_cast<double>(rows.size()));
  for (int i = 0; i < 10'000; ++i) {
    std::vector<double> next(rows.size());
    for (std::size_t from = 0; from < rows.size(); ++from) {
      double sum = 0;
      for (const double weight : rows[from]) sum += weight;
      for (std::size_t to = 0; to < rows.size(); ++to)
        next[to] += shares[from] * rows[from][to] / sum;
    }
    shares = next;
  }
  return shares;
}

const std::vector<std::vector<double>> shop = {
    {3, 1, 0, 0.5}, {1, 0, 2, 0}, {0, 0, 0, 1}, {4, 1, 1, 1}};

}  // namespace

TEST_CASE("actions are drawn by weight, whatever the weights") {
  const std::vector<std::vector<double>> cases = {
      {1, 1},
      {10, 1},
      {1, 2, 0, 3.5, 0.5},
      {0, 0, 7, 1},
      {1e-9, 2e-9, 1e-9},
      {1e12, 3e12, 1},
      {99, 0.5, 0.5},
      {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}};
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    for (const std::vector<double>& weights : cases) {
      const Choice choice(weighted(weights));
      Random random(seed);
      std::uint32_t place = Choice::start;
      std::vector<double> counted(weights.size());
      for (int i = 0; i < 20'000; ++i) ++counted[choice.next(random, place)];
      CAPTURE(seed, weights, counted);
      CHECK(fits(counted, weights));
    }
  }
}

TEST_CASE("each bot draws anew: a draw tells nothing of the next") {
  const std::uint64_t seed = 7;
  const Choice choice(weighted({1, 2, 1}));
  Random random(seed);
  std::uint32_t place = Choice::start, before = choice.next(random, place);
  std::vector<std::vector<double>> pairs(3, std::vector<double>(3));
  for (int i = 0; i < 60'000; ++i) {
    const std::uint32_t next = choice.next(random, place);
    ++pairs[before][next];
    before = next;
  }
  CAPTURE(seed);
  for (const std::vector<double>& row : pairs) CHECK(fits(row, {1, 2, 1}));
}

TEST_CASE("an action that is left out, or has no weight, is never drawn") {
  Model model = weighted({1, 1, 0, 1});
  model.actions[0].left_out = true;
  const Choice choice(model);
  Random random(3);
  std::uint32_t place = Choice::start;
  std::vector<double> counted(4);
  for (int i = 0; i < 10'000; ++i) ++counted[choice.next(random, place)];
  CHECK(fits(counted, {0, 1, 0, 1}));
  model.actions[1].left_out = model.actions[3].left_out = true;
  CHECK_FALSE(Choice(model).any());
  CHECK_FALSE(Choice(weighted({})).any());
}

TEST_CASE("a sequence goes through its actions in turn, for ever, without those left out") {
  using Chosen = std::vector<std::uint32_t>;
  CHECK(first(7, in_sequence({2, 0, 1}, 3)) == Chosen{2, 0, 1, 2, 0, 1, 2});
  CHECK(first(5, in_sequence({0, 0, 1}, 2)) == Chosen{0, 0, 1, 0, 0});
  Model model = in_sequence({0, 1, 0, 2}, 3);
  model.actions[0].left_out = true;
  CHECK(first(4, model) == Chosen{1, 2, 1, 2});
  model.actions[1].left_out = model.actions[2].left_out = true;
  CHECK_FALSE(Choice(model).any());
}

TEST_CASE("a chain begins with its first action, and goes on by the row of the last") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Choice choice(chained(shop));
    Random random(seed);
    std::uint32_t place = Choice::start;
    std::uint32_t before = choice.next(random, place);
    CHECK(before == 0);
    std::vector<std::vector<double>> counted(4, std::vector<double>(4));
    for (int i = 0; i < 50'000; ++i) {
      const std::uint32_t next = choice.next(random, place);
      ++counted[before][next];
      before = next;
    }
    for (std::size_t from = 0; from < 4; ++from) {
      CAPTURE(seed, from, counted[from]);
      CHECK(fits(counted[from], shop[from]));
    }
  }
}

TEST_CASE("in the long run a chain is in its actions as often as its matrix says") {
  const std::vector<double> shares = stationary(shop);
  const Choice choice(chained(shop));
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    std::vector<double> counted(4);
    // Independent bots, each looked at once: what one bot does hangs together.
    for (std::uint64_t bot = 0; bot < 4000; ++bot) {
      Random random(hash(seed, bot));
      std::uint32_t place = Choice::start, action = 0;
      for (int i = 0; i < 40; ++i) action = choice.next(random, place);
      ++counted[action];
    }
    CAPTURE(seed, counted, shares);
    CHECK(fits(counted, shares));
  }
}

TEST_CASE("a chain of one state stays there; one without a choice draws no number") {
  CHECK(first(3, chained({{5}})) == std::vector<std::uint32_t>{0, 0, 0});
  CHECK(first(5, chained({{0, 1}, {1, 0}})) == std::vector<std::uint32_t>{0, 1, 0, 1, 0});
  const Choice only(weighted({2}));
  Random random(1), same(1);
  std::uint32_t place = Choice::start;
  CHECK(only.next(random, place) == 0);
  CHECK(random() == same());
}
