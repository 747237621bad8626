// Which bots of a model a worker has, and which it should have: places 0, 1, ... of its crew. Pure
// bookkeeping.
#pragma once

#include <cstdint>
#include <deque>
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
  // Says how many places should be taken; the bots of the others are to leave, as leaving_at()
  // tells.
  void want(std::uint64_t places);
  std::uint64_t wanted() const { return wanted_; }

  // The bot of a place that should go and has not gone yet, or null.
  Bot* leaving_at(std::uint64_t place) const {
    return place < places_.size() && marks_[place] == Mark::leaving ? places_[place].bot.get()
                                                                    : nullptr;
  }

  // The lowest place that should be taken and can be, at `now`, from place `from` on.
  std::optional<std::uint64_t> next_free(std::uint64_t from, Instant now) const;

  // After a bot has failed its place stays empty for a while, so that a model that cannot live does
  // not spin: for the shortest back-off, then twice as long each time, up to the longest, until a
  // bot has lived there for long enough.
  static constexpr Nanos shortest_back_off = std::chrono::seconds(1);
  static constexpr Nanos longest_back_off = std::chrono::seconds(30);
  static constexpr Nanos long_enough = std::chrono::minutes(1);

  Bot& seat(std::unique_ptr<Bot> bot, Instant now);
  // The bot at a place; null: none.
  Bot* at(std::uint64_t place) const;
  // A bot stops of its own accord.
  void leaving(const Bot& bot);
  // A bot has ended, at `now`: its place is free again, after a back-off if it has failed, not
  // before the shortest back-off since it came if it has left or was cut off, or never if it has
  // finished. Returns the bot, to be destroyed outside of its own calls.
  std::unique_ptr<Bot> leave(Bot& bot, Instant now, Bot::End end);

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
  // Taken: by a bot that is not leaving.
  enum class Mark : std::uint8_t { empty, taken, leaving, done };
  struct Place {
    std::unique_ptr<Bot> bot;
    Instant since{}, free_at{};
    Nanos back_off{};
  };

  // A byte for each place, so that looking through a hundred thousand of them is no pause; the
  // places themselves stay where they are.
  std::vector<Mark> marks_;
  std::deque<Place> places_;
  std::uint64_t wanted_ = 0;
  std::uint64_t taken_ = 0;  // below wanted_
  std::uint64_t done_ = 0;   // below wanted_
  std::uint64_t done_all_ = 0;
  std::uint64_t bots_ = 0;
  std::uint64_t low_ = 0;  // every place below it is taken or done
};

}  // namespace hailstorm
