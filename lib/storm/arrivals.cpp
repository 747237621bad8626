#include "storm/arrivals.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check.h"

namespace hailstorm {
namespace {

// How far ahead the next arrival is looked for: past the next tick, which looks again.
constexpr Nanos horizon = 2 * tick_length;

std::optional<Schedule> schedule_of(const CrowdPlan& plan, const Crew& crew, bool has_seats) {
  if (!has_seats) return std::nullopt;
  const ArrivalPlan& arrivals = plan.arrivals();
  return Schedule(arrivals.rate, crew, plan.model, arrivals.poisson);
}

}  // namespace

Arrivals::Arrivals(const CrowdPlan& plan, const StormPlan& storm, const WorkerPlan& share,
                   const Workplace& workplace, std::function<void()> due)
    : Crowd(plan, storm, share, workplace.recorder),
      plan_(plan.arrivals()),
      crew_(share.slice, 0, storm.seats),
      part_(static_cast<double>(share.slice.size()) / storm.seats),
      recorder_(workplace.recorder),
      loop_(workplace.loop),
      workplace_(workplace),
      on_due_(std::move(due)),
      due_(schedule_of(plan, crew_, !share.slice.empty())),
      next_(due_),
      catch_up_(workplace.options.catch_up),
      timer_(this, [](void* self) { static_cast<Arrivals*>(self)->on_due_(); }),
      end_(plan_.end) {}

// A second's worth of them at their busiest is a guess: how long a journey takes is not known.
std::uint64_t Arrivals::peak() const {
  constexpr double most = 5000;
  if (!next_ || plan_.total <= 0) return 0;
  return 1 + static_cast<std::uint64_t>(std::min(plan_.peak * part_, most));
}

Crowd::Share Arrivals::share() const { return {plan_.peak * part_, plan_.peak}; }

void Arrivals::count_due(Nanos t) {
  if (!due_) return;
  const std::uint64_t before = counted_;
  for (const Nanos until = std::min(t, end_); due_->next(until); due_->take()) ++counted_;
  if (counted_ > before) recorder_.arrivals_due(role().name, counted_ - before);
}

void Arrivals::stop() {
  end_ = std::min(end_, run_time());
  stopped_ = true;
  loop_.cancel(timer_);
}

bool Arrivals::admit(const Stint& stint, Instant, Admission& admission, std::uint64_t& bots,
                     const MakeBot& make) {
  waits_for_room_ = false;
  if (!next_ || stopped_) return false;
  for (;;) {
    const Nanos now = run_time();
    const auto arrival = next_->next(std::min(now + Nanos(1), end_));
    if (!arrival) {
      held_up_ = false;
      break;
    }
    const bool room = admission.has_room(bots);
    if (!room && !plan_.drop) {
      waits_for_room_ = held_up_ = true;
      return false;
    }
    if (stint.over()) return true;
    if (!room) {
      recorder_.arrival_dropped(role().name);
    } else {
      if (!start_) start_ = catch_up_.start_of(arrival->due, now);
      if (*start_ > now) break;
      if (!admission.has_token()) {  // the next tick brings one
        held_up_ = true;
        return false;
      }
      admission.take();
      ++bots;
      begin(*arrival, now, make);
    }
    start_.reset();
    ++taken_;
    next_->take();
  }
  await_next();
  return false;
}

void Arrivals::begin(const Arrival& arrival, Nanos now, const MakeBot& make) {
  if (free_places_.empty()) {
    free_places_.push_back(places_.size());
    places_.emplace_back();
  }
  const std::uint64_t place = free_places_.back();
  free_places_.pop_back();
  recorder_.arrival_started(role().name, now - arrival.due);
  if (!held_up_) workplace_.hear_of_start(now - arrival.due);
  const BotParams params{.index = crew_.index(arrival.place), .bot_id = take_id()};
  places_[place] = make(role(), params, place, launched_ + arrival.due);
  places_[place]->begin();
  note_fullest(static_cast<std::uint64_t>(role().census.alive()));
}

void Arrivals::await_next() {
  const auto arrival = next_->next(std::min(run_time() + horizon, end_));
  if (!arrival) return loop_.cancel(timer_);
  loop_.arm(timer_, launched_ + start_.value_or(arrival->due));
}

Bot* Arrivals::at(std::uint64_t place) const {
  return place < places_.size() ? places_[place].get() : nullptr;
}

Bot* Arrivals::bot_of(std::uint64_t index) const {
  const auto found = std::find_if(places_.begin(), places_.end(), [index](const auto& bot) {
    return bot && bot->index() == index;
  });
  return found == places_.end() ? nullptr : found->get();
}

std::vector<Bot*> Arrivals::all() const {
  std::vector<Bot*> bots;
  for (const auto& bot : places_)
    if (bot) bots.push_back(bot.get());
  return bots;
}

std::unique_ptr<Bot> Arrivals::leave(Bot& bot, Instant, Bot::End) {
  const std::uint64_t place = bot.place();
  HAIL_CHECK(at(place) == &bot);
  free_places_.push_back(place);
  return std::move(places_[place]);
}

Census Arrivals::census(Instant, const Admission& admission, std::uint64_t bots) const {
  Census census = role().census;
  const auto waiting = static_cast<std::int64_t>(counted_ > taken_ ? counted_ - taken_ : 0);
  (admission.has_room(bots) ? census.late : census.refused) = waiting;
  census.wanted = census.alive() + waiting;
  return census;
}

}  // namespace hailstorm
