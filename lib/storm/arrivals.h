// A crowd that arrives: each bot comes when it is due, lives for one journey, and goes.
#pragma once

#include <optional>

#include "shape/schedule.h"
#include "shape/seats.h"
#include "storm/catch_up.h"
#include "storm/crowd.h"

namespace hailstorm {

// Who is due and finds no room waits, first come first served, or is dropped, as the plan says. Who
// waits takes no memory: the schedule just stands still. Thread: the worker's.
class Arrivals final : public Crowd {
 public:
  // The plan has arrivals; the plans and the workplace must outlive it. `due` is called from the
  // loop when admit() may have something to start.
  Arrivals(const CrowdPlan& plan, const StormPlan& storm, const WorkerPlan& share,
           const Workplace& workplace, std::function<void()> due);

  std::uint64_t peak() const override;
  Share share() const override;
  bool all_done() const override { return false; }

  void launched(Instant at) override { launched_ = at; }
  void tick(Nanos t) override { count_due(t); }
  void count_due(Nanos t) override;
  void stop() override;
  bool admit(const Stint& stint, Instant now, Admission& admission, std::uint64_t& bots,
             const MakeBot& make) override;
  bool waits_for_room() const override { return waits_for_room_; }
  Bot* bot_of(std::uint64_t index) const override;
  std::vector<Bot*> all() const override;
  // Who waits is wanted, too: refused for want of room, else late.
  Census census(Instant now, const Admission& admission, std::uint64_t bots) const override;

 private:
  Bot* at(std::uint64_t place) const override;
  std::unique_ptr<Bot> leave(Bot& bot, Instant now, Bot::End end) override;
  std::uint64_t most_ever() const override { return most_stillborn; }
  Nanos run_time() const { return loop_.now() - launched_; }
  void begin(const Arrival& arrival, Nanos now, const MakeBot& make);
  void await_next();

  const ArrivalPlan& plan_;
  Crew crew_;
  double part_;  // of all seats
  Recorder& recorder_;
  Loop& loop_;
  const Workplace& workplace_;
  std::function<void()> on_due_;
  // One counts who is due; the other stands at who comes next. None without seats.
  std::optional<Schedule> due_, next_;
  std::uint64_t counted_ = 0, taken_ = 0;
  CatchUp catch_up_;
  std::optional<Nanos> start_;  // of who comes next, once it is known
  Timer timer_;
  Instant launched_{};
  Nanos end_;  // nobody is due from then on
  bool stopped_ = false;
  bool waits_for_room_ = false;
  bool held_up_ = false;  // who comes next came late for want of room, or under --max-rate
  std::vector<std::unique_ptr<Bot>> places_;
  std::vector<std::uint64_t> free_places_;
};

}  // namespace hailstorm
