// The actions that all bots share are started exactly, whoever comes first and whatever happens.
#include "storm/stock.h"

#include <catch2/catch.hpp>
#include <deque>
#include <memory>

#include "base/random.h"

using namespace hailstorm;

namespace {

struct FakeBot final : Waiting {
  explicit FakeBot(Stock& its_stock) : stock(its_stock) {}
  void turn() override {
    waits = false;
    act();
  }
  void act() {
    acts = stock.take(*this);
    waits = !acts;
    if (acts) ++started;
  }

  Stock& stock;
  bool there = true, acts = false, waits = false;
  std::uint64_t started = 0;
};

// Workers and the reserve with messages under way between them, in their order, for as long as the
// dice say.
struct Rig {
  Rig(std::uint64_t seed, std::uint64_t actions, unsigned workers, unsigned bots_each)
      : random(seed), reserve(actions, workers), down(workers), up(workers) {
    for (unsigned w = 0; w < workers; ++w) {
      stocks.push_back(
          std::make_unique<Stock>(w, [this, w](const StockReport& r) { up[w].push_back(r); }));
      // The last worker has no bots at all, if there are several.
      for (unsigned b = 0; b < bots_each && (w + 1 < workers || workers == 1); ++b)
        bots.push_back(std::make_unique<FakeBot>(*stocks[w]));
    }
  }

  void deliver_one() {
    const std::size_t w = random.below(up.size());
    if (random.below(2) == 0) {
      if (up[w].empty()) return;
      const StockReport report = up[w].front();
      up[w].pop_front();
      for (const StockOrder& order : reserve.hear(report)) down[order.worker].push_back(order);
      ++messages;
    } else if (!down[w].empty()) {
      const StockOrder order = down[w].front();
      down[w].pop_front();
      stocks[w]->hear(order);
      ++messages;
    }
  }

  // A bot begins, ends, is stopped (in whatever it does) or comes back.
  void move_a_bot() {
    FakeBot& bot = *bots[random.below(bots.size())];
    if (!bot.there) {
      bot.there = random.below(4) == 0;
    } else if (random.below(20) == 0) {
      bot.leave();
      bot.there = bot.acts = bot.waits = false;
    } else if (bot.acts) {
      bot.acts = random.below(3) != 0;
    } else if (!bot.waits) {
      bot.act();
    }
  }

  std::uint64_t started() const {
    std::uint64_t sum = 0;
    for (const auto& bot : bots) sum += bot->started;
    return sum;
  }
  bool over() const {
    for (const auto& stock : stocks)
      if (!stock->over()) return false;
    return true;
  }

  Random random;
  Reserve reserve;
  std::vector<std::deque<StockOrder>> down;
  std::vector<std::deque<StockReport>> up;
  std::vector<std::unique_ptr<Stock>> stocks;
  std::vector<std::unique_ptr<FakeBot>> bots;
  std::uint64_t messages = 0;
};

}  // namespace

TEST_CASE("exactly as many actions are started as bots share, on many seeds") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Random dice(seed);
    const std::uint64_t actions = 1 + dice.below(seed % 4 == 0 ? 2000 : 40);
    const auto workers = static_cast<unsigned>(1 + dice.below(5));
    const auto bots = static_cast<unsigned>(1 + dice.below(8));
    Rig rig(seed, actions, workers, bots);
    CAPTURE(seed, actions, workers, bots);
    const std::uint64_t patience = 2'000 * (actions + 50);
    std::uint64_t steps = 0;
    while (!rig.over() && ++steps < patience) {
      dice.below(3) == 0 ? rig.move_a_bot() : rig.deliver_one();
      if (rig.started() > actions) FAIL("too many");
    }
    REQUIRE(rig.over());
    CHECK(rig.started() == actions);
    // The last actions of a run take a few messages each, the many before them next to none.
    CHECK(rig.messages < 40 * workers * workers + 12 * actions);
  }
}

TEST_CASE("most actions are started without asking anybody") {
  Rig rig(1, 200'000, 1, 10);
  std::uint64_t steps = 0;
  while (!rig.over() && ++steps < 20'000'000) {
    rig.move_a_bot();
    if (steps % 16 == 0) rig.deliver_one();
  }
  CHECK(rig.started() == 200'000);
  CHECK(rig.messages < 1000);
}

TEST_CASE("what one worker sits on is given to a bot of another that waits for it") {
  Rig rig(3, 8, 3, 1);
  FakeBot &slow = *rig.bots[0], &quick = *rig.bots[1];
  const auto settle = [&rig] {
    for (int i = 0; i < 1000; ++i) rig.deliver_one();
  };
  slow.act();
  settle();
  CHECK(slow.acts);
  for (int i = 0; i < 7; ++i) {
    quick.acts = false;
    quick.act();
    settle();
    CAPTURE(i);
    CHECK(quick.acts);
  }
  CHECK(rig.over());
}

TEST_CASE("a bot that does not wait takes only what is there") {
  Rig rig(1, 3, 1, 1);
  CHECK_FALSE(rig.stocks[0]->take_if_any());
  rig.bots[0]->act();
  for (int i = 0; i < 100; ++i) rig.deliver_one();
  CHECK(rig.bots[0]->started == 1);
  CHECK_FALSE(rig.over());
}
