// Which bots of a model a worker has, and which it should have: places 0, 1, ... of its crew. Pure
// bookkeeping.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "storm/bot.h"

namespace hailstorm {

// Place i is the i-th bot of the slice, in the order of k. The first `wanted` places should be
// taken; when fewer are wanted the last ones stop. A place whose bot is stopping, or has just
// failed, is held: nobody new sits there yet. Thread: the worker's.
class Roster {
 public:
  // Says how many places should be taken; returns the bots that are now too many, the highest
  // first.
  std::vector<Bot*> want(std::uint64_t places);
  std::uint64_t wanted() const { return wanted_; }

  // The lowest place that should be taken and can be, at `now`, from place `from` on.
  std::optional<std::uint64_t> next_free(std::uint64_t from, Instant now) const;

  Bot& seat(std::unique_ptr<Bot> bot);
  // A bot has ended: its place is free again, not before `free_at`; or for ever, when it has done
  // what it had to do. Returns the bot, to be destroyed outside of its own calls.
  std::unique_ptr<Bot> leave(Bot& bot, Instant free_at, bool for_ever);

  // Places that should be taken and are not, nor done for ever.
  std::uint64_t missing() const { return wanted_ - taken_ - done_; }
  // Of those, the ones that are held at `now`.
  std::uint64_t held(Instant now) const;
  // Places that are done for ever.
  std::uint64_t done() const { return done_all_; }
  std::uint64_t bots() const { return bots_; }

  template <class F>
  void each_bot(F f) const {
    for (const Place& place : places_) {
      if (place.bot) f(*place.bot);
    }
  }

 private:
  struct Place {
    std::unique_ptr<Bot> bot;
    bool leaving = false;
    bool done = false;
    Instant free_at{};
  };

  std::vector<Place> places_;
  std::uint64_t wanted_ = 0;
  std::uint64_t taken_ = 0;  // below wanted_, by a bot that is not leaving
  std::uint64_t done_ = 0;   // below wanted_
  std::uint64_t done_all_ = 0;
  std::uint64_t bots_ = 0;
  std::uint64_t low_ = 0;  // every place below it is taken or done
};

}  // namespace hailstorm
