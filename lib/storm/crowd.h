// The bots of one model on one worker, started and stopped by what the run wants of it.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <queue>
#include <vector>

#include "storm/admission.h"
#include "storm/bot.h"
#include "storm/plan.h"

namespace hailstorm {

// Makes a bot for a place: finds it a heap. With the moment its arrival was due, if it is one.
using MakeBot = std::function<std::unique_ptr<Bot>(
    Role& role, const BotParams& params, std::uint64_t place, std::optional<Instant> due)>;

// How many bots there are follows a shape (ShapedCrowd), or a rate (Arrivals). Thread: the
// worker's.
class Crowd {
 public:
  virtual ~Crowd() = default;
  Crowd(const Crowd&) = delete;
  Crowd& operator=(const Crowd&) = delete;

  Role& role() { return role_; }
  const Role& role() const { return role_; }
  // The most bots this worker will be asked for at once, as far as is known; 0: none, ever.
  virtual std::uint64_t peak() const = 0;
  // How much of the whole run's work is this worker's, and how much there is of it, in a measure of
  // the crowd's own.
  struct Share {
    double own = 0, whole = 0;
  };
  virtual Share share() const = 0;
  // All of them have come and gone for good.
  virtual bool all_done() const = 0;
  // All bots there will ever be have given up.
  virtual bool gave_up() const { return false; }

  // The run clock begins.
  virtual void launched(Instant) {}
  // The tick at run time t: sets what should be here.
  virtual void tick(Nanos t) = 0;
  // Counts what was to come before run time t. Calls come in the order of t.
  virtual void count_due(Nanos) {}
  // From run time `from` on the whole run wants so many bots, whatever the shape has said. Calls
  // come in the order of `from`.
  virtual void rescale(Nanos, std::uint64_t) {}
  // From now on nobody is wanted.
  virtual void stop() = 0;
  // Stops bots that are too many. Whether the stint was over before it was through.
  virtual bool stop_surplus(const Stint&) { return false; }
  // Starts bots that are missing; `bots` counts all bots of the worker. Whether the stint was over
  // before it was through.
  virtual bool admit(const Stint& stint, Instant now, Admission& admission, std::uint64_t& bots,
                     const MakeBot& make) = 0;
  // Somebody has come and finds no room.
  virtual bool waits_for_room() const { return false; }
  // The bot of an index; null: it is not here now.
  virtual Bot* bot_of(std::uint64_t index) const = 0;
  // All that are here.
  virtual std::vector<Bot*> all() const = 0;
  // A bot stops of its own accord.
  virtual void bot_leaving(const Bot&) {}
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

  // How many bots were alive at once since this was last asked, at most.
  std::int64_t take_most() { return role_.take_most(); }
  // When the most bots were alive, for a run that is over before a second of it is.
  const Census& fullest() const { return fullest_; }
  // The bots now, and why any are missing.
  virtual Census census(Instant now, const Admission& admission, std::uint64_t bots) const = 0;

 protected:
  // The plans must outlive it.
  Crowd(const CrowdPlan& plan, const StormPlan& storm, const WorkerPlan& share, Recorder& recorder);

  virtual Bot* at(std::uint64_t place) const = 0;
  // The bot that has ended so leaves its place.
  virtual std::unique_ptr<Bot> leave(Bot& bot, Instant now, Bot::End end) = 0;
  // As many as there will ever be.
  virtual std::uint64_t most_ever() const = 0;

  std::uint64_t take_id();
  void note_fullest(std::uint64_t wanted);
  std::uint64_t given_up() const { return given_up_; }

 private:
  unsigned number_, workers_;
  Role role_;
  // The bots that are stopping, the one that has been for the longest first, and some that are
  // gone.
  struct Stopping {
    Instant since;
    std::uint64_t place;
  };
  std::deque<Stopping> stopping_;
  std::uint64_t ids_used_ = 0, stillborn_ = 0, failed_ = 0, given_up_ = 0;
  Census fullest_;
  std::priority_queue<std::uint64_t, std::vector<std::uint64_t>, std::greater<>> free_ids_;
};

}  // namespace hailstorm
