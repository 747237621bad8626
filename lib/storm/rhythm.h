// When a bot acts: its ticks at fixed moments, or its waits from action to action. Pure.
#pragma once

#include <cstdint>
#include <optional>

#include "base/clock.h"
#include "base/random.h"
#include "script/model.h"

namespace hailstorm {

// By interval, ticks come at fixed moments, however long actions take: a tick that finds its bot
// busy is owed, its action starts the moment the bot is free; at most one is owed, each further one
// is missed. So while it beats, every tick is served, or missed, or yet to come. Otherwise there
// are no ticks: an action follows the one before it, at once or after a wait, and no moment says
// when it should have started.
//
// It tells moments and counts, and neither arms a timer nor records: that is its bot's. Thread: its
// owner's.
class Rhythm {
 public:
  // The model must outlive it. It does not beat yet.
  explicit Rhythm(const Model& model) : model_(model) {}

  // Starts; returns when the first action is due: by interval at the part `phase` (in [0, 1)) of
  // one from now, else now.
  Instant begin(Instant now, double phase);
  // Some ticks, an interval apart; none when `count` is 0.
  struct Ticks {
    Instant first{};
    std::uint64_t count = 0;
  };
  // Ends; returns the ticks that are due by now and never will be served: the one that is owed, and
  // those after it.
  struct Unserved {
    Ticks owed, others;
  };
  Unserved end(Instant now);
  bool beats() const { return beats_; }

  // A tick is due by now, or owed.
  bool due(Instant now) const { return owes_ || overdue(now) > 0; }
  // When the tick was due that is, by now, neither served nor owed; nothing if there is none.
  std::optional<Instant> tick_due(Instant now) const {
    return !owes_ && overdue(now) > 0 ? std::optional(next_tick_) : std::nullopt;
  }
  // An action starts, for the earliest tick that is neither served nor missed, if there are ticks.
  struct Served {
    enum { no_tick, tick, owed_tick } what = no_tick;
    Instant due{};  // of the tick
  };
  Served serve();

  // The handler to ask how long to wait after an action, where the script is asked.
  std::optional<std::uint32_t> asks() const;
  // An action that began at `started` has ended; the next one starts at a moment, which is `now` if
  // it is due already. Where the script is asked this is not the one to ask.
  struct Next {
    Instant at{};
    Ticks missed{};
  };
  Next next(Instant started, Instant now, Random& random);
  // Something else than an action has ended, before which the next one was to start at `planned`.
  Next again(Instant now, Instant planned);

 private:
  bool ticks() const { return !model_.wait && model_.interval > Nanos(0); }
  std::uint64_t overdue(Instant now) const;

  const Model& model_;
  Instant next_tick_{};  // the earliest tick that is neither served, nor missed, nor owed
  Instant owed_{};       // when the tick was due that is owed
  bool beats_ = false;
  bool owes_ = false;  // the next action is that of a tick which found the bot busy
};

// How long a bot pauses before it tries Initializing again after so many failures, from 1: half to
// the whole of a second, doubled with each failure, of 30 s at last. `part` is in [0, 1).
Nanos pause_before_retry(unsigned failures, double part);
// So often a bot tries that has a number of actions to do: the run must end.
constexpr unsigned attempts_before_giving_up = 5;

}  // namespace hailstorm
