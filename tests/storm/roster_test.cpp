// A roster says which bots are too many and which places are free, as a list kept by hand would.
#include "storm/roster.h"

#include <algorithm>
#include <map>

#include "rehearsal.h"

using namespace hailstorm;

namespace {

// What a roster should know, worked out anew for each question.
struct Ledger {
  struct Place {
    Bot* bot = nullptr;
    bool leaving = false, done = false;
    Instant since{}, free_at{};
    Nanos back_off{};

    void left(Instant now, Bot::End end) {
      bot = nullptr;
      leaving = false;
      done = end == Bot::End::finished;
      free_at = now;
      if (end != Bot::End::failed) return;
      const bool young = now - since < std::chrono::minutes(1);
      back_off = young && back_off > Nanos(0) ? 2 * back_off : std::chrono::seconds(1);
      back_off = std::min<Nanos>(back_off, std::chrono::seconds(30));
      free_at += back_off;
    }
  };
  std::map<std::uint64_t, Place> places;
  std::uint64_t wanted = 0;

  template <class F>
  std::uint64_t count(F f) {
    std::uint64_t n = 0;
    for (std::uint64_t i = 0; i < wanted; ++i) n += f(places[i]) ? 1 : 0;
    return n;
  }
  std::uint64_t missing() {
    return count([](const Place& p) { return (!p.bot || p.leaving) && !p.done; });
  }
  std::uint64_t held(Instant now) {
    return count([now](const Place& p) { return p.bot ? p.leaving : !p.done && now < p.free_at; });
  }
  std::optional<std::uint64_t> next_free(std::uint64_t from, Instant now) {
    for (std::uint64_t i = from; i < wanted; ++i) {
      const Place& p = places[i];
      if (!p.bot && !p.done && p.free_at <= now) return i;
    }
    return std::nullopt;
  }
  void want(std::uint64_t n) {
    for (std::uint64_t i = wanted; i-- > n;) {
      Place& p = places[i];
      if (!p.bot || p.leaving) continue;
      p.leaving = true;
    }
    wanted = n;
  }
};

const char* const idle_script = "Bot.actions = { act: 1 };\nmethods.act = function () {};\n";

}  // namespace

TEST_CASE("a place is held until its bot has left, and then taken again") {
  Rehearsal stage(script_of(idle_script));
  Roster roster;
  const auto sit = [&](std::uint64_t place) -> Bot& {
    return roster.seat(
        std::make_unique<Bot>(stage.workplace, stage.role, stage.heap, BotParams{}, place), {});
  };
  roster.want(2);
  Bot& first = sit(0);
  Bot& second = sit(1);
  CHECK(roster.missing() == 0);
  CHECK_FALSE(roster.leaving_at(0));
  roster.want(0);
  CHECK(roster.leaving_at(0) == &first);
  CHECK(roster.leaving_at(1) == &second);
  roster.want(2);
  CHECK(roster.missing() == 2);
  CHECK(roster.held({}) == 2);
  CHECK_FALSE(roster.next_free(0, {}));
  roster.leave(second, {}, Bot::End::stopped);
  CHECK(roster.held({}) == 1);
  CHECK(roster.next_free(0, {}) == 1);
}

TEST_CASE("whatever comes and goes, the roster agrees with a list kept by hand") {
  Rehearsal stage(script_of(idle_script));
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Random random(seed);
    Roster roster;
    Ledger ledger;
    std::uint64_t alive = 0, done = 0;
    Instant now{};
    for (int step = 0; step < 300; ++step) {
      CAPTURE(seed, step);
      now += milliseconds(random.below(50) == 0 ? 40'000 : random.below(500));
      const std::uint64_t what = random.below(10);
      if (what < 2) {
        const std::uint64_t n = random.below(30);
        roster.want(n);
        ledger.want(n);
      } else if (what < 6) {
        const std::uint64_t from = random.below(4) == 0 ? random.below(30) : 0;
        const auto place = roster.next_free(from, now);
        REQUIRE(place == ledger.next_free(from, now));
        if (place) {
          ledger.places[*place].bot = &roster.seat(
              std::make_unique<Bot>(stage.workplace, stage.role, stage.heap, BotParams{}, *place),
              now);
          ledger.places[*place].since = now;
          ++alive;
        }
      } else {
        const std::uint64_t at = random.below(30);
        Ledger::Place& place = ledger.places[at];
        if (place.bot) {
          const Bot::End ends[] = {Bot::End::stopped, Bot::End::failed, Bot::End::failed,
                                   Bot::End::finished};
          const Bot::End end = ends[random.below(random.below(4) == 0 ? 4 : 3)];
          REQUIRE(roster.leave(*place.bot, now, end).get() == place.bot);
          place.left(now, end);
          --alive;
          done += place.done ? 1 : 0;
        }
      }
      for (const auto& [at, place] : ledger.places)
        REQUIRE(roster.leaving_at(at) == (place.leaving ? place.bot : nullptr));
      REQUIRE(roster.wanted() == ledger.wanted);
      REQUIRE(roster.missing() == ledger.missing());
      REQUIRE(roster.held(now) == ledger.held(now));
      REQUIRE(roster.done() == done);
      REQUIRE(roster.bots() == alive);
    }
  }
}
