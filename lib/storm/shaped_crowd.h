// A crowd that follows a shape: how many bots there should be at a tick, started and stopped to
// match.
#pragma once

#include <deque>
#include <utility>

#include "shape/seats.h"
#include "shape/shape.h"
#include "storm/crowd.h"
#include "storm/roster.h"

namespace hailstorm {

// Thread: the worker's.
class ShapedCrowd final : public Crowd {
 public:
  // The plan has a shape; the plans must outlive the crowd.
  ShapedCrowd(const CrowdPlan& plan, const StormPlan& storm, const WorkerPlan& share,
              Recorder& recorder);

  const Roster& roster() const { return roster_; }
  std::uint64_t peak() const override { return crew_.count_below(peak_); }
  Share share() const override { return {static_cast<double>(peak()), static_cast<double>(peak_)}; }
  bool all_done() const override;
  bool gave_up() const override { return given_up() > 0 && given_up() >= peak(); }

  void tick(Nanos t) override;
  void rescale(Nanos from, std::uint64_t bots) override { changes_.emplace_back(from, bots); }
  void stop() override;
  bool stop_surplus(const Stint& stint) override;
  bool admit(const Stint& stint, Instant now, Admission& admission, std::uint64_t& bots,
             const MakeBot& make) override;
  Bot* bot_of(std::uint64_t index) const override;
  std::vector<Bot*> all() const override;
  void bot_leaving(const Bot& bot) override { roster_.leaving(bot); }
  // A bot that has done its iterations is wanted no more.
  Census census(Instant now, const Admission& admission, std::uint64_t bots) const override;

 private:
  Bot* at(std::uint64_t place) const override { return roster_.at(place); }
  std::unique_ptr<Bot> leave(Bot& bot, Instant now, Bot::End end) override {
    return roster_.leave(bot, now, end);
  }
  std::uint64_t most_ever() const override { return peak(); }
  void want(std::uint64_t places);
  bool everyone_is_done() const;

  Shape shape_;
  std::uint64_t peak_;
  Crew crew_;
  std::uint64_t before_;  // bots of the crowds before it, at most
  bool has_seats_;
  Roster roster_;
  // Places whose bots are to be stopped, unless they have ended since: the first range first, from
  // its end downwards.
  struct Range {
    std::uint64_t begin, end;
  };
  std::deque<Range> surplus_;
  std::deque<std::pair<Nanos, std::uint64_t>> changes_;  // to come: from when on so many bots
  bool rescaled_ = false, stopped_ = false, done_when_stopped_ = false;
};

}  // namespace hailstorm
