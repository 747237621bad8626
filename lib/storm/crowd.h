// The bots of one model on one worker: how many there should be at a tick, started and stopped to
// match.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <queue>
#include <vector>

#include "shape/seats.h"
#include "shape/shape.h"
#include "storm/plan.h"
#include "storm/roster.h"

namespace hailstorm {

// What may be started in one go, shared by the models of a worker.
class Admission {
 public:
  // No rate: as many as are wanted.
  Admission(std::optional<std::uint64_t> capacity, std::optional<double> rate)
      : capacity_(capacity), rate_(rate) {}

  // At the tick of run time t: adds what has become due since the last one. At most one bot and 50
  // ms worth are saved up, so that the rate holds over any second. A tick that comes late still
  // counts by its own t, so that jitter loses nothing.
  void refill(Nanos t);
  bool has_room(std::uint64_t bots) const { return !capacity_ || bots < *capacity_; }
  bool has_token() const { return !rate_ || tokens_ >= 1; }
  void take() { tokens_ -= rate_ ? 1 : 0; }

 private:
  std::optional<std::uint64_t> capacity_;
  std::optional<double> rate_;
  double tokens_ = 0;
  bool started_ = false;
  Nanos last_{};
};

// Work that is broken off when its time is over, so that input and timers get their turn.
class Stint {
 public:
  Stint(const Loop& loop, Nanos length) : loop_(loop), until_(loop.now() + length) {}
  bool over() const { return loop_.now() >= until_; }

 private:
  const Loop& loop_;
  Instant until_;
};

// Makes a bot for a place: finds it a heap.
using MakeBot =
    std::function<std::unique_ptr<Bot>(Role& role, const BotParams& params, std::uint64_t place)>;

// Thread: the worker's.
class Crowd {
 public:
  // The plan must outlive the crowd.
  Crowd(const CrowdPlan& plan, const StormPlan& storm, const WorkerPlan& share, Recorder& recorder);

  Role& role() { return role_; }
  const Role& role() const { return role_; }
  const Roster& roster() const { return roster_; }
  // The most bots this worker will be asked for, as far as is known.
  std::uint64_t peak() const { return crew_.count_below(peak_); }
  // The same of the whole run.
  std::uint64_t peak_of_run() const { return peak_; }
  // All of them have come and gone for good.
  bool all_done() const;

  // The tick at run time t: sets how many bots should be here.
  void tick(Nanos t);
  // From run time `from` on the whole run wants so many bots, whatever the shape has said. Calls
  // come in the order of `from`.
  void rescale(Nanos from, std::uint64_t bots) { changes_.emplace_back(from, bots); }
  // From now on nobody is wanted.
  void stop();
  // Stops bots that are too many. Whether the stint was over before it was through.
  bool stop_surplus(const Stint& stint);
  // Starts bots that are missing; `bots` counts all bots of the worker. Whether the stint was over
  // before it was through.
  bool admit(const Stint& stint, Instant now, Admission& admission, std::uint64_t& bots,
             const MakeBot& make);
  // The bot of an index; null: it is not here now.
  Bot* bot_of(std::uint64_t index) const;
  // A bot stops of its own accord.
  void bot_leaving(const Bot& bot) { roster_.leaving(bot); }
  // A bot is stopping since now.
  void bot_stopping(const Bot& bot) { stopping_.push_back({bot.stopping_since(), bot.place()}); }
  // Cuts off the bots that have been stopping since `then` or longer. Whether the stint was over
  // before it was through.
  bool cut_off_slow(const Stint& stint, Instant then);
  // A bot has ended; returns it, to be destroyed outside of its own calls.
  std::unique_ptr<Bot> bot_gone(Bot& bot, Instant now);

  // So many bots, or as many as there will be, have failed in Initializing, and none has got
  // through it; or later, three at least, and none has come to the end of an action.
  static constexpr std::uint64_t most_stillborn = 20, least_short_lived = 3;
  bool cannot_live() const;

  // All bots there will ever be have given up.
  bool gave_up() const { return given_up_ > 0 && given_up_ >= peak(); }

  // How many bots were alive at once since this was last asked, at most.
  std::int64_t take_most() { return role_.take_most(); }
  // When the most bots were alive, for a run that is over before a second of it is.
  const Census& fullest() const { return fullest_; }
  // The bots now, and why any are missing. A bot that has done its iterations is wanted no more.
  Census census(Instant now, const Admission& admission, std::uint64_t bots) const;

 private:
  void want(std::uint64_t places);
  bool everyone_is_done() const;
  std::uint64_t take_id();

  Shape shape_;
  std::uint64_t peak_;
  Crew crew_;
  std::uint64_t before_;  // bots of the crowds before it, at most
  bool has_seats_;
  unsigned number_, workers_;
  Role role_;
  Roster roster_;
  // Places whose bots are to be stopped, unless they have ended since: the first range first, from
  // its end downwards.
  struct Range {
    std::uint64_t begin, end;
  };
  std::deque<Range> surplus_;
  // The bots that are stopping, the one that has been for the longest first, and some that are
  // gone.
  struct Stopping {
    Instant since;
    std::uint64_t place;
  };
  std::deque<Stopping> stopping_;
  std::deque<std::pair<Nanos, std::uint64_t>> changes_;  // to come: from when on so many bots
  bool rescaled_ = false, stopped_ = false, done_when_stopped_ = false;
  std::uint64_t ids_used_ = 0, stillborn_ = 0, failed_ = 0, given_up_ = 0;
  Census fullest_;
  std::priority_queue<std::uint64_t, std::vector<std::uint64_t>, std::greater<>> free_ids_;
};

}  // namespace hailstorm
